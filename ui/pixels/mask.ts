import {
  bottom,
  contains,
  right,
  type Rect,
  type Size,
} from '../../plugin/shared/geometry.ts'
import { columnDistances, squaredDistances } from './distance.ts'
import { boundsOf, cropped } from './extent.ts'
import { softnessOf, type SoftnessChoice } from './softness.ts'
import { inStrips, type Steps } from './steps.ts'
import { strengthenThin } from './thin.ts'

/** What the request and the answer do with a pixel, one byte each. */
export const keep = 0
export const edit = 1
/** Kept, near what is edited, and known: colours are compared here. */
export const ring = 2

/** How wide the ring is, in pixels of the request. */
const ringWidth = 48

export interface Masks {
  /** `keep`, `edit` or `ring` of every pixel. */
  send: Uint8Array
  /** How much of the answer is laid over the original, 0 to 255. */
  composite: Uint8Array
}

/** Of 255: what is meant to be clear may not quite be, once it was compressed. */
const almostClear = 8

/**
 * Adds one mask's alpha to what the others cover.
 *
 * @param coverage one byte a pixel, raised in place
 * @param width of the coverage
 * @param part whole pixels of it, whose RGBA the pixels are
 * @param peak the mask's own highest alpha: it becomes full coverage
 */
export function addCoverage(
  coverage: Uint8Array,
  width: number,
  part: Rect,
  pixels: Uint8ClampedArray,
  peak: number,
): void {
  if (peak === 0) return
  const shares = Uint8Array.from({ length: peak + 1 }, (_, alpha) => {
    const share = Math.round((alpha * 255) / peak)
    return share <= almostClear ? 0 : share
  })
  const words = new Uint32Array(pixels.buffer, pixels.byteOffset)
  for (let y = 0; y < part.height; y++) {
    const start = (part.y + y) * width + part.x
    const row = coverage.subarray(start, start + part.width)
    raiseRow(row, words, y * part.width, shares)
  }
}

/** @param words RGBA, the alpha highest */
function raiseRow(
  row: Uint8Array,
  words: Uint32Array,
  from: number,
  shares: Uint8Array,
): void {
  for (let x = 0; x < row.length; x++) {
    const share = shares[words[from + x]! >>> 24]!
    if (share > row[x]!) row[x] = share
  }
}

export function highestAlpha(pixels: Uint8ClampedArray): number {
  let highest = 0
  for (let at = 3; at < pixels.length && highest < 255; at += 4)
    if (pixels[at]! > highest) highest = pixels[at]!
  return highest
}

/** Swaps what is covered inside of the source; there is no mask beyond it. */
export function invertInside(
  coverage: Uint8Array,
  width: number,
  inside: Rect,
): void {
  eachRow(inside, width, (from, to) => {
    for (let at = from; at < to; at++) coverage[at] = 255 - coverage[at]!
  })
}

/**
 * The two masks. The composite is opaque where the shape is, and in the middle
 * of what is thin, keeps soft values, fades outward and is 0 beyond and outside
 * of the source. Whatever it covers is sent to be edited.
 *
 * @param coverage 0 to 255 a pixel
 * @param inside the source's part of the window, whole pixels
 */
export function* masksOf(
  coverage: Uint8Array,
  size: Size,
  inside: Rect | null,
  choice: SoftnessChoice,
): Steps<Masks> {
  const send = new Uint8Array(coverage.length)
  const composite = new Uint8Array(coverage.length)
  const shape = boundsOf(coverage, size)
  if (!shape) return { send, composite }
  const diagonal = Math.hypot(shape.width, shape.height)
  const { grow, fade } = softnessOf(diagonal, choice)
  const near = reached(shape, grow + ringWidth, size)
  const part = cropped(coverage, size.width, near)
  yield* markSend(part, near, grow, (row, y) => {
    send.set(row, (near.y + y) * size.width + near.x)
  })
  const faded = reached(shape, fade, size)
  yield* markComposite(coverage, size.width, faded, fade, composite)
  confine(send, composite, size, inside)
  return { send, composite }
}

/** Fades outward from what is opaque, and keeps what is softly drawn. */
function* markComposite(
  coverage: Uint8Array,
  width: number,
  part: Rect,
  fade: number,
  composite: Uint8Array,
): Steps<void> {
  const drawn = cropped(coverage, width, part)
  if (fade > 0) yield* strengthenThin(drawn, part)
  const ramp = fadingRamp(fade)
  yield* squaredDistances(drawn, part, 255, fade, (squares, y) => {
    const row = composite.subarray((part.y + y) * width + part.x)
    fadeRow(drawn, y * part.width, squares, ramp, row)
  })
}

function fadeRow(
  drawn: Uint8Array,
  from: number,
  squares: Uint32Array,
  ramp: Uint8Array,
  row: Uint8Array,
): void {
  for (let x = 0; x < squares.length; x++)
    row[x] = Math.max(ramp[squares[x]!]!, drawn[from + x]!)
}

/**
 * Grows the shape by a disc for what is edited, and by a wider one for the ring.
 * A pixel is within the disc of a shape `column` pixels above or below if it is
 * no further along the row than the disc is wide there.
 */
function* markSend(
  coverage: Uint8Array,
  size: Size,
  grow: number,
  take: (row: Uint8Array, y: number) => void,
): Steps<void> {
  const reach = grow + ringWidth
  const columns = yield* columnDistances(coverage, size, 1, reach)
  const discs = [discWidths(grow, reach), discWidths(reach, reach)] as const
  yield* inStrips(size, (from, to) =>
    markRows(columns, size.width, from, to, discs, take),
  )
}

function markRows(
  columns: Uint16Array,
  width: number,
  from: number,
  to: number,
  [inner, outer]: readonly [Int32Array, Int32Array],
  take: (row: Uint8Array, y: number) => void,
): void {
  const row = new Uint8Array(width)
  for (let y = from; y < to; y++) {
    markRow(columns, y * width, inner, outer, row)
    take(row, y)
  }
}

/** From the left, then from the right, by how much further the discs reach. */
function markRow(
  columns: Uint16Array,
  from: number,
  inner: Int32Array,
  outer: Int32Array,
  row: Uint8Array,
): void {
  for (let x = 0, edited = -1, known = -1; x < row.length; x++) {
    const column = columns[from + x]!
    edited = Math.max(edited - 1, inner[column]!)
    known = Math.max(known - 1, outer[column]!)
    row[x] = edited >= 0 ? edit : known >= 0 ? ring : keep
  }
  for (let x = row.length - 1, edited = -1, known = -1; x >= 0; x--) {
    const column = columns[from + x]!
    edited = Math.max(edited - 1, inner[column]!)
    known = Math.max(known - 1, outer[column]!)
    if (edited >= 0) row[x] = edit
    else if (known >= 0 && row[x] === keep) row[x] = ring
  }
}

/** Half of a disc's width by rows from its middle; -1 above and below it. */
function discWidths(radius: number, reach: number): Int32Array {
  return Int32Array.from({ length: reach + 2 }, (_, row) =>
    row <= radius ? Math.floor(Math.sqrt(radius ** 2 - row ** 2)) : -1,
  )
}

/** Beyond the source nothing is laid over, and no colour is known. */
function confine(
  send: Uint8Array,
  composite: Uint8Array,
  { width, height }: Size,
  inside: Rect | null,
): void {
  if (inside && contains(inside, { x: 0, y: 0, width, height })) return
  for (let y = 0, at = 0; y < height; y++)
    for (let x = 0; x < width; x++, at++) {
      if (inside && contains(inside, { x, y, width: 1, height: 1 })) continue
      composite[at] = 0
      if (send[at] === ring) send[at] = keep
    }
}

/** The rectangle and `by` pixels around it, within the window. */
function reached(rect: Rect, by: number, { width, height }: Size): Rect {
  const x = Math.max(0, rect.x - by)
  const y = Math.max(0, rect.y - by)
  return {
    x,
    y,
    width: Math.min(width, right(rect) + by) - x,
    height: Math.min(height, bottom(rect) + by) - y,
  }
}

/** By squared distance: 255 at 0, eased down, and exactly 0 beyond `fade`. */
function fadingRamp(fade: number): Uint8Array {
  const ramp = new Uint8Array((fade + 1) ** 2 + 1)
  for (let square = 0; square <= fade ** 2; square++) {
    const left = 1 - Math.sqrt(square) / (fade + 1)
    ramp[square] = Math.round(255 * left * left * (3 - 2 * left))
  }
  return ramp
}

/** Calls with the first index and the one past the last of every row. */
export function eachRow(
  rect: Rect,
  width: number,
  visit: (from: number, to: number) => void,
): void {
  for (let y = rect.y; y < rect.y + rect.height; y++) {
    const from = y * width + rect.x
    visit(from, from + rect.width)
  }
}

/** Opaque, the alpha highest as on all machines of today. */
const black = 0xff000000 | 0
const white = 0xffffffff | 0

/** The colour that means *change* in a sent mask: services differ. */
export type ChangeColor = 'black' | 'white'

/** RGBA of the mask as the service reads it. */
export function sendPixels(
  send: Uint8Array,
  change: ChangeColor = 'black',
): Uint8ClampedArray<ArrayBuffer> {
  const words = new Int32Array(send.length)
  const [changed, kept] = change === 'black' ? [black, white] : [white, black]
  for (let at = 0; at < words.length; at++)
    words[at] = send[at] === edit ? changed : kept
  return new Uint8ClampedArray(words.buffer)
}
