import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { membraneOf, type Known } from '../../../ui/pixels/membrane.ts'

const size = { width: 40, height: 30 }

/** Held where `heightAt` says a height, and open where it says null. */
function stretched(heightAt: (x: number, y: number) => number | null) {
  const places = Array.from({ length: size.width * size.height }, (_, at) =>
    heightAt(at % size.width, Math.floor(at / size.width)),
  )
  const known: Known = {
    ...size,
    values: Float32Array.from(places, (height) => height ?? 0),
    weights: Float32Array.from(places, (height) => (height === null ? 0 : 16)),
  }
  const surface = membraneOf(known)
  return (x: number, y: number) => surface[y * size.width + x]!
}

/** Three places wide, around a hole. */
const frame = (x: number, y: number) => {
  const out = Math.max(Math.abs(x - 20), Math.abs(y - 15))
  return out >= 9 && out < 12
}

describe('a membrane', () => {
  test('within a frame that is inclined is inclined as much', () => {
    const inclined = (x: number, y: number) => 3 + 0.2 * x - 0.1 * y
    const surface = stretched((x, y) => (frame(x, y) ? inclined(x, y) : null))
    for (let y = 6; y < 25; y++)
      for (let x = 11; x < 30; x++)
        expect(Math.abs(surface(x, y) - inclined(x, y))).toBeLessThan(0.1)
  })

  test('that is held at one side is as high everywhere', () => {
    const surface = stretched((x) => (x < 3 ? 7 : null))
    expect(surface(39, 29)).toBeCloseTo(7, 2)
    expect(surface(20, 0)).toBeCloseTo(7, 2)
  })

  test('between two sides rises evenly', () => {
    const surface = stretched((x) => (x === 0 ? 0 : x === 39 ? 39 : null))
    for (let x = 4; x < 36; x += 4)
      expect(Math.abs(surface(x, 15) - x)).toBeLessThan(1.5)
  })

  test('that nothing holds is flat', () => {
    expect(stretched(() => null)(10, 10)).toBe(0)
  })

  test('is never above or below all that holds it', () => {
    const held = fc.array(
      fc.tuple(fc.nat(1199), fc.integer({ min: -90, max: 90 })),
      {
        minLength: 1,
        maxLength: 30,
      },
    )
    fc.assert(
      fc.property(held, (places) => {
        const values = new Float32Array(1200)
        const weights = new Float32Array(1200)
        for (const [at, value] of places) {
          values[at] = value
          weights[at] = 1
        }
        const surface = membraneOf({ ...size, values, weights })
        const heights = places.map(([at]) => values[at]!)
        expect(Math.min(...surface)).toBeGreaterThanOrEqual(
          Math.min(...heights) - 1e-3,
        )
        expect(Math.max(...surface)).toBeLessThanOrEqual(
          Math.max(...heights) + 1e-3,
        )
      }),
    )
  })

  test('of one place is what is known of it', () => {
    const one = { width: 1, height: 1, weights: Float32Array.of(2) }
    expect([...membraneOf({ ...one, values: Float32Array.of(5) })]).toEqual([5])
  })
})
