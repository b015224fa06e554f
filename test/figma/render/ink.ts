/**
 * Where layers leave ink, in device pixels: never too small, often larger than
 * the bounds that Figma reports.
 */
import {
  boxOf,
  determinant,
  multiply,
  outset,
  transformBox,
  unite,
} from '../document/geometry.ts'
import type { Box } from '../document/geometry.ts'
import type { LayerData, Matrix } from '../document/model.ts'
import { repeatsOf } from '../document/repeats.ts'
import { isBare } from '../document/tree.ts'
import { textBlockOf } from './text-layout.ts'

/** Device pixels per canvas unit, the mean of both axes. */
export const scaleOf = (matrix: Matrix) =>
  Math.sqrt(Math.abs(determinant(matrix)))

/** The layer with its strokes and children, without its own effects. */
export function contentBox(layer: LayerData, matrix: Matrix): Box | null {
  const parts: Box[] = []
  if (!isBare(layer.type))
    parts.push(transformBox(matrix, outset(ownBox(layer), paintReach(layer))))
  if (!layer.clipsContent && layer.type !== 'BOOLEAN_OPERATION')
    for (const repeat of repeatsOf(layer)) {
      const inside = multiply(matrix, repeat)
      for (const child of layer.children) {
        const box = inkBox(child, multiply(inside, child.transform))
        if (box) parts.push(box)
      }
    }
  return unite(parts)
}

export function inkBox(layer: LayerData, matrix: Matrix): Box | null {
  if (!layer.visible) return null
  const box = contentBox(layer, matrix)
  return box && outset(box, effectReach(layer) * scaleOf(matrix))
}

/** Text may run out of its box. */
function ownBox(layer: LayerData): Box {
  const { width, height } = layer
  if (layer.type !== 'TEXT') return boxOf(layer)
  const block = textBlockOf(layer)
  const [wide, high] = [
    Math.max(0, block.width - width),
    Math.max(0, block.height - height),
  ]
  return {
    x: -wide,
    y: -high,
    width: width + 2 * wide,
    height: height + 2 * high,
  }
}

/** The canvas cuts a mitre off at ten half widths. */
const longestMitre = 10

/** How far fills and strokes reach beyond the layer's box, canvas units. */
export function paintReach(layer: LayerData): number {
  const glyphs = layer.type === 'TEXT' ? (layer.textStyle?.fontSize ?? 0) : 0
  const strokes = layer.strokes.length > 0 ? strokeReach(layer) : 0
  return glyphs + strokes
}

function strokeReach(layer: LayerData): number {
  const { strokeWeight, strokeAlign, type } = layer
  const open = type === 'LINE' || type === 'VECTOR'
  if (strokeAlign === 'INSIDE' && !open) return 0
  const square = type !== 'STAR' && type !== 'POLYGON' && type !== 'VECTOR'
  return strokeWeight * (square ? 1 : longestMitre)
}

/** How far a layer's effects reach beyond what they are made of. */
export function effectReach({ effects }: LayerData): number {
  return Math.max(0, ...effects.filter((effect) => effect.visible).map(reachOf))
}

/** Blurs fade out within three deviations, one and a half radii. */
function reachOf(effect: Effect): number {
  switch (effect.type) {
    case 'LAYER_BLUR':
    case 'BACKGROUND_BLUR':
      return 1.5 * effect.radius
    case 'DROP_SHADOW':
    case 'INNER_SHADOW': {
      const { x, y } = effect.offset
      const spread = Math.max(0, effect.spread ?? 0)
      return Math.hypot(x, y) + 1.5 * effect.radius + spread
    }
    case 'NOISE':
    case 'TEXTURE':
    case 'GLASS':
    case 'SHADER':
      return 0
  }
}
