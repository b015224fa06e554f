/** What every command is. */
import type { FigmaDocument } from '../../figma/document/document.ts'
import type { Editor } from '../editor.ts'

export interface Command {
  label: string
  /** As `mod+shift+z`; `mod` is Ctrl, or Cmd on a Mac. The first is shown. */
  keys?: readonly string[]
  /** Shown as its key; the browser's own event runs it. */
  hint?: string
  /** Its keys mean it on the canvas only, where no button has the focus. */
  onCanvas?: true
  run: (editor: Editor) => void
}

/** One undo step. */
export const edit =
  (work: (document: FigmaDocument) => void) =>
  ({ document }: Editor) => {
    work(document)
    document.commit()
  }
