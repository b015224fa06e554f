import { area, type Rect, type Size } from '../../plugin/shared/geometry.ts'
import { encodePng, insideOf } from './codec.ts'
import {
  coverageOf,
  keepWithin,
  type MaskPicture,
  type Reading,
} from './coverage.ts'
import { boundsOf, coveredArea } from './extent.ts'
import { readHeader } from './header.ts'
import {
  eachRow,
  invertInside,
  masksOf,
  sendPixels,
  type ChangeColor,
} from './mask.ts'
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
  /**
   * What changes is what is transparent in the source, or beyond it, instead
   * of what masks cover. No alpha: the source is opaque.
   */
  clear: { alpha: Uint8Array | null } | null
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
  const { header, masks, window, invert, within, change, clear } = request
  const { width, height } = window
  const size = readHeader(header)
  const inside = insideOf(size, window)
  const plane = clear
    ? emptiness(window, inside, clear.alpha)
    : await coverageOf(masks, window)
  if (within) keepWithin(plane, window, within)
  if (inside && invert) invertInside(plane, window.width, inside)
  const { send, composite } = await drive(
    // Beyond the source too something is to be painted where it is empty.
    masksOf(
      plane,
      window,
      clear ? { x: 0, y: 0, width, height } : inside,
      request,
    ),
  )
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

/** 255 where nothing of the source is. */
function emptiness(
  { width, height }: Size,
  inside: Rect | null,
  alpha: Uint8Array | null,
): Uint8Array {
  const coverage = new Uint8Array(width * height).fill(255)
  if (inside)
    eachRow(inside, width, (from, to) => {
      for (let at = from; at < to; at++)
        coverage[at] = alpha ? 255 - alpha[at]! : 0
    })
  return coverage
}
