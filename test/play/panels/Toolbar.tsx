/** The tools, floating at the bottom of the canvas. */
import { toolNames, tools } from '../canvas/tools.ts'
import { commands } from '../commands/commands.ts'
import { shortcutText } from '../commands/keyboard.ts'
import type { Editor } from '../editor.ts'
import { IconButton } from './Button.tsx'

export function Toolbar({ editor }: { editor: Editor }) {
  const { tool, setup, quickActions } = editor
  const { name, menu } = setup.plugin.manifest
  const [actions] = commands.quickActions.keys
  return (
    <div
      class="toolbar"
      role="toolbar"
      aria-label="Tools"
      style={{ left: `${middle(editor)}px` }}
    >
      {toolNames.map((name) => (
        <IconButton
          key={name}
          icon={tools[name].icon}
          label={`${tools[name].label} (${shortcutText(tools[name].keys[0])})`}
          pressed={tool.value === name}
          onClick={() => {
            tool.value = name
          }}
        />
      ))}
      <hr />
      <IconButton
        icon="actions"
        label={`Actions (${shortcutText(actions)})`}
        onClick={() => {
          quickActions.value = true
        }}
      />
      <IconButton
        icon="plugin"
        label={`Open ${name}`}
        onClick={() => {
          void editor.runPlugin(menu?.[0]?.command)
        }}
      />
    </div>
  )
}

/** CSS pixels, half of the bar and a gap. */
const half = 208

/** The canvas's middle, or as far from it as keeps clear of the plugin. */
function middle(editor: Editor): number {
  const { width } = editor.viewed.viewport.size
  const isOpen = editor.pluginWindow.value?.visible ?? false
  const free = width - (isOpen ? editor.covered().right : 0)
  return Math.max(Math.min(half, width / 2), Math.min(width / 2, free - half))
}
