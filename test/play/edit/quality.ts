/** How well the picture was edited, in figures. */
import {
  bottom,
  right,
  scaled,
  type Size,
} from '../../../plugin/shared/geometry.ts'
import type { Region } from '../../bench/placement.ts'
import { placementError } from '../../bench/placement.ts'
import type { Pixels } from '../../bench/quality.ts'
import { outsideDifference, seam } from '../../bench/quality.ts'
import { softnessOf } from '../../../ui/pixels/softness.ts'

/** A request and its answer, both of the window's size. */
export interface Exchange {
  sent: Pixels
  answer: Pixels
  region: Region
}

/** What a picture became. */
export interface Outcome {
  before: Pixels
  after: Pixels
  /** For every pixel of the picture, 255 is to change. */
  mask: Uint8Array
  /** Of all requests. */
  regions: readonly Region[]
  /** Above 0 where a patch may show. */
  reached: Uint8Array
  /** Above 0 where it does. */
  changed: Uint8Array
}

/** @param exchange null where several requests made one picture */
export function measureAll(outcome: Outcome, exchange: Exchange | null) {
  const { before, after, mask, reached, changed } = outcome
  const inside = mask.map((level) => (level === 255 ? 1 : 0))
  return {
    outsideDifference: outsideDifference(before, after, reached),
    /** Beyond how far the plugin lets a result fade. */
    outsideMask: outsideDifference(before, after, fadedMask(outcome)),
    placementError:
      exchange && placementError(exchange, { before, after }, inside),
    seam: seam(before, after, changed),
  }
}

/** Above 0 within the mask and as far from it as a result may fade. */
export function fadedMask({
  before,
  regions,
  mask,
}: Pick<Outcome, 'before' | 'regions' | 'mask'>): Uint8Array {
  const [first, ...others] = regions.map((region) =>
    faded(
      regions.length > 1 ? partOf(mask, region, before) : mask,
      region,
      before,
    ),
  )
  if (!first) return mask
  for (const other of others)
    other.forEach((level, at) => {
      if (level) first[at] = level
    })
  return first
}

function faded(
  mask: Uint8Array,
  { scale }: Region,
  { width, height }: Size,
): Uint8Array {
  const { fade } = softnessOf(diagonalOf(mask, width) * scale)
  // One more for smooth scaling, and one for a mask's edge between pixels.
  const reach = Math.ceil(fade / scale) + 2
  const across = spread(mask, width, height, 1, width, reach)
  return spread(across, height, width, width, 1, reach)
}

/** What of the mask lies in the window of one of several requests. */
function partOf(
  mask: Uint8Array,
  { scale, window }: Region,
  { width }: Size,
): Uint8Array {
  const rect = scaled(window, 1 / scale)
  return mask.map((level, at) => {
    const [x, y] = [at % width, Math.floor(at / width)]
    const isIn =
      x >= rect.x && x < right(rect) && y >= rect.y && y < bottom(rect)
    return isIn ? level : 0
  })
}

/** Of the mask's bounds, pixels. */
function diagonalOf(mask: Uint8Array, width: number): number {
  let [left, right, top, bottom] = [width, -1, -1, -1]
  mask.forEach((level, at) => {
    if (level === 0) return
    const x = at % width
    left = Math.min(left, x)
    right = Math.max(right, x)
    if (top < 0) top = Math.floor(at / width)
    bottom = Math.floor(at / width)
  })
  return Math.hypot(right - left + 1, bottom - top + 1)
}

/**
 * Marks what lies within `reach` of what is marked along lines of `length`
 * pixels that are `step` apart; there are `lines` of them, `stride` apart.
 */
function spread(
  from: Uint8Array,
  length: number,
  lines: number,
  step: number,
  stride: number,
  reach: number,
): Uint8Array {
  const to = new Uint8Array(from.length)
  for (let line = 0; line < lines; line++) {
    let last = -Infinity
    let next = 0
    for (let at = 0; at < length; at++) {
      for (; next < length && next <= at + reach; next++)
        if (from[line * stride + next * step]) last = next
      if (at - last <= reach) to[line * stride + at * step] = 1
    }
  }
  return to
}
