/** From layer to layer in the tree. */
import type { FigmaDocument } from '../../figma/document/document.ts'
import type { Editor } from '../editor.ts'
import { isPage } from '../../figma/document/tree.ts'

/** What can be stepped to; as in Figma, not what is hidden or locked. */
const reachable = ({
  visible,
  locked,
}: {
  visible: boolean
  locked: boolean
}) => visible && !locked

/** A text is typed in instead. */
export function selectChildren({ document, editedText }: Editor): void {
  const [only, ...others] = document.selection
  const layer = document.find(only ?? '')?.layer
  if (layer?.type === 'TEXT' && others.length === 0) {
    editedText.value = layer.id
    return
  }
  // In the list's order, so that the next one is below the first.
  const children = document.selection.flatMap((id) =>
    [...(document.find(id)?.layer.children ?? [])].filter(reachable).reverse(),
  )
  if (children.length > 0) document.select(children.map(({ id }) => id))
}

export function selectParents(document: FigmaDocument): void {
  const parents = document.selection.flatMap((id) => {
    const parent = document.find(id)?.parent
    return parent && !isPage(parent) ? [parent.id] : []
  })
  if (parents.length > 0) document.select(parents)
}

/**
 * The layer beside the selected one, downwards in the list as in Figma;
 * without a selection the first. Null at the list's end.
 */
export function siblingOf(document: FigmaDocument, by: 1 | -1): string | null {
  const place = document.find(document.selection[0] ?? '')
  const { children } = place?.parent ?? document.currentPage
  const list = children.filter(reachable).reverse()
  const start = by === 1 ? 0 : list.length - 1
  const at = place ? list.indexOf(place.layer) + by : start
  return list[at]?.id ?? null
}

export function selectSibling(document: FigmaDocument, by: 1 | -1): void {
  const id = siblingOf(document, by)
  if (id !== null) document.select([id])
}
