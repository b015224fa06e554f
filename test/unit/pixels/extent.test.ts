import fc from 'fast-check'
import { expect, test } from 'vitest'
import { contains, union, type Rect } from '../../../plugin/shared/geometry.ts'
import { boundsOf, coveredArea, partsOf } from '../../../ui/pixels/extent.ts'

const size = { width: 120, height: 90 }

function planeOf(rects: readonly Rect[]): Uint8Array {
  const plane = new Uint8Array(size.width * size.height)
  for (const { x, y, width, height } of rects)
    for (let row = y; row < y + height; row++)
      plane.fill(255, row * size.width + x, row * size.width + x + width)
  return plane
}

const rects = fc
  .tuple(fc.nat(119), fc.nat(89), fc.nat(), fc.nat())
  .map(([x, y, w, h]) => ({
    x,
    y,
    width: 1 + (w % Math.min(30, size.width - x)),
    height: 1 + (h % Math.min(30, size.height - y)),
  }))

test('bounds are tight', () => {
  fc.assert(
    fc.property(fc.array(rects, { maxLength: 4 }), (all) => {
      expect(boundsOf(planeOf(all), size)).toEqual(union(all))
    }),
  )
})

test('area is what is covered', () => {
  expect(coveredArea(Uint8Array.from([0, 255, 51, 204]))).toBeCloseTo(2)
})

test('parts hold all that is covered, and each rectangle is in one of them', () => {
  fc.assert(
    fc.property(
      fc.array(rects, { minLength: 1, maxLength: 5 }),
      fc.integer({ min: 1, max: 40 }),
      (all, gap) => {
        const parts = partsOf(planeOf(all), size, gap)
        expect(union(parts)).toEqual(union(all))
        for (const rect of all)
          expect(parts.some((part) => contains(part, rect))).toBe(true)
      },
    ),
  )
})

test('far apart is two parts, close together is one', () => {
  const left = { x: 4, y: 10, width: 12, height: 12 }
  const apart = { x: 90, y: 60, width: 9, height: 20 }
  const close = { x: 20, y: 12, width: 8, height: 8 }
  expect(partsOf(planeOf([left, apart]), size, 20)).toEqual([left, apart])
  expect(partsOf(planeOf([left, close]), size, 20)).toEqual([
    union([left, close]),
  ])
})
