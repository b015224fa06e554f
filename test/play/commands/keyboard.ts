/** Keys that mean something wherever the focus is, except in fields. */
import { keyed } from './commands.ts'
import type { Editor } from './editor.ts'

const isMac = /mac/i.test(navigator.platform)

/** Digits by place, because Shift turns them into other signs. */
function nameOf(event: KeyboardEvent): string {
  const key =
    /^Digit\d$/.test(event.code) && event.shiftKey ? event.code : event.key
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

export function listenToKeys(editor: Editor): void {
  window.addEventListener('keydown', (event) => {
    if (isField(event.target) || event.altKey) return
    const run = keyed.get(nameOf(event))
    if (!run) return
    event.preventDefault()
    run(editor)
  })
}

/** `mod+shift+z` as people write it. */
export const shortcutText = (keys: readonly string[] | undefined) =>
  (keys?.[0] ?? '')
    .split('+')
    .map((part) => names[part] ?? part.replace('digit', '').toUpperCase())
    .join(isMac ? '' : ' ')

const names: Record<string, string> = {
  mod: isMac ? '⌘' : 'Ctrl',
  shift: isMac ? '⇧' : 'Shift',
  delete: isMac ? '⌫' : 'Del',
  escape: 'Esc',
}
