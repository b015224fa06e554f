import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { contains } from '../../../plugin/shared/geometry.ts'
import { boundsOf } from '../../../ui/pixels/extent.ts'
import { squaredDistances } from '../../../ui/pixels/distance.ts'
import {
  addCoverage,
  edit,
  invertInside,
  keep,
  ring,
  sendPixels,
  masksOf,
} from '../../../ui/pixels/mask.ts'
import { softnessOf, type SoftnessChoice } from '../../../ui/pixels/softness.ts'
import { strengthenThin } from '../../../ui/pixels/thin.ts'
import { run } from './run.ts'

/** A coverage of few shapes: empty, full, soft and speckled ones. */
const coverages = fc
  .record({
    width: fc.integer({ min: 1, max: 90 }),
    height: fc.integer({ min: 1, max: 24 }),
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
function search(plane: Uint8Array, width: number, least: number) {
  const row = (at: number) => Math.floor(at / width)
  const found = [...plane.keys()].filter((at) => plane[at]! >= least)
  return (at: number): number =>
    found.reduce((best, other) => {
      const across = (other % width) - (at % width)
      const down = row(other) - row(at)
      return Math.min(best, across * across + down * down)
    }, Infinity)
}

test('distances are exact within their reach, and more beyond', () => {
  fc.assert(
    fc.property(
      coverages,
      fc.integer({ min: 0, max: 12 }),
      fc.constantFrom(1, 121, 255),
      ({ coverage, size }, reach, least) => {
        const distances: number[] = []
        const take = (row: Uint32Array) => void distances.push(...row)
        run(squaredDistances(coverage, size, least, reach, take))
        const nearest = search(coverage, size.width, least)
        const wrong = distances.filter((found, at) => {
          const square = nearest(at)
          return square <= reach ** 2 ? found !== square : found <= reach ** 2
        })
        expect(wrong).toEqual([])
      },
    ),
    { numRuns: 300 },
  )
})

interface Masked {
  /** What the designer drew. */
  drawn: number
  laid: number
  role: number
  /** Whether it is of the source. */
  inside: boolean
  /** Pixels to anything drawn, and to what is opaque. */
  toShape: number
  toCore: number
  grow: number
  fade: number
}

/** Asserts that no pixel of any shape, softness and window breaks the law. */
function law(breaks: (pixel: Masked, choice: SoftnessChoice) => boolean): void {
  const cases = fc.property(
    coverages,
    choices,
    fc.nat(4),
    ({ coverage, size }, choice, border) => {
      const { width, height } = size
      const cut = Math.min(border, (Math.min(width, height) - 1) >> 1)
      const inside = {
        x: cut,
        y: cut,
        width: width - 2 * cut,
        height: height - 2 * cut,
      }
      const { send, composite } = run(masksOf(coverage, size, inside, choice))
      const shape = boundsOf(coverage, size)
      const diagonal = shape ? Math.hypot(shape.width, shape.height) : 0
      const { grow, fade } = softnessOf(diagonal, choice)
      const toShape = search(coverage, width, 1)
      const cores = coverage.slice()
      run(strengthenThin(cores, size))
      const toCore = search(cores, width, 255)
      const pixels = Array.from(coverage, (drawn, at): Masked => {
        const [x, y] = [at % width, Math.floor(at / width)]
        return {
          drawn,
          laid: composite[at]!,
          role: send[at]!,
          inside: contains(inside, { x, y, width: 1, height: 1 }),
          toShape: Math.sqrt(toShape(at)),
          toCore: Math.sqrt(toCore(at)),
          grow,
          fade,
        }
      })
      expect(pixels.filter((pixel) => breaks(pixel, choice))).toEqual([])
    },
  )
  fc.assert(cases, { numRuns: 150 })
}

describe('the two masks, of any shape', () => {
  test('whatever is laid over was sent to be edited', () => {
    law(({ laid, role }) => laid > 0 && role !== edit)
  })

  test('nothing is laid over outside of the source', () => {
    law(({ laid, inside }) => laid > 0 && !inside)
  })

  test('what the designer drew is laid over, at least as far', () => {
    law(({ laid, drawn, inside }) => inside && laid < drawn)
  })

  test('nothing is laid over beyond the fade', () => {
    law(
      ({ laid, drawn, toCore, fade }) =>
        drawn === 0 && laid > 0 && toCore > fade,
    )
  })

  test('it fades within', () => {
    law(({ laid, drawn, inside, toCore, fade }) => {
      const fades = inside && drawn < 255 && toCore <= fade
      // The first pixel of a long fade may round to opaque.
      return fades && (laid === 0 || (laid === 255 && toCore >= 2))
    })
  })

  test('without a feather only the designer’s shape is laid over', () => {
    law(({ laid, drawn, inside }, { feather }) => {
      return feather === 0 && laid !== (inside ? drawn : 0)
    })
  })

  test('what is edited is the shape grown by a disc', () => {
    law(({ role, toShape, grow }) => (role === edit) !== toShape <= grow)
  })

  test('the ring lies around it, as wide on every side, in the source', () => {
    law(({ role, toShape, grow, inside }) => {
      const expected = inside && toShape > grow && toShape <= grow + 48
      return (role === ring) !== expected
    })
  })
})

test('coverage is alpha by its own highest, the largest of several masks', () => {
  const coverage = new Uint8Array(6)
  const alphas = (...values: number[]) =>
    new Uint8ClampedArray(values.flatMap((alpha) => [9, 9, 9, alpha]))
  const right = { x: 1, y: 0, width: 2, height: 2 }
  addCoverage(coverage, 3, right, alphas(0, 38, 77, 77), 77)
  expect([...coverage]).toEqual([0, 0, 126, 0, 255, 255])
  addCoverage(coverage, 3, right, alphas(50, 10, 10, 0), 100)
  expect([...coverage]).toEqual([0, 128, 126, 0, 255, 255])
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

test('or the other way around, where the service reads it so', () => {
  const pixels = sendPixels(Uint8Array.from([keep, edit, ring]), 'white')
  expect([...pixels]).toEqual([0, 0, 0, 255, 255, 255, 255, 255, 0, 0, 0, 255])
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

test('what is almost clear masks nothing, beside what is its peak', () => {
  const part = { x: 0, y: 0, width: 4, height: 1 }
  const covered = (alphas: number[]) => {
    const coverage = new Uint8Array(4)
    const pixels = new Uint8ClampedArray(
      alphas.flatMap((alpha) => [0, 0, 0, alpha]),
    )
    addCoverage(coverage, 4, part, pixels, Math.max(...alphas))
    return [...coverage]
  }
  expect(covered([1, 8, 9, 255])).toEqual([0, 0, 9, 255])
  // A faint layer counts for as much as its own strongest part.
  expect(covered([0, 4, 8, 8])).toEqual([0, 128, 255, 255])
})
