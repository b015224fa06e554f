/** What a layer covers by itself: no strokes, no children, no paint. */
import { boxOf, multiply, transformBox } from '../document/geometry.ts'
import type { LayerData, Matrix } from '../document/model.ts'
import { repeatsOf } from '../document/repeats.ts'
import { isBare } from '../document/tree.ts'
import { outlinesOf } from './shapes.ts'
import { devicePath, enterDevice, put, surfaceWithin, tint } from './surface.ts'
import type { Layered, Surface } from './surface.ts'
import { drawText } from './text.ts'

export function drawArea(
  target: Surface,
  layer: LayerData,
  matrix: Matrix,
  color: string,
): void {
  if (layer.type === 'TEXT') {
    drawText(target, layer, matrix, { color, outline: false })
    return
  }
  if (layer.type === 'BOOLEAN_OPERATION') {
    const area = combinedArea(target, layer, matrix)
    if (!area) return
    tint(area, color)
    put(target, area)
    return
  }
  enterDevice(target)
  target.pen.fillStyle = color
  for (const { path, rule, filled } of outlinesOf(layer))
    if (filled) target.pen.fill(devicePath(path, matrix), rule)
  // A group covers what its layers cover.
  if (isBare(layer.type))
    for (const repeat of repeatsOf(layer))
      drawAreas(target, layer.children, multiply(matrix, repeat), color)
}

function drawAreas(
  target: Surface,
  layers: readonly LayerData[],
  matrix: Matrix,
  color: string,
): void {
  for (const layer of layers)
    if (layer.visible)
      drawArea(target, layer, multiply(matrix, layer.transform), color)
}

/** How the next operand changes what the lower ones cover. */
const operations: Record<
  LayerData['booleanOperation'],
  GlobalCompositeOperation
> = {
  UNION: 'source-over',
  SUBTRACT: 'destination-out',
  INTERSECT: 'destination-in',
  EXCLUDE: 'xor',
}

/** A boolean operation's area in black, or null where it is out of sight. */
function combinedArea(
  target: Surface,
  layer: LayerData,
  matrix: Matrix,
): Layered | null {
  const box = transformBox(matrix, boxOf(layer))
  const whole = surfaceWithin(target, box)
  if (!whole) return null
  const operands = layer.children.filter((child) => child.visible)
  operands.forEach((operand, index) => {
    const part = surfaceWithin(whole, whole.box)
    if (!part) return
    drawArea(part, operand, multiply(matrix, operand.transform), '#000')
    whole.pen.globalCompositeOperation =
      index === 0 ? 'source-over' : operations[layer.booleanOperation]
    put(whole, part)
  })
  whole.pen.globalCompositeOperation = 'source-over'
  return whole
}
