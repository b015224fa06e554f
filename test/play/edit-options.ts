import { parseArgs } from 'node:util'
import sharp from 'sharp'

/** The longest side of a picture that Figma takes. */
const maxSide = 4096

export interface EditOptions {
  image: string
  mask: string
  prompt: string
  out: string
  model: 'V_2' | 'V_2_TURBO'
  count: number
  seed: string
  insert: 'fill' | 'layer'
}

/** A picture that Figma takes: PNG or JPEG. */
export interface PictureFile {
  width: number
  height: number
  bytes: Buffer
}

/** @throws Error in a sentence */
export function readOptions(args: string[]): EditOptions {
  const { values } = parseArgs({
    args,
    options: {
      image: { type: 'string' },
      mask: { type: 'string' },
      prompt: { type: 'string' },
      out: { type: 'string' },
      model: { type: 'string', default: 'V_2' },
      count: { type: 'string', default: '1' },
      seed: { type: 'string', default: '' },
      insert: { type: 'string', default: 'fill' },
    },
  })
  const { image, mask, prompt, out, model, seed, insert } = values
  if (!image || !mask || !prompt?.trim() || !out)
    throw new Error(
      'Say what to edit: npm run edit -- --image a.png --mask b.png --prompt "…" --out dir',
    )
  if (model !== 'V_2' && model !== 'V_2_TURBO')
    throw new Error(`--model is V_2 or V_2_TURBO, not "${model}".`)
  if (insert !== 'fill' && insert !== 'layer')
    throw new Error(`--insert is fill or layer, not "${insert}".`)
  const count = Number(values.count)
  if (!Number.isInteger(count) || count < 1 || count > 8)
    throw new Error(
      `--count is a whole number from 1 to 8, not "${values.count}".`,
    )
  if (seed && !(/^\d{1,10}$/.test(seed) && Number(seed) <= 2_147_483_647))
    throw new Error(
      `--seed is a whole number from 0 to 2147483647, not "${seed}".`,
    )
  return { image, mask, prompt, out, model, count, seed, insert }
}

/** @throws Error in a sentence */
export async function readPicture(file: string): Promise<PictureFile> {
  const picture = sharp(file)
  const { format, width, height } = await picture.metadata().catch(() => {
    throw new Error(
      `${file} cannot be read as a picture. Give a PNG or a JPEG.`,
    )
  })
  if (format !== 'png' && format !== 'jpeg')
    throw new Error(`${file} is a ${format}. Give a PNG or a JPEG.`)
  if (Math.max(width, height) > maxSide)
    throw new Error(
      `${file} is ${String(width)} × ${String(height)} px. Figma takes ${String(maxSide)} px a side: make it smaller.`,
    )
  // As the photographer saw it; Figma does not turn pictures.
  const { data, info } = await picture
    .rotate()
    .png()
    .toBuffer({ resolveWithObject: true })
  return { width: info.width, height: info.height, bytes: data }
}

/** A mask as a layer of Figma: what is to change is opaque. */
export interface MaskFile extends PictureFile {
  /** Of its upper left, pixels of the picture. */
  x: number
  y: number
}

/**
 * A file with transparency says by its alpha what is to change, any other by
 * white on black.
 *
 * @throws Error in a sentence
 */
export async function readMask(
  file: string,
  size: { width: number; height: number },
): Promise<MaskFile> {
  const { width, height, bytes } = await readPicture(file)
  if (width !== size.width || height !== size.height)
    throw new Error(
      `${file} is ${String(width)} × ${String(height)} px and the picture ${String(size.width)} × ${String(size.height)}. Make them the same size.`,
    )
  const { isOpaque } = await sharp(bytes).stats()
  const alpha = await sharp(bytes)
    .ensureAlpha()
    .toColourspace('srgb')
    .extractChannel(isOpaque ? 'red' : 'alpha')
    .raw()
    .toBuffer()
  const rect = covered(alpha, width, height)
  if (!rect)
    throw new Error(
      `${file} covers nothing. Paint white, or leave opaque, what is to change.`,
    )
  const channel = { width, height, channels: 1 } as const
  const masked = await sharp({
    create: { width, height, channels: 3, background: '#ff0000' },
  })
    .joinChannel(alpha, { raw: channel })
    .png()
    .toBuffer()
  const { x, y } = rect
  const trimmed = await sharp(masked)
    .extract({ left: x, top: y, width: rect.width, height: rect.height })
    .png()
    .toBuffer()
  return { ...rect, bytes: trimmed }
}

function covered(alpha: Buffer, width: number, height: number) {
  let [left, top, right, bottom] = [width, height, -1, -1]
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      if (!alpha[y * width + x]) continue
      left = Math.min(left, x)
      right = Math.max(right, x)
      top = Math.min(top, y)
      bottom = y
    }
  return right < 0
    ? null
    : { x: left, y: top, width: right - left + 1, height: bottom - top + 1 }
}
