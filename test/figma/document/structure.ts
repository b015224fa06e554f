/** Putting layers into the tree, moving them about in it, taking them out. */
import { invert, multiply } from './geometry.ts'
import { parentTransform } from './layer-index.ts'
import type { LayerData } from './model.ts'
import type { OpenFile } from './open-file.ts'
import { whyNotInsert, whyNotMove } from './reparent.ts'
import type { Parent } from './tree.ts'
import {
  absoluteTransform,
  containerTransform,
  isInsideInstance,
  isPage,
} from './tree.ts'

/** Throws with Figma's words where Figma refuses. Index: 0 is the bottom. */
export function insertLayer(
  file: OpenFile,
  layer: LayerData,
  parentId: string,
  index: number | undefined,
  begin: () => void,
): void {
  const parent = parentFor(file, parentId)
  refuse(whyNotInsert(layer, parent, file.chain(parentId)))
  begin()
  const children = [...parent.children]
  children.splice(index ?? children.length, 0, layer)
  parent.children = children
  own(file, parent)
  file.changed('structure')
}

export function removeLayer(file: OpenFile, id: string, begin: () => void) {
  const place = file.find(id)
  if (!place) return
  begin()
  place.parent.children = place.parent.children.filter(
    (child) => child !== place.layer,
  )
  own(file, place.parent)
  file.changed('structure')
}

export interface Move {
  id: string
  parentId: string
  index: number | undefined
  /**
   * Keeps the place on the page, as a designer's drag does, instead of
   * `relativeTransform`, as Figma's API does.
   */
  staying: boolean
}

export function moveLayer(
  file: OpenFile,
  { id, parentId, index, staying }: Move,
  begin: () => void,
): void {
  const place = file.need(id)
  const parent = parentFor(file, parentId)
  const { layer } = place
  refuse(whyNotMove(place) ?? whyNotInsert(layer, parent, file.chain(parentId)))
  begin()
  const absolute = absoluteTransform(place)
  const relative = multiply(containerTransform(place), layer.transform)
  const at = place.parent.children.indexOf(layer)
  place.parent.children = place.parent.children.filter((it) => it !== layer)
  const children = [...parent.children]
  // Figma's index counts the children as they are before the move.
  const shift = place.parent === parent && index !== undefined && at < index
  children.splice((index ?? children.length) - (shift ? 1 : 0), 0, layer)
  own(file, place.parent)
  parent.children = children
  own(file, parent)
  file.forgetPlaces()
  const now = file.need(id)
  layer.transform = staying
    ? multiply(invert(parentTransform(now)), absolute)
    : multiply(invert(containerTransform(now)), relative)
  file.changed('structure')
}

/** A slot of an instance that somebody has changed is theirs. */
function own(file: OpenFile, parent: Parent): void {
  if (isPage(parent) || parent.type !== 'SLOT') return
  const place = file.find(parent.id)
  parent.ownContent = place !== null && isInsideInstance(place)
}

function parentFor(file: OpenFile, id: string): Parent {
  const parent = file.parent(id)
  if (parent) return parent
  throw new Error('Cannot move node. New parent does not exist')
}

function refuse(reason: string | null): void {
  if (reason) throw new Error(reason)
}
