/** Where Figma lets a layer go, with the words of its refusals. */
import type { LayerData, LayerType } from './model.ts'
import type { Parent, Place } from './tree.ts'
import { canHoldLayers, isInsideInstance, isPage, walk } from './tree.ts'

/** Where a parent is: itself and its ancestors, outermost first. */
export type Chain = readonly LayerData[]

const isComponent = ({ type }: LayerData) =>
  type === 'COMPONENT' || type === 'COMPONENT_SET'

/** Why `layer` cannot become a child of `parent`; null when it can. */
export function whyNotInsert(
  layer: LayerData,
  parent: Parent,
  chain: Chain,
): string | null {
  if (isPage(parent)) {
    return deckTypes.has(layer.type) && layer.type !== 'SLIDE_GRID'
      ? `Cannot move node. A ${layer.type} can only be in a ${holderOf(layer)}`
      : null
  }
  if (isHeldByInstance(chain)) {
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
  const inDeck = deckTypes.has(layer.type) || parent.type.startsWith('SLIDE_')
  // Buzz has frames where Slides has slides.
  const isAsset = parent.type === 'SLIDE_ROW' && assetTypes.has(layer.type)
  if (inDeck && !isAsset && parent.type !== holderOf(layer)) {
    return `Cannot move node. A ${layer.type} cannot be in a ${parent.type}`
  }
  return null
}

const deckTypes: ReadonlySet<LayerType> = new Set<LayerType>([
  'SLIDE',
  'SLIDE_ROW',
  'SLIDE_GRID',
])

const assetTypes: ReadonlySet<LayerType> = new Set<LayerType>([
  'FRAME',
  'COMPONENT',
  'INSTANCE',
])

const holderOf = ({ type }: LayerData) =>
  type === 'SLIDE' ? 'SLIDE_ROW' : type === 'SLIDE_ROW' ? 'SLIDE_GRID' : null

/** A slot takes layers, also where an instance holds everything else. */
function isHeldByInstance(chain: Chain): boolean {
  const types = chain.map(({ type }) => type)
  const at = Math.max(types.lastIndexOf('INSTANCE'), types.lastIndexOf('SLOT'))
  const holder = chain[at]
  const isOpen =
    holder?.type === 'SLOT' &&
    (holder.ownContent || chain[at + 1] === undefined)
  return !isOpen && types.includes('INSTANCE')
}

/** Why `place.layer` cannot leave its parent; null when it can. */
export const whyNotMove = (place: Place): string | null =>
  isInsideInstance(place)
    ? 'Cannot move node. Node is inside of an instance'
    : null
