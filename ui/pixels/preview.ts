import { area, type Rect, type Size } from '../../plugin/shared/geometry.ts'
import {
  coverageOf,
  keepWithin,
  type MaskPicture,
  type Reading,
} from './coverage.ts'
import { boundsOf, coveredArea, partsOf, type Part } from './extent.ts'
import { furthestFrom } from './distance.ts'
import { invertInside } from './mask.ts'
import { drive } from './steps.ts'

/** What of the masks counts is read in pixels of the source's preview. */
export type PreviewRequest = PreviewOf & Partial<Reading>

interface PreviewOf {
  masks: readonly MaskPicture[]
  /** Pixels of the source's preview; the masks' rects are in the same. */
  sourceSize: Size
}

export interface MaskMeasures {
  /** What the masks cover of each pixel of the preview, 0 to 255. */
  plane: Uint8Array
  /** Share of the source's area, 0 to 1. */
  coverage: number
  /** Pixels of the preview; null for an empty mask. */
  bounds: Rect | null
  /**
   * Pixels of the preview from the masks to what of the source lies furthest
   * from them; 0 where all is covered. `knownBeside` tells what that leaves.
   */
  furthest: number
  /** Of each mask, in their order: what lies far apart. */
  parts: Part[][]
}

/** Share of the preview's longer side between parts that are far apart. */
const farApart = 0.1

/**
 * What the masks cover, before anything is paid for.
 *
 * @throws Failed: unreadable-image
 */
export async function preview(request: PreviewRequest): Promise<MaskMeasures> {
  const { masks, sourceSize } = request
  const window = { x: 0, y: 0, ...sourceSize }
  const gap = farApart * Math.max(window.width, window.height)
  const planes: Uint8Array[] = []
  for (const mask of masks) planes.push(await coverageOf([mask], window))
  const parts = planes.map((plane) => partsOf(plane, window, gap))
  const coverage = highest(planes) ?? (await coverageOf([], window))
  if (request.invert) invertInside(coverage, window.width, window)
  if (request.within) keepWithin(coverage, window, request.within)
  return {
    plane: coverage,
    coverage: coveredArea(coverage) / area(sourceSize),
    bounds: boundsOf(coverage, window),
    furthest: await drive(furthestFrom(coverage, window)),
    parts,
  }
}

/** What any of them covers, in the first of them; null for none. */
function highest([first, ...others]: Uint8Array[]): Uint8Array | null {
  if (!first) return null
  for (const other of others)
    for (let at = 0; at < first.length; at++)
      if (other[at]! > first[at]!) first[at] = other[at]!
  return first
}
