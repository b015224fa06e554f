/** Layers as a tree: where each one is, and copies. Pure. */
import { identity, multiply } from './geometry.ts'
import type { LayerData, LayerType, Matrix, PageData } from './model.ts'

export type Parent = LayerData | PageData

export interface Place {
  layer: LayerData
  /** Direct parent. */
  parent: Parent
  /** Outermost first, without the page; empty on the page itself. */
  ancestors: LayerData[]
  page: PageData
}

export const isPage = (parent: Parent): parent is PageData =>
  !('transform' in parent)

const containerTypes: ReadonlySet<LayerType> = new Set<LayerType>([
  'FRAME',
  'GROUP',
  'SECTION',
  'COMPONENT',
  'COMPONENT_SET',
  'INSTANCE',
  'BOOLEAN_OPERATION',
  'TRANSFORM_GROUP',
  'SLOT',
  'SLIDE_GRID',
  'SLIDE_ROW',
  'SLIDE',
])

export const canHoldLayers = (type: LayerType) => containerTypes.has(type)

/** Groups and boolean operations: their box follows what is in them. */
export const followsChildren = (type: LayerType) =>
  type === 'GROUP' || type === 'TRANSFORM_GROUP' || type === 'BOOLEAN_OPERATION'

/** Holds layers and paints nothing of its own. */
export const isBare = (type: LayerType) =>
  type === 'GROUP' ||
  type === 'TRANSFORM_GROUP' ||
  type === 'SLIDE_GRID' ||
  type === 'SLIDE_ROW'

/** Whether an instance decides about the layer, and not who draws in it. */
export function isInsideInstance({ ancestors }: Place): boolean {
  const holders = ancestors.filter(
    ({ type, ownContent }) =>
      type === 'INSTANCE' || (type === 'SLOT' && ownContent),
  )
  return holders.at(-1)?.type === 'INSTANCE'
}

/** Every layer under `layers`, each before its own children. */
export function* walk(layers: readonly LayerData[]): Generator<LayerData> {
  for (const layer of layers) {
    yield layer
    yield* walk(layer.children)
  }
}

export function* placesOf(page: PageData): Generator<Place> {
  yield* below(page, page.children, [])

  function* below(
    parent: Parent,
    layers: LayerData[],
    ancestors: LayerData[],
  ): Generator<Place> {
    for (const layer of layers) {
      yield { layer, parent, ancestors, page }
      yield* below(layer, layer.children, [...ancestors, layer])
    }
  }
}

/**
 * Copies the layers themselves; their values are shared, because a value of a
 * layer is always replaced and never changed in place.
 */
export function copyLayer(layer: LayerData): LayerData {
  return { ...layer, children: layer.children.map(copyLayer) }
}

export const copyPage = (page: PageData): PageData => ({
  ...page,
  children: page.children.map(copyLayer),
})

/** `layer`'s space to the page's. */
export const absoluteTransform = ({ layer, ancestors }: Place): Matrix =>
  [...ancestors, layer].reduce<Matrix>(
    (matrix, { transform }) => multiply(matrix, transform),
    identity,
  )

/**
 * The space of `layer`'s direct parent to that of its container parent: the
 * nearest ancestor that is neither a group nor a boolean operation.
 */
export function containerTransform({ ancestors }: Place): Matrix {
  let matrix = identity
  for (const ancestor of [...ancestors].reverse()) {
    if (!followsChildren(ancestor.type)) break
    matrix = multiply(ancestor.transform, matrix)
  }
  return matrix
}
