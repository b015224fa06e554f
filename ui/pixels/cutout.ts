import { grown, type Rect } from '../../plugin/shared/geometry.ts'
import {
  decode,
  encodePart,
  encodePng,
  inBands,
  type Origin,
  type Raster,
} from './codec.ts'
import { boundsOf } from './extent.ts'
import { readHeader, withoutRest } from './header.ts'
import { opacityOf } from './looked.ts'
import { drive, inStrips, type Steps } from './steps.ts'
import type { Painted } from './strokes.ts'

/**
 * A foreign picture without what is clear around it, as PNG.
 *
 * @returns null where all of it is clear
 * @throws Failed: unreadable-image
 */
export async function trimmed(request: {
  picture: Uint8Array
}): Promise<Painted | null> {
  const { picture } = request
  const bitmap = await decode(picture, 'foreign', undefined, 'straight')
  const { width, height } = bitmap
  try {
    const { bounds } = await drive(opacityOf(bitmap))
    if (!bounds) return null
    const isAll = bounds.width === width && bounds.height === height
    if (isAll && readHeader(picture).type === 'image/png')
      return { png: withoutRest(picture), rect: bounds }
    return { png: await encodePart(picture, bitmap, bounds), rect: bounds }
  } finally {
    bitmap.close()
  }
}

/**
 * A cut-out's alpha as a mask, or all that it leaves out.
 *
 * @returns null where that is nothing
 * @throws Failed: unreadable-image
 */
export async function alphaMask(request: {
  /** A foreign picture. */
  picture: Uint8Array
  invert: boolean
}): Promise<Painted | null> {
  const { picture, invert } = request
  return maskOf(picture, 'foreign', (alpha) => (invert ? 255 - alpha : alpha))
}

/** How clear a source has to be somewhere to have an empty area, of 255. */
const empty = 250

/**
 * What is transparent inside a source, as a mask of it. Softly, as its edges
 * are; but a source that is nowhere quite clear is only pale.
 *
 * @returns null where nothing is empty
 * @throws Failed: unreadable-image
 */
export async function emptyArea(request: {
  /** PNG as it was exported. */
  source: Uint8Array
}): Promise<Painted | null> {
  return maskOf(request.source, 'figma', (alpha) => 255 - alpha, empty)
}

/** @param least that the mask reaches somewhere; of less nothing is made */
async function maskOf(
  picture: Uint8Array,
  origin: Origin,
  level: (alpha: number) => number,
  least = 1,
): Promise<Painted | null> {
  const bitmap = await decode(picture, origin)
  const { width, height } = bitmap
  try {
    const levels = Uint8Array.from({ length: 256 }, (_, alpha) => level(alpha))
    const mask = await drive(levelsOf(bitmap, levels))
    const bounds = boundsOf(mask, { width, height })
    if (!bounds || !mask.some((covered) => covered >= least)) return null
    const raster = await drive(blackOf(mask, width, bounds))
    const rect = grown(bounds, 1)
    const inRaster = { ...rect, x: -1, y: -1 }
    return { png: await encodePng(raster, inRaster), rect }
  } finally {
    bitmap.close()
  }
}

function* levelsOf(bitmap: ImageBitmap, levels: Uint8Array): Steps<Uint8Array> {
  const { width, height } = bitmap
  const mask = new Uint8Array(width * height)
  yield* inBands(bitmap, (pixels, from) => {
    const words = new Uint32Array(pixels.buffer, pixels.byteOffset)
    for (let n = 0, at = from * width; n < words.length; n++, at++)
      mask[at] = levels[words[n]! >>> 24]!
    return true
  })
  return mask
}

/** A part of a mask, as the alpha of black. */
function* blackOf(mask: Uint8Array, width: number, part: Rect): Steps<Raster> {
  const words = new Uint32Array(part.width * part.height)
  yield* inStrips(part, (from, to) => {
    for (let y = from; y < to; y++) {
      const start = (part.y + y) * width + part.x
      for (let x = 0; x < part.width; x++)
        words[y * part.width + x] = mask[start + x]! << 24
    }
  })
  const data = new Uint8ClampedArray(words.buffer)
  return { data, width: part.width, height: part.height }
}
