import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { imageTransform, uprightIn } from '../../../plugin/results/transform.ts'
import {
  intersection,
  invert,
  multiply,
  translation,
  type Point,
  type Transform,
} from '../../../plugin/shared/geometry.ts'

const coordinate = fc.double({ min: -5000, max: 5000, noNaN: true })
const length = fc.double({ min: 0.5, max: 5000, noNaN: true })
const rect = fc.record({
  x: coordinate,
  y: coordinate,
  width: length,
  height: length,
})
/** A rotation and a translation: what a Figma layer's transform is. */
const rigid = fc
  .record({
    angle: fc.double({ min: -Math.PI, max: Math.PI, noNaN: true }),
    x: coordinate,
    y: coordinate,
  })
  .map(({ angle, x, y }): Transform => [
    [Math.cos(angle), -Math.sin(angle), x],
    [Math.sin(angle), Math.cos(angle), y],
  ])

function apply([[a, c, tx], [b, d, ty]]: Transform, { x, y }: Point): Point {
  return { x: a * x + c * y + tx, y: b * x + d * y + ty }
}

function near(a: Point, b: Point, tolerance = 1e-6) {
  expect(Math.abs(a.x - b.x)).toBeLessThan(tolerance)
  expect(Math.abs(a.y - b.y)).toBeLessThan(tolerance)
}

test('an inverse takes back what the transform did', () => {
  fc.assert(
    fc.property(rigid, coordinate, coordinate, (transform, x, y) => {
      near(apply(invert(transform), apply(transform, { x, y })), { x, y })
    }),
  )
})

describe('a patch', () => {
  test('is sampled at its own corner wherever the layer lies', () => {
    fc.assert(
      fc.property(
        rigid,
        length,
        length,
        rect,
        (absolute, width, height, patch) => {
          const transform = imageTransform(absolute, { width, height }, patch)
          const local = apply(invert(absolute), patch)
          const unit = { x: local.x / width, y: local.y / height }
          near(apply(transform, unit), { x: 0, y: 0 }, 1e-5)
        },
      ),
    )
  })

  test('that covers an upright layer is sampled as it is', () => {
    fc.assert(
      fc.property(rect, (place) => {
        const [[a, c, tx], [b, d, ty]] = imageTransform(
          translation(place.x, place.y),
          place,
          place,
        )
        near({ x: a, y: d }, { x: 1, y: 1 })
        near({ x: c, y: b }, { x: 0, y: 0 })
        near({ x: tx, y: ty }, { x: 0, y: 0 })
      }),
    )
  })

  test('lies upright on the page inside any rotated parent', () => {
    fc.assert(
      fc.property(rigid, rect, (parent, place) => {
        const onPage = multiply(parent, uprightIn(parent, place))
        near(apply(onPage, { x: 0, y: 0 }), place)
        near(apply(onPage, { x: 1, y: 0 }), { x: place.x + 1, y: place.y })
      }),
    )
  })
})

test('an intersection lies in both', () => {
  fc.assert(
    fc.property(rect, rect, (a, b) => {
      const both = intersection(a, b)
      if (!both) return
      for (const one of [a, b]) {
        expect(both.x).toBeGreaterThanOrEqual(one.x)
        expect(both.x + both.width).toBeLessThanOrEqual(
          one.x + one.width + 1e-6,
        )
      }
    }),
  )
})
