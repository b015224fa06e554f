import { bottom, right, type Rect } from '../../plugin/shared/geometry.ts'
import type { Raster } from './codec.ts'
import { stripRows, type Steps } from './steps.ts'

/**
 * Lays the picture over white, in place: the service would read what is
 * transparent as black.
 *
 * @param inside whole pixels
 * @returns 1 for each pixel that was not opaque, or null if all were
 */
export function* flatten(
  raster: Raster,
  inside: Rect,
): Steps<Uint8Array | null> {
  const { data, width } = raster
  const words = new Uint32Array(data.buffer)
  const rows = stripRows(inside.width)
  let clear: Uint8Array | null = null
  for (let y = inside.y; y < bottom(inside); y++) {
    const end = y * width + right(inside)
    for (let pixel = y * width + inside.x; pixel < end; pixel++) {
      const alpha = words[pixel]! >>> 24
      if (alpha === 255) continue
      clear ??= new Uint8Array(words.length)
      clear[pixel] = 1
      const at = 4 * pixel
      for (let channel = at; channel < at + 3; channel++)
        data[channel] = Math.round(
          (data[channel]! * alpha + 255 * (255 - alpha)) / 255,
        )
      data[at + 3] = 255
    }
    if (y % rows === rows - 1) yield
  }
  return clear
}

/** Fills what lies outside of the picture with its nearest edge pixels. */
export function* extendEdges(raster: Raster, inside: Rect): Steps<void> {
  const { data, width, height } = raster
  const words = new Uint32Array(data.buffer)
  const rows = stripRows(width)
  for (let y = inside.y; y < bottom(inside); y++) {
    const from = y * width
    words.fill(words[from + inside.x]!, from, from + inside.x)
    words.fill(
      words[from + right(inside) - 1]!,
      from + right(inside),
      from + width,
    )
    if (y % rows === rows - 1) yield
  }
  const first = inside.y * width
  for (let y = 0; y < inside.y; y++)
    words.copyWithin(y * width, first, first + width)
  const last = (bottom(inside) - 1) * width
  for (let y = bottom(inside); y < height; y++)
    words.copyWithin(y * width, last, last + width)
}
