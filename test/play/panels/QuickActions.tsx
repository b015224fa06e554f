/** The actions bar: every command and the plugin's, by typing. */
import { useSignal } from '@preact/signals'
import { useEffect, useRef } from 'preact/hooks'
import type { Command } from '../commands.ts'
import { commands } from '../commands.ts'
import type { Editor } from '../editor.ts'
import { shortcutText } from '../keyboard.ts'
import type { MenuEntry } from '../setup.ts'

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
  /** The command being asked about, and the answers so far. */
  const asked = useSignal<MenuEntry | null>(null)
  const answers = useSignal<Record<string, string>>({})
  useEffect(() => {
    field.current?.focus()
  }, [])
  const close = () => {
    editor.quickActions.value = false
  }
  const parameter = asked.value?.parameters?.find(
    ({ key }) => !(key in answers.value),
  )
  const found = parameter
    ? []
    : actionsOf(editor).filter(({ label }) =>
        label.toLowerCase().includes(query.value.toLowerCase()),
      )
  const choose = (action: Action | undefined) => {
    if (!action) return
    if (action.entry?.parameters?.length) {
      asked.value = action.entry
      query.value = ''
      return
    }
    close()
    action.run()
  }
  const answer = () => {
    if (!parameter || !asked.value) return
    answers.value = { ...answers.value, [parameter.key]: query.value }
    query.value = ''
    const { command, parameters = [] } = asked.value
    if (parameters.some(({ key }) => !(key in answers.value))) return
    close()
    void editor.runPlugin(command, answers.value)
  }
  const label = parameter ? parameter.name : 'Search actions'
  return (
    <div class="quick-actions" role="dialog" aria-label="Actions">
      <input
        ref={field}
        aria-label={label}
        placeholder={parameter?.description ?? label}
        value={query.value}
        onInput={(event) => {
          query.value = event.currentTarget.value
          at.value = 0
        }}
        onBlur={close}
        onKeyDown={(event) => {
          event.stopPropagation()
          if (event.key === 'Escape') close()
          if (event.key === 'ArrowDown')
            at.value = Math.min(found.length - 1, at.value + 1)
          if (event.key === 'ArrowUp') at.value = Math.max(0, at.value - 1)
          if (event.key !== 'Enter') return
          if (parameter) answer()
          else choose(found[at.value])
        }}
      />
      <ul>
        {found.slice(0, 9).map((action, index) => (
          <li key={action.label}>
            <button
              type="button"
              tabIndex={-1}
              class={index === at.value ? 'current' : ''}
              onPointerDown={(event) => {
                event.preventDefault()
                choose(action)
              }}
            >
              <span>{action.label}</span>
              <kbd>{action.shortcut}</kbd>
            </button>
          </li>
        ))}
      </ul>
    </div>
  )
}
