import type { Rect } from '../../plugin/shared/geometry.ts'
import type { Raster } from './codec.ts'
import { boundsOf } from './extent.ts'
import { inStrips, type Steps } from './steps.ts'

export interface Patch {
  pixels: Raster
  /** Pixels of the window; the margin may reach outside of it. */
  rect: Rect
}

/** Figma paints an image's edge pixels on beyond it: they must be transparent. */
const margin = 1

/**
 * The answer's colours with the composite as alpha, trimmed to where there is
 * any, and one transparent pixel around.
 *
 * @param composite 0 to 255 a pixel of the answer
 * @returns null where nothing is covered
 */
export function* cutPatch(
  answer: Raster,
  composite: Uint8Array,
): Steps<Patch | null> {
  const bounds = boundsOf(composite, answer)
  if (!bounds) return null
  const rect = {
    x: bounds.x - margin,
    y: bounds.y - margin,
    width: bounds.width + 2 * margin,
    height: bounds.height + 2 * margin,
  }
  const { width, height } = rect
  const data = new Uint8ClampedArray(width * height * 4)
  const words = new Uint32Array(data.buffer)
  const answers = new Uint32Array(answer.data.buffer)
  yield* inStrips(bounds, (from, to) => {
    for (let y = from; y < to; y++) {
      const start = (bounds.y + y) * answer.width + bounds.x
      const place = (y + margin) * width + margin
      cutRow(answers, composite, start, bounds.width, words, place)
    }
  })
  return { pixels: { data, width, height }, rect }
}

function cutRow(
  answers: Uint32Array,
  composite: Uint8Array,
  from: number,
  count: number,
  words: Uint32Array,
  to: number,
): void {
  for (let n = 0; n < count; n++) {
    const covered = composite[from + n]!
    if (covered === 0) continue
    const word = answers[from + n]!
    const opacity = word >>> 24
    // An answer may be transparent itself. Alpha is the highest byte.
    const alpha =
      opacity === 255 ? covered : Math.round((covered * opacity) / 255)
    words[to + n] = (word & 0xffffff) | (alpha << 24)
  }
}
