import { densityOf } from './density.ts'
import { box, holdsImage, isEditable, type Editable } from './editable.ts'
import type { Pick } from './rules.ts'
import { scopesOf, type Scoped } from './scope.ts'
import { isInsideInstance, pageOf } from '../layers.ts'
import { isFilled } from '../results/fills.ts'
import { shifted, type Rect } from '../shared/geometry.ts'
import { maxImageSide } from '../shared/limits.ts'
import type {
  LiveLayer,
  Mask,
  MaskLayer,
  Placement,
  Scope,
  Source,
  Target,
  Ways,
} from '../shared/protocol.ts'

/** A pick in the panel's words, in all its ways. */
export async function waysOf(pick: Pick): Promise<Ways> {
  const [first, ...others] = await Promise.all(
    scopesOf(pick).map((scoped) => targetOf(pick, scoped)),
  )
  return [first!, ...others]
}

/** A pick in one of its ways; in the widest where it has not got that. */
export function wayOf(pick: Pick, scope: Scope): Promise<Target> {
  const ways = scopesOf(pick)
  const way = ways.find((one) => one.scope === scope) ?? ways[ways.length - 1]!
  return targetOf(pick, way)
}

async function targetOf(pick: Pick, scoped: Scoped): Promise<Target> {
  const source = await sourceOf(scoped, pick.masks)
  const { bounds, pageId } = source
  return {
    scope: scoped.scope,
    place: { bounds, pageId },
    source,
    mask: maskOf(pick),
    unseen: scoped.unseen.map(({ id, name }) => ({ id, name })),
    live: scoped.live.map(liveLayer),
    underId: scoped.under && scoped.under.id,
    grown: null,
  }
}

function liveLayer(layer: Editable): LiveLayer {
  const { id, name } = layer
  return { id, name, isType: isType(layer) }
}

/** Letters, or a group of nothing else. */
function isType(layer: Editable): boolean {
  if (layer.type === 'TEXT') return true
  if (!('children' in layer)) return false
  const children = layer.children.filter(isEditable)
  return children.length > 0 && children.every(isType)
}

function maskOf({ masks, reason, shift = { x: 0, y: 0 } }: Pick): Mask | null {
  const layerOf = (mask: Editable): MaskLayer => ({
    id: mask.id,
    name: mask.name,
    bounds: shifted(renderBounds(mask) ?? box(mask), shift),
  })
  const [first, ...others] = masks.map(layerOf)
  return first
    ? { layers: [first, ...others], shift, reason: reason ?? 'marked' }
    : null
}

/** With shadows, blur and strokes; null for a hidden layer. */
function renderBounds(layer: Editable): Rect | null {
  return 'absoluteRenderBounds' in layer ? layer.absoluteRenderBounds : null
}

async function sourceOf(scoped: Scoped, masks: Editable[]): Promise<Source> {
  const layer = scoped.source
  return {
    id: layer.id,
    name: layer.name,
    bounds: box(layer),
    pageId: pageOf(layer)?.id ?? figma.currentPage.id,
    placements: placementsOf(scoped, masks),
    isEmpty: isEmpty(layer),
    density: await densityOf(layer),
  }
}

/** Where a result would be seen, the usual way first. */
function placementsOf(
  { scope, source, under }: Scoped,
  masks: Editable[],
): Placement[] {
  const children = 'children' in source ? source.children : []
  const isFlat = children.every(({ id }) =>
    masks.some((mask) => mask.id === id),
  )
  const canFill = isFilled(source) && (scope === 'picture' || isFlat)
  // In an instance a new layer would lie above all of it.
  const isBuried =
    scope === 'picture' && under !== null && isInsideInstance(source)
  const { width, height } = box(source)
  const fits = Math.max(width, height) <= maxImageSide
  const able: Record<'fill' | 'layer' | 'beside', boolean> = {
    fill: canFill,
    layer: !isBuried,
    // A copy of a set of components would be more components.
    beside: source.type !== 'COMPONENT_SET',
  }
  const ways = fits
    ? (['fill', 'layer', 'beside'] as const)
    : (['layer', 'fill', 'beside'] as const)
  return ways.filter((way) => able[way])
}

function isEmpty(layer: Editable): boolean {
  return layer.type === 'FRAME' && !layer.children.length && !holdsImage(layer)
}
