import { Button } from '@create-figma-plugin/ui'
import type { Panel } from '../../app.ts'
import type { Imported, Preset } from '../../parts/presets.ts'
import { Group } from '../controls/Group.tsx'

/** What was saved by name: to remove, to take along, to bring. */
export function PresetSettings(panel: Pick<Panel, 'notices' | 'presets'>) {
  const { notices, presets } = panel
  const { list, imported } = presets
  return (
    <Group title="Presets">
      {list.value.map((preset) => (
        <PresetRow
          key={`${preset.place} ${preset.name}`}
          {...panel}
          preset={preset}
        />
      ))}
      {!list.value.length && (
        <p class="quiet">
          Save a form by name with the star beside the prompt.
        </p>
      )}
      <div class="row">
        <Button
          secondary
          disabled={!list.value.length}
          onClick={() => download('repaint-presets.json', presets.exported())}
        >
          Export
        </Button>
        <label class="upload">
          Import
          <input
            type="file"
            aria-label="Import presets from a file"
            accept="application/json,.json"
            // The same file again is no change, unless none is chosen by then.
            onClick={({ currentTarget }) => {
              currentTarget.value = ''
            }}
            onChange={({ currentTarget: { files } }) => {
              const file = files?.[0]
              if (file) void notices.attempt(() => presets.importFile(file))
            }}
          />
        </label>
      </div>
      <p role="status" class="quiet">
        {imported.value && cameWords(imported.value)}
      </p>
    </Group>
  )
}

function PresetRow({
  notices,
  presets,
  preset,
}: Pick<Panel, 'notices' | 'presets'> & { preset: Preset }) {
  return (
    <div class="row">
      <span class="grow cut">
        {preset.name}
        {preset.place === 'file' && <span class="quiet"> · in this file</span>}
      </span>
      <Button
        secondary
        aria-label={`Remove preset “${preset.name}”`}
        onClick={() => void notices.attempt(() => presets.remove(preset))}
      >
        Remove
      </Button>
    </div>
  )
}

function cameWords({ count, replaced, unread }: Imported): string {
  return [
    count === 1 ? '1 preset imported.' : `${String(count)} presets imported.`,
    replaced === 1 && '1 replaced a preset of the same name.',
    replaced > 1 && `${String(replaced)} replaced presets of the same names.`,
    unread && `${String(unread)} could not be read and stayed out.`,
  ]
    .filter(Boolean)
    .join(' ')
}

/** A `data:` link, since a page without an origin may be refused `blob:`. */
function download(name: string, text: string): void {
  const link = document.createElement('a')
  link.href = `data:application/json,${encodeURIComponent(text)}`
  link.download = name
  link.click()
}
