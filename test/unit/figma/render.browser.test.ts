/** What the renderer promises to the byte. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { at, boxOfLayer, openRenderer } from './render-browser.ts'
import type { Pixels, Renderer } from './render-browser.ts'
import type { LayerData } from '../../figma/document/model.ts'
import {
  difference,
  frame,
  image,
  layer,
  noise,
  photo,
  pixelAt,
  pixelsOfPng,
  pngOf,
  solid,
  wholeFrame,
} from './render-scene.ts'
import type { Fields } from './render-scene.ts'
import { stacks } from './render-stacks.ts'

let renderer: Renderer

beforeAll(async () => {
  renderer = await openRenderer()
})

afterAll(() => renderer.close())

const size = { width: 48, height: 32 }
const picture = noise(size.width, size.height)
const images = { photo, picture }

const picturePaint = (more: Partial<ImagePaint> = {}) =>
  image({ imageHash: 'picture', ...more })

const pictured = (x: number, y: number, fields: Fields = {}) =>
  layer('RECTANGLE', x, y, size.width, size.height, {
    fills: [picturePaint()],
    ...fields,
  })

/** The part of `pixels` that lies in a box of the picture's size. */
function cutOut({ data, width }: Pixels, x: number, y: number): Buffer {
  const rows = Array.from({ length: size.height }, (_, row) => {
    const start = ((y + row) * width + x) * 4
    return data.subarray(start, start + size.width * 4)
  })
  return Buffer.concat(rows)
}

const original = pixelsOfPng(picture).data

describe('an opaque image at its own size keeps its bytes', () => {
  const draw = (root: LayerData) =>
    renderer.draw({ layer: root, images }, at(wholeFrame))

  test.each([
    ['FILL', {}],
    ['FIT', { scaleMode: 'FIT' }],
    ['TILE', { scaleMode: 'TILE' }],
    ['CROP', { scaleMode: 'CROP' }],
  ] as const)('as %s', async (_, paint) => {
    const drawn = await draw(
      frame([pictured(20, 10, { fills: [picturePaint(paint)] })]),
    )
    expect(cutOut(drawn, 20, 10).equals(original)).toBe(true)
  })

  test('CROP, a little off by the rounding of its matrix', async () => {
    const crop = picturePaint({
      scaleMode: 'CROP',
      imageTransform: [
        [1, 0, 0.004 / size.width],
        [0, 1, -0.004 / size.height],
      ],
    })
    const drawn = await draw(frame([pictured(20, 10, { fills: [crop] })]))
    expect(cutOut(drawn, 20, 10).equals(original)).toBe(true)
  })

  test('deep in groups, frames that cut and pages scrolled by halves', async () => {
    const inner = layer('FRAME', 12.25, 6.5, 80, 60, {
      cornerRadii: [3, 3, 3, 3],
      clipsContent: true,
      children: [pictured(10, 10)],
    })
    const group = layer('GROUP', -2.25, -6.5, 100, 80, { children: [inner] })
    const drawn = await draw(frame([group]))
    expect(cutOut(drawn, 20, 10).equals(original)).toBe(true)
  })

  test('on a surface of its own, under a mask, and beside a shadow', async () => {
    const shadow: Effect = {
      type: 'DROP_SHADOW',
      color: { r: 0, g: 0, b: 0, a: 0.5 },
      offset: { x: 2, y: 2 },
      radius: 4,
      visible: true,
      blendMode: 'NORMAL',
    }
    const drawn = await draw(
      frame([
        layer('RECTANGLE', 0, 0, 160, 120, {
          fills: [solid('#000000')],
          isMask: true,
        }),
        pictured(20, 10, { effects: [shadow] }),
      ]),
    )
    expect(cutOut(drawn, 20, 10).equals(original)).toBe(true)
  })

  test('turned by quarters, every pixel in its new place', async () => {
    const turned = layer('RECTANGLE', 20, 10, size.height, size.width, {
      fills: [picturePaint({ rotation: 90 })],
    })
    const drawn = await draw(frame([turned]))
    const wrong = pixelsWhere(size.width, size.height, (x, y) => {
      const there = pixelAt(drawn, 20 + size.height - 1 - y, 10 + x)
      return !there.every(
        (level, channel) =>
          level === original[(y * size.width + x) * 4 + channel],
      )
    })
    expect(wrong).toBe(0)
  })
})

function pixelsWhere(
  width: number,
  height: number,
  holds: (x: number, y: number) => boolean,
): number {
  let count = 0
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) if (holds(x, y)) count++
  return count
}

describe('what lies below', () => {
  const holes = noise(size.width, size.height, false)

  test.each([
    ['one pixel for one', 1],
    ['at another scale', 1.5],
  ])('shows its bytes through an image without alpha, %s', async (_, scale) => {
    const patch = picturePaint({ imageHash: 'empty' })
    const empty = pngOf(4, 4, () => [255, 0, 0, 0])
    const scene = (fills: ImagePaint[]) => ({
      layer: pictured(0, 0, { fills }),
      images: { ...images, empty },
    })
    const settings = at({ x: 0, y: 0, ...size }, scale)
    const bare = await renderer.draw(scene([picturePaint()]), settings)
    const covered = await renderer.draw(
      scene([picturePaint(), patch]),
      settings,
    )
    expect(covered.data.equals(bare.data)).toBe(true)
  })

  test('keeps its bytes exactly where the alpha above is 0', async () => {
    const above = pixelsOfPng(holes).data
    const drawn = await renderer.draw(
      {
        layer: pictured(0, 0, {
          fills: [picturePaint(), picturePaint({ imageHash: 'holes' })],
        }),
        images: { ...images, holes },
      },
      at({ x: 0, y: 0, ...size }),
    )
    const wrong = pixelsWhere(size.width, size.height, (x, y) => {
      const start = (y * size.width + x) * 4
      const from = above[start + 3] === 0 ? original : above
      const expected = [...from.subarray(start, start + 4)]
      return pixelAt(drawn, x, y).join() !== expected.join()
    })
    expect(wrong).toBe(0)
  })
})

describe('an unchanged scene', () => {
  const everything = frame(stacks.flatMap(({ layers }) => layers()))

  test('exports to equal bytes, twice over and after a restart', async () => {
    const scene = { layer: everything, images }
    const settings = at(wholeFrame, 1.37, {
      size: { width: 219, height: 164 },
    })
    const first = await renderer.file(scene, settings, 'png')
    expect((await renderer.file(scene, settings, 'png')).equals(first)).toBe(
      true,
    )
    const other = await openRenderer()
    const later = await other.file(scene, settings, 'png')
    await other.close()
    expect(later.equals(first)).toBe(true)
  })

  test('is the same in a PNG file as in memory, alpha included', async () => {
    const scene = {
      layer: layer('ELLIPSE', 0, 0, 48, 32, {
        fills: [image({ opacity: 0.6 })],
      }),
      images,
    }
    const settings = at(boxOfLayer(scene.layer), 3)
    const memory = await renderer.draw(scene, settings)
    const file = await renderer.file(scene, settings, 'png')
    expect(pixelsOfPng(file).data.equals(memory.data)).toBe(true)
  })

  test('is a window of the same bytes when cut out of a larger picture', async () => {
    const scene = { layer: frame([pictured(20, 10)]), images }
    const whole = await renderer.draw(scene, at(wholeFrame))
    const region = { x: 20, y: 10, ...size }
    const part = await renderer.draw(scene, at(region))
    expect(part.data.equals(cutOut(whole, 20, 10))).toBe(true)
    expect(difference(part, pixelsOfPng(picture)).mean).toBe(0)
  })
})
