import { area, type Rect, type Size } from '../../plugin/shared/geometry.ts'
import { coverageOf, type MaskPicture } from './coverage.ts'
import { boundsOf, coveredArea, partsOf } from './extent.ts'
import { invertInside } from './mask.ts'

export interface PreviewRequest {
  masks: readonly MaskPicture[]
  /** Pixels of the source's preview; the masks' rects are in the same. */
  sourceSize: Size
  invert?: boolean
}

export interface MaskMeasures {
  /** What the masks cover of each pixel of the preview, 0 to 255. */
  plane: Uint8Array
  /** Share of the source's area, 0 to 1. */
  coverage: number
  /** Pixels of the preview; null for an empty mask. */
  bounds: Rect | null
  /** Bounds of the parts that lie far apart. */
  parts: Rect[]
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
  const coverage = await coverageOf(masks, window)
  if (request.invert) invertInside(coverage, window.width, window)
  const gap = farApart * Math.max(window.width, window.height)
  return {
    plane: coverage,
    coverage: coveredArea(coverage) / area(sourceSize),
    bounds: boundsOf(coverage, window),
    parts: partsOf(coverage, window, gap),
  }
}
