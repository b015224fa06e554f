/** Pictures as the colour of what is filled. */
import { determinant } from '../document/geometry.ts'
import type { Matrix } from '../document/model.ts'
import type { DevicePath } from './ground.ts'
import { domMatrix } from './surface.ts'
import type { Surface } from './surface.ts'

export type Repetition = 'repeat' | 'repeat-x' | 'repeat-y' | 'no-repeat'

/** `placed` takes pixels of the picture to device pixels. */
export function fillWith(
  { pen }: Surface,
  picture: ImageBitmap | HTMLCanvasElement | OffscreenCanvas,
  repetition: Repetition,
  placed: Matrix,
  { path, rule }: DevicePath,
): void {
  const pattern = pen.createPattern(picture, repetition)
  if (!pattern) return
  pattern.setTransform(domMatrix(placed))
  pen.fillStyle = pattern
  pen.fill(path, rule)
}

/** Whether pixels of the picture are pixels of the device, turned or not. */
export const isWhole = (matrix: Matrix) =>
  matrix.flat().every(Number.isInteger) && Math.abs(determinant(matrix)) === 1
