import {
  Button,
  IconButton,
  IconNavigateBack24,
  Toggle,
} from '@create-figma-plugin/ui'
import type { App as Panel } from '../app.ts'
import { version } from '../build.ts'
import { ConnectionSettings } from './ConnectionSettings.tsx'
import { FailureNotice } from './FailureNotice.tsx'
import { Group } from './Group.tsx'
import { KeyForm } from './KeyForm.tsx'
import { Link } from './Link.tsx'
import { PresetSettings } from './PresetSettings.tsx'
import { SpendSettings } from './SpendSettings.tsx'

const usagePolicy = 'https://ideogram.ai/legal/usage-policy'

export function SettingsPanel({ app }: { app: Panel }) {
  return (
    <>
      <header class="header">
        <IconButton aria-label="Back" onClick={() => app.openScreen('edit')}>
          <IconNavigateBack24 />
        </IconButton>
        <h1 class="grow">Settings</h1>
      </header>
      {app.state.failure.value && (
        <FailureNotice
          app={app}
          failure={app.state.failure.value}
          onDismiss={app.dismissFailure}
        />
      )}
      <main class="scroller">
        <KeySettings app={app} />
        <ConnectionSettings app={app} />
        <Group title="Results">
          <Toggle
            role="switch"
            value={app.state.settings.value.matchColors}
            onValueChange={(matchColors: boolean) =>
              void app.setSettings({ matchColors })
            }
          >
            Match colours to the layer around the mask
          </Toggle>
        </Group>
        <SpendSettings app={app} />
        <PresetSettings app={app} />
        <Group title="Privacy">
          <p>
            When you press Generate, the framed part of the layer, its mask and
            your prompt are sent to Ideogram, and nothing else. What may be
            asked for is set by its{' '}
            <Link app={app} url={usagePolicy}>
              usage policy
            </Link>
            .
          </p>
          <p class="quiet">Powered by Ideogram · Repaint {version}</p>
        </Group>
      </main>
    </>
  )
}

function KeySettings({ app }: { app: Panel }) {
  return (
    <Group title="Ideogram key">
      {app.state.hasKey.value && (
        <div class="row">
          <span class="grow">A key is saved.</span>
          <Button secondary onClick={() => void app.forgetKey()}>
            Forget key
          </Button>
        </div>
      )}
      <KeyForm app={app} />
    </Group>
  )
}
