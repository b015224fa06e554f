import {
  bottom,
  intersection,
  right,
  type Point,
  type Rect,
  type Size,
} from '../../plugin/shared/geometry.ts'
import { boundsOf } from '../../ui/pixels/extent.ts'
import { leastSquares, Sums } from './least-squares.ts'
import type { Pixels } from './quality.ts'

/** Where a window is said to lie on a picture. */
export interface Region {
  /** Pixels of the window for one of the picture. */
  scale: number
  /** Pixels of the picture at that scale. */
  window: Rect
}

/** Pixels of the picture: how far a window may lie off and still be found. */
const reach = 3

/** Places that are enough to compare. */
const enough = 4000

/**
 * Pixels of the picture along each side of a place that is compared: one alone
 * is nothing but grain, which no slope tells anything about.
 */
const block = 2

/** Pixels of the picture: more doubt than this is not knowing. */
const leastCertain = 0.05

/**
 * How far what came back lies from where it went out, in pixels of the
 * picture. Where the window is said to lie counts for nothing: an error in it
 * is in both halves alike.
 *
 * @param sent cut out of `before`
 * @param answer of the same size as `sent`, and laid over `after`
 * @param inside above 0 for the pixels that show the answer and nothing else
 * @returns null where too little is to be seen to tell
 */
export function placementError(
  { sent, answer, region }: { sent: Pixels; answer: Pixels; region: Region },
  { before, after }: { before: Pixels; after: Pixels },
  inside: Uint8Array,
): Point | null {
  const around = surroundings(inside, before, region)
  const out = offsetOf(sent, region, before, around)
  const back = offsetOf(answer, region, after, core(inside, after))
  return out && back && { x: back.x - out.x, y: back.y - out.y }
}

/**
 * How far right and down of where it is said to lie a window is found: first
 * in whole pixels, then by least squares, whatever its brightness and contrast.
 *
 * @param where above 0 for the pixels of the picture that are compared
 * @returns null where that cannot be told: all is flat, or even, or strange
 */
export function offsetOf(
  content: Pixels,
  region: Region,
  found: Pixels,
  where: Uint8Array,
): Point | null {
  const samples = samplesIn(where, found)
  const window = { ...content, data: grey(content) }
  let shift = nearest(onPicture(window, region), samples)
  for (let round = 0; ; round++) {
    const fit = fitted(onPicture(window, region, shift), samples)
    if (!fit) return null
    shift = { x: shift.x + fit.x, y: shift.y + fit.y }
    if (Math.hypot(shift.x, shift.y) > 2 * reach) return null
    if (Math.hypot(fit.x, fit.y) < 0.005 || round === 20)
      return fit.doubt < leastCertain ? shift : null
  }
}

/** What is around the part in the window, and as wide again as it on each side. */
function surroundings(
  inside: Uint8Array,
  picture: Size,
  { scale, window }: Region,
): Uint8Array {
  const around = new Uint8Array(inside.length)
  const part = boundsOf(inside, picture)
  const { width, height } = picture
  const wide = part && {
    x: part.x - part.width,
    y: part.y - part.height,
    width: 3 * part.width,
    height: 3 * part.height,
  }
  const cut = {
    x: Math.ceil(window.x / scale),
    y: Math.ceil(window.y / scale),
    width: Math.floor(window.width / scale) - 1,
    height: Math.floor(window.height / scale) - 1,
  }
  const shown = intersection(cut, { x: 0, y: 0, width, height })
  const all = wide && shown && intersection(wide, shown)
  if (!all) return around
  for (let y = all.y; y < bottom(all); y++)
    around.fill(1, y * width + all.x, y * width + right(all))
  return around
}

/** Without the pixels at its edge: a smooth enlargement mixes those. */
function core(inside: Uint8Array, { width }: Size): Uint8Array {
  const beside = [-2, -1, 0, 1, 2]
  return inside.map((_, at) =>
    beside.every((y) => beside.every((x) => inside[at + y * width + x]! > 0))
      ? 1
      : 0,
  )
}

/** Brightness of a block of the picture, by its upper left corner. */
type Expected = (x: number, y: number) => number

/** It is the mean of the pixels of the window that it covers. */
function onPicture(
  content: Size & { data: Float64Array },
  { scale, window }: Region,
  shift: Point = { x: 0, y: 0 },
): Expected {
  const samples = Math.max(block, Math.ceil(block * scale))
  const step = (block * scale) / samples
  return (x, y) => {
    const left = (x - shift.x) * scale - window.x + step / 2
    const top = (y - shift.y) * scale - window.y + step / 2
    let sum = 0
    for (let down = 0; down < samples; down++)
      for (let across = 0; across < samples; across++)
        sum += between(content, left + across * step, top + down * step)
    return sum / samples ** 2
  }
}

/** Between the middles of four pixels; beyond the edge its nearest. */
function between(
  { data, width, height }: Size & { data: Float64Array },
  x: number,
  y: number,
): number {
  const left = Math.max(0, Math.min(width - 1, x - 0.5))
  const top = Math.max(0, Math.min(height - 1, y - 0.5))
  const [column, row] = [Math.floor(left), Math.floor(top)]
  const at = row * width + column
  const next = column + 1 < width ? at + 1 : at
  const below = row + 1 < height ? width : 0
  const [across, down] = [left - column, top - row]
  const upper = data[at]! * (1 - across) + data[next]! * across
  const lower = data[at + below]! * (1 - across) + data[next + below]! * across
  return upper * (1 - down) + lower * down
}

/** The shift in whole pixels by which the two correlate best. */
function nearest(expected: Expected, samples: readonly Sample[]): Point {
  const known = new Map<number, number>()
  const valueAt = (x: number, y: number) => {
    const place = y * 65_536 + x
    const value = known.get(place) ?? expected(x, y)
    known.set(place, value)
    return value
  }
  let best = { x: 0, y: 0, score: -Infinity }
  for (let y = -reach; y <= reach; y++)
    for (let x = -reach; x <= reach; x++) {
      const sums = new Sums(3)
      for (const sample of samples)
        sums.add([1, valueAt(sample.x - x, sample.y - y), sample.seen])
      const score = correlation(sums)
      if (score > best.score) best = { x, y, score }
    }
  return { x: best.x, y: best.y }
}

/** Of the last two of a one and two numbers. */
function correlation(sums: Sums): number {
  const of = (a: number, b: number) =>
    sums.of(0, 0) * sums.of(a, b) - sums.of(0, a) * sums.of(0, b)
  const spread = of(1, 1) * of(2, 2)
  return spread > 0 ? of(1, 2) / Math.sqrt(spread) : 0
}

interface Fit extends Point {
  /** Standard error of the worse axis, pixels. */
  doubt: number
}

/**
 * What is seen as gain × expected + offset, shifted a little: each shift is the
 * weight of a slope. Where slopes are alike everywhere nothing tells a shift
 * from an offset.
 */
function fitted(expected: Expected, samples: readonly Sample[]): Fit | null {
  const sums = new Sums(5)
  for (const { x, y, seen } of samples) {
    // Over more than half a pixel a slope in grain seems less than it is.
    const across = 2 * (expected(x - 0.25, y) - expected(x + 0.25, y))
    const down = 2 * (expected(x, y - 0.25) - expected(x, y + 0.25))
    sums.add([expected(x, y), across, down, 1, seen])
  }
  const solved = leastSquares(sums)
  const gain = solved?.weights[0] ?? 0
  if (!solved || gain <= 0) return null
  const [x, y] = [solved.weights[1]! / gain, solved.weights[2]! / gain]
  return { x, y, doubt: Math.max(solved.errors[1]!, solved.errors[2]!) / gain }
}

interface Sample extends Point {
  /** Brightness of the block. */
  seen: number
}

/** All blocks that are compared, or so many of them, evenly spread. */
function samplesIn(where: Uint8Array, found: Pixels): Sample[] {
  const { width, height } = found
  const brightness = grey(found)
  const all = where.reduce((sum, value) => sum + Math.min(1, value), 0)
  const step = Math.max(1, Math.floor(Math.sqrt(all / enough)))
  const samples: Sample[] = []
  for (let y = 0; y + block <= height; y += step)
    for (let x = 0; x + block <= width; x += step) {
      let seen = 0
      let compared = true
      for (let n = 0; n < block ** 2; n++) {
        const at = (y + Math.floor(n / block)) * width + x + (n % block)
        seen += brightness[at]! / block ** 2
        compared &&= where[at]! > 0
      }
      if (compared) samples.push({ x, y, seen })
    }
  return samples
}

function grey({ data }: Pixels): Float64Array {
  return Float64Array.from({ length: data.length / 4 }, (_, pixel) => {
    const at = 4 * pixel
    return 0.299 * data[at]! + 0.587 * data[at + 1]! + 0.114 * data[at + 2]!
  })
}
