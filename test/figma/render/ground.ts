import {
  boxOf,
  multiply,
  outset,
  scaling,
  transformBox,
} from '../document/geometry.ts'
import type { Box, Extent } from '../document/geometry.ts'
import type { DocumentData, Matrix } from '../document/model.ts'

/** The layer that a paint lies on. */
export interface Ground {
  document: DocumentData
  size: Extent
  /** How far beyond the layer's box the paint may lie, canvas units. */
  reach: number
  /** Layer space to device pixels. */
  matrix: Matrix
}

/** What a paint covers, in device pixels. */
export interface DevicePath {
  path: Path2D
  rule: CanvasFillRule
}

/** From the unit square, in which Figma places gradients and crops. */
export function fromUnitSquare({ width, height }: Extent): Matrix {
  return scaling(width, height)
}

export function unitSquareToDevice({ size, matrix }: Ground): Matrix {
  return multiply(matrix, fromUnitSquare(size))
}

/** All that the paint may cover, in device pixels. */
export function boxOfGround({ size, reach, matrix }: Ground): Box {
  return transformBox(matrix, outset(boxOf(size), reach))
}
