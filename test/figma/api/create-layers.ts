/** `figma.create…` and what makes layers out of layers. */
import { newLayer } from '../document/create.ts'
import { identity, invert, multiply } from '../document/geometry.ts'
import {
  transformBox,
  boxOf,
  translation,
  unite,
} from '../document/geometry.ts'
import type { LayerData, LayerType } from '../document/model.ts'
import { absoluteTransform } from '../document/tree.ts'
import type { HostObject } from '../sandbox/hosted.ts'
import { indexIn } from './children.ts'
import type { Run } from './run.ts'
import { createPage } from './page-object.ts'
import { checkedModifiers } from './transform-group.ts'

const creators = {
  createRectangle: 'RECTANGLE',
  createEllipse: 'ELLIPSE',
  createPolygon: 'POLYGON',
  createStar: 'STAR',
  createLine: 'LINE',
  createVector: 'VECTOR',
  createText: 'TEXT',
  createFrame: 'FRAME',
  createComponent: 'COMPONENT',
  createSection: 'SECTION',
  createSlice: 'SLICE',
} as const satisfies Record<string, LayerType>

const operations = {
  union: 'UNION',
  subtract: 'SUBTRACT',
  intersect: 'INTERSECT',
  exclude: 'EXCLUDE',
} as const

/** New layers are children of the current page, at its origin. */
export function layerMakers(run: Run) {
  const { document } = run
  const make = (type: LayerType) => {
    const layer = newLayer(type, document.newId())
    document.insert(layer, homeOf(run))
    return run.object(layer.id)
  }
  const made = Object.entries(creators).map(([name, type]) => [
    name,
    () => make(type),
  ])
  const booleans = Object.entries(operations).map(([name, operation]) => [
    name,
    (nodes: unknown, parent: unknown, index?: unknown) =>
      gather(run, nodes, parent, index, {
        type: 'BOOLEAN_OPERATION',
        booleanOperation: operation,
      }),
  ])
  return {
    ...(Object.fromEntries(made) as Record<
      keyof typeof creators,
      () => HostObject
    >),
    ...(Object.fromEntries(booleans) as Record<
      keyof typeof operations,
      (nodes: unknown, parent: unknown, index?: unknown) => HostObject
    >),
    createPage: () => createPage(run),
    group: (nodes: unknown, parent: unknown, index?: unknown) =>
      gather(run, nodes, parent, index, { type: 'GROUP' }),
    transformGroup: (
      nodes: unknown,
      parent: unknown,
      index: unknown,
      modifiers: unknown,
    ) =>
      gather(run, nodes, parent, index, {
        type: 'TRANSFORM_GROUP',
        transformModifiers: checkedModifiers(modifiers),
      }),
    ungroup: (node: unknown) => ungroup(run, node),
  }
}

/** Where new layers go: the page, or the one slide or asset in sight. */
function homeOf({ document, editor }: Run): string {
  const { view, focused } = document.seat
  const isSingle = editor === 'slides' || editor === 'buzz'
  return isSingle && view === 'single' && document.find(focused ?? '')
    ? (focused ?? '')
    : document.currentPage.id
}

type Kind = {
  type: 'GROUP' | 'BOOLEAN_OPERATION' | 'TRANSFORM_GROUP'
} & Partial<LayerData>

/** Puts layers into a new layer that fits them; none of them moves. */
function gather(
  run: Run,
  nodes: unknown,
  parent: unknown,
  index: unknown,
  { type, ...fields }: Kind,
): HostObject {
  const { document } = run
  if (!Array.isArray(nodes) || nodes.length === 0) {
    throw new Error('First argument must be an array of at least one node')
  }
  const places = nodes.map((node) => {
    const place = document.find(run.idOf(node) ?? '')
    if (!place) throw new Error('First argument must be an array of nodes')
    return place
  })
  const target = document.parent(run.idOf(parent) ?? '')
  if (!target) throw new Error('Second argument must be a node with children')
  const place = document.find(target.id)
  const toParent = invert(place ? absoluteTransform(place) : identity)
  const boxes = places.map((it) =>
    transformBox(multiply(toParent, absoluteTransform(it)), boxOf(it.layer)),
  )
  const box = unite(boxes) ?? { x: 0, y: 0, width: 1, height: 1 }
  const { x, y, width, height } = box
  const at = index === undefined ? undefined : indexIn(target.children, index)
  const id = document.newId()
  // An empty group vanishes, so the first layer comes in with it.
  document.holdingEmpty(id, () => {
    const transform = translation(x, y)
    const layer = newLayer(type, id, { ...fields, transform, width, height })
    document.insert(layer, target.id, at)
    for (const { layer: child } of places) {
      document.move(child.id, id, undefined, true)
    }
  })
  return run.object(id)
}

function ungroup(run: Run, node: unknown): HostObject[] {
  const { document } = run
  const place = document.find(run.idOf(node) ?? '')
  if (!place || place.layer.children.length === 0) {
    throw new Error('Expected a node with children')
  }
  const { layer, parent } = place
  const at = parent.children.indexOf(layer)
  const children = [...layer.children]
  children.forEach((child, offset) => {
    document.move(child.id, parent.id, at + offset, true)
  })
  document.remove(layer.id)
  return children.map((child) => run.object(child.id))
}
