/** What a press on the canvas begins: one row for each tool. */
import type { Editor } from '../editor.ts'
import { addText, drawGesture, freehandGesture } from './draw.ts'
import type { Gesture, Pointer } from './gesture.ts'
import { onceDragged } from './gesture.ts'
import { holdAt } from './grips.ts'
import { marqueeGesture } from './marquee.ts'
import { moveGesture } from './move.ts'
import { chainAt, pickOf } from './pick.ts'
import { resizeGesture, rotateGesture } from './reshape.ts'
import type { ToolName } from './tools.ts'
import { pan } from './view.ts'

type Press = (editor: Editor, start: Pointer) => Gesture

const presses: Record<ToolName, Press> = {
  select: pressSelect,
  hand: panGesture,
  frame: (editor, start) =>
    backToSelect(editor, drawGesture(editor.document, 'FRAME', start)),
  rectangle: (editor, start) =>
    backToSelect(editor, drawGesture(editor.document, 'RECTANGLE', start)),
  ellipse: (editor, start) =>
    backToSelect(editor, drawGesture(editor.document, 'ELLIPSE', start)),
  // Several strokes in a row are usual: these two stay chosen.
  pencil: ({ document }, start) => freehandGesture(document, 'pencil', start),
  brush: ({ document }, start) => freehandGesture(document, 'brush', start),
  text: pressText,
}

export const press: Press = (editor, start) =>
  presses[editor.tool.value](editor, start)

function pressSelect(editor: Editor, start: Pointer): Gesture {
  const { document } = editor
  const hold = holdAt(document, start.screen)
  if (hold?.kind === 'resize') return resizeGesture(document, hold.grip)
  if (hold?.kind === 'rotate') return rotateGesture(document, start)
  const chain = chainAt(document, start.page)
  const picked = pickOf(document, chain, start.deep ? 'deepest' : 'press')
  if (!picked || isBackdrop(editor, picked.id, chain.length))
    return marqueeGesture(editor, start, picked?.id ?? null)
  return pressLayer(editor, start, picked.id)
}

/** Selects a layer and drags what is selected along with it. */
export function pressLayer(
  { document }: Editor,
  start: Pointer,
  id: string,
): Gesture {
  const { selection } = document
  const was = selection.includes(id)
  if (!was) document.select(start.shift ? [...selection, id] : [id])
  const others = selection.filter((it) => it !== id)
  return onceDragged(start, moveGesture(document, start), () => {
    if (was && start.shift) document.select(others)
    else if (was && others.length > 0) document.select([id])
  })
}

/** A frame with layers in it is ground to draw a box on, until it is selected. */
function isBackdrop({ document }: Editor, id: string, depth: number): boolean {
  const layer = document.find(id)?.layer
  return (
    depth === 1 &&
    layer?.type === 'FRAME' &&
    layer.children.length > 0 &&
    !document.selection.includes(id)
  )
}

export function panGesture({ document }: Editor, start: Pointer): Gesture {
  let { screen: last } = start
  return {
    move({ screen }) {
      pan(document, last.x - screen.x, last.y - screen.y)
      last = screen
    },
    end: () => undefined,
    cancel: () => undefined,
  }
}

function backToSelect(editor: Editor, gesture: Gesture): Gesture {
  return {
    ...gesture,
    end(pointer) {
      gesture.end(pointer)
      editor.tool.value = 'select'
    },
  }
}

function pressText(editor: Editor, start: Pointer): Gesture {
  return {
    move: () => undefined,
    end() {
      editor.tool.value = 'select'
      editor.editedText.value = addText(editor.document, start.page)
    },
    cancel: () => undefined,
  }
}
