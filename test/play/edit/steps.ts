/** What a designer does for one edit, done in the playground's page. */
import type { Page } from 'playwright-core'
import type { LayerData } from '../../figma/document/model.ts'
import { exported, found, layOut, show } from './in-page.ts'
import type { MaskLayer, Png } from './mask.ts'
import type { EditOptions } from './options.ts'
import { fillForm, finished, generate, insertAll } from './panel.ts'

/** What is edited: made of the files that the options name. */
export interface EditInput {
  options: EditOptions
  picture: Png
  mask: MaskLayer
}

export interface EditedLayers {
  before: Buffer
  after: Buffer
  /** The picture's frame, as the document has it in the end. */
  frame: LayerData
  /** The results' image files, in their order. */
  results: Buffer[]
  /** Milliseconds from Generate until all results were there. */
  tookMs: number
}

/** Throws an Error in the panel's own sentence. */
export async function editInPage(
  page: Page,
  { picture, mask, options }: EditInput,
): Promise<EditedLayers> {
  const ids = await page.evaluate(layOut, {
    picture: picture.bytes.toString('base64'),
    mask: mask.bytes.toString('base64'),
    x: mask.x,
    y: mask.y,
  })
  const shot = async () =>
    Buffer.from(await page.evaluate(exported, ids.frame), 'base64')
  await page.evaluate(show, { id: ids.mask, visible: false })
  const before = await shot()
  await page.evaluate(show, { id: ids.mask, visible: true })

  // A layer named "mask" in a frame is the frame's mask.
  await page.evaluate((frame) => {
    window.playground.figma.document.select([frame])
    return window.playground.run('open')
  }, ids.frame)
  const panel = page.frameLocator('.plugin-window iframe')
  await fillForm(panel, options)
  const startedAt = performance.now()
  await generate(panel, options)
  await finished(panel)
  const tookMs = Math.round(performance.now() - startedAt)
  await insertAll(panel, options)

  const { frame, results } = await page.evaluate(found, ids.frame)
  return {
    before,
    after: await shot(),
    frame,
    results: results.map((base64) => Buffer.from(base64, 'base64')),
    tookMs,
  }
}
