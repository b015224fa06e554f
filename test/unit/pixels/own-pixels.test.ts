/** Of models that keep any size, and every pixel that does not change. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  area,
  contains,
  grown,
  intersection,
  scaled,
  type Size,
} from '../../../plugin/shared/geometry.ts'
import { upTo } from '../../../ui/ideogram/sizes.ts'
import {
  chooseRegion,
  exportSize,
  type RegionRequest,
} from '../../../ui/pixels/region.ts'
import { softnessOf } from '../../../ui/pixels/softness.ts'

/** Pixels of a region at most. */
const most = 4_194_304

const limits = { maxSide: 8192, maxArea: 32_000_000 }

/** For a picture that a layer of so many units shows. */
const requestFor = (
  layer: Size,
  picture: Size,
  changes: Partial<RegionRequest>,
): RegionRequest => ({
  source: layer,
  density: picture.width / layer.width,
  fit: upTo(most),
  mask: null,
  context: 'balanced',
  limits,
  ...changes,
})

const picture = { width: 3000, height: 2000 }
const layers = [picture, { width: 600, height: 400 }]

test.each(layers)(
  'what changes on a layer of $width × $height units is sent in its own pixels',
  (layer) => {
    const units = layer.width / picture.width
    const mask = scaled({ x: 700, y: 500, width: 1800, height: 1200 }, units)
    const { scale, size, window, rect } = chooseRegion(
      requestFor(layer, picture, { mask }),
    )
    expect(exportSize(layer, scale)).toEqual(picture)
    expect(scale * layer.width).toBeCloseTo(picture.width, 9)
    expect(area(size)).toBeLessThanOrEqual(most)
    expect(window).toMatchObject(size)
    const { grow } = softnessOf(Math.hypot(1800, 1200))
    expect(contains(rect, grown(mask, grow * units))).toBe(true)
    // And what is known around it, as far as there is room.
    expect(area(size)).toBeGreaterThan(0.8 * most)
  },
)

const share = fc.double({ min: 0, max: 1, noNaN: true })
const sides = fc.integer({ min: 16, max: 6000 })
const pictures = fc
  .record({
    picture: fc.record({ width: sides, height: sides }),
    units: fc.double({ min: 0.15, max: 4, noNaN: true }),
    place: fc.tuple(share, share, share, share),
    context: fc.constantFrom('tight', 'balanced', 'whole'),
    softness: fc.record({
      feather: fc.constantFrom<number | 'auto'>('auto', 0, 60),
      grow: fc.constantFrom<number | 'auto'>('auto', 0, 200),
    }),
  })
  .filter(({ picture }) => area(picture) < 0.99 * limits.maxArea)
  .map(({ picture, units, place: [x, y, w, h], ...rest }) => {
    const layer = {
      width: picture.width * units,
      height: picture.height * units,
    }
    const mask = intersection(
      {
        x: x * 0.99 * layer.width,
        y: y * 0.99 * layer.height,
        width: Math.max(0.5, w * layer.width),
        height: Math.max(0.5, h * layer.height),
      },
      { x: 0, y: 0, ...layer },
    )!
    const request = requestFor(layer, picture, { ...rest, mask })
    return { picture, units, mask, layer, request }
  })

type Case = typeof pictures extends fc.Arbitrary<infer T> ? T : never

/** What the send mask reaches, pixels of the picture. */
function neededOf({ picture, units, mask, request }: Case): Size {
  const whole = { x: 0, y: 0, ...picture }
  if (request.context === 'whole') return whole
  const pixels = scaled(mask, 1 / units)
  const diagonal = Math.hypot(pixels.width, pixels.height)
  const { grow } = softnessOf(diagonal, request.softness)
  return intersection(grown(pixels, grow), whole)!
}

test('nothing is resampled wherever that which is needed fits', () => {
  fc.assert(
    fc.property(pictures, (one) => {
      const { width, height } = neededOf(one)
      // With a pixel more on every side, for they are whole.
      fc.pre((width + 3) * (height + 3) <= most)
      const { scale, size, rect } = chooseRegion(one.request)
      expect(exportSize(one.layer, scale)).toEqual(one.picture)
      expect(area(size)).toBeLessThanOrEqual(most)
      expect(contains(grown(rect, 1.01 / scale), one.mask)).toBe(true)
    }),
    { numRuns: 2000 },
  )
})

test('what does not fit is sent as fine as the model keeps it', () => {
  const { scale, size, rect } = chooseRegion(
    requestFor(picture, picture, { context: 'whole' }),
  )
  expect(scale).toBeLessThan(1)
  expect(area(size)).toBeLessThanOrEqual(most)
  expect(area(size)).toBeGreaterThan(0.99 * most)
  const whole = { x: 0, y: 0, ...picture }
  expect(contains(grown(rect, 1.01 / scale), whole)).toBe(true)
})
