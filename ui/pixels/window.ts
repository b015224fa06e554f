import { bottom, right, type Rect } from '../../plugin/shared/geometry.ts'
import type { Raster } from './codec.ts'
import { inStrips, type Steps } from './steps.ts'

/** Colours under a raster, RGBA of the same size, opaque; or one for all. */
export type Ground = Raster | { color: Color }

/** Red, green, blue, 0 to 255. */
export type Color = readonly [number, number, number]

/**
 * How opaque the picture is, 0 to 255 a pixel, 0 outside of it.
 *
 * @param inside the picture's part of the raster, whole pixels
 * @returns null where all of it is opaque
 */
export function* alphaOf(
  { data, width, height }: Raster,
  inside: Rect,
): Steps<Uint8Array | null> {
  const words = new Uint32Array(data.buffer)
  let alpha: Uint8Array | null = null
  yield* inStrips({ width, height: inside.height }, (from, to) => {
    for (let y = inside.y + from; y < inside.y + to; y++) {
      const start = y * width + inside.x
      const end = start + inside.width
      if (!alpha && isOpaque(words, start, end)) continue
      alpha ??= opaqueUntil(y, inside, width, height)
      for (let at = start; at < end; at++) alpha[at] = words[at]! >>> 24
    }
  })
  return alpha
}

/**
 * As it would be were the layer opaque, in place.
 *
 * @param opacity of the layer, above 0 to 1
 */
export function* unfade(raster: Raster, opacity: number): Steps<void> {
  const words = new Uint32Array(raster.data.buffer)
  // What is opaque was rounded, up or down.
  const full = Uint32Array.from({ length: 256 }, (_, alpha) =>
    (alpha + 1) / opacity >= 255 && alpha > 0
      ? 255
      : Math.round(alpha / opacity),
  )
  const { width } = raster
  yield* inStrips(raster, (from, to) => {
    for (let at = from * width; at < to * width; at++) {
      const word = words[at]!
      words[at] = ((word & 0xffffff) | (full[word >>> 24]! << 24)) >>> 0
    }
  })
}

/** @param words RGBA, the red lowest */
function isOpaque(words: Uint32Array, start: number, end: number): boolean {
  let alphas = 0xff000000
  for (let pixel = start; pixel < end; pixel++) alphas &= words[pixel]!
  return alphas >>> 24 === 255
}

function opaqueUntil(
  row: number,
  inside: Rect,
  width: number,
  height: number,
): Uint8Array {
  const alpha = new Uint8Array(width * height)
  for (let y = inside.y; y < row; y++)
    alpha.fill(255, y * width + inside.x, y * width + right(inside))
  return alpha
}

/**
 * Lays the picture over its ground, in place: a service would read what is
 * transparent as black.
 *
 * @param alpha of the raster's pixels, as `alphaOf` has it
 */
export function* flatten(
  raster: Raster,
  inside: Rect,
  alpha: Uint8Array,
  ground: Ground,
): Steps<void> {
  const { width } = raster
  const under = wordsOf(ground)
  const words = new Uint32Array(raster.data.buffer)
  yield* inStrips({ width, height: inside.height }, (from, to) => {
    for (let y = inside.y + from; y < inside.y + to; y++) {
      const start = y * width + inside.x
      flattenRow(words, alpha, under, start, start + inside.width)
    }
  })
}

/** RGBA of every pixel, or the one of all. */
function wordsOf(ground: Ground): Uint32Array {
  if (!('color' in ground)) return new Uint32Array(ground.data.buffer)
  const [red, green, blue] = ground.color
  return Uint32Array.of(((255 << 24) | (blue << 16) | (green << 8) | red) >>> 0)
}

function flattenRow(
  words: Uint32Array,
  alpha: Uint8Array,
  under: Uint32Array,
  start: number,
  end: number,
): void {
  const step = under.length > 1 ? 1 : 0
  for (let at = start; at < end; at++) {
    const opacity = alpha[at]!
    if (opacity === 255) continue
    const ground = under[at * step]!
    words[at] = opacity === 0 ? ground : mixed(words[at]!, ground, opacity)
  }
}

/** One over the other, opaque. */
function mixed(over: number, under: number, opacity: number): number {
  let word = 0xff000000
  for (let shift = 0; shift < 24; shift += 8) {
    const level = (over >>> shift) & 255
    const below = (under >>> shift) & 255
    const sum = level * opacity + below * (255 - opacity)
    word |= Math.round(sum / 255) << shift
  }
  return word
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
