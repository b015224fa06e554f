/** The boxes Figma reports for a layer, in page space. Pure. */
import type { Box } from './geometry.ts'
import { boxOf, intersect, outset, transformBox, unite } from './geometry.ts'
import { multiply } from './geometry.ts'
import type { LayerData, Matrix } from './model.ts'
import { repeatsOf } from './repeats.ts'
import type { Place } from './tree.ts'
import { absoluteTransform, followsChildren, isBare } from './tree.ts'

/** Without strokes and effects. */
export const absoluteBoundingBox = (place: Place): Box =>
  transformBox(absoluteTransform(place), boxOf(place.layer))

/**
 * With strokes, effects and children, cut by the ancestors that clip; null
 * when nothing of it could be painted.
 */
export function absoluteRenderBounds(place: Place): Box | null {
  if (place.ancestors.some((ancestor) => !ancestor.visible)) return null
  let box = paintedBox(place.layer, absoluteTransform(place))
  for (let depth = place.ancestors.length - 1; box && depth >= 0; depth--) {
    const layer = place.ancestors[depth]
    if (!layer?.clipsContent) continue
    const ancestors = place.ancestors.slice(0, depth)
    box = intersect(box, absoluteBoundingBox({ ...place, layer, ancestors }))
  }
  return box
}

/** `matrix` takes the layer's space to the space of the answer. */
function paintedBox(layer: LayerData, matrix: Matrix): Box | null {
  if (!layer.visible) return null
  const own = transformBox(matrix, boxOf(layer))
  const bare = followsChildren(layer.type) || isBare(layer.type)
  const boxes = bare ? [] : [outset(own, strokeReach(layer))]
  for (const repeat of repeatsOf(layer)) {
    const inside = multiply(matrix, repeat)
    for (const child of layer.children) {
      const box = paintedBox(child, multiply(inside, child.transform))
      const seen = box && layer.clipsContent ? intersect(box, own) : box
      if (seen) boxes.push(seen)
    }
  }
  const box = unite(boxes)
  return box && withEffects(box, layer.effects)
}

function strokeReach(layer: LayerData): number {
  if (!layer.strokes.some((paint) => paint.visible !== false)) return 0
  const share = { INSIDE: 0, CENTER: 0.5, OUTSIDE: 1 }[layer.strokeAlign]
  return layer.strokeWeight * share
}

function withEffects(box: Box, effects: readonly Effect[]): Box {
  const reached = [box]
  for (const effect of effects) {
    if (!effect.visible) continue
    if (effect.type === 'LAYER_BLUR') reached.push(outset(box, effect.radius))
    if (effect.type !== 'DROP_SHADOW') continue
    const { x, y } = effect.offset
    const moved = { ...box, x: box.x + x, y: box.y + y }
    reached.push(outset(moved, effect.radius + (effect.spread ?? 0)))
  }
  return unite(reached) ?? box
}
