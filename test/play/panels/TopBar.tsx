/** The document, undo, zoom, the plugin and the weather. */
import type { CommandName } from '../commands.ts'
import { commands } from '../commands.ts'
import type { Editor } from '../editor.ts'
import { shortcutText } from '../keyboard.ts'
import type { MenuEntry, Painter } from '../setup.ts'
import { BadDay } from './BadDay.tsx'
import { IconButton } from './Button.tsx'
import { Icon } from './icons.tsx'
import type { MenuItem } from './Menu.tsx'
import { Menu } from './Menu.tsx'

const painters: Record<Painter, string> = {
  embedded: 'Embedded Ideogram (stand-in pictures)',
  real: 'Real Ideogram — pictures cost money',
}

export function TopBar({ editor }: { editor: Editor }) {
  const { setup, theme, document } = editor
  const item = (name: CommandName): MenuItem => {
    const command = commands[name]
    const shortcut = shortcutText('keys' in command ? command.keys : undefined)
    return {
      label: command.label,
      shortcut,
      run: () => {
        command.run(editor)
      },
    }
  }
  const items = (...names: (CommandName | null)[]) =>
    names.map((name) => name && item(name))
  const { name, menu } = setup.plugin.manifest
  return (
    <header class="top-bar">
      <div class="side">
        <Menu
          label="Document menu"
          items={items(
            'newFile',
            'sample',
            null,
            'open',
            'save',
            'exportPng',
            null,
            'quickActions',
          )}
        >
          <span class="mark" />
          <Icon name="down" />
        </Menu>
        <DocumentName editor={editor} />
        <IconButton
          icon="undo"
          label="Undo"
          disabled={document.undoSteps === 0}
          onClick={() => {
            commands.undo.run(editor)
          }}
        />
        <IconButton
          icon="redo"
          label="Redo"
          disabled={document.redoSteps === 0}
          onClick={() => {
            commands.redo.run(editor)
          }}
        />
      </div>
      <div class="middle">
        <Menu
          label={`${name} menu`}
          class="plugin-button"
          items={(menu ?? [{ name, command: '' }]).map((entry) =>
            pluginItem(editor, entry),
          )}
        >
          <Icon name="plugin" />
          {name}
          <Icon name="down" />
        </Menu>
        <span class={`painter ${setup.painter}`}>
          {painters[setup.painter]}
        </span>
      </div>
      <div class="side end">
        <h1 class="notice">Simulated Figma · not affiliated</h1>
        <BadDay editor={editor} />
        <IconButton
          icon={theme.value === 'light' ? 'moon' : 'sun'}
          label={theme.value === 'light' ? 'Dark theme' : 'Light theme'}
          onClick={() => {
            commands.theme.run(editor)
          }}
        />
        <Menu
          label="Zoom"
          items={items(
            'zoomIn',
            'zoomOut',
            'zoomReset',
            'zoomFit',
            'zoomSelection',
          )}
        >
          {Math.round(document.viewport.zoom * 100)} %
          <Icon name="down" />
        </Menu>
      </div>
    </header>
  )
}

const pluginItem = (
  editor: Editor,
  { name, command }: MenuEntry,
): MenuItem => ({
  label: name,
  run: () => void editor.runPlugin(command),
})

function DocumentName({ editor }: { editor: Editor }) {
  return (
    <input
      class="document-name"
      aria-label="Document name"
      value={editor.document.data.name}
      onChange={(event) => {
        const name = event.currentTarget.value.trim()
        if (name) editor.document.data.name = name
        editor.repaint()
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter') event.currentTarget.blur()
      }}
    />
  )
}
