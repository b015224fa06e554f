/** The actions bar: every command and the plugin's, by typing. */
import { useSignal } from '@preact/signals'
import { useEffect, useRef } from 'preact/hooks'
import type { Command } from '../commands.ts'
import { commands } from '../commands.ts'
import type { Editor } from '../editor.ts'
import { shortcutText } from '../keyboard.ts'
import type { MenuEntry } from '../setup.ts'
import { AskParameters } from './AskParameters.tsx'
import { Choices } from './Choices.tsx'

interface Action {
  label: string
  shortcut: string
  /** What the plugin wants to be told first, asked one after the other. */
  entry: MenuEntry | null
  run(): void
}

export function QuickActions({ editor }: { editor: Editor }) {
  return editor.quickActions.value ? <Bar editor={editor} /> : null
}

function actionsOf(editor: Editor): Action[] {
  const { name, menu } = editor.setup.plugin.manifest
  const plugin = (menu ?? []).map((entry) => ({
    label: `${name}: ${entry.name}`,
    shortcut: '',
    entry,
    run: () => void editor.runPlugin(entry.command),
  }))
  const own = Object.values<Command>(commands).map((command) => ({
    label: command.label,
    shortcut: shortcutText(command.keys),
    entry: null,
    run: () => {
      command.run(editor)
    },
  }))
  return [...plugin, ...own.filter(({ label }) => label !== 'Actions…')]
}

function Bar({ editor }: { editor: Editor }) {
  const field = useRef<HTMLInputElement>(null)
  const query = useSignal('')
  const at = useSignal(0)
  /** The command whose parameters are being typed in. */
  const asked = useSignal<MenuEntry | null>(null)
  useEffect(() => {
    field.current?.focus()
  }, [])
  const close = () => {
    editor.quickActions.value = false
  }
  const found = actionsOf(editor).filter(({ label }) =>
    label.toLowerCase().includes(query.value.toLowerCase()),
  )
  const choose = (action: Action | undefined) => {
    if (!action) return
    if (action.entry?.parameters?.length) {
      asked.value = action.entry
      return
    }
    close()
    action.run()
  }
  if (asked.value)
    return <AskParameters editor={editor} entry={asked.value} onEnd={close} />
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
        onBlur={() => {
          // The field goes when a parameter's takes its place.
          if (!asked.value) close()
        }}
        onKeyDown={(event) => {
          event.stopPropagation()
          if (event.key === 'Escape') close()
          if (event.key === 'ArrowDown')
            at.value = Math.min(found.length - 1, at.value + 1)
          if (event.key === 'ArrowUp') at.value = Math.max(0, at.value - 1)
          if (event.key === 'Enter') choose(found[at.value])
        }}
      />
      <Choices choices={found} current={at.value} onChoose={choose} />
    </div>
  )
}
