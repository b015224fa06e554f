import type { Rect, Size } from '../../plugin/shared/geometry.ts'
import { decode, inBands } from './codec.ts'
import type { PictureType } from './format.ts'
import { readHeader } from './header.ts'
import { drive, type Steps } from './steps.ts'

/** What a picture is, before anything is made of it. */
export interface Looked extends Size {
  type: PictureType
  /** Whether any of it is not opaque. */
  transparent: boolean
  /** Of all that is not clear, whole pixels; null where nothing is. */
  bounds: Rect | null
}

/** @throws Failed: unreadable-image */
export async function looked(request: {
  /** Of any type a browser reads. */
  picture: Uint8Array
}): Promise<Looked> {
  const { type } = readHeader(request.picture)
  const bitmap = await decode(request.picture, 'foreign')
  try {
    const { width, height } = bitmap
    return { type, width, height, ...(await drive(opacityOf(bitmap))) }
  } finally {
    bitmap.close()
  }
}

export type Opacity = Pick<Looked, 'transparent' | 'bounds'>

/** By its alpha alone. */
export function* opacityOf(bitmap: ImageBitmap): Steps<Opacity> {
  const { width, height } = bitmap
  const seen = { left: width, right: -1, top: height, bottom: -1 }
  let transparent = false
  yield* inBands(bitmap, (pixels, from) => {
    const words = new Uint32Array(pixels.buffer, pixels.byteOffset)
    for (let row = 0; row < words.length / width; row++) {
      const [first, last, opaque] = endsOf(words, row * width, width)
      transparent ||= !opaque
      if (last < 0) continue
      seen.left = Math.min(seen.left, first)
      seen.right = Math.max(seen.right, last)
      seen.top = Math.min(seen.top, from + row)
      seen.bottom = from + row
    }
    return true
  })
  const { left, right, top, bottom } = seen
  if (right < 0) return { transparent, bounds: null }
  const size = { width: right - left + 1, height: bottom - top + 1 }
  return { transparent, bounds: { x: left, y: top, ...size } }
}

/** Of a row: the first and the last that is not clear, and whether all are opaque. */
function endsOf(
  words: Uint32Array,
  start: number,
  width: number,
): [number, number, boolean] {
  let [first, last, opaque] = [width, -1, true]
  for (let x = 0; x < width; x++) {
    const alpha = words[start + x]! >>> 24
    if (alpha < 255) opaque = false
    if (alpha === 0) continue
    if (last < 0) first = x
    last = x
  }
  return [first, last, opaque]
}
