/** Dragging layers about. */
import { absoluteBoundingBox } from '../../figma/document/bounds.ts'
import type { FigmaDocument } from '../../figma/document/document.ts'
import type { Point } from '../../figma/document/geometry.ts'
import { multiply, translation } from '../../figma/document/geometry.ts'
import type { LayerData, Matrix } from '../../figma/document/model.ts'
import type { Place } from '../../figma/document/tree.ts'
import { absoluteTransform, isPage } from '../../figma/document/tree.ts'
import { duplicateSelection, placeOnPage } from '../commands/edits.ts'
import type { Gesture, Pointer } from './gesture.ts'
import { rollBack } from './gesture.ts'
import { frameAt } from './pick.ts'

interface Drag {
  /** Where each dragged layer was: its space to the page's. */
  before: ReadonlyMap<string, Matrix>
  /** The upper left of the first one, which stays on whole units. */
  from: Point
}

function beginDrag(document: FigmaDocument, asCopy: boolean): Drag {
  if (asCopy) duplicateSelection(document, { beside: false })
  const places = document.selection
    .map((id) => document.find(id))
    .filter((place) => place !== null)
  const [first] = places
  return {
    before: new Map(
      places.map((place) => [place.layer.id, absoluteTransform(place)]),
    ),
    from: first ? absoluteBoundingBox(first) : { x: 0, y: 0 },
  }
}

/** Moves what is selected, on whole units; with Alt a copy of it. */
export function moveGesture(document: FigmaDocument, start: Pointer): Gesture {
  let drag: Drag | null = null
  let moved = translation(0, 0)
  const show = ({ before }: Drag, id: string) => {
    const matrix = before.get(id)
    if (matrix) placeOnPage(document, id, multiply(moved, matrix))
  }
  return {
    move({ page, shift }) {
      drag ??= beginDrag(document, start.alt)
      const { from, before } = drag
      let dx = Math.round(from.x + page.x - start.page.x) - from.x
      let dy = Math.round(from.y + page.y - start.page.y) - from.y
      if (shift && Math.abs(dx) >= Math.abs(dy)) dy = 0
      else if (shift) dx = 0
      moved = translation(dx, dy)
      for (const id of before.keys()) show(drag, id)
    },
    end({ page }) {
      const dragged = new Set(drag?.before.keys())
      const target = frameAt(document, page, dragged)
      for (const id of dragged)
        if (letGo(document, id, target, page) && drag) show(drag, id)
      document.commit()
    },
    cancel() {
      rollBack(document)
    },
  }
}

/** Over another frame a layer becomes its child; true when it has. */
function letGo(
  document: FigmaDocument,
  id: string,
  target: LayerData | null,
  at: Point,
): boolean {
  const place = document.find(id)
  if (!place || place.ancestors.some(({ type }) => type === 'INSTANCE'))
    return false
  const holders = place.ancestors.filter(({ type }) => type !== 'GROUP')
  const holder = holders.at(-1) ?? null
  if (holder?.id === target?.id) {
    if (place.parent === target) reorder(document, place, target, at)
    return false
  }
  if (!isPage(place.parent) && place.parent.type === 'GROUP') return false
  try {
    document.move(id, target?.id ?? place.page.id, undefined, true)
    return true
  } catch {
    // One that may not go in there stays where it was in the tree.
    return false
  }
}

/** In auto-layout the place among the others is what a drag changes. */
function reorder(
  document: FigmaDocument,
  { layer }: Place,
  { id, autoLayout, children }: LayerData,
  at: Point,
): void {
  if (!autoLayout || layer.layoutPositioning === 'ABSOLUTE') return
  const along = autoLayout.layoutMode === 'VERTICAL' ? 'y' : 'x'
  const size = along === 'y' ? 'height' : 'width'
  const before = children.filter((child) => {
    const place = child === layer ? null : document.find(child.id)
    if (!place) return false
    const box = absoluteBoundingBox(place)
    return box[along] + box[size] / 2 < at[along]
  }).length
  // The index counts the children as they are before the move.
  const was = children.indexOf(layer)
  document.move(layer.id, id, before > was ? before + 1 : before)
}
