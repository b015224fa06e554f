import {
  decode,
  encodePart,
  encodePng,
  readBitmap,
  type Origin,
} from './codec.ts'
import { readHeader, withoutRest } from './header.ts'
import { opacityOf } from './looked.ts'
import { cutPatch } from './patch.ts'
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
  try {
    const raster = await drive(readBitmap(bitmap))
    const levels = Uint8Array.from({ length: 256 }, (_, alpha) => level(alpha))
    const mask = await drive(toMask(raster.data, raster.width, levels))
    if (!mask.some((covered) => covered >= least)) return null
    const patch = await drive(cutPatch(raster, mask))
    return (
      patch && { png: await encodePng(raster, patch.rect), rect: patch.rect }
    )
  } finally {
    bitmap.close()
  }
}

/** Makes all pixels opaque black, in place. @returns the levels of their alphas */
function* toMask(
  data: Uint8ClampedArray<ArrayBuffer>,
  width: number,
  levels: Uint8Array,
): Steps<Uint8Array> {
  const words = new Uint32Array(data.buffer)
  const mask = new Uint8Array(words.length)
  yield* inStrips({ width, height: words.length / width }, (from, to) => {
    for (let at = from * width; at < to * width; at++) {
      mask[at] = levels[words[at]! >>> 24]!
      words[at] = 0xff000000
    }
  })
  return mask
}
