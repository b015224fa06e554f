import type { Rect } from '../../plugin/shared/geometry.ts'
import { groundOf, type Behind } from './backdrop.ts'
import {
  decode,
  encodePng,
  insideOf,
  readBitmap,
  type Raster,
} from './codec.ts'
import { readHeader } from './header.ts'
import { drive } from './steps.ts'
import { alphaOf, extendEdges, flatten, unfade } from './window.ts'

export interface FrameRequest {
  /** PNG as it was exported. */
  source: Uint8Array
  /** Whole pixels of the source's picture; may reach outside of it. */
  window: Rect
  behind: Behind | null
  /** Of the source, 0 to 1: its picture shows it, and its fills get it again. */
  opacity: number
}

export interface Framed {
  /** PNG of the window's size, opaque. */
  image: Uint8Array
  /** Its pixels. */
  raster: Raster
  /** Of the source in the window; null where all of it is opaque. */
  alpha: Uint8Array | null
  /** Whether the image is the very bytes of the source. */
  whole: boolean
}

/**
 * The window of the source as PNG: Figma's own bytes where they are just that.
 *
 * @throws Failed: unreadable-image
 */
export async function frameWindow(request: FrameRequest): Promise<Framed> {
  const { source, window, behind, opacity } = request
  const size = readHeader(source)
  const raster = await decodeWindow(source, window)
  if (opacity < 1) await drive(unfade(raster, opacity))
  const inside = insideOf(size, window)
  const alpha = inside && (await drive(alphaOf(raster, inside)))
  const whole =
    !alpha &&
    opacity === 1 &&
    window.x === 0 &&
    window.y === 0 &&
    window.width === size.width &&
    window.height === size.height
  if (whole) return { image: source, raster, alpha, whole }
  if (inside && alpha) {
    const ground = await groundOf(behind, window)
    await drive(flatten(raster, inside, alpha, ground))
  }
  if (inside) await drive(extendEdges(raster, inside))
  return { image: await encodePng(raster), raster, alpha, whole }
}

async function decodeWindow(source: Uint8Array, window: Rect): Promise<Raster> {
  const bitmap = await decode(source, 'figma', window)
  try {
    return await drive(readBitmap(bitmap))
  } finally {
    bitmap.close()
  }
}
