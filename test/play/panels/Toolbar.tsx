/** The tools, floating at the bottom of the canvas. */
import { toolNames, tools } from '../canvas/tools.ts'
import type { Editor } from '../editor.ts'
import { IconButton } from './Button.tsx'

export function Toolbar({ editor }: { editor: Editor }) {
  const { tool, setup, quickActions } = editor
  return (
    <div class="toolbar" role="toolbar" aria-label="Tools">
      {toolNames.map((name) => (
        <IconButton
          key={name}
          icon={tools[name].icon}
          label={`${tools[name].label} (${tools[name].key.toUpperCase()})`}
          pressed={tool.value === name}
          onClick={() => {
            tool.value = name
          }}
        />
      ))}
      <hr />
      <IconButton
        icon="plugin"
        label={`Open ${setup.plugin.manifest.name}`}
        onClick={() => {
          void editor.runPlugin(setup.plugin.manifest.menu?.[0]?.command)
        }}
      />
      <IconButton
        icon="search"
        label="Actions (Ctrl K)"
        onClick={() => {
          quickActions.value = true
        }}
      />
    </div>
  )
}
