import { IconRecentSmall24, IconStarSmall24 } from '@create-figma-plugin/ui'
import type { App as Panel } from '../app.ts'
import { Menu } from './Menu.tsx'

/** How many of the last prompts the menu lists; the keys reach all. */
const listed = 10

/** Earlier prompts and whole forms saved by name. */
export function PromptTools({
  app,
  onSave,
}: {
  app: Panel
  /** Asks for a name. */
  onSave: () => void
}) {
  const { prompts, presets } = app.state
  return (
    <div class="prompt-tools">
      {prompts.value.length > 0 && (
        <Menu
          name="Recent prompts"
          items={prompts.value.slice(0, listed).map((prompt) => ({
            label: prompt,
            onSelect: () => app.setValue('prompt', prompt),
          }))}
        >
          <IconRecentSmall24 />
        </Menu>
      )}
      <Menu
        name="Presets"
        items={[
          ...presets.value.map((preset) => ({
            label:
              preset.place === 'file' ? `${preset.name} · file` : preset.name,
            onSelect: () => app.applyPreset(preset),
          })),
          { label: 'Save these settings…', onSelect: onSave },
        ]}
      >
        <IconStarSmall24 />
      </Menu>
    </div>
  )
}
