/** Paints beyond what SVG can say: checked by formula. */
import { PNG } from 'pngjs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { LayerData } from '../../figma/document/model.ts'
import { at, openRenderer } from './render-browser.ts'
import type { Renderer } from './render-browser.ts'
import type { Scene } from './render-page.ts'
import {
  expectNear,
  frame,
  gradient,
  image,
  layer,
  photo,
  pixelAt,
  pixelsOfPng,
  pngOf,
  solid,
  wholeFrame,
} from './render-scene.ts'

let renderer: Renderer

beforeAll(async () => {
  renderer = await openRenderer()
})

afterAll(() => renderer.close())

const draw = (children: LayerData[], more: Partial<Scene> = {}) =>
  renderer.draw(
    { layer: frame(children), images: { photo }, ...more },
    at(wholeFrame),
  )

const [first, last] = [
  [255, 128, 0, 255],
  [0, 64, 192, 255],
]

const mixed = (share: number) =>
  first.map((level, at) => level + ((last[at] ?? 0) - level) * share)

describe('a gradient', () => {
  const square = (type: GradientPaint['type']) =>
    layer('RECTANGLE', 20, 10, 100, 100, {
      fills: [
        gradient(type, [
          [1, 0, 0],
          [0, 1, 0],
        ]),
      ],
    })

  test('ANGULAR runs clockwise from three o’clock', async () => {
    const drawn = await draw([square('GRADIENT_ANGULAR')])
    // A pixel's middle is half a pixel past its corner.
    expectNear(pixelAt(drawn, 69, 99), mixed(0.25), 2)
    expectNear(pixelAt(drawn, 30, 59), mixed(0.5), 2)
    expectNear(pixelAt(drawn, 69, 20), mixed(0.75), 2)
  })

  test('DIAMOND falls off by the sum of both distances', async () => {
    const drawn = await draw([square('GRADIENT_DIAMOND')])
    expectNear(pixelAt(drawn, 69, 59), mixed(0.02), 2)
    expectNear(pixelAt(drawn, 94, 59), mixed(0.5), 2)
    expectNear(pixelAt(drawn, 81, 71), mixed(0.46), 2)
    expectNear(pixelAt(drawn, 119, 109), mixed(1), 0)
  })
})

describe('an image cropped beyond its edges', () => {
  const cropped = (imageTransform: Transform) =>
    layer('RECTANGLE', 0, 0, 96, 64, {
      fills: [image({ scaleMode: 'CROP', imageTransform })],
    })
  const source = pixelsOfPng(photo)

  test('goes on with its edge pixels, at its own size', async () => {
    const drawn = await draw([
      cropped([
        [1, 0, -16 / 96],
        [0, 1, 16 / 64],
      ]),
    ])
    expect(pixelAt(drawn, 0, 0)).toEqual(pixelAt(source, 0, 16))
    expect(pixelAt(drawn, 20, 10)).toEqual(pixelAt(source, 4, 26))
    expect(pixelAt(drawn, 0, 63)).toEqual(pixelAt(source, 0, 63))
    expect(pixelAt(drawn, 95, 63)).toEqual(pixelAt(source, 79, 63))
  })

  test('is turned and scaled as its matrix says', async () => {
    // Half a turn at half the size: layer (x, y) shows picture (72 - x/2, …).
    const drawn = await draw([
      cropped([
        [-0.5, 0, 0.75],
        [0, -0.5, 0.75],
      ]),
    ])
    for (const [x, y] of [
      [10, 10],
      [60, 20],
      [90, 60],
    ] as const) {
      const from = pixelAt(
        source,
        71 - Math.floor(x / 2),
        47 - Math.floor(y / 2),
      )
      expectNear(pixelAt(drawn, x, y), from, 16)
    }
  })
})

test('the gamma noted in an image file shifts nothing', async () => {
  const noted = new PNG({ width: 96, height: 64 })
  pixelsOfPng(photo).data.copy(noted.data)
  noted.gamma = 1
  const images = { photo: PNG.sync.write(noted).toString('base64') }
  const layers = [layer('RECTANGLE', 0, 0, 96, 64, { fills: [image()] })]
  const drawn = await draw(layers, { images })
  expect(drawn.data.equals((await draw(layers)).data)).toBe(true)
})

test('an image made smaller is the mean of its pixels', async () => {
  const mesh = pngOf(64, 64, (x, y) => {
    const level = (x + y) % 2 ? 255 : 0
    return [level, level, level, 255]
  })
  const drawn = await draw(
    [
      layer('RECTANGLE', 0, 0, 12, 12, {
        fills: [image({ imageHash: 'mesh' })],
      }),
    ],
    { images: { mesh } },
  )
  for (let x = 1; x < 11; x++)
    expectNear(pixelAt(drawn, x, 5), [127, 127, 127, 255], 16)
})

test('an image of unknown hash paints nothing', async () => {
  const fills = [solid('#c03020'), image({ imageHash: 'unknown' })]
  const drawn = await draw([layer('RECTANGLE', 0, 0, 50, 50, { fills })])
  expect(pixelAt(drawn, 25, 25)).toEqual([0xc0, 0x30, 0x20, 255])
})

describe('an image filter', () => {
  test('is the matter of one layer, not of all with its image', async () => {
    const filtered = (x: number, filters: ImageFilters) =>
      layer('RECTANGLE', x, 0, 60, 60, { fills: [image({ filters })] })
    const dark = filtered(0, { exposure: -1 })
    const bright = filtered(80, { exposure: 1 })
    const drawn = await draw([dark, bright])
    const [low, high] = [pixelAt(drawn, 30, 50), pixelAt(drawn, 110, 50)]
    expect(sum(high)).toBeGreaterThan(sum(low))
  })

  const middle = async (filters: ImageFilters) => {
    const fills = [image({ filters })]
    const drawn = await draw([layer('RECTANGLE', 0, 0, 96, 64, { fills })])
    return pixelAt(drawn, 24, 40) as [number, number, number, number]
  }

  test('at 0 changes nothing', async () => {
    expect(await middle({ exposure: 0, contrast: 0 })).toEqual(
      pixelAt(pixelsOfPng(photo), 24, 40),
    )
  })

  test('saturation at -1 leaves grey', async () => {
    const [red, green, blue] = await middle({ saturation: -1 })
    expect(new Set([red, green, blue]).size).toBe(1)
  })

  test.each([
    ['exposure', (to: number[], from: number[]) => sum(to) > sum(from)],
    ['shadows', (to: number[], from: number[]) => sum(to) > sum(from)],
    ['highlights', (to: number[], from: number[]) => sum(to) > sum(from)],
    ['contrast', (to: number[], from: number[]) => range(to) > range(from)],
    ['saturation', (to: number[], from: number[]) => range(to) > range(from)],
    [
      'temperature',
      (to: number[], from: number[]) => warmth(to) > warmth(from),
    ],
    ['tint', (to: number[], from: number[]) => magenta(to) > magenta(from)],
  ] as const)('%s goes both ways', async (name, more) => {
    const plain = await middle({})
    expect(more(await middle({ [name]: 0.8 }), plain)).toBe(true)
    expect(more(plain, await middle({ [name]: -0.8 }))).toBe(true)
  })

  const sum = ([red = 0, green = 0, blue = 0]: number[]) => red + green + blue
  const range = ([red = 0, green = 0, blue = 0]: number[]) =>
    Math.max(red, green, blue) - Math.min(red, green, blue)
  const warmth = ([red = 0, , blue = 0]: number[]) => red - blue
  const magenta = ([red = 0, green = 0, blue = 0]: number[]) =>
    red + blue - 2 * green
})
