import sharp from 'sharp'
import { expect, test } from 'vitest'
import type { Rect } from '../../plugin/shared/geometry.ts'
import { v3Sizes } from '../../ui/ideogram/sizes.ts'
import { keptJobs } from '../kept-jobs.ts'
import { drawCards, resultsOn } from './cards.ts'
import {
  awaitResult,
  generate,
  insertResult,
  layerOf,
  openPanel,
  paidRequests,
  pixelsOf,
  seeSentence,
  paidCall,
} from './designer.ts'
import type { Stage } from './stage.ts'
import { useStage } from './use-stage.ts'
import { drawMask, drawWide, wideSize as size } from './wide.ts'

const openStage = useStage()
let stage: Stage

const button = (name: string | RegExp) =>
  stage.panel.getByRole('button', { name })

const choice = () =>
  stage.panel.getByRole('switch', {
    name: 'Repaint each mask on its own',
  })

const asksForEach = {
  context: 'balanced',
  invert: false,
  feather: 'auto',
  grow: 'auto',
  split: true,
}

/** As an earlier use of the panel left it: the choice made, one image each. */
const chooseEarlier = () =>
  stage.page.evaluate(
    (mask) =>
      window.stage.storage.set('form', {
        tool: 'inpaint',
        values: { prompt: 'a golden sun', num_images: '1' },
        mask,
      }),
    asksForEach,
  )

const left: Rect = { x: 90, y: 190, width: 120, height: 100 }
const right: Rect = { x: 980, y: 200, width: 130, height: 110 }

const setLayer = (id: string, fields: { visible?: boolean; to?: Rect }) =>
  stage.page.evaluate(
    ({ id, visible, to }) => {
      window.stage.figma.document.update(id, {
        ...(visible === undefined ? {} : { visible }),
        ...(to
          ? {
              transform: [
                [1, 0, to.x],
                [0, 1, to.y],
              ],
            }
          : {}),
      })
      window.stage.figma.document.commit()
    },
    { id, ...fields },
  )

/** Pixels to a canvas unit of what was sent for the results on the layer. */
async function scaleOn(id: string): Promise<number> {
  const { pluginData } = (await layerOf(stage, id))!
  return keptJobs(pluginData).at(-1)!.record.region.scale
}

const insertEverything = async () => {
  await button('Insert everything').click()
  await expect.poll(() => button(/^Insert result 1/).count()).toBe(0)
}

/** From the first to the last column with black in it, as share of the width. */
async function blackSpan(png: Uint8Array): Promise<number> {
  const { data, info } = await sharp(png)
    .greyscale()
    .raw()
    .toBuffer({ resolveWithObject: true })
  let [first, last] = [info.width, 0]
  data.forEach((value, at) => {
    if (value > 0) return
    first = Math.min(first, at % info.width)
    last = Math.max(last, at % info.width)
  })
  return (last - first) / info.width
}

test('one layer with masks far apart: a sharper request for each, nothing between', async () => {
  stage = await openStage()
  const { frame, mask } = await drawWide(stage, left, right)
  await setLayer(mask, { visible: false })
  const before = await pixelsOf(stage, frame)
  await setLayer(mask, { visible: true })
  await openPanel(stage)
  await seeSentence(stage, /Repaints Wide where Mask covers/)
  await generate(stage, 'remove this')
  await awaitResult(stage)
  await insertResult(stage)
  await seeSentence(stage, /^In view$/)
  const together = await scaleOn(frame)
  await stage.page.evaluate(() => window.stage.figma.undo())
  await button(/^More for “remove this”/).click()
  await stage.panel.getByRole('menuitem', { name: 'Remove from list' }).click()

  // Said before it is switched, and after.
  await seeSentence(
    stage,
    /^Sharper: 2 pictures instead of one, about \$0\.12$/,
  )
  await seeSentence(stage, /^1 image, about/)
  await choice().check()
  await seeSentence(stage, /^1 image × 2, about \$0\.12$/)
  // All else but a part is no one's wish.
  await stage.panel.getByText('Mask edge').click()
  const invert = stage.panel.getByRole('switch', { name: /^Invert/ })
  await invert.check()
  await seeSentence(stage, /^1 image, about \$0\.06$/)
  expect(await choice().count()).toBe(0)
  await invert.uncheck()
  await seeSentence(stage, /^1 image × 2, about \$0\.12$/)

  await button(/^Generate$/).click()
  await seeSentence(stage, /^Of 2 edits 2 done; about \$0\.12 spent/)
  const parts = paidRequests(stage).slice(1)
  expect(parts.map(({ status }) => status)).toEqual([200, 200])
  const images = parts.map(({ files }) => files.image![0]!.bytes)
  expect(Buffer.compare(images[0]!, images[1]!)).not.toBe(0)
  for (const image of images) {
    const { width, height } = await sharp(image).metadata()
    expect(v3Sizes).toContainEqual({ width, height })
  }

  await insertEverything()
  expect(await scaleOn(frame)).toBeGreaterThan(1.5 * together)
  expect((await layerOf(stage, mask))?.visible).toBe(false)
  expect(
    (await layerOf(stage, frame))?.fills.map((fill) => fill.visible ?? true),
  ).toEqual([true, true, true])
  const after = await pixelsOf(stage, frame)
  // What fades is at most 25 px of the request, and a pixel of smoothing.
  const reach = 25 / (await scaleOn(frame)) + 2
  const changed = [left, right].map(() => 0)
  let outside = 0
  for (let at = 0; at < size.width * size.height; at++) {
    if (before.data.readUInt32LE(4 * at) === after.data.readUInt32LE(4 * at))
      continue
    const [x, y] = [at % size.width, Math.floor(at / size.width)]
    const part = [left, right].findIndex(
      (blob) =>
        x >= blob.x - reach &&
        x < blob.x + blob.width + reach &&
        y >= blob.y - reach &&
        y < blob.y + blob.height + reach,
    )
    if (part < 0) outside++
    else changed[part]!++
  }
  expect(outside).toBe(0)
  expect(Math.min(...changed)).toBeGreaterThan(left.width * left.height * 0.6)
  expect(await stage.page.evaluate(() => window.stage.errors)).toEqual([])
})

test('moved apart since the price was said: it is said anew, and only then paid', async () => {
  stage = await openStage()
  await chooseEarlier()
  const near = { ...right, x: left.x + 140 }
  const { blobs } = await drawWide(stage, left, near)
  await openPanel(stage)
  await seeSentence(stage, /^1 image, about \$0\.06$/)
  await setLayer(blobs[1]!, { to: right })
  await button(/^Generate$/).click()
  await seeSentence(
    stage,
    /^The layers have changed: this is 2 edits now, about \$0\.12\. Press Generate again/,
  )
  await seeSentence(stage, /^1 image × 2, about \$0\.12$/)
  expect(paidRequests(stage)).toHaveLength(0)
  await button(/^Generate$/).click()
  await seeSentence(stage, /^Of 2 edits 2 done/)
  expect(paidRequests(stage)).toHaveLength(2)
  expect(await stage.panel.getByText(/^The layers have changed/).count()).toBe(
    0,
  )
})

test('a part that failed is tried again as it was, though its mask is hidden by now', async () => {
  stage = await openStage()
  await chooseEarlier()
  const blobs = [left, { ...left, x: 540 }, right]
  const { frame, mask, blobs: ids } = await drawWide(stage, ...blobs)
  await openPanel(stage)
  await seeSentence(stage, /^1 image × 3, about \$0\.18$/)
  stage.ideogram.script({
    on: paidCall,
    answer: { kind: 'status', status: 500 },
    times: 2,
  })
  await button(/^Generate$/).click()
  await seeSentence(stage, /^Of 3 edits 1 done, 2 failed/)
  await insertResult(stage)
  await seeSentence(stage, /^In view$/)
  expect((await layerOf(stage, mask))?.visible).toBe(false)

  const moveBlobs = (by: number) =>
    Promise.all(
      blobs.map((blob, at) =>
        setLayer(ids[at]!, { to: { ...blob, x: blob.x + by } }),
      ),
    )
  const again = button(/^Try again, about/)
  // Half of it elsewhere it is not what was asked for: nothing is sent.
  await moveBlobs(70)
  await again.first().click()
  await seeSentence(stage, /This part of the mask is no longer where it was/)
  expect(paidRequests(stage)).toHaveLength(3)
  await moveBlobs(0)
  await again.click()
  await insertResult(stage)
  await expect.poll(() => resultsOn(stage, frame)).toBe(3)
  const masks = paidRequests(stage).map(({ files, status }) => ({
    status,
    mask: Buffer.from(files.mask![0]!.bytes).toString('base64'),
  }))
  const last = masks.pop()!
  expect(masks.map(({ status }) => status).sort()).toEqual([200, 500, 500])
  expect(masks).toContainEqual({ status: 500, mask: last.mask })
})

test('in a batch every layer is measured, and its parts are counted in the price', async () => {
  stage = await openStage()
  const cards = await drawCards(stage, 3)
  const last = cards[2]!
  await stage.page.evaluate(
    (mask) => window.stage.figma.document.remove(mask),
    last.mask,
  )
  await drawMask(stage, last.frame, { width: 96, height: 64 }, [
    { x: 4, y: 10, width: 14, height: 14 },
    { x: 74, y: 40, width: 16, height: 14 },
  ])
  await openPanel(stage)
  await seeSentence(stage, /^2 images × 3, about/)
  await seeSentence(stage, /counted and priced before you press$/)
  await choice().check()
  await seeSentence(stage, /^Sharper: 4 pictures instead of 3, about \$0\.48$/)
  await seeSentence(stage, /^2 images × 4, about \$0\.48$/)
  await generate(stage, 'a red door')
  await seeSentence(stage, /^Of 4 edits 4 done; about \$0\.24 spent/)
  const sent = paidRequests(stage)
  expect(sent).toHaveLength(4)
  // Each window shows the whole of a card, and each mask one part of it.
  const spans = sent.map(({ files }) => blackSpan(files.mask![0]!.bytes))
  expect(Math.max(...(await Promise.all(spans)))).toBeLessThan(0.6)
  await insertEverything()
  const results = cards.map(({ frame }) => resultsOn(stage, frame))
  expect(await Promise.all(results)).toEqual([1, 1, 2])
})
