import type { Rect } from '../../plugin/shared/geometry.ts'
import type { Raster } from './codec.ts'
import { boundsOf, coveredArea } from './extent.ts'
import { inStrips, type Steps } from './steps.ts'

export interface Patch {
  pixels: Raster
  /** Pixels of the window; the margin may reach outside of it. */
  rect: Rect
  /** Share of it that the answer left transparent, 0 to 1. */
  clear: number
}

/** Figma paints an image's edge pixels on beyond it: they must be transparent. */
const margin = 1

/**
 * What becomes of what is transparent in the source: it stays so, by as much,
 * or it is filled wherever the composite says.
 */
export type Transparency = 'keep' | 'fill'

/**
 * How much of an answer is laid over a source of such alpha.
 *
 * @param alpha of the source, of the composite's pixels; null for all opaque
 */
export function shownThrough(
  composite: Uint8Array,
  alpha: Uint8Array | null | undefined,
  transparency: Transparency = 'keep',
): Uint8Array {
  if (!alpha || transparency === 'fill') return composite
  const shown = new Uint8Array(composite.length)
  for (let at = 0; at < shown.length; at++)
    if (composite[at]! > 0) shown[at] = share(composite[at]!, alpha[at]!)
  return shown
}

/** Of 255 each. */
function share(one: number, other: number): number {
  if (one === 255) return other
  return other === 255 ? one : Math.round((one * other) / 255)
}

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
  let missing = 0
  yield* inStrips(bounds, (from, to) => {
    for (let y = from; y < to; y++) {
      const start = (bounds.y + y) * answer.width + bounds.x
      const place = (y + margin) * width + margin
      missing += cutRow(answers, composite, start, bounds.width, words, place)
    }
  })
  const clear = missing > 0 ? missing / (255 * coveredArea(composite)) : 0
  return { pixels: { data, width, height }, rect, clear }
}

/** @returns by how much less is laid over, the answer being transparent */
function cutRow(
  answers: Uint32Array,
  composite: Uint8Array,
  from: number,
  count: number,
  words: Uint32Array,
  to: number,
): number {
  let missing = 0
  for (let n = 0; n < count; n++) {
    const covered = composite[from + n]!
    if (covered === 0) continue
    const word = answers[from + n]!
    // An answer may be transparent itself. Alpha is the highest byte.
    const alpha = share(covered, word >>> 24)
    missing += covered - alpha
    words[to + n] = (word & 0xffffff) | (alpha << 24)
  }
  return missing
}
