import { box, type Editable } from './editable.ts'
import { pageOf } from '../layers.ts'
import { isFilled } from '../results/fills.ts'
import type { Pick } from './rules.ts'
import { shifted, type Rect } from '../shared/geometry.ts'
import { maxImageSide } from '../shared/limits.ts'
import type { InsertAs, Source, Target } from '../shared/protocol.ts'

/** A pick in the panel's words. */
export function targetOf({
  source,
  masks,
  reason,
  shift = { x: 0, y: 0 },
}: Pick): Target {
  return {
    source: sourceOf(source, masks),
    masks: masks.map((mask) => ({
      id: mask.id,
      name: mask.name,
      bounds: shifted(renderBounds(mask) ?? box(mask), shift),
    })),
    shift,
    reason: masks.length ? (reason ?? 'marked') : null,
  }
}

/** With shadows, blur and strokes; null for a hidden layer. */
function renderBounds(layer: Editable): Rect | null {
  return 'absoluteRenderBounds' in layer ? layer.absoluteRenderBounds : null
}

function sourceOf(layer: Editable, masks: Editable[]): Source {
  const choices = insertChoices(layer)
  const children = 'children' in layer ? layer.children : []
  const isFlat = children.every((child) =>
    masks.some((mask) => mask.id === child.id),
  )
  const { width, height } = box(layer)
  const fits = Math.max(width, height) <= maxImageSide
  return {
    id: layer.id,
    name: layer.name,
    bounds: box(layer),
    pageId: pageOf(layer)?.id ?? figma.currentPage.id,
    insertAs: choices.includes('fill') && isFlat && fits ? 'fill' : 'layer',
    insertChoices: choices,
  }
}

/** A copy of a set of components would be more components. */
function insertChoices(layer: Editable): InsertAs[] {
  return [
    ...(isFilled(layer) ? (['fill'] as const) : []),
    'layer',
    ...(layer.type === 'COMPONENT_SET' ? [] : (['beside'] as const)),
  ]
}
