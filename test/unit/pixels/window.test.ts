import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { alphaOf, extendEdges, flatten } from '../../../ui/pixels/window.ts'
import { pixelAt, pixelsOf, speckle } from './pictures.ts'
import { run } from './run.ts'

const insides = fc
  .tuple(
    fc.integer({ min: 1, max: 20 }),
    fc.integer({ min: 1, max: 20 }),
    fc.nat(),
    fc.nat(),
    fc.nat(),
    fc.nat(),
  )
  .map(([width, height, a, b, c, d]) => {
    const [x, y] = [a % width, b % height]
    const inside = {
      x,
      y,
      width: 1 + (c % (width - x)),
      height: 1 + (d % (height - y)),
    }
    return { size: { width, height }, inside }
  })

test('every pixel outside is the nearest one inside, which stays', () => {
  fc.assert(
    fc.property(insides, ({ size, inside }) => {
      const data = new Uint8ClampedArray(pixelsOf(size, speckle))
      const raster = { ...size, data }
      run(extendEdges(raster, inside))
      for (let y = 0; y < size.height; y++)
        for (let x = 0; x < size.width; x++) {
          const nearX = Math.max(
            inside.x,
            Math.min(inside.x + inside.width - 1, x),
          )
          const nearY = Math.max(
            inside.y,
            Math.min(inside.y + inside.height - 1, y),
          )
          expect(pixelAt(raster, x, y)).toEqual([...speckle(nearX, nearY)])
        }
    }),
  )
})

const row = { x: 0, y: 0, width: 4, height: 1 }
const half = () => ({
  width: 4,
  height: 1,
  data: new Uint8ClampedArray([
    ...[10, 20, 30, 255],
    ...[0, 0, 0, 51],
    ...[9, 9, 9, 0],
    ...[200, 100, 0, 254],
  ]),
})

test('the alpha of a picture is its own, and nothing outside of it', () => {
  const inside = { ...row, x: 1, width: 2 }
  expect([...run(alphaOf(half(), inside))!]).toEqual([0, 51, 0, 0])
  expect([...run(alphaOf(half(), row))!]).toEqual([255, 51, 0, 254])
})

test('of an opaque part there is none', () => {
  expect(run(alphaOf(half(), { ...row, width: 1 }))).toBeNull()
})

test('rows above the first that is not opaque are opaque', () => {
  const data = new Uint8ClampedArray(pixelsOf({ width: 3, height: 3 }, speckle))
  data[4 * 7 + 3] = 9
  const inside = { x: 1, y: 0, width: 2, height: 3 }
  const alpha = run(alphaOf({ width: 3, height: 3, data }, inside))
  expect([...alpha!]).toEqual([0, 255, 255, 0, 255, 255, 0, 9, 255])
})

describe('a picture with transparent parts', () => {
  test('is laid over one colour', () => {
    const raster = half()
    const alpha = run(alphaOf(raster, row))!
    run(flatten(raster, row, alpha, { color: [255, 255, 255] }))
    expect([...raster.data]).toEqual([
      ...[10, 20, 30, 255],
      ...[204, 204, 204, 255],
      ...[255, 255, 255, 255],
      ...[200, 101, 1, 255],
    ])
  })

  test('is laid over what lies behind it, pixel by pixel', () => {
    const raster = half()
    const behind = pixelsOf(row, (x) => [50 * x, 100, 255, 255])
    const ground = { ...row, data: new Uint8ClampedArray(behind) }
    run(flatten(raster, row, run(alphaOf(raster, row))!, ground))
    expect([...raster.data]).toEqual([
      ...[10, 20, 30, 255],
      ...[40, 80, 204, 255],
      ...[100, 100, 255, 255],
      ...[200, 100, 1, 255],
    ])
  })
})
