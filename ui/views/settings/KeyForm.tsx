import { Button, Textbox } from '@create-figma-plugin/ui'
import { useState } from 'preact/hooks'
import type { Panel } from '../../app.ts'

/** Takes the key, which is never shown again. */
export function KeyForm({
  connection: { hasKey, saveKey },
  notices,
}: Pick<Panel, 'connection' | 'notices'>) {
  const [key, setKey] = useState('')
  return (
    <form
      class="key-form"
      onSubmit={(event) => {
        event.preventDefault()
        if (!key.trim()) return
        void notices.attempt(() => saveKey(key.trim()))
        setKey('')
      }}
    >
      <div class="row">
        <div class="grow">
          <Textbox
            aria-label="Ideogram API key"
            aria-describedby="key-note"
            autoComplete="off"
            password
            placeholder={
              hasKey.value ? 'Another key or relay token' : 'Key or relay token'
            }
            value={key}
            onValueInput={setKey}
          />
        </div>
        <div class="primary">
          <Button type="submit" disabled={!key.trim()}>
            Save key
          </Button>
        </div>
      </div>
      <p id="key-note" class="hint quiet">
        Figma keeps it on this computer. Other plugins cannot read it, whoever
        uses this computer can.
      </p>
    </form>
  )
}
