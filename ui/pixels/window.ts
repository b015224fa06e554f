import { bottom, right, type Rect } from '../../plugin/shared/geometry.ts'
import type { Raster } from './codec.ts'
import { inStrips, type Steps } from './steps.ts'

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
  const { width } = raster
  const words = new Uint32Array(raster.data.buffer)
  let clear: Uint8Array | null = null
  yield* inStrips(inside, (from, to) => {
    for (let y = inside.y + from; y < inside.y + to; y++) {
      const start = y * width + inside.x
      const end = start + inside.width
      if (isOpaque(words, start, end)) continue
      clear ??= new Uint8Array(words.length)
      flattenRow(raster.data, clear, start, end)
    }
  })
  return clear
}

/** @param words RGBA, the red lowest */
function isOpaque(words: Uint32Array, start: number, end: number): boolean {
  let alphas = 0xff000000
  for (let pixel = start; pixel < end; pixel++) alphas &= words[pixel]!
  return alphas >>> 24 === 255
}

function flattenRow(
  data: Uint8ClampedArray,
  clear: Uint8Array,
  start: number,
  end: number,
): void {
  for (let pixel = start; pixel < end; pixel++) {
    const at = 4 * pixel
    const alpha = data[at + 3]!
    if (alpha === 255) continue
    clear[pixel] = 1
    for (let channel = at; channel < at + 3; channel++)
      data[channel] = Math.round(
        (data[channel]! * alpha + 255 * (255 - alpha)) / 255,
      )
    data[at + 3] = 255
  }
}

/** Fills what lies outside of the picture with its nearest edge pixels. */
export function* extendEdges(raster: Raster, inside: Rect): Steps<void> {
  const { data, width, height } = raster
  const words = new Uint32Array(data.buffer)
  const [left, end] = [inside.x, right(inside)]
  yield* inStrips({ width, height: inside.height }, (from, to) => {
    for (let y = inside.y + from; y < inside.y + to; y++) {
      const row = words.subarray(y * width, (y + 1) * width)
      row.fill(row[left]!, 0, left).fill(row[end - 1]!, end)
    }
  })
  const first = inside.y * width
  for (let y = 0; y < inside.y; y++)
    words.copyWithin(y * width, first, first + width)
  const last = (bottom(inside) - 1) * width
  for (let y = bottom(inside); y < height; y++)
    words.copyWithin(y * width, last, last + width)
}
