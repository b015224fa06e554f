import { Button } from '@create-figma-plugin/ui'
import type { App as Panel } from '../app.ts'
import type { Imported, Preset } from '../state.ts'
import { Group } from './Group.tsx'

/** What was saved by name: to remove, to take along, to bring. */
export function PresetSettings({ app }: { app: Panel }) {
  const { presets, imported } = app.state
  return (
    <Group title="Presets">
      {presets.value.map((preset) => (
        <PresetRow
          key={`${preset.place} ${preset.name}`}
          app={app}
          preset={preset}
        />
      ))}
      {!presets.value.length && (
        <p class="quiet">
          Save a form by name with the star beside the prompt.
        </p>
      )}
      <div class="row">
        <Button
          secondary
          disabled={!presets.value.length}
          onClick={() =>
            download('repaint-presets.json', app.exportedPresets())
          }
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
              if (files?.[0]) void app.importPresets(files[0])
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

function PresetRow({ app, preset }: { app: Panel; preset: Preset }) {
  return (
    <div class="row">
      <span class="grow cut">
        {preset.name}
        {preset.place === 'file' && <span class="quiet"> · in this file</span>}
      </span>
      <Button
        secondary
        aria-label={`Remove preset “${preset.name}”`}
        onClick={() => void app.removePreset(preset)}
      >
        Remove
      </Button>
    </div>
  )
}

function cameWords({ count, replaced, unread }: Imported): string {
  return [
    count === 1 ? '1 preset came.' : `${String(count)} presets came.`,
    replaced && `${String(replaced)} took the place of one of the same name.`,
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
