/** Dragging layers about. */
import type { FigmaDocument } from '../../figma/document/document.ts'
import { absoluteBoundingBox } from '../../figma/document/bounds.ts'
import type { Point } from '../../figma/document/geometry.ts'
import { isPage } from '../../figma/document/tree.ts'
import { duplicateSelection } from '../edits.ts'
import type { Gesture, Pointer } from './gesture.ts'
import { rollBack } from './gesture.ts'
import { frameAt } from './pick.ts'

/** Moves what is selected, on whole units; with Alt a copy of it. */
export function moveGesture(document: FigmaDocument, start: Pointer): Gesture {
  let moved: Point = { x: 0, y: 0 }
  let first: Point | null = null
  const begin = () => {
    if (start.alt) duplicateSelection(document, { beside: false })
    const place = document.find(document.selection[0] ?? '')
    first = place ? absoluteBoundingBox(place) : { x: 0, y: 0 }
    return first
  }
  return {
    move({ page, shift }) {
      const from = first ?? begin()
      let dx = Math.round(from.x + page.x - start.page.x) - from.x
      let dy = Math.round(from.y + page.y - start.page.y) - from.y
      if (shift && Math.abs(dx) >= Math.abs(dy)) dy = 0
      else if (shift) dx = 0
      for (const id of document.selection)
        document.translate(id, dx - moved.x, dy - moved.y)
      moved = { x: dx, y: dy }
    },
    end({ page }) {
      dropInto(document, page)
      document.commit()
    },
    cancel() {
      rollBack(document)
    },
  }
}

/** Layers let go over another frame become its children. */
function dropInto(document: FigmaDocument, at: Point): void {
  const moved = new Set(document.selection)
  const target = frameAt(document, at, moved)
  for (const id of moved) {
    const place = document.find(id)
    if (!place || place.ancestors.some(({ type }) => type === 'INSTANCE'))
      continue
    const holder = place.ancestors.filter(({ type }) => type !== 'GROUP').at(-1)
    const stays =
      (holder?.id ?? null) === (target?.id ?? null) ||
      (!isPage(place.parent) && place.parent.type === 'GROUP')
    if (stays) continue
    try {
      document.move(id, target?.id ?? place.page.id, undefined, true)
    } catch {
      // A layer that may not go in there stays where it was in the tree.
    }
  }
}
