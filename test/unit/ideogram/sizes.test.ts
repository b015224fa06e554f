import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  legacySizeNames,
  v3SizeNames,
  v4SizeNames,
} from '../../../ui/ideogram/size-names.ts'
import {
  legacySizes,
  listed,
  nearestName,
  nearestSize,
  square,
  upTo,
  v3Sizes,
  v4Sizes,
} from '../../../ui/ideogram/sizes.ts'

const name = ({ width, height }: { width: number; height: number }) =>
  `${String(width)}x${String(height)}`

describe('the listed sizes', () => {
  it('are 78, 69 and 38, each once', () => {
    expect(new Set(legacySizes.map(name)).size).toBe(78)
    expect(new Set(v3Sizes.map(name)).size).toBe(69)
    expect(new Set(v4Sizes.map(name)).size).toBe(38)
    expect(v4Sizes.map(name)).toEqual([...v4SizeNames])
    expect(legacySizes.map(name)).toEqual([...legacySizeNames])
    expect(v3Sizes.map(name)).toEqual([...v3SizeNames])
  })

  it('are about a megapixel at most', () => {
    for (const { width, height } of [...legacySizes, ...v3Sizes])
      expect(width * height).toBeLessThanOrEqual(1.05e6)
  })

  it('are up to four megapixels of 4.0, in 15 sizes of one and 23 of more', () => {
    const areas = v4Sizes.map(({ width, height }) => width * height)
    expect(areas.filter((area) => area <= 1024 * 1024 + 4096)).toHaveLength(15)
    expect(Math.max(...areas)).toBeLessThan(4.2e6)
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

describe('the nearest name', () => {
  it.each([
    [v3SizeNames, { width: 1600, height: 900 }, '1312x736'],
    [['auto', '1x1', '16x9', '2x1'], { width: 1920, height: 1080 }, '16x9'],
    [['ASPECT_1_1', 'ASPECT_3_4'], { width: 300, height: 410 }, 'ASPECT_3_4'],
    [
      ['RESOLUTION_512_1536', 'RESOLUTION_1536_512'],
      { width: 9, height: 3 },
      'RESOLUTION_1536_512',
    ],
  ])('is an option of the field', (names: readonly string[], wanted, name) => {
    expect(nearestName(names, wanted)).toBe(name)
  })
})

describe('a fit', () => {
  const side = fc.integer({ min: 1, max: 9000 })
  const wanted = fc.record({ width: side, height: side })
  const ratio = ({ width, height }: { width: number; height: number }) =>
    Math.max(width, height) / Math.min(width, height)

  it('of listed sizes is the nearest of them', () => {
    const fit = listed(v4Sizes)
    expect(name(fit({ width: 3840, height: 2160 }))).toBe('2560x1440')
    expect(name(fit({ width: 640, height: 360 }))).toBe('1280x720')
  })

  it.each([
    ['what is small enough stays', {}, [1200, 800], [1200, 800]],
    ['what is too large shrinks', {}, [3000, 2000], [2508, 1672]],
    ['the largest square stays', {}, [2048, 2048], [2048, 2048]],
    ['a slim one gets wider', { maxRatio: 6 }, [1200, 100], [1200, 200]],
    ['a tall one gets wider', { maxRatio: 6 }, [100, 1200], [200, 1200]],
    ['a grid is kept to', { multipleOf: 32 }, [1000, 500], [992, 480]],
  ])('of any size: %s', (_, limits, [w = 0, h = 0], [width, height]) => {
    expect(upTo(4_194_304, limits)({ width: w, height: h })).toEqual({
      width,
      height,
    })
  })

  it.each([
    { multipleOf: 1, maxRatio: 6 },
    { multipleOf: 32, maxRatio: 6 },
    { multipleOf: 8, maxRatio: 3 },
  ])('of any size keeps its limits, whatever is wanted: %o', (limits) => {
    const { multipleOf, maxRatio } = limits
    const maxArea = 4_194_304
    fc.assert(
      fc.property(wanted, (size) => {
        const got = upTo(maxArea, limits)(size)
        expect(got.width * got.height).toBeLessThanOrEqual(maxArea)
        expect(got.width % multipleOf).toBe(0)
        expect(got.height % multipleOf).toBe(0)
        expect(ratio(got)).toBeLessThanOrEqual(maxRatio)
        // what is wide never becomes tall
        expect(Math.sign(got.width - got.height)).toBeOneOf([
          0,
          Math.sign(size.width - size.height),
        ])
      }),
    )
  })

  it('of any size loses no pixel to rounding', () => {
    // a fifth of 7160 is reckoned as 1431.9999999999998
    const side = { width: 1432, height: 1432 }
    expect(upTo(1432 * 1432)({ width: 7160, height: 7160 })).toEqual(side)
  })

  it('of any size never shrinks more than it must', () => {
    fc.assert(
      fc.property(wanted, (size) => {
        const got = upTo(4_194_304)(size)
        const { width, height } = size
        if (width * height <= 4_194_304) expect(got).toEqual(size)
        // a pixel more of either side would be too much
        else
          expect((got.width + 1) * (got.height + 1)).toBeGreaterThan(4_194_304)
      }),
    )
  })

  it('of squares holds what is wanted', () => {
    expect(square(1024)({ width: 300, height: 400.5 })).toEqual({
      width: 401,
      height: 401,
    })
    expect(name(square(1024)({ width: 3000, height: 10 }))).toBe('1024x1024')
  })
})
