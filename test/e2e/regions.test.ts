import { beforeEach, expect, test } from 'vitest'
import {
  intersection,
  scaled,
  type Rect,
} from '../../plugin/shared/geometry.ts'
import { keptJobs } from '../kept-jobs.ts'
import { generate, layerOf, openPanel, seeSentence } from './designer.ts'
import type { Stage } from './stage.ts'
import { useStage } from './use-stage.ts'
import { drawMask, wideSize as size } from './wide.ts'

const left: Rect = { x: 90, y: 190, width: 120, height: 100 }
const right: Rect = { x: 980, y: 200, width: 130, height: 110 }

const openStage = useStage()
let stage: Stage
let frame: string
beforeEach(async () => {
  stage = await openStage()
  frame = await stage.page.evaluate((size) => {
    const color = { r: 1, g: 1, b: 1 }
    const fills = [{ type: 'SOLID' as const, color }]
    return window.stage.add('FRAME', { name: 'White', ...size, fills })
  }, size)
})

async function openWithMask(...places: Rect[]) {
  await drawMask(stage, frame, size, places)
  await stage.page.evaluate(
    (frame) => window.stage.figma.document.select([frame]),
    frame,
  )
  await openPanel(stage)
  await seeSentence(stage, /Repaints White where Mask covers/)
}

/** Canvas units to a pixel of the preview, which is as wide as it may be. */
const unit = size.width / 328
const top = (192 - size.height / unit) / 2

/** The white that is not dimmed within some columns, canvas units. */
function undimmed(from = 0, to = size.width): Promise<Rect> {
  const canvas = stage.panel.getByRole('img', { name: /region that is sent$/ })
  return canvas.evaluate(
    (canvas: HTMLCanvasElement, { from, to, unit, top }) => {
      const { width, height } = canvas
      const { data } = canvas
        .getContext('2d')!
        .getImageData(0, 0, width, height)
      const xs: number[] = []
      const ys: number[] = []
      for (let at = 0; at < width * height; at++) {
        const [x, y] = [at % width, Math.floor(at / width)]
        if (x * unit < from || x * unit >= to) continue
        // Dimmed white has 166, and the mask's veil leaves red as it is. Half a
        // pixel at the picture's edge is not opaque.
        if (data[4 * at]! < 230 || data[4 * at + 3]! < 255) continue
        xs.push(x)
        ys.push(y)
      }
      const [x, y] = [Math.min(...xs), Math.min(...ys)]
      return {
        x: x * unit,
        y: (y - top) * unit,
        width: (Math.max(...xs) + 1 - x) * unit,
        height: (Math.max(...ys) + 1 - y) * unit,
      }
    },
    { from, to, unit, top },
  )
}

/** What was sent for each result on the layer, of the source, canvas units. */
async function sent(): Promise<Rect[]> {
  const { pluginData } = (await layerOf(stage, frame))!
  return keptJobs(pluginData).map(({ record: { region } }) => {
    const seen = scaled(region.window, 1 / region.scale)
    return intersection(seen, { x: 0, y: 0, ...size })!
  })
}

async function generateAndInsert(count: number) {
  await generate(stage, 'a golden sun')
  const insert = stage.panel.getByRole('button', { name: /^Insert result 1/ })
  await expect.poll(() => insert.count()).toBe(count)
  for (let left = count; left > 0; left--) {
    await insert.first().click()
    await expect.poll(() => insert.count()).toBe(left - 1)
  }
}

const isAt = (a: Rect, b: Rect) =>
  (['x', 'y', 'width', 'height'] as const).every(
    (side) => Math.abs(a[side] - b[side]) <= 1.5 * unit,
  )

test.each(['Tight', 'Balanced', 'Whole layer'])(
  'with %s the frame on the preview is what Ideogram gets to see',
  async (context) => {
    await openWithMask(left)
    await stage.panel.getByRole('radio', { name: context }).check()
    await generateAndInsert(1)
    const [region] = await sent()
    await stage.page.evaluate(() => window.stage.figma.undo())
    await expect.poll(async () => isAt(await undimmed(), region!)).toBe(true)
  },
)

test('each part of a mask has a frame of its own', async () => {
  await openWithMask(left, right)
  const gap = { x: 550, width: 100 }
  await stage.panel
    .getByRole('switch', { name: 'Repaint each mask on its own' })
    .check()
  await seeSentence(stage, / × 2, about/)
  await generateAndInsert(2)
  const regions = (await sent()).sort((a, b) => a.x - b.x)
  for (let steps = 0; steps < 2; steps++)
    await stage.page.evaluate(() => window.stage.figma.undo())
  await expect
    .poll(async () => [
      isAt(await undimmed(0, gap.x), regions[0]!),
      isAt(await undimmed(gap.x + gap.width), regions[1]!),
    ])
    .toEqual([true, true])
  const between = await undimmed(gap.x, gap.x + gap.width)
  expect(between.width).toBe(-Infinity)
})
