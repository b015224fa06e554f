import type { Point, Rect, Size } from '../../plugin/shared/geometry.ts'

/** Pixels in RGBA order. */
export interface Pixels extends Size {
  data: Uint8Array | Uint8ClampedArray
}

export interface OutsideDifference {
  /** Pixels that changed and should not have. */
  changed: number
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
  let changed = 0
  let largest = 0
  for (let pixel = 0; pixel < touched.length; pixel++) {
    if (touched[pixel]! > 0) continue
    const difference = stepBetween(before, pixel, after, pixel)
    if (difference > 0) changed++
    if (difference > largest) largest = difference
  }
  return { changed, largest }
}

/**
 * How much steeper the picture is across the border of what changed than the
 * original is there: 1 is no seam, 2 is a line one sees.
 *
 * @param touched above 0 for the pixels that changed
 */
export function seam(
  original: Pixels,
  after: Pixels,
  touched: Uint8Array,
): number {
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
  return (is + pairs) / (was + pairs)
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

/**
 * How far a marker lies from where it should, in pixels and to about a tenth:
 * the peak of the normalised cross-correlation, by the parabola around it.
 *
 * @param expected the picture with the marker where it belongs
 * @param around where the marker belongs
 * @param reach how far it is looked for
 */
export function placementError(
  expected: Pixels,
  found: Pixels,
  around: Rect,
  reach: number,
): Point {
  const score = (x: number, y: number) =>
    correlation(expected, found, around, { x, y })
  let best = { x: 0, y: 0, score: -Infinity }
  for (let y = -reach; y <= reach; y++)
    for (let x = -reach; x <= reach; x++) {
      const here = score(x, y)
      if (here > best.score) best = { x, y, score: here }
    }
  const { x, y } = best
  return {
    x: x + peakOffset(score(x - 1, y), best.score, score(x + 1, y)),
    y: y + peakOffset(score(x, y - 1), best.score, score(x, y + 1)),
  }
}

/** Where a parabola through three neighbours peaks, from the middle one. */
function peakOffset(before: number, at: number, after: number): number {
  const curve = before - 2 * at + after
  return curve === 0 ? 0 : (before - after) / (2 * curve)
}

function correlation(a: Pixels, b: Pixels, part: Rect, shift: Point): number {
  let [n, sumA, sumB, squaresA, squaresB, products] = [0, 0, 0, 0, 0, 0]
  for (let y = part.y; y < part.y + part.height; y++)
    for (let x = part.x; x < part.x + part.width; x++) {
      const one = greyAt(a, x, y)
      const other = greyAt(b, x + shift.x, y + shift.y)
      n++
      sumA += one
      sumB += other
      squaresA += one * one
      squaresB += other * other
      products += one * other
    }
  const spread = (n * squaresA - sumA ** 2) * (n * squaresB - sumB ** 2)
  return spread > 0 ? (n * products - sumA * sumB) / Math.sqrt(spread) : 0
}

/** Beyond the picture its nearest pixel. */
function greyAt({ data, width, height }: Pixels, x: number, y: number): number {
  const column = Math.max(0, Math.min(width - 1, x))
  const row = Math.max(0, Math.min(height - 1, y))
  const at = 4 * (row * width + column)
  return 0.299 * data[at]! + 0.587 * data[at + 1]! + 0.114 * data[at + 2]!
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
