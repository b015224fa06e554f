import { Failed, type HostFailure } from './shared/failure.ts'
import { identity, type Rect, type Transform } from './shared/geometry.ts'
import type { Layer, Target } from './shared/protocol.ts'

/** A layer that is still in the document, or null. */
export async function layerById(id: string): Promise<SceneNode | null> {
  const node = await figma.getNodeByIdAsync(id)
  return node && !node.removed && pageOf(node) ? (node as SceneNode) : null
}

/**
 * A layer that the panel knows by name.
 *
 * @throws Failed: source-gone
 */
export async function presentLayer({ id, name }: Layer): Promise<SceneNode> {
  const layer = await layerById(id)
  if (layer) return layer
  throw gone(name)
}

/** @throws Failed: source-gone, also where there never was one */
export async function sourceLayer({ source }: Target): Promise<SceneNode> {
  if (source) return presentLayer(source)
  throw gone('The layer')
}

export function gone(name: string): Failed<HostFailure> {
  return new Failed({ kind: 'source-gone', name })
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

/** The layer and all that it lies in, up to the document. */
export function upFrom(node: BaseNode): BaseNode[] {
  return node.parent ? [node, ...upFrom(node.parent)] : [node]
}

export function pageOf(node: BaseNode): PageNode | null {
  return upFrom(node).find((at): at is PageNode => at.type === 'PAGE') ?? null
}

export function isInsideInstance(node: BaseNode): boolean {
  return upFrom(node).some((at) => at !== node && at.type === 'INSTANCE')
}

/** A mask of Figma's inside an instance cannot be lifted to see what it clips. */
export function isFixedMask(layer: SceneNode): boolean {
  return 'isMask' in layer && layer.isMask && isInsideInstance(layer)
}

export function isInside(node: BaseNode, ancestor: BaseNode): boolean {
  return upFrom(node).some((at) => at !== node && at.id === ancestor.id)
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
  const [, ...around] = upFrom(layer)
  const holder = around.find(
    ({ type }) => type !== 'GROUP' && type !== 'BOOLEAN_OPERATION',
  )
  return holder && 'absoluteTransform' in holder
    ? holder.absoluteTransform
    : identity
}

/** The upright box on the page of the frame, or layer, right on the page that holds this. */
export function topmostBounds(node: SceneNode): Rect | null {
  const top = upFrom(node).find(({ parent }) => parent?.type === 'PAGE')
  return top && 'absoluteBoundingBox' in top ? top.absoluteBoundingBox : null
}
