import { parentSpace, upFrom } from '../layers.ts'
import { uprightIn } from './transform.ts'
import type { Rect } from '../shared/geometry.ts'
import type { Placement } from '../shared/protocol.ts'
import type { Around } from '../shared/around.ts'

/** A place in the layer tree. */
export interface Spot {
  parent: BaseNode & ChildrenMixin
  index: number
}

/** Their insides are a component's, would be merged, or take components only. */
const closed: readonly NodeType[] = [
  'INSTANCE',
  'BOOLEAN_OPERATION',
  'COMPONENT_SET',
]

/** On top inside a frame or a group; just above anything else. */
export async function spotAbove(source: SceneNode): Promise<Spot> {
  const layer = perchOf(source)
  return 'appendChild' in layer && !closed.includes(layer.type)
    ? { parent: layer, index: Infinity }
    : spotOver(layer)
}

/** Just above a layer, beside it in what holds it. */
export async function spotOver(layer: SceneNode): Promise<Spot> {
  const parent = layer.parent as Spot['parent']
  // A page that nobody has opened yet does not tell its children.
  if (parent.type === 'PAGE') await parent.loadAsync()
  const index = parent.children.findIndex((child) => child.id === layer.id) + 1
  return { parent, index }
}

/** The source, or the outermost layer around it that takes nothing new. */
export function perchOf(source: SceneNode): SceneNode {
  const around = upFrom(source).filter(
    ({ type }) => type === 'INSTANCE' || type === 'BOOLEAN_OPERATION',
  )
  return (around.pop() as SceneNode | undefined) ?? source
}

/** Where results of a source lie that its designer may look for elsewhere. */
export function aroundOf(source: SceneNode, how: Placement): Around | null {
  if (how !== 'fill' && how !== 'layer') return null
  const perch = perchOf(source)
  if (how === 'layer' && perch.type === 'INSTANCE')
    return { kind: 'above-instance', name: perch.name }
  const component = upFrom(source).find(({ type }) => type === 'COMPONENT')
  return component ? { kind: 'in-component', name: component.name } : null
}

/**
 * Puts a new layer upright at `place` on the page, canvas units, outside of
 * any auto-layout.
 *
 * @throws what Figma says
 */
export function settle(
  layer: RectangleNode | EllipseNode | FrameNode,
  { parent, index }: Spot,
  place: Rect,
): void {
  parent.insertChild(Math.min(index, parent.children.length), layer)
  if ('layoutMode' in parent && parent.layoutMode !== 'NONE')
    layer.layoutPositioning = 'ABSOLUTE'
  layer.resize(place.width, place.height)
  layer.relativeTransform = uprightIn(parentSpace(layer), place)
}
