import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  area,
  contains,
  grown,
  intersection,
  shifted,
  union,
  type Rect,
} from '../../../plugin/shared/geometry.ts'
import { keepWithin } from '../../../ui/pixels/coverage.ts'
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
        const bounds = parts.map((part) => part.bounds)
        expect(union(bounds)).toEqual(union(all))
        for (const rect of all)
          expect(bounds.filter((part) => contains(part, rect))).toHaveLength(1)
      },
    ),
  )
})

test('far apart is two parts, close together is one', () => {
  const left = { x: 4, y: 10, width: 12, height: 12 }
  const apart = { x: 90, y: 60, width: 9, height: 20 }
  const close = { x: 20, y: 12, width: 8, height: 8 }
  const boundsOfParts = (...all: Rect[]) =>
    partsOf(planeOf(all), size, 20).map(({ bounds }) => bounds)
  expect(boundsOfParts(left, apart)).toEqual([left, apart])
  expect(boundsOfParts(left, close)).toEqual([union([left, close])])
})

test('a part is exactly what lies within its rectangle, with room around it', () => {
  fc.assert(
    fc.property(
      fc.array(rects, { minLength: 1, maxLength: 8 }),
      fc.integer({ min: 1, max: 40 }),
      (all, gap) => {
        const plane = planeOf(all)
        const parts = partsOf(plane, size, gap)
        const window = { x: 0, y: 0, ...size }
        const sum = new Uint8Array(plane.length)
        for (const { bounds, within } of parts) {
          expect(contains(grown(within, -0.99), bounds)).toBe(true)
          const alone = Uint8Array.from(plane)
          keepWithin(alone, window, within)
          expect(boundsOf(alone, size)).toEqual(bounds)
          alone.forEach((value, at) => (sum[at]! += value))
        }
        // Every covered pixel once: in one part, and in no other.
        expect(Buffer.from(sum).equals(plane)).toBe(true)
      },
    ),
  )
})

test('what lies in the arm of an angle is one with it', () => {
  const arms = [
    { x: 0, y: 0, width: 6, height: 80 },
    { x: 0, y: 74, width: 100, height: 6 },
  ]
  const between = { x: 60, y: 20, width: 10, height: 10 }
  expect(partsOf(planeOf([...arms, between]), size, 12)).toHaveLength(1)
})

test('within a rectangle, coverage stays as it is in a window that reaches out', () => {
  const place = fc.integer({ min: -40, max: 90 })
  const length = fc.integer({ min: 1, max: 60 })
  const rect = fc.record({ x: place, y: place, width: length, height: length })
  fc.assert(
    fc.property(rect, rect, (window, within) => {
      const coverage = new Uint8Array(area(window)).fill(9)
      keepWithin(coverage, window, within)
      const inside = intersection(window, within)
      expect(boundsOf(coverage, window)).toEqual(
        inside && shifted(inside, { x: -window.x, y: -window.y }),
      )
      expect(coveredArea(coverage)).toBeCloseTo(
        inside ? (area(inside) * 9) / 255 : 0,
      )
    }),
  )
})
