import type { Browser } from 'playwright-core'
import sharp from 'sharp'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { Rect } from '../../plugin/shared/geometry.ts'
import {
  outsideDifference,
  pasteWhole,
  seam,
  type Pixels,
} from '../bench/quality.ts'
import { launchChromium } from '../chromium.ts'
import { keptJobs } from '../kept-jobs.ts'
import {
  awaitResult,
  drawHero,
  generate,
  insertResult,
  layerOf,
  openPanel,
  pixelsOf,
  seeSentence,
} from './designer.ts'
import { openStage, type Stage } from './stage.ts'

let browser: Browser
let stage: Stage
beforeAll(async () => {
  browser = await launchChromium()
})
afterAll(() => browser.close())
afterEach(() => stage.close())

/** The answer as it came, over the window that was sent. */
async function answered(stage: Stage, region: Region): Promise<Pixels> {
  const fetched = stage.ideogram.requests.find(
    ({ method, path }) => method === 'GET' && path.includes('/images/'),
  )!
  const query = new URLSearchParams(
    Object.entries(fetched.query).map(([name, values]) => [name, values[0]!]),
  )
  const link = `${stage.ideogram.origin}${fetched.path}?${query.toString()}`
  const answer = await fetch(link)
  const width = Math.round(region.window.width / region.scale)
  const height = Math.round(region.window.height / region.scale)
  const data = await sharp(Buffer.from(await answer.arrayBuffer()))
    .resize(width, height, { fit: 'fill' })
    .ensureAlpha()
    .raw()
    .toBuffer()
  return { data, width, height }
}

interface Region {
  scale: number
  window: Rect
}

function regionIn(pluginData: Record<string, string>): Region {
  return keptJobs(pluginData).at(-1)!.record.region
}

/** Above 0 where a pixel changed. */
function changedIn(after: Pixels, before: Pixels): Uint8Array {
  const pixels = after.width * after.height
  return Uint8Array.from({ length: pixels }, (_, at) =>
    [0, 1, 2].some((c) => after.data[4 * at + c] !== before.data[4 * at + c])
      ? 1
      : 0,
  )
}

/** Above 0 within the drawn ellipse and what may fade around it. */
function fadeOf(size: { width: number; height: number }, margin: number) {
  const allowed = new Uint8Array(size.width * size.height)
  for (let y = 0; y < size.height; y++)
    for (let x = 0; x < size.width; x++) {
      const dx = (x + 0.5 - 300) / (80 + margin)
      const dy = (y + 0.5 - 200) / (60 + margin)
      if (dx * dx + dy * dy <= 1) allowed[y * size.width + x] = 1
    }
  return allowed
}

describe.each(['none', 'mild', 'strong'] as const)('with %s drift', (drift) => {
  test('nothing outside changes, and there is no seam', async () => {
    stage = await openStage(browser)
    const hero = await drawHero(stage)
    const show = (visible: boolean) =>
      stage.page.evaluate(
        ({ id, visible }) => {
          window.stage.figma.document.update(id, { visible })
        },
        { id: hero.mask, visible },
      )
    await show(false)
    const before = await pixelsOf(stage, hero.frame)
    await show(true)
    await openPanel(stage)
    stage.ideogram.conditions.drift = drift
    // A prompt that only fills: the edge shows nothing but the edge.
    await generate(stage, 'remove this')
    await awaitResult(stage)
    await insertResult(stage)
    await seeSentence(stage, /^In view$/)
    const after = await pixelsOf(stage, hero.frame)

    const layer = await layerOf(stage, hero.frame)
    const region = regionIn(layer!.pluginData)
    const answer = await answered(stage, region)
    const naive = pasteWhole(before, answer, {
      x: Math.round(region.window.x / region.scale),
      y: Math.round(region.window.y / region.scale),
    })

    // What fades is at most 25 px of the request, and a pixel of smoothing.
    const allowed = fadeOf(before, 25 / region.scale + 2)
    expect(outsideDifference(before, after, allowed)).toEqual({
      changed: 0,
      largest: 0,
    })
    expect(
      outsideDifference(before, naive.after, allowed).changed,
    ).toBeGreaterThan(10_000)

    const ours = seam(before, after, changedIn(after, before))
    const theirs = seam(before, naive.after, naive.touched)
    expect(ours).toBeLessThanOrEqual(1.1)
    if (drift === 'strong') expect(theirs).toBeGreaterThan(ours)
  })
})
