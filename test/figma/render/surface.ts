/**
 * Canvases that know where they lie. All drawing is in device pixels of the
 * whole picture; a surface covers a whole-pixel part of it, so putting one on
 * another never resamples.
 */
import { intersect, outset, translation } from '../document/geometry.ts'
import type { Box } from '../document/geometry.ts'
import type { Matrix } from '../document/model.ts'

export type Pen = CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D

export interface Surface {
  pen: Pen
  /** Whole device pixels. */
  box: Box
  colorSpace: PredefinedColorSpace
}

export interface Layered extends Surface {
  pen: CanvasRenderingContext2D
}

export function createSurface(
  box: Box,
  colorSpace: PredefinedColorSpace,
): Layered {
  // An OffscreenCanvas would clip without antialiasing.
  const canvas = document.createElement('canvas')
  canvas.width = box.width
  canvas.height = box.height
  // Read back often, and rastered by the CPU: the same bytes on every machine.
  const pen = canvas.getContext('2d', { willReadFrequently: true, colorSpace })
  if (!pen) throw new Error('This browser has no 2D canvas')
  return { pen, box, colorSpace }
}

/** An empty surface over the part of `target` that `box` touches, or null. */
export function surfaceWithin(target: Surface, box: Box): Layered | null {
  const part = intersect(target.box, wholePixels(box))
  return part && createSurface(part, target.colorSpace)
}

/** For cutting to: `target` with what lies `by` device pixels around it. */
export function grown(target: Surface, by: number): Surface {
  return { ...target, box: wholePixels(outset(target.box, by)) }
}

function wholePixels({ x, y, width, height }: Box): Box {
  const left = Math.floor(x)
  const top = Math.floor(y)
  return {
    x: left,
    y: top,
    width: Math.ceil(x + width) - left,
    height: Math.ceil(y + height) - top,
  }
}

export function domMatrix([[a, c, e], [b, d, f]]: Matrix): DOMMatrix {
  return new DOMMatrix([a, b, c, d, e, f])
}

/** Makes the pen draw in the space that `matrix` takes to device pixels. */
export function enter({ pen, box }: Surface, matrix: Matrix): void {
  const [[a, c, e], [b, d, f]] = matrix
  pen.setTransform(a, b, c, d, e - box.x, f - box.y)
}

export function enterDevice(surface: Surface): void {
  enter(surface, translation(0, 0))
}

/** `path` of a space that `matrix` takes to device pixels, in device pixels. */
export function devicePath(path: Path2D, matrix: Matrix): Path2D {
  const moved = new Path2D()
  moved.addPath(path, domMatrix(matrix))
  return moved
}

export function boxPath({ x, y, width, height }: Box): Path2D {
  const path = new Path2D()
  path.rect(x, y, width, height)
  return path
}

/** Draws `source` where it lies, `by` device pixels moved. */
export function put(
  target: Surface,
  source: Layered,
  by: { x: number; y: number } = { x: 0, y: 0 },
): void {
  enterDevice(target)
  target.pen.drawImage(
    source.pen.canvas,
    source.box.x + by.x,
    source.box.y + by.y,
  )
}

/** Colours everything that `surface` covers, keeping its alpha. */
export function tint({ pen, box }: Layered, color: string): void {
  pen.save()
  pen.resetTransform()
  pen.globalCompositeOperation = 'source-in'
  pen.fillStyle = color
  pen.fillRect(0, 0, box.width, box.height)
  pen.restore()
}

/** Leaves of `surface` only what `mask` covers, or does not. */
export function keep(
  surface: Layered,
  mask: Layered,
  part: 'inside' | 'outside',
): void {
  const { pen } = surface
  pen.save()
  pen.globalCompositeOperation =
    part === 'inside' ? 'destination-in' : 'destination-out'
  put(surface, mask)
  pen.restore()
}
