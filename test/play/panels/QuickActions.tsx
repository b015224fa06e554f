/** The actions bar: every command and the plugin's, by typing. */
import { useSignal } from '@preact/signals'
import { useEffect, useRef } from 'preact/hooks'
import { commands } from '../commands/commands.ts'
import type { Editor } from '../editor.ts'
import { AskParameters } from './AskParameters.tsx'
import { Choices } from './Choices.tsx'
import { commandItem, pluginItems } from './command-items.ts'
import type { MenuItem } from './Menu.tsx'
import { useFocusBack } from './popover.ts'

export function QuickActions({ editor }: { editor: Editor }) {
  const { asked, quickActions } = editor
  const isOpen = asked.value !== null || quickActions.value
  const giveFocusBack = useFocusBack(isOpen)
  if (asked.value)
    return (
      <AskParameters
        editor={editor}
        entry={asked.value}
        onEnd={() => (asked.value = null)}
        giveFocusBack={giveFocusBack}
      />
    )
  return isOpen ? <Bar editor={editor} giveFocusBack={giveFocusBack} /> : null
}

function actionsOf(editor: Editor): MenuItem[] {
  const { name } = editor.setup.plugin.manifest
  const own = Object.values(commands)
    .filter((command) => command !== commands.quickActions)
    .map((command) => commandItem(editor, command))
  return [...pluginItems(editor, `${name}: `), ...own]
}

interface BarProps {
  editor: Editor
  giveFocusBack: () => void
}

function Bar({ editor, giveFocusBack }: BarProps) {
  const field = useRef<HTMLInputElement>(null)
  const query = useSignal('')
  const at = useSignal(0)
  useEffect(() => {
    field.current?.focus()
  }, [])
  const close = () => {
    editor.quickActions.value = false
  }
  const found = actionsOf(editor).filter(({ label }) =>
    label.toLowerCase().includes(query.value.toLowerCase()),
  )
  const choose = (action: MenuItem | undefined) => {
    if (!action) return
    close()
    giveFocusBack()
    action.run()
  }
  return (
    <div class="quick-actions" role="dialog" aria-label="Actions">
      <input
        ref={field}
        aria-label="Search actions"
        placeholder="Search actions"
        value={query.value}
        onInput={(event) => {
          query.value = event.currentTarget.value
          at.value = 0
        }}
        onBlur={close}
        onKeyDown={(event) => {
          event.stopPropagation()
          if (event.key === 'Escape') {
            close()
            giveFocusBack()
          }
          if (event.key === 'ArrowDown')
            at.value = Math.min(found.length - 1, at.value + 1)
          if (event.key === 'ArrowUp') at.value = Math.max(0, at.value - 1)
          if (event.key === 'Enter') choose(found[at.value])
        }}
      />
      {found.length === 0 && <p>No such action.</p>}
      <Choices choices={found} current={at.value} onChoose={choose} />
    </div>
  )
}
