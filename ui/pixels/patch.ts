import type { Rect } from '../../plugin/shared/geometry.ts'
import type { Raster } from './codec.ts'
import { boundsOf } from './extent.ts'
import { stripRows, type Steps } from './steps.ts'

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
  const data = new Uint8ClampedArray(rect.width * rect.height * 4)
  const words = new Uint32Array(data.buffer)
  const answers = new Uint32Array(answer.data.buffer)
  const rows = stripRows(bounds.width)
  for (let y = 0; y < bounds.height; y++) {
    let from = (bounds.y + y) * answer.width + bounds.x
    let to = (y + margin) * rect.width + margin
    for (const end = to + bounds.width; to < end; to++, from++) {
      const covered = composite[from]!
      if (covered === 0) continue
      const word = answers[from]!
      // An answer may be transparent itself. Alpha is the highest byte.
      const alpha = Math.round((covered * (word >>> 24)) / 255)
      words[to] = (word & 0xffffff) | (alpha << 24)
    }
    if (y % rows === rows - 1) yield
  }
  return { pixels: { data, width: rect.width, height: rect.height }, rect }
}
