/** Image fills that lie far from an edge of their layer. */
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { BeyondEdge } from '../../figma/conditions.ts'
import { multiply, translation } from '../../figma/document/geometry.ts'
import type { LayerData, Matrix } from '../../figma/document/model.ts'
import { at, openRenderer } from './render-browser.ts'
import type { Renderer } from './render-browser.ts'
import {
  difference,
  expectNear,
  frameSize,
  image,
  layer,
  photo,
  pixelAt,
  pixelsOfPng,
  pngOf,
  svgPixels,
  wholeFrame,
} from './render-scene.ts'

let renderer: Renderer

beforeAll(async () => {
  renderer = await openRenderer()
})

afterAll(() => renderer.close())

/** A photograph that fades out before its edges, as patches do. */
const source = pixelsOfPng(photo)
const patch = pngOf(96, 64, (x, y) => {
  const [red, green, blue] = pixelAt(source, x, y) as [number, number, number]
  const edge = Math.min(x, y, 95 - x, 63 - y)
  return [red, green, blue, Math.min(255, edge * 24)]
})

interface Far {
  size: { width: number; height: number }
  /** Of the patch in the layer, canvas units. */
  box: { x: number; y: number; width: number; height: number }
  degrees: number
}

const turn = (degrees: number): Matrix => {
  const angle = (degrees * Math.PI) / 180
  const [sin, cos] = [Math.sin(angle), Math.cos(angle)]
  return [
    [cos, -sin, 0],
    [sin, cos, 0],
  ]
}

/** The layer so that the middle of its patch is the middle of the scene. */
function placed({ size, box, degrees }: Far, hash: string): LayerData {
  const middle = translation(-box.x - box.width / 2, -box.y - box.height / 2)
  const scene = translation(frameSize.width / 2, frameSize.height / 2)
  return layer('RECTANGLE', 0, 0, size.width, size.height, {
    transform: multiply(scene, multiply(turn(degrees), middle)),
    fills: [
      image({
        imageHash: hash,
        scaleMode: 'CROP',
        imageTransform: [
          [size.width / box.width, 0, -box.x / box.width],
          [0, size.height / box.height, -box.y / box.height],
        ],
      }),
    ],
  })
}

const svgOf = ({ box, degrees }: Far, file: string) =>
  `<g transform="translate(80 60) rotate(${degrees})"><image
    x="${-box.width / 2}" y="${-box.height / 2}" width="${box.width}"
    height="${box.height}" preserveAspectRatio="none"
    xlink:href="data:image/png;base64,${file}"/></g>`

async function draw(
  scene: Far,
  file: string,
  cropBeyondEdge: BeyondEdge = 'clamp',
) {
  const drawn = await renderer.draw(
    {
      layer: placed(scene, 'patch'),
      images: { patch: file },
      conditions: { cropBeyondEdge, colorProfile: null },
    },
    at(wholeFrame),
  )
  return onWhite(drawn)
}

function onWhite(pixels: Awaited<ReturnType<Renderer['draw']>>) {
  const data = Buffer.from(pixels.data)
  for (let at = 0; at < data.length; at += 4) {
    const alpha = (data[at + 3] ?? 0) / 255
    for (let channel = at; channel < at + 3; channel++)
      data[channel] = 255 - alpha * (255 - (data[channel] ?? 0))
    data[at + 3] = 255
  }
  return { ...pixels, data }
}

const scenes: fc.Arbitrary<Far> = fc
  .record({
    long: fc.integer({ min: 200, max: 15_000 }),
    ratio: fc.double({ min: 1, max: 60, noNaN: true }),
    upright: fc.boolean(),
    end: fc.constantFrom(0, 0.02, 0.5, 0.97, 1),
    across: fc.double({ min: 0, max: 1, noNaN: true }),
    degrees: fc.constantFrom(0, 0, 90, 30, -135),
  })
  .map(({ long, ratio, upright, end, across, degrees }) => {
    const short = long / ratio
    const size = upright
      ? { width: short, height: long }
      : { width: long, height: short }
    const width = Math.min(90, size.width)
    const height = Math.min(60, size.height)
    const [x, y] = upright ? [across, end] : [end, across]
    const box = {
      x: x * (size.width - width),
      y: y * (size.height - height),
      width,
      height,
    }
    return { size, box, degrees }
  })

test('a patch lies where its crop says, whatever the ratio and the distance', async () => {
  await fc.assert(
    fc.asyncProperty(scenes, async (scene) => {
      const drawn = await draw(scene, patch)
      const off = difference(drawn, svgPixels(svgOf(scene, patch)))
      expect(off.mean).toBeLessThanOrEqual(1)
      expect(off.far).toBeLessThanOrEqual(0.003)
    }),
    { numRuns: 40, seed: 7, endOnFailure: true },
  )
})

/** Each edge in a colour of its own, so that what goes on can be told. */
const banner = pngOf(60, 40, (x, y) =>
  x < 2
    ? [200, 30, 30, 255]
    : x > 57
      ? [30, 30, 200, 255]
      : y < 2
        ? [30, 160, 30, 255]
        : [230, 200, 40, 255],
)

describe('beyond the edge of a crop', () => {
  const size = { width: 12_000, height: 200 }
  const box = { x: 11_900, y: 80, width: 60, height: 40 }
  const far = { size, box, degrees: 0 }
  const look = async (how: BeyondEdge, degrees = 0) => {
    const drawn = await draw({ ...far, degrees }, banner, how)
    // Left of it, over it, in it.
    return [
      [10, 60],
      [80, 20],
      [80, 60],
    ].map(([x = 0, y = 0]) => pixelAt(drawn, x, y).slice(0, 3))
  }
  const [red, green, yellow] = [
    [200, 30, 30],
    [30, 160, 30],
    [230, 200, 40],
  ]
  const white = [255, 255, 255]

  test('the last pixels go on', async () => {
    expect(await look('clamp')).toEqual([red, green, yellow])
  })

  test('or nothing is there', async () => {
    expect(await look('transparent')).toEqual([white, white, yellow])
  })

  test('or the picture comes again', async () => {
    expect(await look('repeat')).toEqual([yellow, yellow, yellow])
  })

  test.each([0, 30])('without a seam, turned by %d', async (degrees) => {
    const plain = pngOf(60, 40, () => [200, 30, 30, 128])
    const scene = {
      size: { width: 12_000, height: 9_000 },
      box: { ...box, x: 11_000, y: 4_000 },
      degrees,
    }
    const drawn = await draw(scene, plain)
    const corner = pixelAt(drawn, 0, 0)
    expectNear(corner, [227, 142, 142, 255], 1)
    for (let y = 0; y < drawn.height; y++)
      for (let x = 0; x < drawn.width; x++)
        // Up to four shares of a half transparent pixel, each rounded.
        expectNear(pixelAt(drawn, x, y), corner, 4)
  })
})
