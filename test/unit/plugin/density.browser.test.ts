/** Of how many pixels a picture is on its layer. */
import { PNG } from 'pngjs'
import { expect, test } from 'vitest'
import { photo, red, type Drawn } from './drawn.ts'
import { targetOf } from './placing.ts'
import { useFigma, type Stage } from './stage.ts'

const figma = useFigma()

/** 400 × 200 pixels. */
const wide = Buffer.from(
  PNG.sync.write(new PNG({ width: 400, height: 200 })),
).toString('base64')

/** Gives the layer the picture, shown in these ways, the topmost last. */
async function show(
  stage: Stage,
  id: string,
  ...paints: Partial<ImagePaint>[]
) {
  await stage.page.evaluate(
    ([id, base64, paints]) => {
      const { figma, imagePaint } = window.stage
      const image = imagePaint(base64)
      const fills = paints.map((paint) => ({ ...image, ...paint }))
      figma.document.update(id, { fills })
      figma.document.commit()
    },
    [id, wide, paints] as const,
  )
  return (await targetOf(stage, id)).source.density
}

const square: Drawn = {
  type: 'RECTANGLE',
  id: 'square',
  at: [10, 10, 100, 100],
  turned: 30,
}

const cropped = (imageTransform: Transform) =>
  ({ scaleMode: 'CROP', imageTransform }) as const

test.each<[string, Partial<ImagePaint>, number]>([
  // Its height fills the layer's.
  ['fills it', { scaleMode: 'FILL' }, 2],
  // Its width fits the layer's.
  ['fits it', { scaleMode: 'FIT' }, 4],
  ['is tiled at half its size', { scaleMode: 'TILE', scalingFactor: 0.5 }, 2],
  ['is tiled as it is', { scaleMode: 'TILE', scalingFactor: 1 }, 1],
  [
    'is cropped to all of it',
    cropped([
      [1, 0, 0],
      [0, 1, 0],
    ]),
    4,
  ],
  [
    'is cropped to its middle',
    cropped([
      [0.25, 0, 0.375],
      [0, 0.5, 0.25],
    ]),
    1,
  ],
  [
    'is cropped and turned',
    cropped([
      [0, 0.5, 0.25],
      [-1, 0, 1],
    ]),
    2,
  ],
])('a picture that %s', async (_, paint, density) => {
  const stage = await figma({ layers: [square] })
  expect(await show(stage, 'square', paint)).toBeCloseTo(density, 6)
})

test('the topmost picture in view counts, and what is no picture does not', async () => {
  const stage = await figma({
    layers: [
      square,
      { type: 'RECTANGLE', id: 'plain', at: [300, 0, 50, 50], fills: [red] },
      { type: 'RECTANGLE', id: 'lost', at: [400, 0, 50, 50], fills: [photo] },
      { type: 'GROUP', id: 'group', children: [{ ...square, id: 'inner' }] },
    ],
  })
  const below = { scaleMode: 'FILL' } as const
  const above = { scaleMode: 'FIT' } as const
  expect(await show(stage, 'square', below, above)).toBe(4)
  expect(await show(stage, 'square', below, { ...above, visible: false })).toBe(
    2,
  )
  for (const id of ['plain', 'lost', 'group'])
    expect((await targetOf(stage, id)).source.density, id).toBeNull()
})
