import { grown, type Rect } from '../../plugin/shared/geometry.ts'
import type { Raster } from './codec.ts'
import { boundsOf, coveredArea } from './extent.ts'
import { inStrips, type Steps } from './steps.ts'

/** What of a raster is laid over an original. */
export interface Patch {
  /** Pixels of the raster; the margin may reach outside of it. */
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
 * Gives the answer the composite as its alpha, in place.
 *
 * @param composite 0 to 255 a pixel of the answer
 * @returns where there is any, and one transparent pixel around; or null
 */
export function* cutPatch(
  answer: Raster,
  composite: Uint8Array,
): Steps<Patch | null> {
  const bounds = boundsOf(composite, answer)
  if (!bounds) return null
  const words = new Uint32Array(answer.data.buffer)
  const { width } = answer
  let missing = 0
  yield* inStrips(answer, (from, to) => {
    missing += cutPixels(words, composite, from * width, to * width)
  })
  const clear = missing > 0 ? missing / (255 * coveredArea(composite)) : 0
  return { rect: grown(bounds, margin), clear }
}

/** @returns by how much less is laid over, the answer being transparent */
function cutPixels(
  words: Uint32Array,
  composite: Uint8Array,
  from: number,
  to: number,
): number {
  let missing = 0
  for (let at = from; at < to; at++) {
    const covered = composite[at]!
    const word = words[at]!
    // An answer may be transparent itself. Alpha is the highest byte.
    const alpha = share(covered, word >>> 24)
    missing += covered - alpha
    words[at] = covered === 0 ? 0 : (word & 0xffffff) | (alpha << 24)
  }
  return missing
}
