import { Button, SegmentedControl } from '@create-figma-plugin/ui'
import type { Settings } from '../../plugin/shared/settings.ts'
import type { App as Panel } from '../app.ts'
import { directAllowed, relay } from '../build.ts'
import { explain } from '../failures/failure.ts'
import type { ConnectionTest } from '../state.ts'
import { Group } from './Group.tsx'

const ways = [
  { value: 'relay', children: 'Relay' },
  { value: 'direct', children: 'Direct' },
]

export function ConnectionSettings({ app }: { app: Panel }) {
  const { settings, connectionTest, hasKey } = app.state
  const { connection } = settings.value
  return (
    <Group title="Connection">
      {directAllowed && (
        <div role="radiogroup" aria-label="Connection" class="segmented">
          <SegmentedControl
            name="connection"
            options={ways}
            value={connection}
            onValueChange={(value: string) =>
              void app.setSettings({
                connection: value as Settings['connection'],
              })
            }
          />
        </div>
      )}
      <p class="hint">
        {connection === 'direct' && directAllowed ? (
          'Straight to Ideogram, which does not allow calls from plugins today (CORS): expect this to fail.'
        ) : (
          <>
            Through the relay at <strong class="address">{relay}</strong>
          </>
        )}
      </p>
      <div class="row">
        <span class="grow" role="status">
          <Tested test={connectionTest.value} />
        </span>
        <Button
          secondary
          disabled={!hasKey.value || connectionTest.value.kind === 'testing'}
          onClick={() => void app.testConnection()}
        >
          Test connection
        </Button>
      </div>
    </Group>
  )
}

function Tested({ test }: { test: ConnectionTest }) {
  switch (test.kind) {
    case 'untested':
      return <span class="quiet">The test costs nothing.</span>
    case 'testing':
      return <span class="quiet">Testing…</span>
    case 'works':
      return (
        <span>
          Works{test.via === 'relay' ? ', through the relay' : ', directly'}.
          The key is accepted.
        </span>
      )
    case 'fails':
      return <span class="problem">{explain(test.failure).sentence}</span>
  }
}
