/** Matrices and boxes, as Figma means them. Pure. */
import type { Matrix } from './model.ts'

export interface Point {
  x: number
  y: number
}

export interface Box extends Point {
  width: number
  height: number
}

export interface Extent {
  width: number
  height: number
}

export const identity: Matrix = [
  [1, 0, 0],
  [0, 1, 0],
]

export const translation = (x: number, y: number): Matrix => [
  [1, 0, x],
  [0, 1, y],
]

export const scaling = (x: number, y: number): Matrix => [
  [x, 0, 0],
  [0, y, 0],
]

/** The matrix that applies `b` first, then `a`. */
export function multiply(a: Matrix, b: Matrix): Matrix {
  const [[a0, a1, a2], [a3, a4, a5]] = a
  const [[b0, b1, b2], [b3, b4, b5]] = b
  return [
    [a0 * b0 + a1 * b3, a0 * b1 + a1 * b4, a0 * b2 + a1 * b5 + a2],
    [a3 * b0 + a4 * b3, a3 * b1 + a4 * b4, a3 * b2 + a4 * b5 + a5],
  ]
}

export const determinant = ([[a, c], [b, d]]: Matrix) => a * d - b * c

/** Throws a RangeError for a matrix that flattens the plane. */
export function invert(matrix: Matrix): Matrix {
  const det = determinant(matrix)
  if (det === 0) throw new RangeError('The matrix has no inverse')
  const [[a, c, x], [b, d, y]] = matrix
  return [
    [d / det, -c / det, (c * y - d * x) / det],
    [-b / det, a / det, (b * x - a * y) / det],
  ]
}

export function apply([[a, c, tx], [b, d, ty]]: Matrix, p: Point): Point {
  return { x: a * p.x + c * p.y + tx, y: b * p.x + d * p.y + ty }
}

/**
 * Figma's `rotation` of a matrix: degrees counter-clockwise (its y axis points
 * down), from -180 to 180.
 */
export function rotationOf([[a], [b]]: Matrix): number {
  const degrees = (-Math.atan2(b, a) * 180) / Math.PI
  return degrees === 0 ? 0 : degrees
}

/** The same place and scale turned to `degrees`; pivots about the top left. */
export function withRotation(matrix: Matrix, degrees: number): Matrix {
  const turn = ((rotationOf(matrix) - degrees) * Math.PI) / 180
  const [[a, c, x], [b, d, y]] = matrix
  const [sin, cos] = [Math.sin(turn), Math.cos(turn)].map(clean) as [
    number,
    number,
  ]
  return [
    [cos * a - sin * b, cos * c - sin * d, x],
    [sin * a + cos * b, sin * c + cos * d, y],
  ]
}

/** Sines and cosines of right angles miss 0 and 1 by 1e-16; put them there. */
function clean(value: number): number {
  const whole = Math.round(value)
  return Math.abs(value - whole) < 1e-12 ? whole : value
}

export const withPlace = (matrix: Matrix, x: number, y: number): Matrix => [
  [matrix[0][0], matrix[0][1], x],
  [matrix[1][0], matrix[1][1], y],
]

export function corners({
  x,
  y,
  width,
  height,
}: Box): [Point, Point, Point, Point] {
  return [
    { x, y },
    { x: x + width, y },
    { x: x + width, y: y + height },
    { x, y: y + height },
  ]
}

/** The upright box around `box` after `matrix`. */
export function transformBox(matrix: Matrix, box: Box): Box {
  return boxAround(corners(box).map((corner) => apply(matrix, corner)))
}

export function boxAround(points: readonly Point[]): Box {
  const xs = points.map((point) => point.x)
  const ys = points.map((point) => point.y)
  const x = Math.min(...xs)
  const y = Math.min(...ys)
  return { x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y }
}

export const boxOf = ({ width, height }: Extent): Box => ({
  x: 0,
  y: 0,
  width,
  height,
})

/** The part both cover, or null when they share no area. */
export function intersect(a: Box, b: Box): Box | null {
  const x = Math.max(a.x, b.x)
  const y = Math.max(a.y, b.y)
  const width = Math.min(a.x + a.width, b.x + b.width) - x
  const height = Math.min(a.y + a.height, b.y + b.height) - y
  return width > 0 && height > 0 ? { x, y, width, height } : null
}

export function unite(boxes: readonly Box[]): Box | null {
  return boxes.length === 0 ? null : boxAround(boxes.flatMap(corners))
}

export function outset(box: Box, by: number): Box {
  return {
    x: box.x - by,
    y: box.y - by,
    width: box.width + 2 * by,
    height: box.height + 2 * by,
  }
}

export const contains = (box: Box, { x, y }: Point) =>
  x >= box.x && y >= box.y && x <= box.x + box.width && y <= box.y + box.height
