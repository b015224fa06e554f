/** What a designer does for one press, done in the playground's page. */
import { errors, type FrameLocator, type Page } from 'playwright-core'
import type { LayerData } from '../../figma/document/model.ts'
import type { FormView } from './form.ts'
import {
  bytesOf,
  layersNow,
  layOut,
  select,
  show,
  type Laid,
} from './in-page.ts'
import type { MaskLayer, Png } from './mask.ts'
import type { EditOptions } from './options.ts'
import { fillForm, finished, generate, shown } from './panel.ts'
import { carriedIn, type Carried } from './placed.ts'
import { insertAll, nameLayer, wordsIn } from './results.ts'

/** What is worked on: made of the files that the options name. */
export interface EditInput {
  options: EditOptions
  picture: Png | null
  mask: MaskLayer | null
  /** Pictures that go along, by their files. */
  others: ReadonlyMap<string, Png>
}

/** A layer of the page before or after. */
export interface Shot {
  layer: LayerData
  png: Buffer
}

export interface Edited {
  /** The source without its mask; null where there was nothing to see. */
  before: Buffer | null
  /** What carries the results: the source, or what was made beside it. */
  after: Shot[]
  carried: Carried[]
  /** Their image files, by hash. */
  images: ReadonlyMap<string, Buffer>
  words: string[]
  /** What did not come, in the panel's sentences. */
  said: string[]
  /** Milliseconds from the press until all results were there. */
  tookMs: number
}

const sourceName = 'Picture'

/** @throws WrongInput in the panel's sentence, where something is in the way */
export async function editInPage(
  page: Page,
  input: EditInput,
): Promise<Edited> {
  const panel = page.frameLocator('.plugin-window iframe')
  return carryOut(page, panel, input).catch(async (thrown: unknown) => {
    throw thrown instanceof errors.TimeoutError
      ? await stuck(panel, thrown)
      : thrown
  })
}

/** What the panel shows, in place of a library's words. */
async function stuck(panel: FrameLocator, cause: Error): Promise<Error> {
  const shows = await panel
    .locator('body')
    .innerText({ timeout: 5000 })
    .catch(() => 'nothing')
  return new Error(`The panel got stuck. It shows:\n${shows}`, { cause })
}

async function carryOut(
  page: Page,
  panel: FrameLocator,
  input: EditInput,
): Promise<Edited> {
  const { options } = input
  const laid = await page.evaluate(layOut, filesOf(input))
  const read = async (what: Parameters<typeof bytesOf>[0]) =>
    Buffer.from(await page.evaluate(bytesOf, what), 'base64')
  const setMask = async (visible: boolean) => {
    if (laid.mask) await page.evaluate(show, { id: laid.mask, visible })
  }
  await setMask(false)
  const before = input.picture ? await read({ layer: laid.source }) : null
  await setMask(true)

  await page.evaluate(() => window.playground.run('open'))
  await fillForm(viewOf(page, panel, laid), options)
  const startedAt = performance.now()
  await generate(panel, sourceName, options)
  const missing = await finished(panel)
  const tookMs = Math.round(performance.now() - startedAt)
  const words = await wordsIn(panel)
  if (options.insert === 'name') await nameLayer(panel)
  const failed = words.length ? [] : await insertAll(panel, options.insert)

  const layers = await page.evaluate(layersNow)
  const carried = carriedIn(layers)
  const images = new Map<string, Buffer>()
  for (const { hash } of carried) images.set(hash, await read({ image: hash }))
  const after: Shot[] = []
  for (const layer of layers)
    if (carried.some(({ rootId }) => rootId === layer.id))
      after.push({ layer, png: await read({ layer: layer.id }) })
  const said = [...new Set([...missing, ...failed])]
  return { before, after, carried, images, words, said, tookMs }
}

function filesOf({ options, picture, mask, others }: EditInput) {
  const base64 = ({ bytes }: Png) => bytes.toString('base64')
  const { width, height } = picture ?? options.frame ?? { width: 1, height: 1 }
  return {
    name: sourceName,
    picture: picture && base64(picture),
    width,
    height,
    mask: mask && { png: base64(mask), x: mask.x, y: mask.y },
    others: [...others].map(([file, png]) => ({
      name: file,
      png: base64(png),
    })),
  }
}

function viewOf(
  page: Page,
  panel: FrameLocator,
  { source, others }: Laid,
): FormView {
  return {
    panel,
    holding: async (file, act) => {
      const { id } = others.find(({ name }) => name === file)!
      await page.evaluate(select, id)
      // The panel has heard of it once it shows it.
      await shown(panel, file).waitFor()
      await act()
      await page.evaluate(select, source)
      await shown(panel, sourceName).waitFor()
    },
  }
}
