import { multiply, translation } from '../document/geometry.ts'
import type { LayerData, Matrix } from '../document/model.ts'
import { scaleOf } from './ink.ts'
import { enter } from './surface.ts'
import type { Surface } from './surface.ts'
import { setStyle, textBlockOf } from './text-layout.ts'

/**
 * Skia moves baselines that run along the pixels onto whole pixels, half a
 * pixel at worst; it counts slopes in 1/1024 of a pixel per canvas unit. So
 * lines get one that just rounds up, a tenth of a pixel over a line of 200.
 */
const hair = (scale: number): Matrix => [
  [1, 0, 0],
  [0.51 / 1024 / scale, 1, 0],
]

/** Draws the glyphs, or their outlines with the pen's line, in one colour. */
export function drawText(
  surface: Surface,
  layer: LayerData,
  matrix: Matrix,
  how: { color: string; outline: boolean },
): void {
  if (!layer.textStyle) return
  const { pen } = surface
  setStyle(pen, layer.textStyle)
  pen.fillStyle = how.color
  pen.strokeStyle = how.color
  const scale = scaleOf(matrix)
  for (const { text, x, y, width, wordSpacing } of textBlockOf(layer).lines) {
    const middle = translation(x + width / 2, y)
    enter(surface, multiply(matrix, multiply(middle, hair(scale))))
    pen.wordSpacing = `${wordSpacing}px`
    if (how.outline) pen.strokeText(text, -width / 2, 0)
    else pen.fillText(text, -width / 2, 0)
  }
}
