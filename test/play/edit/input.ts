/** The files that the options name, looked through and made layers of. */
import type { Page } from 'playwright-core'
import { decode } from './decode.ts'
import { checkPicture, type PictureFile } from './files.ts'
import { maskLayer, type MaskLayer, type Png } from './mask.ts'
import type { EditOptions } from './options.ts'
import type { EditInput } from './steps.ts'
import { WrongInput } from './wrong-input.ts'

export interface InputFiles {
  image: PictureFile | null
  mask: PictureFile | null
  others: PictureFile[]
}

/** @throws WrongInput */
export async function checkFiles({
  engine,
  image,
  mask,
  values,
}: EditOptions): Promise<InputFiles> {
  const files: InputFiles = {
    image: image === null ? null : await checkPicture(image),
    mask: mask === null ? null : await checkPicture(mask),
    others: [],
  }
  if (files.image && files.mask) checkSizes(files.image, files.mask)
  for (const [name, { kind }] of Object.entries(engine.fields))
    if (kind.control === 'pictures')
      for (const file of (values[name] ?? []) as readonly string[])
        files.others.push(await checkPicture(file))
  return files
}

function checkSizes(image: PictureFile, mask: PictureFile): void {
  if (mask.width === image.width && mask.height === image.height) return
  const size = ({ width, height }: PictureFile) =>
    `${String(width)} × ${String(height)}`
  throw new WrongInput(
    `${mask.name} is ${size(mask)} px and the picture ${size(image)}. Make them the same size.`,
  )
}

/**
 * @param page that decodes
 * @throws WrongInput
 */
export async function readInput(
  page: Page,
  options: EditOptions,
  files: InputFiles,
): Promise<EditInput> {
  const others = new Map<string, Png>()
  for (const file of files.others)
    others.set(file.name, await decode(page, file))
  return {
    options,
    picture: files.image && (await decode(page, files.image)),
    mask: files.mask && (await readMask(page, options, files.mask)),
    others,
  }
}

async function readMask(
  page: Page,
  { engine: { framing } }: EditOptions,
  file: PictureFile,
): Promise<MaskLayer | null> {
  const drawn = await decode(page, file)
  return framing.kind === 'window' ? maskLayer(drawn, file.name, framing) : null
}
