import type { LayerData, Matrix } from '../document/model.ts'
import { drawArea } from './area.ts'
import { contentBox, scaleOf } from './ink.ts'
import { outlinesOf } from './shapes.ts'
import type { Outline } from './shapes.ts'
import { blank, copied, dilated, eroded } from './spread.ts'
import {
  boxPath,
  devicePath,
  enter,
  enterDevice,
  grown,
  keep,
  put,
  surfaceWithin,
  tint,
} from './surface.ts'
import type { Layered, Pen, Surface } from './surface.ts'
import { drawText } from './text.ts'

/** ASSUMED: arrow heads and the like are drawn as plain ends. */
const caps: Partial<Record<StrokeCap, CanvasLineCap>> = {
  ROUND: 'round',
  SQUARE: 'square',
}

const joins: Record<StrokeJoin, CanvasLineJoin> = {
  MITER: 'miter',
  BEVEL: 'bevel',
  ROUND: 'round',
}

/** Draws all strokes of a layer in one colour. */
export function drawStroke(
  target: Surface,
  layer: LayerData,
  matrix: Matrix,
  color: string,
): void {
  if (layer.type === 'TEXT' || layer.type === 'BOOLEAN_OPERATION') {
    const box = contentBox(layer, matrix)
    const reach = layer.strokeWeight * scaleOf(matrix)
    // An edge of the surface must not look like an edge of the area.
    const area = box && surfaceWithin(grown(target, reach), box)
    if (!area) return
    drawArea(area, layer, matrix, '#000')
    const band =
      layer.type === 'TEXT'
        ? textBand(area, layer, matrix)
        : areaBand(area, layer, scaleOf(matrix))
    tint(band, color)
    put(target, band)
    return
  }
  for (const outline of outlinesOf(layer))
    drawOutline(target, layer, matrix, outline, color)
}

function setLine(pen: Pen, layer: LayerData, width: number): void {
  pen.lineWidth = width
  pen.lineCap = caps[layer.strokeCap] ?? 'butt'
  pen.lineJoin = joins[layer.strokeJoin]
  pen.setLineDash(layer.dashPattern)
}

function drawOutline(
  target: Surface,
  layer: LayerData,
  matrix: Matrix,
  { path, rule, filled }: Outline,
  color: string,
): void {
  const { pen, box } = target
  const align = filled ? layer.strokeAlign : 'CENTER'
  pen.save()
  enterDevice(target)
  if (align === 'INSIDE') pen.clip(devicePath(path, matrix), rule)
  if (align === 'OUTSIDE') {
    const outside = boxPath(box)
    outside.addPath(devicePath(path, matrix))
    pen.clip(outside, 'evenodd')
  }
  enter(target, matrix)
  pen.strokeStyle = color
  // Half of a line on the outline lies on either side of it.
  setLine(pen, layer, layer.strokeWeight * (align === 'CENTER' ? 1 : 2))
  pen.stroke(path)
  pen.restore()
}

/** Text has no path here: a doubled line, without its wrong half. */
function textBand(area: Layered, layer: LayerData, matrix: Matrix): Layered {
  const band = blank(area)
  const { strokeAlign, strokeWeight } = layer
  setLine(band.pen, layer, strokeWeight * (strokeAlign === 'CENTER' ? 1 : 2))
  drawText(band, layer, matrix, { color: '#000', outline: true })
  if (strokeAlign === 'INSIDE') keep(band, area, 'inside')
  if (strokeAlign === 'OUTSIDE') keep(band, area, 'outside')
  return band
}

/** Nor has a combined area: what lies within the weight of its edge. */
function areaBand(area: Layered, layer: LayerData, scale: number): Layered {
  const weight = layer.strokeWeight * scale
  const { strokeAlign } = layer
  const outer = { INSIDE: 0, CENTER: weight / 2, OUTSIDE: weight }[strokeAlign]
  const inner = weight - outer
  const band = outer > 0 ? dilated(area, outer) : copied(area)
  keep(band, inner > 0 ? eroded(area, inner) : area, 'outside')
  return band
}
