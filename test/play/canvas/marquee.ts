/** Selecting by a box drawn on the canvas. */
import { boxAround } from '../../figma/document/geometry.ts'
import type { Editor } from '../editor.ts'
import type { Gesture, Pointer } from './gesture.ts'
import { onceDragged } from './gesture.ts'
import { layersIn } from './pick.ts'

/** A press without a drag selects `pressed`, or nothing. */
export function marqueeGesture(
  editor: Editor,
  start: Pointer,
  pressed: string | null,
): Gesture {
  const { document } = editor
  const kept = start.shift ? document.selection : []
  const finish = () => {
    editor.marquee.value = null
  }
  return onceDragged(
    start,
    {
      move({ page }) {
        const box = boxAround([start.page, page])
        editor.marquee.value = box
        document.select([...kept, ...layersIn(document, box)])
      },
      end: finish,
      cancel: finish,
    },
    () => {
      document.select(pressed === null ? kept : [...kept, pressed])
    },
  )
}
