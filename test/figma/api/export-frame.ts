/** What an export shows, and in how many pixels. Pure. */
import type { Box, Extent } from '../document/geometry.ts'

export interface Constraint {
  type: 'SCALE' | 'WIDTH' | 'HEIGHT'
  value: number
}

/** What part of the page becomes how many pixels. */
export function frameOf(
  bounds: Box,
  { type, value }: Constraint,
  snapsOutward: boolean,
): { region: Box; size: Extent } {
  if (type === 'SCALE' && snapsOutward) {
    const x = Math.floor(bounds.x * value)
    const y = Math.floor(bounds.y * value)
    const width = Math.ceil((bounds.x + bounds.width) * value) - x
    const height = Math.ceil((bounds.y + bounds.height) * value) - y
    const region = {
      x: x / value,
      y: y / value,
      width: width / value,
      height: height / value,
    }
    return { region, size: { width, height } }
  }
  const scale =
    type === 'WIDTH'
      ? value / bounds.width
      : type === 'HEIGHT'
        ? value / bounds.height
        : value
  const pixels = (side: number) => Math.max(1, Math.round(side * scale))
  return {
    region: bounds,
    size: { width: pixels(bounds.width), height: pixels(bounds.height) },
  }
}
