import fc from 'fast-check'
import { expect, test } from 'vitest'
import { extendEdges, flatten } from '../../../ui/pixels/window.ts'
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

test('flattening tells which pixels were not opaque', () => {
  const data = new Uint8ClampedArray([10, 20, 30, 255, 0, 0, 0, 51, 9, 9, 9, 0])
  const raster = { width: 3, height: 1, data }
  const clear = run(flatten(raster, { x: 0, y: 0, width: 3, height: 1 }))
  expect([...(clear ?? [])]).toEqual([0, 1, 1])
  expect([...data]).toEqual([
    10, 20, 30, 255, 204, 204, 204, 255, 255, 255, 255, 255,
  ])
})

test('an opaque picture is left alone', () => {
  const data = new Uint8ClampedArray(pixelsOf({ width: 4, height: 4 }, speckle))
  const before = data.slice()
  const raster = { width: 4, height: 4, data }
  expect(run(flatten(raster, { x: 0, y: 0, width: 4, height: 4 }))).toBeNull()
  expect(data).toEqual(before)
})
