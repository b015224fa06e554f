/** The sides of what lies on the canvas, as they are on the screen. */
import type { FigmaDocument } from '../../figma/document/document.ts'
import type { Point } from '../../figma/document/geometry.ts'
import { apply, corners, determinant } from '../../figma/document/geometry.ts'
import type { Outline } from './grips.ts'
import { toScreen } from './view.ts'

export interface Edge {
  start: Point
  end: Point
  /** Radians clockwise on the screen. */
  angle: number
  /** CSS pixels. */
  length: number
}

export const onScreen = (document: FigmaDocument, { box, matrix }: Outline) =>
  corners(box).map((corner) => toScreen(document, apply(matrix, corner)))

function edge(start: Point, end: Point): Edge {
  const [dx, dy] = [end.x - start.x, end.y - start.y]
  return { start, end, angle: Math.atan2(dy, dx), length: Math.hypot(dx, dy) }
}

/** From the upper left on, clockwise on the screen even where it is mirrored. */
function clockwise(document: FigmaDocument, outline: Outline) {
  const points = onScreen(document, outline)
  const turned = determinant(outline.matrix) < 0 ? points.reverse() : points
  return turned as [Point, Point, Point, Point]
}

/** The layer's own upper edge or, where it is upside down, its lower one. */
export function upperEdge(document: FigmaDocument, outline: Outline): Edge {
  const [a, b, c, d] = clockwise(document, outline)
  return b.x - a.x > -1e-6 ? edge(a, b) : edge(c, d)
}

/** Whichever side looks down the most, read from left to right. */
export function lowestEdge(document: FigmaDocument, outline: Outline): Edge {
  const [a, b, c, d] = clockwise(document, outline)
  const level = ({ angle, length }: Edge) => (length > 0 ? Math.cos(angle) : -1)
  return [edge(d, c), edge(c, b), edge(a, d), edge(b, a)].reduce((low, side) =>
    level(side) > level(low) + 1e-6 ? side : low,
  )
}
