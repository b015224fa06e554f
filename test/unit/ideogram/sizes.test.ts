import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  legacySizeNames,
  legacySizes,
  nearestSize,
  v3SizeNames,
  v3Sizes,
} from '../../../ui/ideogram/sizes.ts'

const name = ({ width, height }: { width: number; height: number }) =>
  `${String(width)}x${String(height)}`

describe('the listed sizes', () => {
  it('are 78 and 69, each once', () => {
    expect(new Set(legacySizes.map(name)).size).toBe(78)
    expect(new Set(v3Sizes.map(name)).size).toBe(69)
    expect(legacySizes.map(name)).toEqual([...legacySizeNames])
    expect(v3Sizes.map(name)).toEqual([...v3SizeNames])
  })

  it('are about a megapixel at most', () => {
    for (const { width, height } of [...legacySizes, ...v3Sizes])
      expect(width * height).toBeLessThanOrEqual(1.05e6)
  })

  it('have one upright size only among the newer', () => {
    expect(v3Sizes.map(name)).toContain('800x1280')
    expect(legacySizes.map(name)).not.toContain('800x1280')
    expect(v3Sizes.map(name)).not.toContain('1280x720')
  })
})

describe('the nearest size', () => {
  it.each([
    [legacySizes, 1, 1e6, '1024x1024'],
    [legacySizes, 16 / 9, 1e6, '1280x720'],
    [v3Sizes, 16 / 9, 1e6, '1312x736'],
    [legacySizes, 100, 1, '1536x512'],
    [v3Sizes, 0.01, 1e9, '512x1536'],
    // 1.6 is there twice: the area decides
    [legacySizes, 1.6, 6e5, '1024x640'],
    [legacySizes, 1.6, 1e6, '1280x800'],
    [legacySizes, 2 / 3, 1e6, '832x1248'],
    [legacySizes, 2 / 3, 9e5, '768x1152'],
  ])('is found by ratio, then by area', (list, aspect, area, expected) => {
    expect(name(nearestSize(list, aspect, area))).toBe(expected)
  })

  it('is a listed size itself, when asked with one', () => {
    for (const size of [...v3Sizes]) {
      const { width, height } = size
      expect(nearestSize(v3Sizes, width / height, width * height)).toEqual(size)
    }
  })

  it('has no nearer ratio beside it', () => {
    const positive = (max: number) => fc.double({ min: 0.05, max, noNaN: true })
    fc.assert(
      fc.property(positive(20), positive(1e8), (aspect, area) => {
        const off = (s: { width: number; height: number }) =>
          Math.abs(Math.log(s.width / s.height / aspect))
        const best = off(nearestSize(legacySizes, aspect, area))
        expect(best).toBeLessThanOrEqual(
          Math.min(...legacySizes.map(off)) + 1e-6,
        )
      }),
    )
  })
})
