/** What a designer does for one edit, done in the playground's page. */
import type { FrameLocator, Page } from 'playwright-core'
import type { LayerData } from '../figma/document/model.ts'
import type { EditOptions, MaskFile, PictureFile } from './edit-options.ts'

export interface EditInput {
  picture: PictureFile
  mask: MaskFile
  options: EditOptions
}

export interface EditedLayers {
  before: Buffer
  after: Buffer
  /** The picture's frame, as the document has it in the end. */
  frame: LayerData
  /** The results' image files, in their order. */
  results: Buffer[]
  /** What the designer reads in the panel in the end. */
  notes: string[]
  /** Milliseconds from Generate until all results were there. */
  tookMs: number
}

/** @throws Error in the panel's own sentence */
export async function editInPage(
  page: Page,
  input: EditInput,
): Promise<EditedLayers> {
  const { picture, mask, options } = input
  const ids = await page.evaluate(layOut, {
    picture: picture.bytes.toString('base64'),
    mask: mask.bytes.toString('base64'),
    x: mask.x,
    y: mask.y,
  })
  const shot = async () =>
    Buffer.from(await page.evaluate(exported, ids.frame), 'base64')
  const before = await page
    .evaluate(show, { id: ids.mask, visible: false })
    .then(shot)
  await page.evaluate(show, { id: ids.mask, visible: true })

  // A layer named "mask" in a frame is the frame's mask.
  await page.evaluate((frame) => {
    window.playground.figma.document.select([frame])
    return window.playground.run('open')
  }, ids.frame)
  const panel = page.frameLocator('iframe')
  await fill(panel, options)
  const startedAt = performance.now()
  await press(panel)
  await finished(panel)
  const tookMs = Math.round(performance.now() - startedAt)
  await insert(panel, options)

  const { frame, results } = await page.evaluate(found, ids.frame)
  return {
    before,
    after: await shot(),
    frame,
    results: results.map((base64) => Buffer.from(base64, 'base64')),
    notes: await panel.getByRole('article').first().allInnerTexts(),
    tookMs,
  }
}

async function fill(panel: FrameLocator, options: EditOptions): Promise<void> {
  await panel.getByRole('textbox', { name: 'Prompt' }).fill(options.prompt)
  await panel.getByLabel('Model').selectOption(options.model)
  await panel
    .getByLabel('Images')
    .getByRole('radio', { name: String(options.count), exact: true })
    .check()
  if (!options.seed) return
  await panel.getByText('More options').click()
  await panel.getByLabel('Seed').fill(options.seed)
}

/** @throws Error in the panel's sentence when something stands in the way */
async function press(panel: FrameLocator): Promise<void> {
  await panel
    .getByText(/^Edit .* covers/)
    .last()
    .waitFor()
  const obstacle = panel.locator('#obstacle')
  if (await obstacle.isVisible()) throw new Error(await obstacle.innerText())
  await panel.getByRole('button', { name: /^Generate/ }).click()
}

/** @throws Error in the panel's sentence when nothing came of the job */
async function finished(panel: FrameLocator): Promise<void> {
  const job = panel.getByRole('article').first()
  const result = job.getByRole('button', { name: /^Insert result/ }).first()
  const alert = panel.getByRole('alert').first()
  await result.or(alert).first().waitFor()
  await panel
    .getByRole('button', { name: /^Cancel “/ })
    .waitFor({ state: 'detached' })
  if (await alert.isVisible()) throw new Error(await alert.innerText())
}

const ways = { fill: 'Insert as fill', layer: 'Insert as layer' }

async function insert(panel: FrameLocator, { insert }: EditOptions) {
  const job = panel.getByRole('article').first()
  const menus = job.getByRole('button', { name: /^More for result/ })
  const count = await menus.count()
  // The last to be inserted is in view: the first result shall be.
  for (let at = count - 1; at >= 0; at--) {
    await menus.nth(at).click()
    await panel.getByRole('menuitem', { name: ways[insert] }).click()
    await job.getByText('In view').waitFor()
    await job
      .getByRole('button', {
        name: new RegExp(`^Insert result ${String(at + 1)} of`),
      })
      .waitFor({ state: 'detached' })
  }
}

/* What follows runs in the page. */

async function layOut(files: {
  picture: string
  mask: string
  x: number
  y: number
}): Promise<{ frame: string; mask: string }> {
  const { playground } = window
  const blob = (base64: string) =>
    fetch(`data:image/png;base64,${base64}`).then((answer) => answer.blob())
  const { document } = playground.figma
  const picture = await playground.addPicture(
    await blob(files.picture),
    'Picture',
  )
  const { layer } = document.find(picture)!
  const frame: typeof layer = {
    ...structuredClone(layer),
    id: document.newId(),
    type: 'FRAME',
    clipsContent: true,
  }
  const { id: page } = document.currentPage
  document.remove(picture)
  document.insert(frame, page)
  const mask = await playground.addPicture(await blob(files.mask), 'Mask')
  document.move(mask, frame.id)
  document.update(mask, {
    transform: [
      [1, 0, files.x],
      [0, 1, files.y],
    ],
  })
  document.commit()
  return { frame: frame.id, mask }
}

function show({ id, visible }: { id: string; visible: boolean }): void {
  window.playground.figma.document.update(id, { visible })
}

async function exported(id: string): Promise<string> {
  const png = await window.playground.exportPng(id)
  const texts = Array.from({ length: Math.ceil(png.length / 32768) }, (_, at) =>
    String.fromCharCode(...png.subarray(32768 * at, 32768 * (at + 1))),
  )
  return btoa(texts.join(''))
}

function found(id: string): { frame: LayerData; results: string[] } {
  const { document } = window.playground.figma
  const frame = document.find(id)!.layer
  const layers = [frame, ...frame.children]
  const hashes = layers.flatMap(({ pluginData }) => {
    const stored = Object.entries(pluginData).find(([key]) =>
      key.endsWith('/jobs'),
    )
    const jobs = JSON.parse(stored?.[1] ?? '[]') as {
      results: { hash: string }[]
    }[]
    return jobs.flatMap(({ results }) => results.map(({ hash }) => hash))
  })
  const results = hashes.map((hash) => {
    const bytes = document.data.images.get(hash)!
    return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))
  })
  return { frame: structuredClone(frame), results }
}
