import { area, type Rect, type Size } from '../../plugin/shared/geometry.ts'
import {
  decode,
  encodePng,
  insideOf,
  readBitmap,
  type Raster,
} from './codec.ts'
import { colorsOf, type ColorReference } from './color.ts'
import {
  coverageOf,
  keepWithin,
  type MaskPicture,
  type Reading,
} from './coverage.ts'
import { boundsOf, coveredArea } from './extent.ts'
import { readHeader } from './header.ts'
import { invertInside, keep, ring, sendPixels, shapeMasks } from './mask.ts'
import type { SoftnessChoice } from './softness.ts'
import { drive } from './steps.ts'
import { extendEdges, flatten } from './window.ts'

/** What of the masks counts is read in pixels of the source's picture. */
export type PrepareRequest = PreparedOf & Reading

interface PreparedOf extends SoftnessChoice {
  /** PNG as it was exported. */
  source: Uint8Array
  /** The colour in the mask that is sent that means *change*. */
  change?: 'black' | 'white'
  /** None: the whole source changes. */
  masks: readonly MaskPicture[]
  /** Whole pixels of the source's picture; may reach outside of it. */
  window: Rect
}

export interface Prepared {
  /** What is sent: PNG of the window's size, opaque. */
  image: Uint8Array
  /** What is sent: PNG of the same size, black where it is to be edited. */
  mask: Uint8Array
  /** How much of the answer is laid over the original, 0 to 255 a pixel. */
  composite: Uint8Array
  /** `keep`, `edit` or `ring` of `mask.ts` a pixel. */
  send: Uint8Array
  /** The original's colours near the mask; null where too little is known. */
  reference: ColorReference | null
  /** Share of the source's area that the masks cover within the window. */
  coverage: number
  /** Of the composite, in pixels of the window; null where nothing changes. */
  bounds: Rect | null
  /** Whether `image` is the very bytes of the source. */
  whole: boolean
}

/** @throws Failed: unreadable-image */
export async function prepare(request: PrepareRequest): Promise<Prepared> {
  const { source, masks, window, invert, within } = request
  const picture = windowOf(source, window)
  // A mask may fail first: nobody must be left with an unheard rejection.
  picture.catch(() => undefined)
  const coverage = await coverageOf(masks, window)
  const { image, raster, size, clear, whole } = await picture
  const inside = insideOf(size, window)
  if (within) keepWithin(coverage, window, within)
  if (inside && invert) invertInside(coverage, window.width, inside)

  const { send, composite } = await drive(
    shapeMasks(coverage, window, inside, request),
  )
  // What is transparent goes out as white, which is no colour of the picture.
  if (clear)
    for (let at = 0; at < send.length; at++)
      if (clear[at] && send[at] === ring) send[at] = keep
  const { width, height } = window
  const mask = encodePng({
    data: sendPixels(send, request.change),
    width,
    height,
  })
  const reference = await drive(colorsOf(raster, send))
  const bounds = boundsOf(composite, window)
  const share = Math.min(1, coveredArea(coverage) / area(size))
  return {
    image,
    mask: await mask,
    composite,
    send,
    reference,
    coverage: share,
    bounds,
    whole,
  }
}

interface Picture {
  image: Uint8Array
  /** Of the window. */
  raster: Raster
  /** Of the whole source. */
  size: Size
  /** 1 for each pixel of the window that was not opaque; null for none. */
  clear: Uint8Array | null
  whole: boolean
}

/** The window of the source as PNG: Figma's own bytes where they are just that. */
async function windowOf(source: Uint8Array, window: Rect): Promise<Picture> {
  const { raster, size, inside } = await decodeWindow(source, window)
  const clear = inside && (await drive(flatten(raster, inside)))
  const whole =
    !clear &&
    window.x === 0 &&
    window.y === 0 &&
    window.width === size.width &&
    window.height === size.height
  if (whole) return { image: source, raster, size, clear, whole }
  if (inside) await drive(extendEdges(raster, inside))
  return { image: await encodePng(raster), raster, size, clear, whole }
}

interface DecodedWindow {
  raster: Raster
  /** Of the whole picture. */
  size: Size
  /** The picture's part of the window, in pixels of the window. */
  inside: Rect | null
}

/** @throws Failed: unreadable-image */
async function decodeWindow(
  source: Uint8Array,
  window: Rect,
): Promise<DecodedWindow> {
  const { width, height } = readHeader(source)
  const size = { width, height }
  const bitmap = await decode(source, 'figma', window)
  try {
    const raster = await drive(readBitmap(bitmap))
    return { raster, size, inside: insideOf(size, window) }
  } finally {
    bitmap.close()
  }
}
