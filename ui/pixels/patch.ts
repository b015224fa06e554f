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
  const rows = stripRows(bounds.width)
  for (let y = 0; y < bounds.height; y++) {
    let from = (bounds.y + y) * answer.width + bounds.x
    let to = ((y + margin) * rect.width + margin) * 4
    for (let x = 0; x < bounds.width; x++, from++, to += 4) {
      const alpha = composite[from]!
      if (alpha === 0) continue
      data[to] = answer.data[4 * from]!
      data[to + 1] = answer.data[4 * from + 1]!
      data[to + 2] = answer.data[4 * from + 2]!
      // An answer may be transparent itself.
      data[to + 3] = Math.round((alpha * answer.data[4 * from + 3]!) / 255)
    }
    if (y % rows === rows - 1) yield
  }
  return { pixels: { data, width: rect.width, height: rect.height }, rect }
}
