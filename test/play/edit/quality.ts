/** How well the picture was edited, in figures. */
import type { Region } from '../../bench/placement.ts'
import { placementError } from '../../bench/placement.ts'
import type { Pixels } from '../../bench/quality.ts'
import { outsideDifference, seam } from '../../bench/quality.ts'
import { softnessOf } from '../../../ui/pixels/softness.ts'

interface Look {
  before: Pixels
  sent: Pixels
  answer: Pixels
  region: Region
  /** For every pixel of the picture, 255 is to change. */
  mask: Uint8Array
}

interface Outcome {
  after: Pixels
  /** Above 0 where a patch may show. */
  reached: Uint8Array
  /** Above 0 where it does. */
  changed: Uint8Array
}

export function measureAll(look: Look, { after, reached, changed }: Outcome) {
  const { before, sent, answer, region, mask } = look
  const inside = mask.map((level) => (level === 255 ? 1 : 0))
  return {
    outsideDifference: outsideDifference(before, after, reached),
    /** Beyond how far the plugin lets a result fade. */
    outsideMask: outsideDifference(before, after, fadedMask(look)),
    placementError: placementError(
      { sent, answer, region },
      { before, after },
      inside,
    ),
    seam: seam(before, after, changed),
  }
}

/** Above 0 within the mask and as far from it as a result may fade. */
export function fadedMask({
  before: { width, height },
  region: { scale },
  mask,
}: Pick<Look, 'before' | 'region' | 'mask'>): Uint8Array {
  const { fade } = softnessOf(diagonalOf(mask, width) * scale)
  // One more for smooth scaling, and one for a mask's edge between pixels.
  const reach = Math.ceil(fade / scale) + 2
  const across = spread(mask, width, height, 1, width, reach)
  return spread(across, height, width, width, 1, reach)
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
