/** Keys that mean something wherever the focus is, except in fields. */
import type { Editor } from '../editor.ts'
import { keyed, keyedOnCanvas } from './commands.ts'
import { siblingOf } from './selecting.ts'

const isMac = /mac/i.test(navigator.platform)

/** Keys that Shift turns into other signs, by their place. */
const byPlace = /^(Digit\d|Backslash)$/

function nameOf(event: KeyboardEvent): string {
  const key =
    event.shiftKey && byPlace.test(event.code) ? event.code : event.key
  const shifted = event.shiftKey && key !== '+'
  return [
    (event.ctrlKey || event.metaKey) && 'mod',
    shifted && 'shift',
    key.toLowerCase(),
  ]
    .filter(Boolean)
    .join('+')
}

const isField = (target: EventTarget | null) =>
  target instanceof HTMLElement &&
  target.matches('input, textarea, select, [role=menuitem]')

const isCanvas = (target: EventTarget | null) =>
  target === document.body ||
  (target instanceof HTMLElement && target.matches('[role=application]'))

export function listenToKeys(editor: Editor): void {
  window.addEventListener('keydown', (event) => {
    if (isField(event.target) || event.altKey) return
    const name = nameOf(event)
    const onCanvas = isCanvas(event.target) && keyedOnCanvas.get(name)
    const run = onCanvas || keyed.get(name)
    if (!run || leavesCanvas(editor, event)) return
    event.preventDefault()
    run(editor)
  })
}

/** Tab goes on to the panels after the last layer, and before the first. */
const leavesCanvas = ({ document }: Editor, { key, shiftKey }: KeyboardEvent) =>
  key === 'Tab' && siblingOf(document, shiftKey ? -1 : 1) === null

/** `mod+shift+z` as people write it. */
export const shortcutText = (key = '') =>
  key
    .split('+')
    .map((part) => names[part] ?? part.replace('digit', '').toUpperCase())
    .join(isMac ? '' : ' ')

const names: Record<string, string> = {
  mod: isMac ? '⌘' : 'Ctrl',
  shift: isMac ? '⇧' : 'Shift',
  delete: isMac ? '⌫' : 'Del',
  escape: 'Esc',
  enter: isMac ? '⏎' : 'Enter',
  tab: isMac ? '⇥' : 'Tab',
  backslash: '\\',
}
