import type { Size } from '../../plugin/shared/geometry.ts'
import { inStrips, type Steps } from './steps.ts'

/** Pixels across a stroke at most that has no inside of its own. */
const thin = 3

/** What is fainter is no stroke but grain, or the last of a soft edge. */
const faintest = 85

/**
 * Makes the middle of hairlines and points opaque, in place: only what is fades
 * outward, and a slanted hairline is opaque at a pixel here and there.
 *
 * @param plane coverage, 0 to 255 a pixel
 */
export function* strengthenThin(plane: Uint8Array, size: Size): Steps<void> {
  const drawn = plane.slice()
  yield* inStrips(size, (from, to) =>
    strengthenRows(drawn, plane, size, from, to),
  )
}

function strengthenRows(
  drawn: Uint8Array,
  plane: Uint8Array,
  { width, height }: Size,
  from: number,
  to: number,
): void {
  for (let y = from; y < to; y++)
    for (let x = 0; x < width; x++) {
      const at = y * width + x
      const level = drawn[at]!
      if (level < faintest || level === 255) continue
      if (
        isMiddle(drawn, at, 1, x, width - 1 - x) ||
        isMiddle(drawn, at, width, y, height - 1 - y)
      )
        plane[at] = 255
    }
}

/**
 * Whether a pixel is the most covered of a thin stroke across it.
 *
 * @param step to the next pixel across
 * @param before how many pixels there are before it, and after
 */
function isMiddle(
  plane: Uint8Array,
  at: number,
  step: number,
  before: number,
  after: number,
): boolean {
  const back = reach(plane, at, -step, before)
  const on = reach(plane, at, step, after)
  return back >= 0 && on >= 0 && 1 + back + on <= thin
}

/** Covered pixels on that way; -1 where one is more covered, or they are many. */
function reach(
  plane: Uint8Array,
  at: number,
  step: number,
  most: number,
): number {
  const level = plane[at]!
  for (let n = 1; n <= Math.min(most, thin); n++) {
    const next = plane[at + n * step]!
    if (next === 0) return n - 1
    if (next > level) return -1
  }
  return most < thin ? most : -1
}
