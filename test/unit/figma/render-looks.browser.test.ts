/** Blending, blurs, shadows and text beyond what SVG can say. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { LayerData } from '../../figma/document/model.ts'
import type { RenderSettings } from '../../figma/render/render.ts'
import { at, openRenderer } from './render-browser.ts'
import type { Pixels, Renderer } from './render-browser.ts'
import {
  expectNear,
  frame,
  gradient,
  image,
  layer,
  photo,
  pixelAt,
  solid,
  wholeFrame,
} from './render-scene.ts'

let renderer: Renderer

beforeAll(async () => {
  renderer = await openRenderer()
})

afterAll(() => renderer.close())

const draw = (
  children: LayerData[],
  settings: RenderSettings = at(wholeFrame),
) => renderer.draw({ layer: frame(children), images: { photo } }, settings)

test.each([
  ['LINEAR_BURN', [0x20, 0x00, 0x40]],
  ['LINEAR_DODGE', [0xff, 0xa0, 0xff]],
] as const)('the blend mode %s adds', async (blendMode, expected) => {
  const drawn = await draw([
    layer('RECTANGLE', 0, 0, 50, 50, { fills: [solid('#a08060')] }),
    layer('RECTANGLE', 0, 0, 50, 50, {
      fills: [solid('#8020e0')],
      blendMode,
    }),
  ])
  expectNear(pixelAt(drawn, 25, 25), [...expected, 255], 1)
})

test('a background blur softens what is behind its layer, and only there', async () => {
  const photograph = layer('RECTANGLE', 0, 0, 96, 64, { fills: [image()] })
  const glass = layer('ELLIPSE', 30, 10, 40, 40, {
    fills: [],
    effects: [
      {
        type: 'BACKGROUND_BLUR',
        blurType: 'NORMAL',
        radius: 16,
        visible: true,
      },
    ],
  })
  const bare = await draw([photograph])
  const blurred = await draw([photograph, glass])
  expect(roughness(blurred, 45, 30)).toBeLessThan(roughness(bare, 45, 30) / 2)
  for (const [x, y] of [
    [29, 30],
    [31, 11],
  ] as const)
    expect(pixelAt(blurred, x, y)).toEqual(pixelAt(bare, x, y))
})

/** How much the green channel changes along a short diagonal. */
function roughness(pixels: Pixels, x: number, y: number): number {
  const levels = Array.from(
    { length: 10 },
    (_, step) => pixelAt(pixels, x + step, y + step)[1] ?? 0,
  )
  return Math.max(...levels) - Math.min(...levels)
}

describe('a drop shadow', () => {
  const shaded = (more: Partial<DropShadowEffect>) =>
    layer('RECTANGLE', 20, 20, 40, 40, {
      fills: [solid('#ffffff', { opacity: 0.5 })],
      effects: [
        {
          type: 'DROP_SHADOW',
          color: { r: 0, g: 0, b: 0, a: 1 },
          offset: { x: 20, y: 0 },
          radius: 0,
          visible: true,
          blendMode: 'NORMAL',
          ...more,
        },
      ],
    })

  test('is not seen through its layer', async () => {
    const drawn = await draw([shaded({})])
    expect(pixelAt(drawn, 50, 40)).toEqual([255, 255, 255, 255])
    expectNear(pixelAt(drawn, 70, 40), [127, 127, 127, 255], 1)
  })

  test('is seen through its layer if it says so', async () => {
    const drawn = await draw([shaded({ showShadowBehindNode: true })])
    expectNear(pixelAt(drawn, 50, 40), [191, 191, 191, 255], 1)
  })

  test('falls into the picture from a layer outside of it', async () => {
    const settings = at({ x: 62, y: 0, width: 40, height: 80 })
    const drawn = await draw([shaded({})], settings)
    expectNear(pixelAt(drawn, 8, 40), [127, 127, 127, 255], 1)
    expect(pixelAt(drawn, 30, 40)).toEqual([255, 255, 255, 255])
  })

  test('turns with its layer', async () => {
    const turned = shaded({})
    turned.transform = [
      [0, -1, 60],
      [1, 0, 20],
    ]
    const drawn = await draw([turned])
    expectNear(pixelAt(drawn, 40, 70), [127, 127, 127, 255], 1)
    expect(pixelAt(drawn, 70, 50)).toEqual([255, 255, 255, 255])
  })
})

describe('text', () => {
  const style = {
    family: 'Inter',
    style: 'Regular',
    fontSize: 16,
    lineHeight: 20,
    letterSpacing: 0,
    alignHorizontal: 'LEFT',
    alignVertical: 'TOP',
    autoResize: 'NONE',
  } as const

  const inkOf = async (more: Partial<LayerData>, scale = 1) => {
    const text = layer('TEXT', 20, 10, 100, 40, {
      characters: 'one two three four five six seven eight nine ten',
      textStyle: { ...style },
      ...more,
    })
    return inkIn(await draw([text], at(wholeFrame, scale)))
  }

  test('JUSTIFIED fills its lines to both edges', async () => {
    const left = await inkOf({ height: 20 })
    const both = await inkOf({
      height: 20,
      textStyle: { ...style, alignHorizontal: 'JUSTIFIED' },
    })
    expect(left.right).toBeLessThan(117)
    expect(both.right).toBeGreaterThanOrEqual(118)
  })

  test('TRUNCATE ends with the lines that fit; without it text runs out', async () => {
    const cut = await inkOf({
      textStyle: { ...style, autoResize: 'TRUNCATE' },
    })
    expect(cut.bottom).toBeLessThanOrEqual(50)
    expect((await inkOf({})).bottom).toBeGreaterThan(80)
  })

  test('runs out of its box whatever it is painted with', async () => {
    const flat: Transform = [
      [1, 0, 0],
      [0, 1, 0],
    ]
    const fills = [gradient('GRADIENT_LINEAR', flat, '#000000', '#000000')]
    const { bottom, amount } = await inkOf({ fills })
    const plain = await inkOf({})
    expect(bottom).toBe(plain.bottom)
    expect(Math.abs(amount / plain.amount - 1)).toBeLessThan(0.01)
  })

  test('breaks its lines at the same words at any scale', async () => {
    const [once, twice] = [await inkOf({}), await inkOf({}, 2)]
    expect(Math.abs(twice.right - 2 * once.right)).toBeLessThanOrEqual(2)
    expect(Math.abs(twice.bottom - 2 * once.bottom)).toBeLessThanOrEqual(2)
  })

  test('is heavier in Bold', async () => {
    const bold = await inkOf({ textStyle: { ...style, style: 'Bold' } })
    expect(bold.amount).toBeGreaterThan(1.2 * (await inkOf({})).amount)
  })
})

/** The box and the amount of what is darker than paper. */
function inkIn({ data, width, height }: Pixels) {
  let [right, bottom, amount] = [0, 0, 0]
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const ink = 255 - (data[(y * width + x) * 4] ?? 0)
      amount += ink
      if (ink > 64) [right, bottom] = [Math.max(right, x), y]
    }
  return { right, bottom, amount }
}
