import {
  determinant,
  invert,
  multiply,
  transformBox,
} from '../document/geometry.ts'
import type { Box } from '../document/geometry.ts'
import type { Matrix } from '../document/model.ts'
import { cssColor } from './color.ts'
import { boxOfGround, unitSquareToDevice } from './ground.ts'
import type { DevicePath, Ground } from './ground.ts'
import { createSurface, enter, enterDevice, surfaceWithin } from './surface.ts'
import type { Surface } from './surface.ts'

/**
 * Figma's gradient space: a linear gradient runs along x from 0 to 1, the
 * others from the centre of the unit square to its edge.
 */
export function coatGradient(
  surface: Surface,
  paint: GradientPaint,
  ground: Ground,
  shape: DevicePath,
): void {
  const [[a, c, e], [b, d, f]] = paint.gradientTransform
  const placed: Matrix = [
    [a, c, e],
    [b, d, f],
  ]
  const square = unitSquareToDevice(ground)
  if (determinant(placed) === 0 || determinant(square) === 0) return
  const toGradient = multiply(placed, invert(square))
  switch (paint.type) {
    case 'GRADIENT_LINEAR':
      fillLinear(surface, paint, toGradient, shape)
      return
    case 'GRADIENT_RADIAL': {
      const glow = surface.pen.createRadialGradient(0.5, 0.5, 0, 0.5, 0.5, 0.5)
      fillInSpace(surface, paint, glow, toGradient, shape)
      return
    }
    case 'GRADIENT_ANGULAR': {
      const sweep = surface.pen.createConicGradient(0, 0.5, 0.5)
      fillInSpace(surface, paint, sweep, toGradient, shape)
      return
    }
    case 'GRADIENT_DIAMOND':
      fillDiamond(surface, paint, toGradient, ground, shape)
      return
  }
}

function addStops(
  gradient: CanvasGradient,
  { gradientStops }: GradientPaint,
  { colorSpace }: Surface,
): CanvasGradient {
  for (const { position, color } of gradientStops)
    gradient.addColorStop(
      Math.min(1, Math.max(0, position)),
      cssColor(color, color.a, colorSpace),
    )
  return gradient
}

/** Iso-lines stay lines under any matrix: two device points say it all. */
function fillLinear(
  surface: Surface,
  paint: GradientPaint,
  [[dx, dy, start]]: Matrix,
  { path, rule }: DevicePath,
): void {
  const square = dx * dx + dy * dy
  const [x, y] = [(-start * dx) / square, (-start * dy) / square]
  const { pen } = surface
  const ramp = pen.createLinearGradient(x, y, x + dx / square, y + dy / square)
  enterDevice(surface)
  pen.fillStyle = addStops(ramp, paint, surface)
  pen.fill(path, rule)
}

function fillInSpace(
  surface: Surface,
  paint: GradientPaint,
  gradient: CanvasGradient,
  toGradient: Matrix,
  { path, rule }: DevicePath,
): void {
  const { pen, box } = surface
  pen.save()
  enterDevice(surface)
  pen.clip(path, rule)
  enter(surface, invert(toGradient))
  pen.fillStyle = addStops(gradient, paint, surface)
  const { x, y, width, height } = transformBox(toGradient, box)
  pen.fillRect(x, y, width, height)
  pen.restore()
}

/** The canvas knows no diamond: its pixels are looked up in a ramp. */
function fillDiamond(
  surface: Surface,
  paint: GradientPaint,
  toGradient: Matrix,
  ground: Ground,
  { path, rule }: DevicePath,
): void {
  const { pen } = surface
  const ramp = rampOf(paint, surface)
  const picture = surfaceWithin(surface, boxOfGround(ground))
  if (!picture) return
  const { box } = picture
  const pixels = picture.pen.createImageData(box.width, box.height)
  const words = new Uint32Array(pixels.data.buffer)
  paintDiamond(words, box, toGradient, ramp)
  picture.pen.putImageData(pixels, 0, 0)
  const pattern = pen.createPattern(picture.pen.canvas, 'no-repeat')
  if (!pattern) return
  pen.save()
  pen.imageSmoothingEnabled = false
  enterDevice(surface)
  pattern.setTransform(new DOMMatrix([1, 0, 0, 1, box.x, box.y]))
  pen.fillStyle = pattern
  pen.fill(path, rule)
  pen.restore()
}

const rampLength = 1024

function rampOf(paint: GradientPaint, surface: Surface): Uint32Array {
  const box = { x: 0, y: 0, width: rampLength, height: 1 }
  const { pen } = createSurface(box, surface.colorSpace)
  // The middles of the first and the last pixel are the ends.
  const ramp = pen.createLinearGradient(0.5, 0, rampLength - 0.5, 0)
  pen.fillStyle = addStops(ramp, paint, surface)
  pen.fillRect(0, 0, rampLength, 1)
  return new Uint32Array(pen.getImageData(0, 0, rampLength, 1).data.buffer)
}

function paintDiamond(
  words: Uint32Array,
  { x: left, y: top, width, height }: Box,
  [[a, c, e], [b, d, f]]: Matrix,
  ramp: Uint32Array,
): void {
  for (let row = 0; row < height; row++) {
    const y = top + row + 0.5
    for (let column = 0; column < width; column++) {
      const x = left + column + 0.5
      const across = Math.abs(a * x + c * y + e - 0.5)
      const down = Math.abs(b * x + d * y + f - 0.5)
      const at = Math.min(1, 2 * (across + down)) * (rampLength - 1)
      words[row * width + column] = ramp[Math.round(at)] ?? 0
    }
  }
}
