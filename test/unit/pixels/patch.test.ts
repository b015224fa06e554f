import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cutPatch, shownThrough } from '../../../ui/pixels/patch.ts'
import { fade } from '../../bench/steps.ts'
import { composited, pixelAt, pixelsOf, speckle } from './pictures.ts'
import { run } from './run.ts'

const cases = fc
  .record({
    width: fc.integer({ min: 1, max: 24 }),
    height: fc.integer({ min: 1, max: 24 }),
    places: fc.array(fc.tuple(fc.nat(), fc.integer({ min: 1, max: 255 })), {
      minLength: 1,
      maxLength: 12,
    }),
  })
  .map(({ width, height, places }) => {
    const size = { width, height }
    const composite = new Uint8Array(width * height)
    for (const [at, value] of places) composite[at % composite.length] = value
    const data = new Uint8ClampedArray(pixelsOf(size, speckle))
    return { answer: { ...size, data }, composite }
  })

test('carries the answer’s colours under the composite as alpha, in place', () => {
  fc.assert(
    fc.property(cases, ({ answer, composite }) => {
      const patch = fade(answer, composite)
      for (let y = 0; y < answer.height; y++)
        for (let x = 0; x < answer.width; x++) {
          const alpha = composite[y * answer.width + x]!
          if (alpha === 0) continue
          const { pixels, rect } = patch
          const [red, green, blue] = pixelAt(answer, x, y)
          expect(pixelAt(pixels, x - rect.x, y - rect.y)).toEqual([
            red,
            green,
            blue,
            alpha,
          ])
        }
    }),
  )
})

test('has one transparent pixel on every side and not more', () => {
  fc.assert(
    fc.property(cases, ({ answer, composite }) => {
      const { pixels } = fade(answer, composite)
      const alphas = (along: 'x' | 'y', at: number) =>
        Array.from(
          { length: along === 'x' ? pixels.height : pixels.width },
          (_, n) =>
            (along === 'x'
              ? pixelAt(pixels, at, n)
              : pixelAt(pixels, n, at))[3],
        )
      for (const [along, last] of [
        ['x', pixels.width - 1],
        ['y', pixels.height - 1],
      ] as const) {
        expect(Math.max(...(alphas(along, 0) as number[]))).toBe(0)
        expect(Math.max(...(alphas(along, last) as number[]))).toBe(0)
        expect(Math.max(...(alphas(along, 1) as number[]))).toBeGreaterThan(0)
        expect(
          Math.max(...(alphas(along, last - 1) as number[])),
        ).toBeGreaterThan(0)
      }
    }),
  )
})

test('of an unchanged picture gives back the picture', () => {
  fc.assert(
    fc.property(cases, ({ answer, composite }) => {
      const patch = fade(answer, composite)
      const original = { ...answer, data: Buffer.from(answer.data) }
      const after = composited(original, patch.pixels, patch.rect)
      expect(after.equals(original.data)).toBe(true)
    }),
  )
})

test('is nothing where nothing is covered', () => {
  const data = new Uint8ClampedArray(4 * 4)
  const answer = { width: 2, height: 2, data }
  expect(run(cutPatch(answer, new Uint8Array(4)))).toBeNull()
})

test('stays as transparent as the answer is, and says so', () => {
  const data = new Uint8ClampedArray([10, 20, 30, 128, 1, 2, 3, 255])
  const composite = Uint8Array.of(128, 255)
  const patch = fade({ width: 2, height: 1, data }, composite)
  expect(pixelAt(patch.pixels, 1, 1)).toEqual([10, 20, 30, 64])
  expect(pixelAt(patch.pixels, 2, 1)).toEqual([1, 2, 3, 255])
  expect(patch.clear).toBeCloseTo((128 - 64) / (128 + 255), 6)
})

describe('of the transparency of the source', () => {
  const composite = Uint8Array.of(255, 128, 0, 200)
  const alpha = Uint8Array.of(0, 128, 255, 255)

  test('a patch has as much, unless it is to fill it', () => {
    expect([...shownThrough(composite, alpha)]).toEqual([0, 64, 0, 200])
    expect(shownThrough(composite, alpha, 'fill')).toBe(composite)
    expect(shownThrough(composite, null)).toBe(composite)
  })

  test('what was not covered never is', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ minLength: 1, maxLength: 40 }),
        fc.uint8Array({ minLength: 40, maxLength: 40 }),
        (composite, alpha) => {
          shownThrough(composite, alpha).forEach((shown, at) =>
            expect(shown).toBeLessThanOrEqual(
              Math.min(composite[at]!, alpha[at]!),
            ),
          )
        },
      ),
    )
  })
})
