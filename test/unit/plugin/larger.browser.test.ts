/** A picture with more pixels in place of the one that fills a layer. */
import { PNG } from 'pngjs'
import { expect, test } from 'vitest'
import type { Rect, Size } from '../../../plugin/shared/geometry.ts'
import type { Made, Tile } from '../../../plugin/shared/made.ts'
import { red, shape, solid } from './drawn.ts'
import { numbered, onlyOf, placingOf, targetOf } from './placing.ts'
import { useFigma, type Stage } from './stage.ts'

const figma = useFigma()

/** Slopes that look much the same however many pixels there are of them. */
const slopes = (x: number, y: number) => [
  40 + 160 * x,
  200 - 140 * y,
  Math.round(90 + 60 * Math.sin(6 * x + 4 * y)),
  255,
]

/** @param part that is seen, pixels; around it the picture is clear */
function drawnAt(whole: Size, rect: Rect, inset = 0): Uint8Array {
  const png = new PNG({ width: rect.width, height: rect.height })
  for (let y = inset; y < rect.height - inset; y++)
    for (let x = inset; x < rect.width - inset; x++)
      png.data.set(
        slopes(
          (rect.x + x + 0.5) / whole.width,
          (rect.y + y + 0.5) / whole.height,
        ),
        4 * (y * rect.width + x),
      )
  return new Uint8Array(PNG.sync.write(png))
}

const old = { width: 80, height: 48 }
const twice = { width: 160, height: 96 }

const oneTile: [Tile] = [
  {
    bytes: drawnAt(twice, { x: 0, y: 0, ...twice }),
    share: { x: 0, y: 0, width: 1, height: 1 },
  },
]

/** Four that lie over each other by some pixels, and end clear. */
const fourTiles = [0, 1].flatMap((row) =>
  [0, 1].map((column): Tile => {
    const rect = {
      x: column ? 74 : -1,
      y: row ? 42 : -1,
      width: 87,
      height: 55,
    }
    const share = {
      x: rect.x / twice.width,
      y: rect.y / twice.height,
      width: rect.width / twice.width,
      height: rect.height / twice.height,
    }
    return { bytes: drawnAt(twice, rect, 1), share }
  }),
) as [Tile, ...Tile[]]

const layer = shape('photo', {
  type: 'RECTANGLE',
  at: [20, 30, 200, 150],
  turned: 15,
})

type Filling = Partial<ImagePaint>

const fillings: [string, Filling][] = [
  ['FILL', { scaleMode: 'FILL' }],
  ['FILL, faint', { scaleMode: 'FILL', opacity: 0.5 }],
  ['FILL, on its side', { scaleMode: 'FILL', rotation: 90 }],
  ['FIT', { scaleMode: 'FIT' }],
  ['FIT, upside down', { scaleMode: 'FIT', rotation: 180 }],
  [
    'CROP',
    {
      scaleMode: 'CROP',
      imageTransform: [
        [0.4, 0.1, 0.2],
        [-0.1, 0.5, 0.3],
      ],
    },
  ],
]

/** What lies over the picture stays over it. */
const veil = solid(0, 0, 1, 0.2)

/** A layer filled like this, and the hash of the picture. */
async function filled(filling: Filling) {
  const stage = await figma({ layers: [layer] })
  const bytes = drawnAt(old, { x: 0, y: 0, ...old })
  const hash = await stage.page.evaluate(
    ([base64, filling, red, veil]) => {
      const { figma, imagePaint } = window.stage
      const paint = { ...imagePaint(base64), ...filling }
      figma.document.update('photo', { fills: [red, paint, veil] })
      figma.document.commit()
      return paint.imageHash
    },
    [Buffer.from(bytes).toString('base64'), filling, red, veil] as const,
  )
  return { stage, hash: hash! }
}

const place = async (stage: Stage, of: string, tiles: [Tile, ...Tile[]]) => {
  const target = await targetOf(stage, 'photo')
  const made: Made = { kind: 'larger', of, tiles }
  const placing = placingOf(target, { made: numbered([made]), how: 'fill' })
  return stage.host.place(placing)
}

const seen = async (stage: Stage) =>
  (await stage.layer('photo')).fills.map(({ visible }) => visible ?? true)

/**
 * The most by which a channel differs, but for some pixels.
 *
 * @param but their share of all
 * @param part that is looked at, around the middle
 */
function difference(a: PNG, b: PNG, but: number, part = 1): number {
  const { width, height } = a
  const isIn = (at: number, side: number) =>
    Math.abs((at + 0.5) / side - 0.5) < part / 2
  const all = [...a.data.map((value, at) => Math.abs(value - b.data[at]!))]
  const seen = all.filter(
    (_, at) =>
      isIn(Math.floor(at / 4) % width, width) &&
      isIn(Math.floor(at / 4 / width), height),
  )
  return seen.sort((x, y) => y - x)[Math.floor(seen.length * but)]!
}

test.each([
  ...fillings,
  ['TILE', { scaleMode: 'TILE', scalingFactor: 0.75 }] as [string, Filling],
])(
  'shows what the old one showed, where and how it did: %s',
  async (_, filling) => {
    const { stage, hash } = await filled(filling)
    const before = await stage.picture('photo', 2)
    const document = await stage.trace()
    const done = await place(stage, hash, oneTile)
    expect(done).toMatchObject({ how: 'fill', refs: [{ nodeId: 'photo' }] })
    expect(await seen(stage)).toEqual([true, false, true, true])
    const [, , paint] = (await stage.layer('photo')).fills
    expect(paint).toMatchObject({ scaleMode: filling.scaleMode })
    // Where what is repeated meets itself, more pixels make it sharper.
    const but = filling.scaleMode === 'TILE' ? 0.1 : 0.004
    const after = await stage.picture('photo', 2)
    expect(difference(after, before, but)).toBeLessThan(9)
    expect((await stage.trace()).undoSteps).toBe(document.undoSteps + 1)
    await stage.undo()
    expect((await stage.trace()).pages).toEqual(document.pages)
  },
)

test.each(fillings)(
  'also in tiles, which are one result: %s',
  async (_, filling) => {
    const { stage, hash } = await filled(filling)
    // Where they lie over each other what is faint is not.
    const isFaint = filling.opacity !== undefined
    const before = await stage.picture('photo', 2)
    const { refs } = await place(stage, hash, fourTiles)
    expect(refs).toHaveLength(1)
    expect(await seen(stage)).toEqual([
      ...[true, false],
      ...[true, true, true, true],
      true,
    ])
    // They end clear, half a pixel of theirs before the picture does: its edge is left out.
    const after = await stage.picture('photo', 2)
    if (!isFaint) expect(difference(after, before, 0.001, 0.4)).toBeLessThan(9)
    const { carried } = await stage.host.findResults('open')
    expect(carried).toMatchObject([{ results: [{ index: 0, visible: true }] }])
    expect(carried[0]!.results).toHaveLength(1)
    await stage.host.showResult(refs[0]!)
    expect(await seen(stage)).toEqual([
      ...[true, false],
      ...[true, true, true, true],
      true,
    ])
    await stage.host.removeResults(refs)
    expect(await seen(stage)).toEqual([true, true, true])
  },
)

test('the old picture comes back when it is taken out', async () => {
  const { stage, hash } = await filled({ scaleMode: 'FILL' })
  const { refs } = await place(stage, hash, oneTile)
  await stage.host.removeResults(refs)
  expect(await seen(stage)).toEqual([true, true, true])
})

test.each<[string, Filling, [Tile, ...Tile[]]]>([
  ['the picture was changed', { scaleMode: 'FILL' }, oneTile],
  [
    'tiles cannot be repeated',
    { scaleMode: 'TILE', scalingFactor: 0.5 },
    fourTiles,
  ],
])('where %s it gets a frame of its own, whole', async (_, filling, tiles) => {
  const { stage, hash } = await filled(filling)
  if (tiles === oneTile) await stage.change('photo', { fills: [red] })
  const before = await stage.layer('photo')
  const done = await place(stage, hash, tiles)
  expect(done.how).toBe('frame')
  const { nodeId } = onlyOf(done)
  expect(await stage.layer('photo')).toEqual(before)
  const { fills } = await stage.layer(nodeId)
  expect(fills.map(({ visible = true }) => visible)).toEqual(
    tiles.map(() => true),
  )
  const { data, width, height } = await stage.picture(nodeId, 1)
  const alphas = data.filter((_, at) => at % 4 === 3)
  const opaque = alphas.filter((alpha) => alpha > 250).length
  expect(opaque).toBeGreaterThan(0.97 * width * height)
})
