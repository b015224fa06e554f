import { carries } from './covering.ts'
import { isEditable, type Editable } from './editable.ts'
import { wayOf } from './target.ts'
import { pageOf } from '../layers.ts'
import { isFilled } from '../results/fills.ts'
import { finite, objectOf, text, type Shape } from '../shape.ts'
import type { Rect } from '../shared/geometry.ts'
import type { Dragged, Landing } from '../shared/landing.ts'

/** Whether it is what the panel says of a drop of its own. */
export const isDragged: Shape<Dragged> = objectOf({ id: text, index: finite })

export async function landingOf({
  node,
  absoluteX,
  absoluteY,
}: DropEvent): Promise<Landing> {
  const at = { x: absoluteX, y: absoluteY }
  const page = pageOf(node) ?? figma.currentPage
  await page.loadAsync()
  const source = surfaceIn(page, { ...at, width: 0, height: 0 })
  if (!source || !isFilled(source))
    return { on: 'canvas', pageId: page.id, holderId: node.id, at }
  const pick = { source, masks: [], reason: null }
  return { on: 'layer', target: await wayOf(pick, 'everything') }
}

/** The topmost there; what is hidden or locked is looked through. */
function surfaceIn(
  { children }: { children: readonly SceneNode[] },
  at: Rect,
): Editable | null {
  for (const layer of [...children].reverse()) {
    const isOpen = isEditable(layer) && layer.visible && !layer.locked
    const surface = isOpen ? surfaceOf(layer, at) : null
    if (surface) return surface
  }
  return null
}

function surfaceOf(layer: Editable, at: Rect): Editable | null {
  const isThere = carries(layer, at)
  const isClipped = 'clipsContent' in layer && layer.clipsContent && !isThere
  const isWhole = !('children' in layer) || layer.type === 'BOOLEAN_OPERATION'
  const inside = isWhole || isClipped ? null : surfaceIn(layer, at)
  return inside ?? (isThere && isSurface(layer) ? layer : null)
}

/** Type stays type, above the picture; a section is a part of the canvas. */
function isSurface(layer: Editable): boolean {
  return (
    'fills' in layer &&
    !['TEXT', 'TEXT_PATH', 'LINE', 'SECTION'].includes(layer.type) &&
    !('isMask' in layer && layer.isMask)
  )
}
