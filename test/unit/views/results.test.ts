import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Point } from '../../../plugin/shared/geometry.ts'
import { zooms } from '../../../ui/views/controls/zooms.ts'
import { resultMeant } from '../../../ui/views/results/keys.ts'
import { fitted, panned, zoomed } from '../../../ui/views/results/zoom.ts'

describe('a key', () => {
  test.each([
    // The second of four was taken away.
    ['1', [0, 2, 3], 2, 0],
    ['2', [0, 2, 3], 2, null],
    ['4', [0, 2, 3], null, 3],
    ['8', [7], null, 7],
    ['9', [8], null, null],
    ['0', [0], null, null],
    ['ArrowRight', [0, 2, 3], 0, 2],
    ['ArrowRight', [0, 2, 3], 3, 0],
    ['ArrowLeft', [0, 2, 3], 0, 3],
    // None is in view.
    ['ArrowRight', [0, 2, 3], null, 0],
    ['ArrowLeft', [0, 2, 3], null, 3],
    ['ArrowUp', [0, 1], 0, null],
    ['ArrowRight', [], null, null],
    ['a', [0], null, null],
  ])('%s of %j with %s in view means %s', (key, indices, current, meant) => {
    expect(resultMeant(key, indices, current)).toBe(meant)
  })
})

const box = { width: 300, height: 200 }
const within = (side: number) =>
  fc.double({ min: -side / 2, max: side / 2, noNaN: true })
const point = fc.record({ x: within(box.width), y: within(box.height) })
const moves = fc.array(
  fc.oneof(
    fc.record({
      factor: fc.double({ min: 0.2, max: 5, noNaN: true }),
      at: point,
    }),
    fc.record({ by: point }),
  ),
)
type Move = { factor: number; at: Point } | { by: Point }

const after = (all: Move[]) =>
  all.reduce(
    (zoom, move) =>
      'by' in move
        ? panned(zoom, move.by, box)
        : zoomed(zoom, move.factor, move.at, box),
    fitted,
  )

describe('a picture that is zoomed and moved', () => {
  test('never leaves its box, and is never smaller', () => {
    fc.assert(
      fc.property(moves, (all) => {
        const { scale, x, y } = after(all)
        expect(scale).toBeGreaterThanOrEqual(1)
        expect(scale).toBeLessThanOrEqual(zooms.max)
        // Half of what is larger than the box, on either side.
        expect(Math.abs(x)).toBeLessThanOrEqual(
          ((scale - 1) * box.width) / 2 + 1e-6,
        )
        expect(Math.abs(y)).toBeLessThanOrEqual(
          ((scale - 1) * box.height) / 2 + 1e-6,
        )
      }),
    )
  })

  test('stays where the pointer is', () => {
    fc.assert(
      fc.property(moves, point, (all, at) => {
        const zoom = after(all)
        const larger = zoomed(zoom, 1.2, at, box)
        const under = ({ scale, x, y }: typeof zoom) => [
          (at.x - x) / scale,
          (at.y - y) / scale,
        ]
        const [before, now] = [under(zoom), under(larger)]
        expect(now[0]).toBeCloseTo(before[0]!, 6)
        expect(now[1]).toBeCloseTo(before[1]!, 6)
      }),
    )
  })

  test('fits again where it was zoomed out', () => {
    const zoom = zoomed(fitted, 4, { x: 100, y: -50 }, box)
    const { scale, x, y } = zoomed(zoom, 0, { x: 20, y: 20 }, box)
    expect([scale, Math.abs(x), Math.abs(y)]).toEqual([1, 0, 0])
  })
})
