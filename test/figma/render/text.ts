import type { LayerData, Matrix } from '../document/model.ts'
import { enter } from './surface.ts'
import type { Surface } from './surface.ts'
import { setStyle, textBlockOf } from './text-layout.ts'

/** Draws the glyphs, or their outlines with the pen's line, in one colour. */
export function drawText(
  surface: Surface,
  layer: LayerData,
  matrix: Matrix,
  how: { color: string; outline: boolean },
): void {
  if (!layer.textStyle) return
  const { pen } = surface
  enter(surface, matrix)
  setStyle(pen, layer.textStyle)
  pen.fillStyle = how.color
  pen.strokeStyle = how.color
  for (const { text, x, y, wordSpacing } of textBlockOf(layer).lines) {
    pen.wordSpacing = `${wordSpacing}px`
    if (how.outline) pen.strokeText(text, x, y)
    else pen.fillText(text, x, y)
  }
}
