import { area, type Rect } from '../../plugin/shared/geometry.ts'
import { encodePng, insideOf } from './codec.ts'
import {
  coverageOf,
  keepWithin,
  type MaskPicture,
  type Reading,
} from './coverage.ts'
import { boundsOf, coveredArea } from './extent.ts'
import { readHeader } from './header.ts'
import { invertInside, masksOf, sendPixels, type ChangeColor } from './mask.ts'
import type { SoftnessChoice } from './softness.ts'
import { drive } from './steps.ts'

export type ShapeRequest = ShapeOf & Reading

interface ShapeOf extends SoftnessChoice {
  /** The first bytes of the source: its size is all that is asked of it. */
  header: Uint8Array
  /** None: the whole source changes. */
  masks: readonly MaskPicture[]
  /** Whole pixels of the source's picture; may reach outside of it. */
  window: Rect
  change?: ChangeColor
}

export interface Shaped {
  /** PNG of the window's size. */
  mask: Uint8Array
  composite: Uint8Array
  send: Uint8Array
  /** Share of the source's area that the masks cover within the window. */
  coverage: number
  /** Of the composite, in pixels of the window; null where it is empty. */
  bounds: Rect | null
}

/**
 * The two masks of a window, and the one that is sent as PNG.
 *
 * @throws Failed: unreadable-image
 */
export async function shapeMasks(request: ShapeRequest): Promise<Shaped> {
  const { header, masks, window, invert, within, change } = request
  const size = readHeader(header)
  const inside = insideOf(size, window)
  const plane = await coverageOf(masks, window)
  if (within) keepWithin(plane, window, within)
  if (inside && invert) invertInside(plane, window.width, inside)
  const { send, composite } = await drive(
    masksOf(plane, window, inside, request),
  )
  const { width, height } = window
  const mask = await encodePng({
    data: sendPixels(send, change),
    width,
    height,
  })
  return {
    mask,
    composite,
    send,
    coverage: Math.min(1, coveredArea(plane) / area(size)),
    bounds: boundsOf(composite, window),
  }
}
