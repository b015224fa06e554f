import { Button, SegmentedControl, Textbox } from '@create-figma-plugin/ui'
import { useEffect, useRef, useState } from 'preact/hooks'
import type { Panel } from '../../app.ts'
import type { Preset } from '../../parts/presets.ts'

const places = [
  { value: 'mine', children: 'For me' },
  { value: 'file', children: 'For everyone in this file' },
]

/** Keeps the form, prompt and all, under a name. */
export function PresetForm({
  presets,
  notices,
  onClose,
}: Pick<Panel, 'presets' | 'notices'> & {
  onClose: () => void
}) {
  const [name, setName] = useState('')
  const [place, setPlace] = useState<Preset['place']>('mine')
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => field.current?.focus(), [])
  return (
    <form
      class="preset-form"
      aria-label="Save these settings"
      onSubmit={(event) => {
        event.preventDefault()
        if (!name.trim()) return
        void notices.attempt(() => presets.save(name, place))
        onClose()
      }}
    >
      <Textbox
        ref={field}
        aria-label="Name of the preset"
        placeholder="Name, such as “Evening light”"
        maxLength={60}
        value={name}
        onValueInput={setName}
      />
      <div role="radiogroup" aria-label="Saved for" class="segmented">
        <SegmentedControl
          name="place"
          options={places}
          value={place}
          onValueChange={(value: string) => setPlace(value as Preset['place'])}
        />
      </div>
      <div class="row">
        <span class="grow" />
        <Button secondary onClick={onClose} type="button">
          Cancel
        </Button>
        <div class="primary">
          <Button type="submit" disabled={!name.trim()}>
            Save preset
          </Button>
        </div>
      </div>
    </form>
  )
}
