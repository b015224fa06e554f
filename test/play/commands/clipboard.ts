/** Copies of layers, kept by the editor, and pictures of other programs. */
import { duplicate } from '../../figma/api/scene.ts'
import { isPage } from '../../figma/document/tree.ts'
import type { Editor } from '../editor.ts'
import { dropPictures } from '../pictures.ts'

export function copySelection({ document, clipboard }: Editor): void {
  const copied = document.selection.flatMap((id) => {
    const layer = document.find(id)?.layer
    return layer ? [structuredClone(layer)] : []
  })
  if (copied.length > 0) clipboard.value = copied
}

/** Beside what is selected, above it; else on the page. */
export function pasteLayers({ document, clipboard }: Editor): void {
  const place = document.find(document.selection[0] ?? '')
  const parent = place && !isPage(place.parent) ? place.parent : null
  const free = parent?.type !== 'INSTANCE'
  const pasted = clipboard.value.flatMap((layer) => {
    const copy = duplicate(layer, () => document.newId())
    try {
      document.insert(
        copy,
        parent && free ? parent.id : document.currentPage.id,
      )
      return [copy.id]
    } catch {
      // A kind of layer that may not go in there.
      return []
    }
  })
  if (pasted.length === 0) return
  document.select(pasted)
  document.commit()
}

/** Ctrl+V: pictures from elsewhere, or the layers copied here. */
export function listenToPaste(editor: Editor): void {
  window.addEventListener('paste', (event) => {
    if (event.target instanceof HTMLElement && isTyping(event.target)) return
    event.preventDefault()
    const files = [...(event.clipboardData?.files ?? [])]
    const { center } = editor.document.viewport
    if (files.length > 0) void dropPictures(editor, files, center)
    else pasteLayers(editor)
  })
}

const isTyping = (target: HTMLElement) => target.matches('input, textarea')
