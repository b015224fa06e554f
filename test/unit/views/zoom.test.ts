import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  panned,
  placeOf,
  seeing,
  whole,
  zoomed,
  type View,
} from '../../../ui/views/paint/zoom.ts'
import { zooms } from '../../../ui/views/controls/zooms.ts'

const size = { width: 328, height: 200 }

/** Where a share of the picture is seen, CSS pixels. */
const seenAt = (view: View, share: { x: number; y: number }) => {
  const { x, y, width, height } = placeOf(view, size)
  return { x: x + share.x * width, y: y + share.y * height }
}

const share = fc.double({ min: 0, max: 1, noNaN: true })
const point = fc.record({ x: share, y: share })
const view = fc
  .tuple(fc.double({ min: 1, max: zooms.max, noNaN: true }), point)
  .map(([scale, at]) => zoomed(whole, scale, at))

test('all of the picture fills the canvas at first', () => {
  expect(placeOf(whole, size)).toEqual({ x: 0, y: 0, ...size })
})

test('what is zoomed about stays where it is on the way in', () => {
  fc.assert(
    fc.property(view, point, (from, at) => {
      const before = seenAt(from, at)
      const after = seenAt(zoomed(from, 1.5, at), at)
      // Only if it was seen: nothing beside the picture comes into view.
      const isSeen =
        before.x >= 0 &&
        before.x <= size.width &&
        before.y >= 0 &&
        before.y <= size.height
      if (!isSeen) return
      expect(after.x).toBeCloseTo(before.x, 6)
      expect(after.y).toBeCloseTo(before.y, 6)
    }),
  )
})

test('nothing beside the picture is ever seen', () => {
  const by = fc.record({
    x: fc.double({ min: -2, max: 2, noNaN: true }),
    y: fc.double({ min: -2, max: 2, noNaN: true }),
  })
  fc.assert(
    fc.property(view, by, point, (from, by, at) => {
      for (const to of [panned(from, by), zoomed(from, 0.3, at)]) {
        const { x, y, width, height } = placeOf(to, size)
        expect(x).toBeLessThanOrEqual(1e-6)
        expect(y).toBeLessThanOrEqual(1e-6)
        expect(x + width).toBeGreaterThanOrEqual(size.width - 1e-6)
        expect(y + height).toBeGreaterThanOrEqual(size.height - 1e-6)
      }
    }),
  )
})

test('the brush is brought into view, and zoomed out all is seen again', () => {
  fc.assert(
    fc.property(view, point, (from, at) => {
      const { x, y } = seenAt(seeing(from, at), at)
      expect(x).toBeGreaterThanOrEqual(-1e-6)
      expect(x).toBeLessThanOrEqual(size.width + 1e-6)
      expect(y).toBeGreaterThanOrEqual(-1e-6)
      expect(y).toBeLessThanOrEqual(size.height + 1e-6)
      expect(zoomed(from, 0, at)).toEqual(whole)
    }),
  )
})
