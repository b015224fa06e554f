import { Button, FileUploadButton } from '@create-figma-plugin/ui'
import type { App as Panel } from '../app.ts'
import type { Preset } from '../state.ts'
import { Group } from './Group.tsx'

/** What was saved by name: to remove, to take along, to bring. */
export function PresetSettings({ app }: { app: Panel }) {
  const { presets } = app.state
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
        <FileUploadButton
          secondary
          aria-label="Import presets from a file"
          acceptedFileTypes={['application/json', '.json']}
          onSelectedFiles={(files: File[]) => {
            for (const file of files)
              void file.text().then((text) => app.importPresets(text))
          }}
        >
          Import
        </FileUploadButton>
      </div>
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

/** A `data:` link, since a page without an origin may be refused `blob:`. */
function download(name: string, text: string): void {
  const link = document.createElement('a')
  link.href = `data:application/json,${encodeURIComponent(text)}`
  link.download = name
  link.click()
}
