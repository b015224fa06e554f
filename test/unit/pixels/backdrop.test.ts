import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { groundFor, type BlendMode } from '../../../ui/pixels/backdrop.ts'
import {
  blends,
  laidOver,
  perChannel,
  together,
  withLuminosity,
  type Rgb,
} from './blend.ts'

const share = fc.integer({ min: 0, max: 255 }).map((level) => level / 255)
const color = fc.tuple(share, share, share)

const seen = fc.record({
  /** Of the page below. */
  d: color,
  /** Of the source's pixel, and its opacity. */
  s: color,
  a: share,
  /** Of the patch. */
  t: share,
  /** Of the layer. */
  layer: share,
})
type Seen = typeof seen extends fc.Arbitrary<infer T> ? T : never

/** Levels by which a patch of what was sent changes what is seen, by channel. */
function changes(
  mode: BlendMode,
  { d, s, a, t, layer }: Seen,
  g: Rgb = groundIn(mode, d),
): readonly number[] {
  const sent = perChannel((channel) => a * s[channel] + (1 - a) * g[channel])
  const patch = { color: sent, opacity: t }
  const patched = together(patch, { color: s, opacity: a })
  const before = laidOver(d, { color: s, opacity: layer * a }, mode)
  const dressed = { ...patched, opacity: layer * patched.opacity }
  const after = laidOver(d, dressed, mode)
  return before.map((level, channel) => 255 * Math.abs(level - after[channel]!))
}

function groundIn(mode: BlendMode, d: Rgb): Rgb {
  const ground = groundFor(mode)
  if (ground === 'behind') return d
  return perChannel((channel) => ground[channel] / 255)
}

const change = (mode: BlendMode, one: Seen) => Math.max(...changes(mode, one))

const exact: BlendMode[] = [
  ...(['NORMAL', 'DARKEN', 'LIGHTEN', 'MULTIPLY', 'SCREEN'] as const),
  ...(['OVERLAY', 'SOFT_LIGHT', 'HARD_LIGHT', 'EXCLUSION'] as const),
]
const all = Object.keys(blends) as BlendMode[]

describe('a patch of what was sent is not to be seen', () => {
  test.each(exact)('over a source of any opacity, in %s', (mode) => {
    // Grey is 128 of 255, half a level off what is neutral.
    fc.assert(
      fc.property(seen, (one) => {
        expect(change(mode, one)).toBeLessThan(1)
      }),
      { numRuns: 2000 },
    )
  })

  test.each(['COLOR', 'LUMINOSITY'] as const)(
    'over a source of any opacity, in %s, within the range of colours',
    (mode) => {
      fc.assert(
        fc.property(seen, (one) => {
          const { d, s } = one
          const light = (of: Rgb) => 0.3 * of[0] + 0.59 * of[1] + 0.11 * of[2]
          const blended =
            mode === 'COLOR'
              ? withLuminosity(s, light(d))
              : withLuminosity(d, light(s))
          fc.pre(blended.every((level) => level >= 0 && level <= 1))
          expect(change(mode, one)).toBeLessThan(1e-6)
        }),
        { numRuns: 1000 },
      )
    },
  )

  test.each(all)('over what is opaque, in %s', (mode) => {
    fc.assert(
      fc.property(seen, (one) => {
        expect(change(mode, { ...one, a: 1 })).toBeLessThan(1e-6)
      }),
    )
  })

  test.each(all)('over what is clear, if it is so itself, in %s', (mode) => {
    fc.assert(
      fc.property(seen, (one) => {
        expect(change(mode, { ...one, a: 0, t: 0 })).toBeLessThan(1e-6)
      }),
    )
  })

  test.each(all)(
    'in a layer of its own, sent as it is seen, over %s',
    (mode) => {
      fc.assert(
        fc.property(seen, ({ d, s, a, t, layer }) => {
          const before = laidOver(d, { color: s, opacity: layer * a }, mode)
          const patch = { color: before, opacity: t }
          const after = laidOver(before, patch, 'NORMAL')
          before.forEach((level, channel) =>
            expect(after[channel]).toBeCloseTo(level, 9),
          )
        }),
      )
    },
  )
})

test.each(all.filter((mode) => !exact.includes(mode)))(
  'what still changes in %s changes less than on any other ground',
  (mode) => {
    const some = fc.sample(fc.noBias(seen), { numRuns: 4000, seed: 5 })
    // As transparent as the source, as a patch is that keeps it.
    const on = (ground?: (one: Seen) => Rgb) =>
      some
        .map((one) => ({ ...one, t: one.t * one.a }))
        .flatMap((one) => changes(mode, one, ground?.(one)))
        .reduce((sum, level) => sum + level, 0)
    const grounds: ((one: Seen) => Rgb)[] = [
      () => [1, 1, 1],
      () => [0, 0, 0],
      () => [0.5, 0.5, 0.5],
      ({ d }) => d,
    ]
    for (const ground of grounds)
      expect(on()).toBeLessThanOrEqual(on(ground) + 1e-6)
  },
)
