/** Dragging layers to another place in the tree. */
import type { LayerData } from '../../figma/document/model.ts'
import { canHoldLayers } from '../../figma/document/tree.ts'
import type { Editor } from '../editor.ts'

export interface Drop {
  target: string
  where: 'above' | 'inside' | 'below'
}

/** Where on the row of `layer` the pointer is. */
export function dropOf(layer: LayerData, event: DragEvent): Drop {
  const row = (event.currentTarget as Element).getBoundingClientRect()
  const share = (event.clientY - row.top) / row.height
  const holds = canHoldLayers(layer.type) && layer.type !== 'INSTANCE'
  const where =
    holds && share > 0.25 && share < 0.75
      ? 'inside'
      : share < 0.5
        ? 'above'
        : 'below'
  return { target: layer.id, where }
}

/** Moves what is selected there; it stays where it is on the page. */
export function moveLayers(editor: Editor, { target, where }: Drop): void {
  const { document } = editor
  const place = document.find(target)
  if (!place || document.selection.includes(target)) return
  try {
    for (const id of document.selection) {
      const at = place.parent.children.findIndex((it) => it.id === target)
      if (where === 'inside') document.move(id, target, undefined, true)
      else {
        // The list shows the top first: above in it is later among the children.
        const index = where === 'above' ? at + 1 : at
        document.move(id, place.parent.id, index, true)
      }
    }
  } catch (error) {
    editor.tell(error instanceof Error ? error.message : String(error), true)
  }
  document.commit()
}
