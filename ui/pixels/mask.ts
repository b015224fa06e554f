import type { Rect, Size } from '../../plugin/shared/geometry.ts'
import { squaredDistances } from './distance.ts'
import { softnessOf, type SoftnessChoice } from './softness.ts'
import { strip, type Steps } from './steps.ts'

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

/**
 * Adds one mask's alpha to what the others cover.
 *
 * @param coverage one byte a pixel, raised in place
 * @param pixels RGBA, as many pixels
 * @param peak the mask's own highest alpha: it becomes full coverage
 */
export function addCoverage(
  coverage: Uint8Array,
  pixels: Uint8ClampedArray,
  peak: number,
): void {
  if (peak === 0) return
  const shares = Uint8Array.from({ length: peak + 1 }, (_, alpha) =>
    Math.round((alpha * 255) / peak),
  )
  for (let at = 0; at < coverage.length; at++) {
    const share = shares[pixels[4 * at + 3]!]!
    if (share > coverage[at]!) coverage[at] = share
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
 * The two masks. The composite is opaque where the shape is, keeps its soft
 * values, fades outward and is 0 beyond and outside of the source. Whatever it
 * covers is sent to be edited.
 *
 * @param coverage 0 to 255 a pixel
 * @param inside the source's part of the window, whole pixels
 */
export function* shapeMasks(
  coverage: Uint8Array,
  size: Size,
  inside: Rect | null,
  diagonal: number,
  choice: SoftnessChoice,
): Steps<Masks> {
  const { grow, fade } = softnessOf(diagonal, choice)
  const toShape = yield* squaredDistances(coverage, size, 1, grow + ringWidth)
  const send = new Uint8Array(coverage.length)
  const near = grow ** 2
  for (let from = 0; from < send.length; from += strip) {
    const to = Math.min(send.length, from + strip)
    for (let at = from; at < to; at++) if (toShape[at]! <= near) send[at] = edit
    yield
  }
  const composite = new Uint8Array(coverage.length)
  if (!inside) return { send, composite }
  markRing(send, size, inside, toShape, (grow + ringWidth) ** 2)
  const toCore = yield* squaredDistances(coverage, size, 255, fade)
  const ramp = fadingRamp(fade)
  eachRow(inside, size.width, (from, to) => {
    for (let at = from; at < to; at++) {
      const faded = ramp[toCore[at]!]!
      const drawn = coverage[at]!
      composite[at] = faded > drawn ? faded : drawn
    }
  })
  return { send, composite }
}

function markRing(
  send: Uint8Array,
  { width }: Size,
  inside: Rect,
  toShape: Uint32Array,
  beyond: number,
): void {
  eachRow(inside, width, (from, to) => {
    for (let at = from; at < to; at++)
      if (send[at] === keep && toShape[at]! <= beyond) send[at] = ring
  })
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

/** RGBA of the mask as Ideogram reads it: black is edited, white is kept. */
export function sendPixels(send: Uint8Array): Uint8ClampedArray<ArrayBuffer> {
  const words = new Uint32Array(send.length)
  // 0xff000000 is opaque black in both byte orders of use: little-endian.
  for (let at = 0; at < words.length; at++)
    words[at] = send[at] === edit ? 0xff000000 : 0xffffffff
  return new Uint8ClampedArray(words.buffer)
}
