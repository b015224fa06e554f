/** Where a pixel of the request lies on the page, and where its answer comes to lie. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { imageTransform, uprightIn } from '../../../plugin/results/transform.ts'
import {
  multiply,
  scaling,
  type Point,
  type Rect,
  type Transform,
} from '../../../plugin/shared/geometry.ts'
import {
  legacySizes,
  listed,
  upTo,
  v3Sizes,
} from '../../../ui/ideogram/sizes.ts'
import { placeOnPage } from '../../../ui/framing/on-page.ts'
import {
  chooseRegion,
  exportSize,
  type Region,
} from '../../../ui/pixels/region.ts'

const share = fc.double({ min: 0, max: 1, noNaN: true })
const side = fc.oneof(
  fc.integer({ min: 1, max: 6000 }),
  fc.double({ min: 1, max: 6000, noNaN: true }),
)
const place = fc.double({ min: -9000, max: 9000, noNaN: true })

/** Turned, mirrored or not, as a layer's parents may have it. */
const spaces = fc
  .record({
    turn: fc.double({ min: -Math.PI, max: Math.PI, noNaN: true }),
    mirrored: fc.boolean(),
    x: place,
    y: place,
  })
  .map(({ turn, mirrored, x, y }): Transform => {
    const [cos, sin] = [Math.cos(turn), Math.sin(turn)]
    return mirrored
      ? [
          [-cos, -sin, x],
          [-sin, cos, y],
        ]
      : [
          [cos, -sin, x],
          [sin, cos, y],
        ]
  })

interface Cut {
  source: Rect
  region: Region
  /** Of a patch, whole pixels of the window. */
  rect: Rect
}

const cuts = fc
  .record({
    source: fc.record({ x: place, y: place, width: side, height: side }),
    mask: fc.tuple(share, share, share, share),
    part: fc.tuple(share, share, share, share),
    context: fc.constantFrom('tight', 'balanced', 'whole'),
    model: fc.constantFrom(
      { fit: listed(legacySizes), density: null },
      { fit: listed(v3Sizes), density: null },
      { fit: upTo(4_194_304), density: 1 },
      { fit: upTo(4_194_304), density: 2.7 },
    ),
  })
  .map(({ source, mask: [x, y, w, h], part, context, model }): Cut => {
    const { width, height } = source
    const region = chooseRegion({
      context,
      ...model,
      source,
      mask: {
        x: x * 0.99 * width,
        y: y * 0.99 * height,
        width: Math.max(0.01, w * width),
        height: Math.max(0.01, h * height),
      },
      limits: { maxSide: 8192, maxArea: 32_000_000 },
    })
    const { size } = region
    const [left, top] = [
      Math.floor(part[0] * (size.width - 1)),
      Math.floor(part[1] * (size.height - 1)),
    ]
    const rect = {
      x: left - 1,
      y: top - 1,
      width: 3 + Math.floor(part[2] * (size.width - left - 1)),
      height: 3 + Math.floor(part[3] * (size.height - top - 1)),
    }
    return { source, region, rect }
  })

/** Where a place of the window was on the page: an export shows just its source. */
function shownAt({ source, region }: Cut, at: Point): Point {
  const { scale, window } = region
  const pixels = exportSize(source, scale)
  return {
    x: source.x + ((window.x + at.x) * source.width) / pixels.width,
    y: source.y + ((window.y + at.y) * source.height) / pixels.height,
  }
}

function applied([[a, c, tx], [b, d, ty]]: Transform, { x, y }: Point): Point {
  return { x: a * x + c * y + tx, y: b * x + d * y + ty }
}

const distance = (a: Point, b: Point) => Math.hypot(a.x - b.x, a.y - b.y)

const corners = ({ x, y, width, height }: Rect): Point[] => [
  { x, y },
  { x: x + width, y },
  { x, y: y + height },
  { x: x + width, y: y + height },
]

function law(holds: (cut: Cut, space: Transform) => void) {
  fc.assert(fc.property(cuts, spaces, holds), { numRuns: 1000, seed: 5 })
}

describe('any patch, on a layer however turned', () => {
  test('lies on the page where its pixels were cut', () => {
    law((cut) => {
      const { x, y, width, height } = placeOnPage(
        cut.rect,
        cut.region,
        cut.source,
      )
      const lies = corners({ x, y, width, height })
      corners(cut.rect).forEach((corner, at) => {
        const off = distance(lies[at]!, shownAt(cut, corner))
        // Of the picture and of the request alike.
        expect(off).toBeLessThan(1e-6)
        expect(off * cut.region.scale).toBeLessThan(1e-6)
      })
    })
  })

  test('is sampled as a fill exactly there', () => {
    law((cut, space) => {
      const patch = placeOnPage(cut.rect, cut.region, cut.source)
      const { source } = cut
      const sampled = imageTransform(space, source, patch)
      const [[a, c, tx], [b, d, ty]] = space
      // Corners of the patch on the page, in the layer's unit square.
      for (const [n, corner] of corners(cut.rect).entries()) {
        const page = shownAt(cut, corner)
        const [dx, dy] = [page.x - tx, page.y - ty]
        const determinant = a * d - b * c
        const unit = {
          x: (d * dx - c * dy) / determinant / source.width,
          y: (a * dy - b * dx) / determinant / source.height,
        }
        const inPatch = applied(sampled, unit)
        const off = {
          x: (inPatch.x - (n % 2)) * cut.rect.width,
          y: (inPatch.y - Math.floor(n / 2)) * cut.rect.height,
        }
        expect(Math.hypot(off.x, off.y)).toBeLessThan(0.01)
      }
    })
  })

  test('as a layer of its own lies upright there', () => {
    law((cut, space) => {
      const patch = placeOnPage(cut.rect, cut.region, cut.source)
      const absolute = multiply(space, uprightIn(space, patch))
      const size = scaling(patch.width, patch.height)
      const unit = { x: 0, y: 0, width: 1, height: 1 }
      const lies = corners(unit).map((at) =>
        applied(multiply(absolute, size), at),
      )
      corners(cut.rect).forEach((corner, at) => {
        const off = distance(lies[at]!, shownAt(cut, corner))
        expect(off).toBeLessThan(0.01)
      })
    })
  })
})
