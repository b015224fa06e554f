import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { squaredDistances } from '../../../ui/pixels/distance.ts'
import {
  addCoverage,
  edit,
  invertInside,
  keep,
  ring,
  sendPixels,
  shapeMasks,
} from '../../../ui/pixels/mask.ts'
import { softnessOf } from '../../../ui/pixels/softness.ts'
import { run } from './run.ts'

/** A coverage of few shapes: empty, full, soft and speckled ones. */
const coverages = fc
  .record({
    width: fc.integer({ min: 1, max: 40 }),
    height: fc.integer({ min: 1, max: 40 }),
    seeds: fc.array(fc.nat(), { maxLength: 6 }),
    level: fc.constantFrom(255, 255, 120, 1),
  })
  .map(({ width, height, seeds, level }) => {
    const coverage = new Uint8Array(width * height)
    for (const seed of seeds) coverage[seed % coverage.length] = level
    if (seeds[0] !== undefined) coverage[seeds[0] % coverage.length] = 255
    return { coverage, size: { width, height } }
  })

const choices = fc.record({
  feather: fc.constantFrom<number | 'auto'>('auto', 0, 1, 8, 30),
  grow: fc.constantFrom<number | 'auto'>('auto', 0, 3, 12),
})

/** Squared distance to the nearest pixel of at least this value, by search. */
function nearest(
  plane: Uint8Array,
  width: number,
  at: number,
  least: number,
): number {
  let best = Infinity
  for (let other = 0; other < plane.length; other++) {
    if (plane[other]! < least) continue
    const across = (other % width) - (at % width)
    const down = Math.floor(other / width) - Math.floor(at / width)
    best = Math.min(best, across * across + down * down)
  }
  return best
}

test('distances are exact, and capped beyond their reach', () => {
  fc.assert(
    fc.property(
      coverages,
      fc.integer({ min: 0, max: 12 }),
      fc.constantFrom(1, 121, 255),
      ({ coverage, size }, reach, least) => {
        const distances = run(squaredDistances(coverage, size, least, reach))
        for (let at = 0; at < coverage.length; at++) {
          const true_ = nearest(coverage, size.width, at, least)
          const expected = Math.sqrt(true_) <= reach ? true_ : (reach + 1) ** 2
          if (Math.sqrt(true_) <= reach || Math.sqrt(true_) >= reach + 1)
            expect(distances[at]).toBe(expected)
        }
      },
    ),
    { numRuns: 300 },
  )
})

describe('the two masks, of any shape', () => {
  function law(
    holds: (
      found: {
        coverage: Uint8Array
        width: number
        send: Uint8Array
        composite: Uint8Array
        inside: { x: number; y: number; width: number; height: number }
        softness: { grow: number; fade: number }
        isInside: (at: number) => boolean
      },
      choice: { feather: number | 'auto'; grow: number | 'auto' },
    ) => void,
  ) {
    const cases = fc.property(
      coverages,
      choices,
      fc.nat(4),
      ({ coverage, size }, choice, border) => {
        const cut = Math.min(
          border,
          Math.floor((size.width - 1) / 2),
          Math.floor((size.height - 1) / 2),
        )
        const inside = {
          x: cut,
          y: cut,
          width: size.width - 2 * cut,
          height: size.height - 2 * cut,
        }
        const isInside = (at: number) => {
          const [x, y] = [at % size.width, Math.floor(at / size.width)]
          return (
            x >= cut &&
            y >= cut &&
            x < size.width - cut &&
            y < size.height - cut
          )
        }
        const masks = run(shapeMasks(coverage, size, inside, 10, choice))
        const softness = softnessOf(10, choice)
        holds(
          { coverage, width: size.width, ...masks, inside, softness, isInside },
          choice,
        )
      },
    )
    fc.assert(cases, { numRuns: 300 })
  }

  test('whatever is laid over was sent to be edited', () => {
    law(({ send, composite }) => {
      composite.forEach((value, at) => {
        if (value > 0) expect(send[at]).toBe(edit)
      })
    })
  })

  test('the composite is at least what the designer drew, inside the source', () => {
    law(({ coverage, composite, isInside }) => {
      coverage.forEach((value, at) => {
        if (isInside(at)) expect(composite[at]).toBeGreaterThanOrEqual(value)
        else expect(composite[at]).toBe(0)
      })
    })
  })

  test('it is exactly 0 beyond the fade, and fades where it reaches', () => {
    law(({ coverage, width, composite, softness, isInside }) => {
      composite.forEach((value, at) => {
        const distance = Math.sqrt(nearest(coverage, width, at, 255))
        if (coverage[at] === 0 && distance > softness.fade)
          expect(value).toBe(0)
        if (isInside(at) && distance > 0 && distance <= softness.fade)
          expect(value).toBeGreaterThan(0)
        if (coverage[at]! < 255 && value === 255)
          // The first pixel of a long fade may round to opaque.
          expect(distance).toBeLessThan(2)
      })
    })
  })

  test('a feather of 0 lays over the designer’s shape and nothing else', () => {
    law(({ coverage, composite, isInside }, { feather }) => {
      if (feather !== 0) return
      composite.forEach((value, at) => {
        expect(value).toBe(isInside(at) ? coverage[at] : 0)
      })
    })
  })

  test('the send mask is the shape grown by a disc', () => {
    law(({ coverage, width, send, softness }) => {
      send.forEach((role, at) => {
        const distance = Math.sqrt(nearest(coverage, width, at, 1))
        expect(role === edit).toBe(distance <= softness.grow)
      })
    })
  })

  test('the ring is of known pixels only', () => {
    law(({ send, isInside }) => {
      send.forEach((role, at) => {
        if (!isInside(at)) expect(role).not.toBe(ring)
      })
    })
  })
})

test('the ring is near what is edited', () => {
  const size = { width: 200, height: 1 }
  const coverage = new Uint8Array(200)
  coverage[0] = 255
  const { send } = run(
    shapeMasks(coverage, size, { x: 0, y: 0, ...size }, 1, {
      feather: 8,
      grow: 8,
    }),
  )
  expect([send[8], send[9], send[56], send[57]]).toEqual([
    edit,
    ring,
    ring,
    keep,
  ])
})

test('coverage is alpha by its own highest, the largest of several masks', () => {
  const coverage = new Uint8Array(4)
  const alphas = (...values: number[]) =>
    new Uint8ClampedArray(values.flatMap((alpha) => [9, 9, 9, alpha]))
  addCoverage(coverage, alphas(0, 38, 77, 77), 77)
  expect([...coverage]).toEqual([0, 126, 255, 255])
  addCoverage(coverage, alphas(50, 10, 10, 0), 100)
  expect([...coverage]).toEqual([128, 126, 255, 255])
})

test('twice inverted is the same, and only inside of the source', () => {
  const before = Uint8Array.from([0, 10, 200, 255, 0, 10, 200, 255])
  const plane = before.slice()
  const inside = { x: 1, y: 0, width: 2, height: 2 }
  invertInside(plane, 4, inside)
  expect([...plane]).toEqual([0, 245, 55, 255, 0, 245, 55, 255])
  invertInside(plane, 4, inside)
  expect(plane).toEqual(before)
})

test('what is sent is black where it is edited, and white, and opaque', () => {
  const pixels = sendPixels(Uint8Array.from([keep, edit, ring]))
  expect([...pixels]).toEqual([
    255, 255, 255, 255, 0, 0, 0, 255, 255, 255, 255, 255,
  ])
})

test.each([
  [{ feather: 'auto', grow: 'auto' }, 100, { grow: 20, fade: 20 }],
  [{ feather: 'auto', grow: 'auto' }, 1000, { grow: 54, fade: 25 }],
  [{ feather: 0, grow: 'auto' }, 1000, { grow: 0, fade: 0 }],
  [{ feather: 10, grow: 'auto' }, 1000, { grow: 9, fade: 9 }],
  [{ feather: 40, grow: 6 }, 1000, { grow: 6, fade: 6 }],
] as const)(
  'softness of %o on a diagonal of %d',
  (choice, diagonal, softness) => {
    expect(softnessOf(diagonal, choice)).toMatchObject(softness)
  },
)
