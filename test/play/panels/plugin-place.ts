/** Where a plugin's window opens, and what of the canvas it lies over. */

/** CSS pixels between floating things and what is around them. */
export const inset = 12

/** CSS pixels; as wide as Figma's own. */
export const rightPanel = 248

/** CSS pixels that most plugins ask for, told before one is open. */
export const usualWidth = 360

/** CSS pixels of canvas that have to be left beside the window. */
const leastCanvas = 420

interface Room {
  /** CSS pixels. */
  canvas: number
  /** The panels float over the canvas. */
  minimised: boolean
}

/** Beside the panel where there is room for both, else over it. */
export function pluginPlace({ canvas, minimised }: Room, width: number) {
  const taken = width + 2 * inset
  if (minimised) return { right: inset, top: 60, covered: taken }
  return canvas - taken >= leastCanvas
    ? { right: rightPanel + inset, top: inset, covered: taken }
    : { right: inset, top: 60, covered: Math.max(0, taken - rightPanel) }
}
