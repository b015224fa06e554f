import { Button, SegmentedControl } from '@create-figma-plugin/ui'
import type { Settings } from '../../../plugin/shared/settings.ts'
import type { Panel } from '../../app.ts'
import { directAllowed, relay } from '../../build.ts'
import { explain } from '../../failures/failure.ts'
import type { ConnectionTest } from '../../parts/connection.ts'
import { CopyDetails } from '../controls/CopyDetails.tsx'
import { Group } from '../controls/Group.tsx'

const ways = [
  { value: 'relay', children: 'Relay' },
  { value: 'direct', children: 'Direct' },
]

export function ConnectionSettings({
  connection: { forgetTest, hasKey, refresh, runTest, test },
  copyText,
  notices,
  settings,
}: Pick<Panel, 'connection' | 'copyText' | 'notices' | 'settings'>) {
  const { connection } = settings.values.value
  const choose = async (way: Settings['connection']) => {
    forgetTest()
    await settings.change({ connection: way })
    await refresh()
  }
  return (
    <Group title="Connection">
      {directAllowed && (
        <div role="radiogroup" aria-label="Connection" class="segmented">
          <SegmentedControl
            name="connection"
            options={ways}
            value={connection}
            onValueChange={(value: string) =>
              void notices.attempt(() =>
                choose(value as Settings['connection']),
              )
            }
          />
        </div>
      )}
      <p class="hint">
        {connection === 'direct' && directAllowed ? (
          'Straight to Ideogram, which does not allow calls from plugins today: expect this to fail.'
        ) : (
          <>
            Through the relay at <strong class="address">{relay}</strong>
          </>
        )}
      </p>
      {test.value.kind === 'fails' && (
        <CopyDetails copyText={copyText} failure={test.value.failure} />
      )}
      <div class="row">
        <span class="grow" role="status">
          <Tested test={test.value} />
        </span>
        <Button
          secondary
          disabled={!hasKey.value || test.value.kind === 'testing'}
          onClick={() => void runTest()}
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
          Connected {test.via === 'relay' ? 'through the relay' : 'directly'}.
          The key works.
        </span>
      )
    case 'fails':
      return <span class="problem">{explain(test.failure).sentence}</span>
  }
}
