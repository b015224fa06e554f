import { identity, type Rect, type Transform } from './shared/geometry.ts'

/** A layer that is still in the document, or null. */
export async function layerById(id: string): Promise<SceneNode | null> {
  const node = await figma.getNodeByIdAsync(id)
  return node && !node.removed && pageOf(node) ? (node as SceneNode) : null
}

/** A page that was open once, or the one that is; its children can be read. */
export async function pageById(id: string): Promise<PageNode> {
  const node = await figma.getNodeByIdAsync(id)
  const page = node?.type === 'PAGE' ? node : figma.currentPage
  await page.loadAsync()
  return page
}

export function isPresent<T>(value: T | null): value is T {
  return value !== null
}

export function pageOf(node: BaseNode): PageNode | null {
  for (let at: BaseNode | null = node; at; at = at.parent)
    if (at.type === 'PAGE') return at
  return null
}

export function isInsideInstance(node: BaseNode): boolean {
  for (let at = node.parent; at; at = at.parent)
    if (at.type === 'INSTANCE') return true
  return false
}

export function isInside(node: BaseNode, ancestor: BaseNode): boolean {
  for (let at = node.parent; at; at = at.parent)
    if (at.id === ancestor.id) return true
  return false
}

/** Whether auto-layout, unless the layer is hidden, gives it its place. */
export function flows(layer: SceneNode): boolean {
  const { parent } = layer
  return (
    parent !== null &&
    'layoutMode' in parent &&
    parent.layoutMode !== 'NONE' &&
    'layoutPositioning' in layer &&
    layer.layoutPositioning === 'AUTO'
  )
}

/** To the page, of the space in which a layer's `relativeTransform` counts: groups are skipped. */
export function parentSpace(layer: SceneNode): Transform {
  let parent: BaseNode | null = layer.parent
  while (parent?.type === 'GROUP' || parent?.type === 'BOOLEAN_OPERATION')
    parent = parent.parent
  return parent && 'absoluteTransform' in parent
    ? parent.absoluteTransform
    : identity
}

/** The upright box on the page of the frame, or layer, right on the page that holds this. */
export function topmostBounds(node: SceneNode): Rect | null {
  let at: BaseNode = node
  while (at.parent && at.parent.type !== 'PAGE') at = at.parent
  return 'absoluteBoundingBox' in at ? at.absoluteBoundingBox : null
}
