/** The weather, the plugin, the zoom, and what is selected. */
import { commands } from '../commands/commands.ts'
import type { Editor } from '../editor.ts'
import { BadDay } from './BadDay.tsx'
import { IconButton } from './Button.tsx'
import { commandItems, pluginItems } from './command-items.ts'
import { Icon } from './icons.tsx'
import { Menu } from './Menu.tsx'
import { Properties } from './properties/Properties.tsx'

export function RightPanel({ editor }: { editor: Editor }) {
  const { minimised, theme, setup } = editor
  const { name } = setup.plugin.manifest
  const isDark = theme.value === 'dark'
  const isSmall = minimised.value
  const hasSelection = editor.document.selection.length > 0
  return (
    <aside class="right-panel" aria-label="Properties">
      <header class="panel-head">
        <BadDay editor={editor} />
        <IconButton
          icon={isDark ? 'sun' : 'moon'}
          label={isDark ? 'Light theme' : 'Dark theme'}
          onClick={() => {
            commands.theme.run(editor)
          }}
        />
        <span class="space" />
        {isSmall && <Zoom editor={editor} />}
        <Menu
          label={`${name} menu`}
          class="plugin-button"
          items={pluginItems(editor)}
        >
          <Icon name="plugin" />
          <span>{name}</span>
          <Icon name="down" />
        </Menu>
      </header>
      {!isSmall && (
        <div class="tabs">
          <span>Design</span>
          <Zoom editor={editor} />
        </div>
      )}
      {(!isSmall || hasSelection) && (
        <div class="properties">
          <Properties editor={editor} />
        </div>
      )}
    </aside>
  )
}

function Zoom({ editor }: { editor: Editor }) {
  const { zoom } = editor.viewed.viewport
  return (
    <Menu
      label="Zoom"
      items={commandItems(
        editor,
        'zoomIn',
        'zoomOut',
        null,
        'zoomReset',
        'zoomFit',
        'zoomSelection',
      )}
    >
      {Math.round(zoom * 100)}%
      <Icon name="down" />
    </Menu>
  )
}
