/** What a designer does to what is selected. Each leaves the step open. */
import { duplicate } from '../../figma/api/scene.ts'
import { absoluteBoundingBox } from '../../figma/document/bounds.ts'
import { newLayer } from '../../figma/document/create.ts'
import type { FigmaDocument } from '../../figma/document/document.ts'
import type { Box } from '../../figma/document/geometry.ts'
import {
  identity,
  invert,
  multiply,
  translation,
} from '../../figma/document/geometry.ts'
import type { Matrix } from '../../figma/document/model.ts'
import { absoluteTransform, isPage } from '../../figma/document/tree.ts'
import { selectionBox } from '../canvas/view.ts'
import { numbered } from '../names.ts'

/** Puts a layer to where `matrix` takes its space on the page. */
export function placeOnPage(
  document: FigmaDocument,
  id: string,
  matrix: Matrix,
): void {
  const place = document.find(id)
  if (!place) return
  const parent = document.find(place.parent.id)
  const outer = parent ? absoluteTransform(parent) : identity
  document.update(id, { transform: multiply(invert(outer), matrix) })
}

export function removeSelection(document: FigmaDocument): void {
  for (const id of document.selection) {
    const place = document.find(id)
    const fixed = place?.ancestors.some(({ type }) => type === 'INSTANCE')
    if (!fixed) document.remove(id)
  }
  document.select([])
}

/** Copies in front of the originals; on the page itself, `beside` them. */
export function duplicateSelection(
  document: FigmaDocument,
  { beside }: { beside: boolean },
): void {
  const copies = document.selection.flatMap((id) => {
    const place = document.find(id)
    if (!place) return []
    const copy = duplicate(place.layer, () => document.newId())
    const at = place.parent.children.indexOf(place.layer)
    document.insert(copy, place.parent.id, at + 1)
    if (beside && isPage(place.parent))
      document.translate(copy.id, copy.width + 80, 0)
    return [copy.id]
  })
  document.select(copies)
}

export function groupSelection(document: FigmaDocument): void {
  const box = selectionBox(document)
  const places = document.selection
    .map((id) => document.find(id))
    .filter((place) => place !== null)
  const top = places.at(-1)
  if (!box || !top) return
  const holder = document.find(top.parent.id)
  const outer = holder ? absoluteTransform(holder) : identity
  const id = document.newId()
  const name = numbered(document, 'Group')
  const transform = multiply(invert(outer), translation(box.x, box.y))
  const { width, height } = box
  document.holdingEmpty(id, () => {
    const at = top.parent.children.indexOf(top.layer) + 1
    const group = newLayer('GROUP', id, { name, transform, width, height })
    document.insert(group, top.parent.id, at)
    for (const { layer } of places) document.move(layer.id, id, undefined, true)
  })
  document.select([id])
}

export function ungroupSelection(document: FigmaDocument): void {
  const freed = document.selection.flatMap((id) => {
    const place = document.find(id)
    if (place?.layer.type !== 'GROUP') return [id]
    const children = [...place.layer.children]
    const at = place.parent.children.indexOf(place.layer)
    children.forEach((child, offset) => {
      document.move(child.id, place.parent.id, at + offset, true)
    })
    return children.map((child) => child.id)
  })
  document.select(freed)
}

/** All on if any is off, else all off. */
export function switchSelection(
  document: FigmaDocument,
  what: 'visible' | 'locked',
): void {
  const all = document.selection.every(
    (id) => document.find(id)?.layer[what] ?? false,
  )
  for (const id of document.selection) document.update(id, { [what]: !all })
}

export type Side = 'left' | 'centre' | 'right' | 'top' | 'middle' | 'bottom'

/** One layer within its parent, several within the box around them. */
export function alignSelection(document: FigmaDocument, side: Side): void {
  const [only, ...others] = document.selection
  const parent = others.length === 0 ? document.find(only ?? '')?.parent : null
  const holder = parent && !isPage(parent) ? document.find(parent.id) : null
  const room = holder ? absoluteBoundingBox(holder) : selectionBox(document)
  if (!room) return
  for (const id of document.selection) {
    const place = document.find(id)
    if (!place) continue
    const box = absoluteBoundingBox(place)
    const [dx, dy] = shifts[side](room, box)
    document.translate(id, dx, dy)
  }
}

const shifts: Record<Side, (room: Box, box: Box) => [number, number]> = {
  left: (room, box) => [room.x - box.x, 0],
  centre: (room, box) => [room.x + (room.width - box.width) / 2 - box.x, 0],
  right: (room, box) => [room.x + room.width - box.width - box.x, 0],
  top: (room, box) => [0, room.y - box.y],
  middle: (room, box) => [0, room.y + (room.height - box.height) / 2 - box.y],
  bottom: (room, box) => [0, room.y + room.height - box.height - box.y],
}

/** On the page, canvas units. */
export function nudgeSelection(
  document: FigmaDocument,
  dx: number,
  dy: number,
) {
  for (const id of document.selection) document.translate(id, dx, dy)
}

/** One step up or down in its parent, or all the way. */
export function restack(
  document: FigmaDocument,
  where: 'front' | 'back' | 'forward' | 'backward',
): void {
  for (const id of document.selection) {
    const place = document.find(id)
    if (!place) continue
    const { children } = place.parent
    const at = children.indexOf(place.layer)
    const index = {
      front: children.length,
      back: 0,
      forward: Math.min(children.length, at + 2),
      backward: Math.max(0, at - 1),
    }[where]
    document.move(id, place.parent.id, index)
  }
}
