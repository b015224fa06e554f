import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  apply,
  intersect,
  invert,
  multiply,
  rotationOf,
  transformBox,
  translation,
  unite,
  withRotation,
} from '../../figma/document/geometry.ts'
import type { Matrix } from '../../figma/document/model.ts'

const coordinate = fc.integer({ min: -500, max: 500 })
const point = fc.record({ x: coordinate, y: coordinate })
const turned = fc
  .tuple(point, fc.integer({ min: -179, max: 180 }))
  .map(([{ x, y }, degrees]) => withRotation(translation(x, y), degrees))
const box = fc.record({
  x: coordinate,
  y: coordinate,
  width: fc.integer({ min: 1, max: 300 }),
  height: fc.integer({ min: 1, max: 300 }),
})

const near = (a: Matrix, b: Matrix) => {
  a.flat().forEach((value, index) => {
    expect(value).toBeCloseTo(b.flat()[index] ?? NaN, 6)
  })
}

test('a matrix and its inverse leave every point where it is', () => {
  fc.assert(
    fc.property(turned, (matrix) => {
      near(multiply(matrix, invert(matrix)), translation(0, 0))
    }),
  )
})

test('a product applies its right side first', () => {
  fc.assert(
    fc.property(turned, turned, point, (a, b, at) => {
      const once = apply(multiply(a, b), at)
      const twice = apply(a, apply(b, at))
      expect(once.x).toBeCloseTo(twice.x, 6)
      expect(once.y).toBeCloseTo(twice.y, 6)
    }),
  )
})

test('rotation reads back what was set, and keeps the top left', () => {
  fc.assert(
    fc.property(turned, fc.integer({ min: -179, max: 179 }), (matrix, to) => {
      const result = withRotation(matrix, to)
      expect(rotationOf(result)).toBeCloseTo(to, 6)
      expect([result[0][2], result[1][2]]).toEqual([matrix[0][2], matrix[1][2]])
    }),
  )
})

test('positive rotation is counter-clockwise on the screen', () => {
  const up = apply(withRotation(translation(0, 0), 90), { x: 10, y: 0 })
  expect(up).toEqual({ x: 0, y: -10 })
})

test('the box around a turned box holds its corners', () => {
  fc.assert(
    fc.property(turned, box, (matrix, inner) => {
      const outer = transformBox(matrix, inner)
      const corner = apply(matrix, { x: inner.x + inner.width, y: inner.y })
      expect(corner.x).toBeGreaterThanOrEqual(outer.x - 1e-6)
      expect(corner.x).toBeLessThanOrEqual(outer.x + outer.width + 1e-6)
    }),
  )
})

test('what two boxes share lies in both, and their union around both', () => {
  fc.assert(
    fc.property(box, box, (a, b) => {
      const shared = intersect(a, b)
      if (shared) expect(unite([a, shared])).toEqual(a)
      const around = unite([a, b])
      if (around) expect(intersect(around, b)).toEqual(b)
    }),
  )
  const unit = { x: 0, y: 0, width: 1, height: 1 }
  expect(intersect(unit, { ...unit, x: 1 })).toBe(null)
  expect(unite([])).toBe(null)
})

test('a matrix that flattens the plane has no inverse', () => {
  const flat: Matrix = [
    [1, 1, 0],
    [1, 1, 0],
  ]
  expect(() => invert(flat)).toThrow(RangeError)
})
