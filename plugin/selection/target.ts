import { densityOf } from './density.ts'
import { box, holdsImage, type Editable } from './editable.ts'
import type { Pick } from './rules.ts'
import { pageOf } from '../layers.ts'
import { isFilled } from '../results/fills.ts'
import { shifted, type Rect } from '../shared/geometry.ts'
import { maxImageSide } from '../shared/limits.ts'
import type {
  Mask,
  MaskLayer,
  Placement,
  Source,
  Target,
} from '../shared/protocol.ts'

/** A pick in the panel's words. */
export async function targetOf(pick: Pick): Promise<Target> {
  const source = await sourceOf(pick.source, pick.masks)
  const { bounds, pageId } = source
  return { place: { bounds, pageId }, source, mask: maskOf(pick), unseen: [] }
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

async function sourceOf(layer: Editable, masks: Editable[]): Promise<Source> {
  return {
    id: layer.id,
    name: layer.name,
    bounds: box(layer),
    pageId: pageOf(layer)?.id ?? figma.currentPage.id,
    placements: placementsOf(layer, masks),
    isEmpty: isEmpty(layer),
    density: await densityOf(layer),
  }
}

/** The usual way first. */
function placementsOf(layer: Editable, masks: Editable[]): Placement[] {
  const able = [
    ...(isFilled(layer) ? (['fill'] as const) : []),
    'layer' as const,
    // A copy of a set of components would be more components.
    ...(layer.type === 'COMPONENT_SET' ? [] : (['beside'] as const)),
  ]
  const children = 'children' in layer ? layer.children : []
  const isFlat = children.every((child) =>
    masks.some((mask) => mask.id === child.id),
  )
  const { width, height } = box(layer)
  const fits = Math.max(width, height) <= maxImageSide
  const usual = able.includes('fill') && isFlat && fits ? 'fill' : 'layer'
  return [usual, ...able.filter((one) => one !== usual)]
}

function isEmpty(layer: Editable): boolean {
  return layer.type === 'FRAME' && !layer.children.length && !holdsImage(layer)
}
