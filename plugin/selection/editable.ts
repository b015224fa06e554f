import { layerById } from '../layers.ts'
import { fillsOf, isSeen } from '../results/paints.ts'
import { isMarkedMask } from '../results/kept.ts'
import { contains, intersection, type Rect } from '../shared/geometry.ts'

/** What Figma exports and has a place on the page. */
export type Editable = Exclude<SceneNode, SliceNode>

const shapes: readonly NodeType[] = [
  'RECTANGLE',
  'ELLIPSE',
  'POLYGON',
  'STAR',
  'LINE',
  'VECTOR',
  'BOOLEAN_OPERATION',
]

export function isEditable(node: BaseNode): node is Editable {
  if (!('absoluteBoundingBox' in node) || node.type === 'SLICE') return false
  return node.absoluteBoundingBox !== null && 'exportAsync' in node
}

export async function editableById(id: string): Promise<Editable | null> {
  const node = await layerById(id)
  return node && isEditable(node) ? node : null
}

/** A line has nothing to be edited, though it can mask. */
export function canBeSource(layer: Editable): boolean {
  const { width, height } = box(layer)
  return layer.type !== 'LINE' && width > 0 && height > 0
}

/** Drawn, or made by the panel; a shape that shows a picture is none. */
export function isMaskShape(layer: Editable): boolean {
  if (isMarkedMask(layer)) return true
  return shapes.includes(layer.type) && !holdsImage(layer)
}

export function holdsImage(layer: Editable): boolean {
  return 'fills' in layer && fillsOf(layer).some(isImage)
}

/** Whether a picture fills it that can be seen; letters cut theirs out. */
export function showsImage(layer: Editable): boolean {
  return (
    'fills' in layer &&
    layer.type !== 'TEXT' &&
    fillsOf(layer).some((paint) => isImage(paint) && isSeen(paint))
  )
}

function isImage({ type }: Paint): boolean {
  return type === 'IMAGE'
}

export function box(layer: Editable): Rect {
  return layer.absoluteBoundingBox ?? { x: 0, y: 0, width: 0, height: 0 }
}

export function meets(a: Editable, b: Editable): boolean {
  return intersection(broad(a), broad(b)) !== null
}

/** A line's box has no area, so a pixel's breadth is lent to it. */
export function broad(layer: Editable): Rect {
  const { x, y, width, height } = box(layer)
  return { x, y, width: Math.max(width, 1), height: Math.max(height, 1) }
}

/** Whether none of them touches another. */
export function areApart(layers: Editable[]): boolean {
  return layers.every((a, index) =>
    layers.slice(index + 1).every((b) => !meets(a, b)),
  )
}

export function containsAll(layer: Editable, layers: Editable[]): boolean {
  return layers.every((other) => contains(box(layer), box(other)))
}

/** @param layers in paint order */
export function liesUnderAll(layer: Editable, layers: Editable[]): boolean {
  return layers.every(
    (other, index) =>
      other === layer || (index > layers.indexOf(layer) && meets(other, layer)),
  )
}

/** Lowest first. */
export function inPaintOrder(layers: Editable[]): Editable[] {
  const paths = new Map(layers.map((layer) => [layer, pathTo(layer)]))
  return [...layers].sort((a, b) => comparePaths(paths.get(a)!, paths.get(b)!))
}

/** Places among siblings, from the page down. */
function pathTo(node: BaseNode): number[] {
  const parent = node.parent
  if (!parent || parent.type === 'DOCUMENT') return []
  const place = parent.children.findIndex((child) => child.id === node.id)
  return [...pathTo(parent), place]
}

function comparePaths(a: number[], b: number[]): number {
  const depth = a.findIndex((place, index) => place !== b[index])
  return depth < 0 ? 0 : (a[depth] ?? 0) - (b[depth] ?? 0)
}
