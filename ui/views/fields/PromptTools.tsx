import { IconRecentSmall24, IconStarSmall24 } from '@create-figma-plugin/ui'
import type { Panel } from '../../app.ts'
import { Menu } from '../controls/Menu.tsx'

/** How many of the last prompts the menu lists; the keys reach all. */
const listed = 10

/** Earlier prompts and whole forms saved by name. */
export function PromptTools({
  form,
  prompts,
  presets,
  onSave,
}: Pick<Panel, 'form' | 'prompts' | 'presets'> & {
  /** Asks for a name. */
  onSave: () => void
}) {
  return (
    <div class="prompt-tools">
      {prompts.list.value.length > 0 && (
        <Menu
          name="Recent prompts"
          items={prompts.list.value.slice(0, listed).map((prompt) => ({
            label: prompt,
            onSelect: () => form.setValue('prompt', prompt),
          }))}
        >
          <IconRecentSmall24 />
        </Menu>
      )}
      <Menu
        name="Presets"
        items={[
          ...presets.list.value.map((preset) => ({
            label:
              preset.place === 'file' ? `${preset.name} · file` : preset.name,
            onSelect: () => presets.apply(preset),
          })),
          { label: 'Save these settings…', onSelect: onSave },
        ]}
      >
        <IconStarSmall24 />
      </Menu>
    </div>
  )
}
