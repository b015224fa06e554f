import type { Point, Size } from '../../plugin/shared/geometry.ts'

/** Pixels in RGBA order. */
export interface Pixels extends Size {
  data: Uint8Array | Uint8ClampedArray
}

export interface OutsideDifference {
  /** Bytes of RGBA that changed and should not have. */
  bytes: number
  /** Pixels that hold them. */
  pixels: number
  /** Largest change of a channel, 0 to 255. */
  largest: number
}

/**
 * What changed where nothing should.
 *
 * @param touched above 0 for the pixels that may change
 */
export function outsideDifference(
  before: Pixels,
  after: Pixels,
  touched: Uint8Array,
): OutsideDifference {
  let [bytes, pixels, largest] = [0, 0, 0]
  for (let pixel = 0; pixel < touched.length; pixel++) {
    if (touched[pixel]! > 0) continue
    const difference = stepBetween(before, pixel, after, pixel)
    if (difference === 0) continue
    pixels++
    largest = Math.max(largest, difference)
    for (let at = 4 * pixel; at < 4 * pixel + 4; at++)
      if (before.data[at] !== after.data[at]) bytes++
  }
  return { bytes, pixels, largest }
}

/**
 * How much steeper the picture is across the border of what changed than the
 * original is there: 1 is no seam, 2 is a line one sees.
 *
 * @param touched above 0 for the pixels that changed
 * @returns null where all or nothing changed, which has no border
 */
export function seam(
  original: Pixels,
  after: Pixels,
  touched: Uint8Array,
): number | null {
  const { width, height } = original
  let was = 0
  let is = 0
  const cross = (one: number, other: number) => {
    if (touched[one]! > 0 === touched[other]! > 0) return
    was += stepBetween(original, one, original, other)
    is += stepBetween(after, one, after, other)
  }
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const pixel = y * width + x
      if (x + 1 < width) cross(pixel, pixel + 1)
      if (y + 1 < height) cross(pixel, pixel + width)
    }
  // A level for each, so that a flat picture has a ratio too.
  const pairs = borderLength(touched, original)
  return pairs ? (is + pairs) / (was + pairs) : null
}

function borderLength(touched: Uint8Array, { width, height }: Size): number {
  let count = 0
  for (let pixel = 0; pixel < width * height; pixel++) {
    const here = touched[pixel]! > 0
    if ((pixel + 1) % width > 0 && here !== touched[pixel + 1]! > 0) count++
    if (pixel + width < width * height && here !== touched[pixel + width]! > 0)
      count++
  }
  return count
}

/**
 * Levels by which a channel differs on average where something changed.
 *
 * @param touched above 0 for the pixels that may have changed
 */
export function meanDifference(
  before: Pixels,
  after: Pixels,
  touched: Uint8Array,
): number {
  let [sum, count] = [0, 0]
  for (let pixel = 0; pixel < touched.length; pixel++) {
    if (touched[pixel] === 0) continue
    for (let at = 4 * pixel; at < 4 * pixel + 3; at++)
      sum += Math.abs(after.data[at]! - before.data[at]!)
    count += 3
  }
  return count > 0 ? sum / count : 0
}

/** The largest difference of a colour channel. */
function stepBetween(a: Pixels, pixel: number, b: Pixels, other: number) {
  let largest = 0
  for (let channel = 0; channel < 4; channel++) {
    const from = a.data[4 * pixel + channel]!
    const step = Math.abs(from - b.data[4 * other + channel]!)
    if (step > largest) largest = step
  }
  return largest
}

/** The naive way, to compare with: the whole answer over the window. */
export function pasteWhole(
  original: Pixels,
  answer: Pixels,
  at: Point,
): { after: Pixels; touched: Uint8Array } {
  const { width, height } = original
  const data = Uint8Array.from(original.data)
  const touched = new Uint8Array(width * height)
  for (let y = Math.max(0, at.y); y < at.y + answer.height && y < height; y++)
    for (let x = Math.max(0, at.x); x < at.x + answer.width && x < width; x++) {
      const from = 4 * ((y - at.y) * answer.width + x - at.x)
      data.set(answer.data.subarray(from, from + 4), 4 * (y * width + x))
      touched[y * width + x] = 255
    }
  return { after: { width, height, data }, touched }
}
