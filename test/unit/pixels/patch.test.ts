import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cutPatch } from '../../../ui/pixels/patch.ts'
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
      const patch = run(cutPatch(answer, composite))
      for (let y = 0; y < answer.height; y++)
        for (let x = 0; x < answer.width; x++) {
          const alpha = composite[y * answer.width + x]!
          if (!patch || alpha === 0) continue
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
      const patch = run(cutPatch(answer, composite))
      if (!patch) throw new Error('There is something to cut')
      const { pixels } = patch
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
      const patch = run(cutPatch(answer, composite))
      const original = { ...answer, data: Buffer.from(answer.data) }
      const after = patch && composited(original, patch.pixels, patch.rect)
      expect(after?.equals(original.data)).toBe(true)
    }),
  )
})

test('is nothing where nothing is covered', () => {
  const data = new Uint8ClampedArray(4 * 4)
  const answer = { width: 2, height: 2, data }
  expect(run(cutPatch(answer, new Uint8Array(4)))).toBeNull()
})

test('stays as transparent as the answer is', () => {
  const data = new Uint8ClampedArray([10, 20, 30, 128])
  const patch = run(cutPatch({ width: 1, height: 1, data }, Uint8Array.of(128)))
  expect(patch && pixelAt(patch.pixels, 1, 1)).toEqual([10, 20, 30, 64])
})
