import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  contains,
  intersection,
  type Rect,
  type Size,
} from '../../../plugin/shared/geometry.ts'
import {
  legacySizes,
  listed,
  upTo,
  v3Sizes,
} from '../../../ui/ideogram/sizes.ts'
import {
  chooseRegion,
  exportSize,
  type RegionRequest,
} from '../../../ui/pixels/region.ts'
import { softnessOf } from '../../../ui/pixels/softness.ts'

/** Pixels of a region for a model that keeps any size. */
const most = 4_194_304

const limits = { maxSide: 8192, maxArea: 32_000_000 }

function regionOf(changes: Partial<RegionRequest> & { source: Size }) {
  return chooseRegion({
    mask: null,
    context: 'balanced',
    fit: listed(legacySizes),
    density: null,
    limits,
    ...changes,
  })
}

const length = fc.oneof(
  fc.integer({ min: 1, max: 6000 }),
  fc.double({ min: 0.5, max: 6000, noNaN: true }),
)
const share = fc.double({ min: 0, max: 1, noNaN: true })
const requests = fc
  .record({
    source: fc.record({ width: length, height: length }),
    place: fc.tuple(share, share, share, share),
    context: fc.constantFrom('tight', 'balanced', 'whole'),
    model: fc.oneof(
      fc.constantFrom(
        { fit: listed(legacySizes), density: null },
        { fit: listed(v3Sizes), density: null },
      ),
      fc.record({
        fit: fc.constant(upTo(most)),
        density: fc.double({ min: 0.1, max: 8, noNaN: true }),
      }),
    ),
    limits: fc.constantFrom(
      limits,
      { maxSide: 4096, maxArea: 4096 * 4096 },
      { maxSide: 2000, maxArea: 2_000_000 },
    ),
    masked: fc.boolean(),
    softness: fc.record({
      feather: fc.constantFrom<number | 'auto'>('auto', 0, 60),
      grow: fc.constantFrom<number | 'auto'>('auto', 0, 200),
    }),
  })
  .map(({ place: [x, y, w, h], masked, model, ...rest }): RegionRequest => {
    const { width, height } = rest.source
    const mask = {
      x: x * width * 0.999,
      y: y * height * 0.999,
      width: Math.max(0.01, w * width),
      height: Math.max(0.01, h * height),
    }
    return { ...rest, ...model, mask: masked ? mask : null }
  })

function law(holds: (request: RegionRequest) => void) {
  fc.assert(fc.property(requests, holds), { numRuns: 2000 })
}

describe('any region', () => {
  test.each([
    ['2.0', legacySizes],
    ['3.0', v3Sizes],
  ])('is a size that %s lists, in whole pixels', (_, sizes) => {
    law((request) => {
      const { size, window } = chooseRegion({
        ...request,
        fit: listed(sizes),
        density: null,
      })
      expect(sizes).toContainEqual(size)
      expect(window).toMatchObject(size)
      expect([window.x, window.y].every(Number.isInteger)).toBe(true)
    })
  })

  test('lies on the canvas exactly where it lies in the export', () => {
    law((request) => {
      const { scale, window, rect } = chooseRegion(request)
      expect(rect.x * scale).toBeCloseTo(window.x, 6)
      expect(rect.y * scale).toBeCloseTo(window.y, 6)
      expect(rect.width * scale).toBeCloseTo(window.width, 6)
      expect(rect.height * scale).toBeCloseTo(window.height, 6)
    })
  })

  test('holds the mask and all that the send mask reaches in the source', () => {
    law((request) => {
      const { rect, scale } = chooseRegion(request)
      const { source, mask } = request
      if (!mask) return
      const inside = intersection(mask, { x: 0, y: 0, ...source })
      if (!inside) return
      const diagonal = Math.hypot(inside.width, inside.height) * scale
      const { grow } = softnessOf(diagonal, request.softness)
      const soft = intersection(padded(inside, grow / scale), {
        x: 0,
        y: 0,
        ...source,
      })
      // A window starts at a whole pixel.
      expect(contains(padded(rect, 1.01 / scale), soft ?? inside)).toBe(true)
    })
  })

  test('reaches outside of the source only where the source is too short', () => {
    law((request) => {
      const { window, scale } = chooseRegion(request)
      const whole = exportSize(request.source, scale)
      for (const [start, side, picture] of [
        [window.x, window.width, whole.width],
        [window.y, window.height, whole.height],
      ] as const) {
        if (side <= picture) {
          expect(start).toBeGreaterThanOrEqual(0)
          expect(start + side).toBeLessThanOrEqual(picture)
        } else {
          expect(start).toBeLessThanOrEqual(0)
          expect(start + side).toBeGreaterThanOrEqual(picture)
        }
      }
    })
  })

  test('keeps the whole export within the limits', () => {
    law((request) => {
      const { width, height } = exportSize(
        request.source,
        chooseRegion(request).scale,
      )
      expect(Math.max(width, height)).toBeLessThanOrEqual(
        request.limits.maxSide,
      )
      expect(width * height).toBeLessThanOrEqual(request.limits.maxArea)
    })
  })
})

describe('the whole layer', () => {
  test.each(legacySizes)(
    'of the ratio $width:$height goes out as it is',
    (size) => {
      fc.assert(
        fc.property(fc.double({ min: 0.2, max: 5, noNaN: true }), (zoom) => {
          const source = {
            width: size.width * zoom,
            height: size.height * zoom,
          }
          const { window, scale } = regionOf({ source, context: 'whole' })
          expect(window).toEqual({ x: 0, y: 0, ...exportSize(source, scale) })
        }),
        { numRuns: 20 },
      )
    },
  )

  test.each([
    ['longer than any listed ratio', { width: 5000, height: 400 }],
    ['larger than any listed size', { width: 9000, height: 7000 }],
    ['one pixel wide', { width: 1, height: 700 }],
    ['of fractional size', { width: 333.34, height: 271.9 }],
  ])('%s is all inside', (_what, source) => {
    const { rect } = regionOf({ source, context: 'whole' })
    expect(contains(padded(rect, 1), { x: 0, y: 0, ...source })).toBe(true)
  })
})

test('a small mask still gets 512 canvas units of surroundings', () => {
  const { rect } = regionOf({
    source: { width: 1440, height: 900 },
    mask: { x: 1350, y: 820, width: 64, height: 64 },
  })
  expect(rect).toMatchObject({
    width: 512,
    height: 512,
    x: 1440 - 512,
    y: 900 - 512,
  })
})

test('surroundings follow the longest side of the source or the mask', () => {
  const mask = { x: 810, y: 440, width: 300, height: 200 }
  const { rect } = regionOf({ source: { width: 1920, height: 1080 }, mask })
  // Krita's plugin takes 720 × 720 here.
  expect(rect.width).toBeGreaterThan(600)
  expect(rect.width).toBeLessThan(800)
  expect(rect.height).toBeGreaterThan(600)
  expect(rect.height).toBeLessThan(800)
})

test('tight sends less than balanced, and whole sends everything', () => {
  const source = { width: 3000, height: 2000 }
  const mask = { x: 1000, y: 900, width: 400, height: 300 }
  const widths = (['tight', 'balanced', 'whole'] as const).map(
    (context) => regionOf({ source, mask, context }).rect.width,
  )
  expect(widths).toEqual([...widths].sort((a, b) => a - b))
  expect(new Set(widths).size).toBe(3)
  expect(widths[2]).toBeCloseTo(3000, 0)
})

test('where the export would be too large the region grows instead', () => {
  const source = { width: 20_000, height: 20_000 }
  const mask = { x: 9000, y: 9000, width: 80, height: 80 }
  const { scale, size, rect } = regionOf({ source, mask })
  expect(20_000 * scale).toBeLessThanOrEqual(8192)
  expect(rect.width).toBeGreaterThan(512)
  expect(size).toEqual({ width: 1024, height: 1024 })
})

test('a mask that lies outside of the source means the whole of it', () => {
  const source = { width: 800, height: 800 }
  const mask = { x: 900, y: 0, width: 50, height: 50 }
  expect(regionOf({ source, mask })).toEqual(regionOf({ source }))
})

function padded(rect: Rect, by: number): Rect {
  return {
    x: rect.x - by,
    y: rect.y - by,
    width: rect.width + 2 * by,
    height: rect.height + 2 * by,
  }
}
