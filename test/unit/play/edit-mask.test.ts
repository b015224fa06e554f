import sharp from 'sharp'
import { expect, test } from 'vitest'
import { edit } from '../../../ui/tools/edit.ts'
import { maskLayer } from '../../play/edit/mask.ts'

/** A grey picture, by the level of each of its pixels. */
async function grey(width: number, height: number, levelAt: LevelAt) {
  const levels = Buffer.from(
    Array.from({ length: width * height }, (_, at) =>
      levelAt(at % width, Math.floor(at / width)),
    ),
  )
  const raw = { width, height, channels: 1 } as const
  const bytes = await sharp(levels, { raw }).png().toBuffer()
  return { width, height, bytes }
}

type LevelAt = (x: number, y: number) => number

const framings = edit.engines.map(({ framing }) => framing)
const [framing] = framings.filter((one) => one.kind === 'window')

const layerOf = async (width: number, height: number, levelAt: LevelAt) =>
  maskLayer(await grey(width, height, levelAt), 'm.png', framing!)

const inSquare = (x: number, y: number) =>
  x >= 100 && x < 140 && y >= 50 && y < 80

test('white is to change: the layer is as large as what is white', async () => {
  const { bytes, ...rect } = await layerOf(400, 300, (x, y) =>
    inSquare(x, y) ? 255 : 0,
  )
  expect(rect).toEqual({ x: 100, y: 50, width: 40, height: 30 })
  const { isOpaque } = await sharp(bytes).stats()
  expect(isOpaque).toBe(true)
})

test('black that is not quite black masks nothing', async () => {
  for (const black of [1, 8, 40]) {
    const layer = await layerOf(400, 300, (x, y) =>
      inSquare(x, y) ? 255 : black,
    )
    expect(layer).toMatchObject({ x: 100, y: 50, width: 40, height: 30 })
  }
})

test('where a file is transparent its alpha is the mask', async () => {
  const { width, height, bytes } = await grey(400, 300, (x, y) =>
    inSquare(x, y) ? 255 : 0,
  )
  const alpha = await sharp(bytes).extractChannel(0).toBuffer()
  const black = await sharp({
    create: { width, height, channels: 3, background: '#000' },
  })
    .joinChannel(alpha)
    .png()
    .toBuffer()
  const layer = await maskLayer({ width, height, bytes: black }, 'm', framing!)
  expect(layer).toMatchObject({ x: 100, y: 50, width: 40, height: 30 })
})

test.each([
  ['all black', 400, 300, () => 0, /m\.png covers nothing/],
  ['nearly black', 400, 300, () => 7, /m\.png covers nothing/],
  [
    'all white',
    400,
    300,
    () => 255,
    /m\.png covers all of the picture\. Leave/,
  ],
  [
    'on a picture of four pixels',
    2,
    2,
    (x: number) => (x ? 255 : 0),
    /covers all of the picture once its edge is grown\. Leave some/,
  ],
  [
    'but for a hairline',
    400,
    300,
    (x: number) => (x ? 255 : 0),
    /once its edge is grown/,
  ],
] satisfies [string, number, number, LevelAt, RegExp][])(
  'a mask %s is refused before anything is asked for',
  async (_, width, height, levelAt, says) => {
    await expect(layerOf(width, height, levelAt)).rejects.toThrow(says)
  },
)
