/** Where Figma lets a layer go, with the words of its refusals. */
import type { LayerData } from './model.ts'
import type { Parent, Place } from './tree.ts'
import { canHoldLayers, isPage, walk } from './tree.ts'

/** Where a parent is: itself and its ancestors, outermost first. */
export type Chain = readonly LayerData[]

const isInstance = (layer: LayerData) => layer.type === 'INSTANCE'
const isComponent = ({ type }: LayerData) =>
  type === 'COMPONENT' || type === 'COMPONENT_SET'

/** Why `layer` cannot become a child of `parent`; null when it can. */
export function whyNotInsert(
  layer: LayerData,
  parent: Parent,
  chain: Chain,
): string | null {
  if (isPage(parent)) return null
  if (chain.some(isInstance)) {
    return 'Cannot move node. New parent is an instance or is inside of an instance'
  }
  if (!canHoldLayers(parent.type)) {
    return 'Cannot move node. New parent is of a type that cannot have children'
  }
  if (chain.includes(layer)) {
    return 'Cannot move node. New parent is a descendant of the node'
  }
  if (parent.type === 'COMPONENT_SET' && layer.type !== 'COMPONENT') {
    return 'Cannot move node. New parent is a component set and can only have component children'
  }
  const holdsComponent = [...walk([layer])].some(isComponent)
  if (
    holdsComponent &&
    chain.some(isComponent) &&
    parent.type !== 'COMPONENT_SET'
  ) {
    return 'Cannot move node. Reparenting would create a component inside a component'
  }
  if (layer.type === 'SECTION' && parent.type !== 'SECTION') {
    return 'Cannot move node. A section can only be in a page or in a section'
  }
  return null
}

/** Why `place.layer` cannot leave its parent; null when it can. */
export const whyNotMove = (place: Place): string | null =>
  place.ancestors.some(isInstance)
    ? 'Cannot move node. Node is inside of an instance'
    : null
