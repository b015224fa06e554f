import type { Rect, Size } from '../shared/geometry.ts'

/**
 * What an export shows. Figma does not document whether one begins right at
 * the bounds or covers whole pixels of the page, outward: its size tells.
 *
 * @param bounds on the page, canvas units
 * @param scale pixels per canvas unit
 * @returns canvas units
 */
export function shownBounds(bounds: Rect, scale: number, pixels: Size): Rect {
  const across = shownSpan(bounds.x, bounds.width, scale, pixels.width)
  const down = shownSpan(bounds.y, bounds.height, scale, pixels.height)
  return {
    x: across.start,
    y: down.start,
    width: across.length,
    height: down.length,
  }
}

function shownSpan(
  start: number,
  length: number,
  scale: number,
  pixels: number,
): { start: number; length: number } {
  const first = Math.floor(start * scale)
  const end = Math.ceil((start + length) * scale)
  const isOutward =
    pixels === end - first && pixels !== Math.round(length * scale)
  return isOutward
    ? { start: first / scale, length: pixels / scale }
    : { start, length }
}
