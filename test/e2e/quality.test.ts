import sharp, { type Sharp } from 'sharp'
import { expect, test } from 'vitest'
import { placementError, type Region } from '../bench/placement.ts'
import {
  outsideDifference,
  pasteWhole,
  seam,
  type Pixels,
} from '../bench/quality.ts'
import type { LayerData } from '../figma/document/model.ts'
import type { Conditions } from '../ideogram/conditions.ts'
import { keptJobs } from '../kept-jobs.ts'
import {
  awaitResult,
  chooseTool,
  drawHero,
  generate,
  insertResult,
  layerOf,
  openPanel,
  pixelsOf,
  seeSentence,
} from './designer.ts'
import { drawPoster } from './poster.ts'
import type { Stage } from './stage.ts'
import { useStage } from './use-stage.ts'

const openStage = useStage()
let stage: Stage

/** What was sent, and the answer as it came. */
async function exchanged({ ideogram }: Stage) {
  const [paid] = ideogram.requests.filter(({ method }) => method === 'POST')
  const fetched = ideogram.requests.find(
    ({ method, path }) => method === 'GET' && path.includes('/images/'),
  )!
  const query = new URLSearchParams(
    Object.entries(fetched.query).map(([name, values]) => [name, values[0]!]),
  )
  const link = `${ideogram.origin}${fetched.path}?${query.toString()}`
  const answer = await (await fetch(link)).arrayBuffer()
  return {
    sent: await decoded(sharp(paid!.files.image![0]!.bytes)),
    answer: await decoded(sharp(Buffer.from(answer))),
  }
}

async function decoded(picture: Sharp): Promise<Pixels> {
  const { data, info } = await picture
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true })
  return { data, width: info.width, height: info.height }
}

/** The naive way: the whole answer over the window, in whole pixels. */
async function pasted(
  before: Pixels,
  { data, width, height }: Pixels,
  { scale, window }: Region,
) {
  const size = {
    width: Math.round(window.width / scale),
    height: Math.round(window.height / scale),
  }
  const raw = { width, height, channels: 4 } as const
  const resized = sharp(data, { raw }).resize({ ...size, fit: 'fill' })
  return pasteWhole(before, await decoded(resized), {
    x: Math.round(window.x / scale),
    y: Math.round(window.y / scale),
  })
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

/** Above 0 within the drawn ellipse and a margin around it. */
function ellipse(size: { width: number; height: number }, margin: number) {
  const allowed = new Uint8Array(size.width * size.height)
  for (let y = 0; y < size.height; y++)
    for (let x = 0; x < size.width; x++) {
      const dx = (x + 0.5 - 300) / (80 + margin)
      const dy = (y + 0.5 - 200) / (60 + margin)
      if (dx * dx + dy * dy <= 1) allowed[y * size.width + x] = 1
    }
  return allowed
}

interface Scene {
  drift: Conditions['drift']
  /** Of the frame, canvas units. */
  size?: { width: number; height: number }
}

const set = (id: string, fields: Partial<LayerData>) =>
  stage.page.evaluate(
    ([id, fields]) => window.stage.figma.document.update(id, fields),
    [id, fields] as const,
  )

/** Replaces the ellipse by nothing, and looks at the frame before and after. */
async function edited({ drift, size }: Scene) {
  stage = await openStage()
  const hero = await drawHero(stage)
  if (size) await set(hero.frame, size)
  await set(hero.mask, { visible: false })
  const before = await pixelsOf(stage, hero.frame)
  await set(hero.mask, { visible: true })
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
  const { sent, answer } = await exchanged(stage)
  const naive = await pasted(before, answer, region)
  const offBy = (after: Pixels) => {
    const pictures = { sent, answer, region }
    const shown = { before, after }
    const error = placementError(pictures, shown, ellipse(before, 0))
    return error ? Math.hypot(error.x, error.y) : Infinity
  }
  return { before, after, region, naive, offBy }
}

test.each(['none', 'mild', 'strong'] as const)(
  'with %s drift nothing outside changes, and there is no seam',
  async (drift) => {
    const { before, after, region, naive, offBy } = await edited({ drift })

    // What fades is at most 25 px of the request, and a pixel of smoothing.
    const allowed = ellipse(before, 25 / region.scale + 2)
    expect(outsideDifference(before, after, allowed)).toEqual({
      bytes: 0,
      pixels: 0,
      largest: 0,
    })
    expect(
      outsideDifference(before, naive.after, allowed).pixels,
    ).toBeGreaterThan(10_000)

    expect(offBy(after)).toBeLessThanOrEqual(0.5)

    const ours = seam(before, after, changedIn(after, before))
    const theirs = seam(before, naive.after, naive.touched)
    expect(ours).toBeLessThanOrEqual(1.1)
    if (drift === 'strong') expect(theirs).toBeGreaterThan(ours!)
  },
)

test('at a fraction of a scale the answer lies where its window was', async () => {
  const size = { width: 613, height: 431 }
  const { after, region, naive, offBy } = await edited({ drift: 'mild', size })
  expect(region.scale % 1).toBeGreaterThan(0)
  expect(offBy(after)).toBeLessThan(0.2)
  expect(offBy(naive.after)).toBeGreaterThan(offBy(after))
})

/** Above 0 where a picture is clear, and so many pixels around that and it. */
function roomIn({ data, width, height }: Pixels, slack: number): Uint8Array {
  const isClear = (x: number, y: number) =>
    data[4 * (y * width + x) + 3] === 0 ||
    (slack > 0 && (x < 0 || y < 0 || x >= width || y >= height))
  const reach = [-slack, 0, slack]
  return Uint8Array.from({ length: width * height }, (_, at) => {
    const [x, y] = [at % width, Math.floor(at / width)]
    const isRoom = reach.some((dx) =>
      reach.some((dy) => isClear(x + dx, y + dy)),
    )
    return isRoom ? 1 : 0
  })
}

/** A frame that is not filled by all that it shows, and its mask. */
const frames = {
  fitted: async () => {
    const size = { width: 512, height: 384 }
    const { frame, mask } = await drawHero(stage, size)
    const { fills } = (await layerOf(stage, frame))!
    const fitted = fills.map(
      (paint) => ({ ...paint, scaleMode: 'FIT' }) as Paint,
    )
    await set(frame, { width: 512, height: 512, fills: fitted })
    return [frame, mask] as const
  },
  holding: async () => {
    const { poster, mask } = await drawPoster(stage)
    await set(poster, { fills: [] })
    return [poster, mask] as const
  },
}

test.each([
  ['in the pixels of the request', frames.fitted, { scale: 2, slack: 0 }],
  // A pixel of the request lies across two of the page.
  ['at a fraction of a scale', frames.holding, { scale: 1, slack: 1 }],
] as const)(
  'what is empty in a frame is filled, and the original stays: %s',
  async (_, draw, { scale, slack }) => {
    stage = await openStage()
    const [frame, mask] = await draw()
    await stage.page.evaluate(
      ([frame, mask]) => {
        window.stage.figma.document.remove(mask)
        window.stage.figma.document.select([frame])
      },
      [frame, mask] as const,
    )
    const before = await pixelsOf(stage, frame, scale)
    await openPanel(stage)
    await chooseTool(stage, 'Expand')
    stage.ideogram.conditions.drift = 'strong'
    await generate(stage, 'a wide sea', 1, /^Expand$/)
    await awaitResult(stage)
    await insertResult(stage)
    await seeSentence(stage, /^In view$/)
    const after = await pixelsOf(stage, frame, scale)
    expect(outsideDifference(before, after, roomIn(before, slack))).toEqual({
      bytes: 0,
      pixels: 0,
      largest: 0,
    })
    expect(roomIn(before, 0)).toContain(1)
    expect(roomIn(after, 0)).not.toContain(1)
  },
)
