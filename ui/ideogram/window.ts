import type { Size } from './sizes.ts'

/** A part of a picture, in its pixels from the top left corner. */
export interface Window extends Size {
  x: number
  y: number
}

/** What a context window must be, of the document of October 2026; its ratio is that of the long side to the short one. */
export const windowLimits = {
  minSide: 256,
  maxArea: 4_194_304,
  maxRatio: 6,
} as const

/** As the service wants it: rows first, the maxima exclusive. */
export const windowText = ({ x, y, width, height }: Window): string =>
  [y, x, y + height, x + width].join()

/** null when it is of another form, or empty. */
export const readWindow = (text: string): Window | null => {
  const corners = /^(\d{1,6}),(\d{1,6}),(\d{1,6}),(\d{1,6})$/.exec(text)
  if (!corners) return null
  const [top = 0, left = 0, bottom = 0, right = 0] = corners
    .slice(1)
    .map(Number)
  return bottom > top && right > left
    ? { x: left, y: top, width: right - left, height: bottom - top }
    : null
}

/** null when it is not `WIDTHxHEIGHT`. */
export const readSize = (text: string): Size | null => {
  const sides = /^(\d{1,6})x(\d{1,6})$/.exec(text)
  return sides ? { width: Number(sides[1]), height: Number(sides[2]) } : null
}
