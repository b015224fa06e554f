import { outermostInstance, parentSpace } from './layers.ts'
import { uprightIn } from './placement.ts'
import type { Rect } from './shared/geometry.ts'

/** A place in the layer tree. */
export interface Spot {
  parent: BaseNode & ChildrenMixin
  index: number
}

/**
 * On top inside a frame or a group; just above anything else. An instance's
 * inside is its component's: there it is above the outermost instance.
 */
export async function spotAbove(source: SceneNode): Promise<Spot> {
  const instance = outermostInstance(source)
  const takesChildren = 'appendChild' in source && !isClosed(source)
  if (takesChildren && !instance) return { parent: source, index: Infinity }
  let layer: BaseNode = instance ?? source
  while (layer.parent && isClosed(layer.parent)) layer = layer.parent
  const parent = layer.parent as Spot['parent']
  // A page that nobody has opened yet does not tell its children.
  if (parent.type === 'PAGE') await parent.loadAsync()
  const index = parent.children.findIndex((child) => child.id === layer.id) + 1
  return { parent, index }
}

/** What takes only children of its own kind, or would merge them. */
function isClosed(node: BaseNode): boolean {
  return node.type === 'BOOLEAN_OPERATION' || node.type === 'COMPONENT_SET'
}

/**
 * Puts a new layer upright at `place` on the page, canvas units, outside of
 * any auto-layout. Where Figma refuses, the layer is gone again.
 *
 * @throws what Figma says
 */
export function settle(
  layer: RectangleNode | EllipseNode,
  { parent, index }: Spot,
  place: Rect,
): void {
  try {
    parent.insertChild(Math.min(index, parent.children.length), layer)
    if ('layoutMode' in parent && parent.layoutMode !== 'NONE')
      layer.layoutPositioning = 'ABSOLUTE'
    layer.resize(place.width, place.height)
    layer.relativeTransform = uprightIn(parentSpace(layer), place)
  } catch (thrown) {
    layer.remove()
    throw thrown
  }
}
