import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addCoverage, edit, masksOf } from '../../../ui/pixels/mask.ts'
import { furthestFrom } from '../../../ui/pixels/distance.ts'
import { knownBeside, softnessOf } from '../../../ui/pixels/softness.ts'
import { run } from './run.ts'

const side = 160
const size = { width: side, height: side }
const inside = { x: 0, y: 0, ...size }
const soft = { feather: 'auto', grow: 'auto' } as const

/** How far a point is from a line through the middle. */
type Line = (x: number, y: number) => number
const lineOf =
  (angle: number, off: number): Line =>
  (x, y) =>
    Math.abs((x - 80) * Math.sin(angle) - (y - 80) * Math.cos(angle) - off)

/** Coverage as a painter without hinting has it: 8 × 8 looks into every pixel. */
function drawn(covers: (x: number, y: number) => boolean): Uint8Array {
  const pixels = new Uint8ClampedArray(4 * side * side)
  for (let at = 0; at < side * side; at++) {
    let looks = 0
    for (let n = 0; n < 64; n++) {
      const x = (at % side) + ((n & 7) + 0.5) / 8
      const y = Math.floor(at / side) + ((n >> 3) + 0.5) / 8
      if (covers(x, y)) looks++
    }
    pixels[4 * at + 3] = Math.round((255 * looks) / 64)
  }
  const coverage = new Uint8Array(side * side)
  const peak = pixels.reduce((most, alpha) => Math.max(most, alpha), 0)
  addCoverage(coverage, side, inside, pixels, peak)
  return coverage
}

describe('a hairline, however it lies,', () => {
  const angles = [0, 0.01, 0.1, 0.4, Math.PI / 4, 1.2, Math.PI / 2]
  test.each(angles)('fades evenly along all of it: %f', (angle) => {
    for (const off of [0, 0.3, 0.5]) {
      const line = lineOf(angle, off)
      const coverage = drawn((x, y) => line(x, y) < 0.5)
      const { composite } = run(masksOf(coverage, size, inside, soft))
      const { fade } = softnessOf(Math.hypot(side, side), soft)
      for (let y = 0; y < side; y++)
        for (let x = 0; x < side; x++) {
          const far = line(x + 0.5, y + 0.5)
          const laid = composite[y * side + x]!
          if (far < 3) expect(laid).toBeGreaterThan(215)
          if (far > fade + 2) expect(laid).toBe(0)
        }
    }
  })
})

test('a point, even one between pixels, fades around it', () => {
  for (const [px, py] of [
    [80.5, 80.5],
    [80, 80.3],
    [80, 80],
  ] as const) {
    const coverage = drawn((x, y) => Math.hypot(x - px, y - py) < 0.6)
    const { composite } = run(masksOf(coverage, size, inside, soft))
    const along = Array.from(
      { length: 12 },
      (_, n) => composite[80 * side + 80 + n]!,
    )
    expect(along[0]).toBeGreaterThan(240)
    expect([...along].sort((a, b) => b - a)).toEqual(along)
    expect(along[11]).toBeGreaterThan(60)
  }
})

test('grain is no stroke, and a soft edge stays as it is drawn', () => {
  const coverage = Uint8Array.from({ length: side * side }, (_, at) => {
    const x = at % side
    if (x < 40) return at % 7 === 0 ? 8 : 0
    return Math.max(0, Math.min(255, 255 - 4 * Math.abs(x - 100)))
  })
  const { composite } = run(masksOf(coverage, size, inside, soft))
  for (let x = 0; x < 40; x++)
    expect(composite[80 * side + x]).toBe(coverage[80 * side + x])
})

describe('what a grown mask leaves known', () => {
  const cases = fc.record({
    /** Left free, pixels of the request. */
    left: fc.integer({ min: 0, max: 40 }),
    top: fc.integer({ min: 0, max: 40 }),
    grow: fc.integer({ min: 0, max: 60 }),
    scale: fc.constantFrom(1, 1.5, 2, 4),
  })

  /** All but a margin on two sides, at so many pixels for one of the request. */
  const covered = (left: number, top: number, scale: number) => {
    const small = Math.round(side / scale)
    return Uint8Array.from({ length: small * small }, (_, at) => {
      const [x, y] = [
        ((at % small) + 0.5) * scale,
        (Math.floor(at / small) + 0.5) * scale,
      ]
      return x > left && y > top ? 255 : 0
    })
  }

  test('is promised before the press as it is then', () => {
    fc.assert(
      fc.property(cases, ({ left, top, grow, scale }) => {
        const small = Math.round(side / scale)
        const preview = covered(left, top, scale)
        const furthest = run(
          furthestFrom(preview, { width: small, height: small }),
        )
        const { known, mostGrow } = knownBeside(furthest, scale, grow)
        const whole = covered(left, top, 1)
        const leaves = (grow: number) =>
          run(masksOf(whole, size, inside, { feather: 10, grow })).send.some(
            (role) => role !== edit,
          )
        if (known) expect(leaves(grow)).toBe(true)
        if (mostGrow !== null) expect(leaves(mostGrow)).toBe(true)
        expect(known).toBe(mostGrow !== null && grow <= mostGrow)
        // No more is held back than the preview is coarse.
        if (mostGrow !== null)
          expect(leaves(mostGrow + Math.ceil(3 * scale) + 1)).toBe(false)
      }),
      { numRuns: 60 },
    )
  })

  test('of a mask over everything is nothing, whatever it grows', () => {
    const all = new Uint8Array(side * side).fill(255)
    expect(run(furthestFrom(all, size))).toBe(0)
    expect(knownBeside(0, 2, 0)).toEqual({ known: false, mostGrow: null })
  })

  test('of an empty mask is all', () => {
    const none = new Uint8Array(side * side)
    expect(run(furthestFrom(none, size))).toBeGreaterThan(226)
  })
})
