import {
  Button,
  IconButton,
  IconNavigateBack24,
  Toggle,
} from '@create-figma-plugin/ui'
import type { Panel } from '../../app.ts'
import { version } from '../../build.ts'
import { ConnectionSettings } from './ConnectionSettings.tsx'
import { FailureNotice } from '../controls/FailureNotice.tsx'
import { Group } from '../controls/Group.tsx'
import { KeyForm } from './KeyForm.tsx'
import { Link } from '../controls/Link.tsx'
import { PresetSettings } from './PresetSettings.tsx'
import { SpendSettings } from './SpendSettings.tsx'

const usagePolicy = 'https://ideogram.ai/legal/usage-policy'

export function SettingsPanel(panel: Panel) {
  const { notices, screen, settings } = panel
  const failure = notices.failure.value
  return (
    <>
      <header class="header">
        <IconButton aria-label="Back" onClick={() => screen.open('edit')}>
          <IconNavigateBack24 />
        </IconButton>
        <h1 class="grow">Settings</h1>
      </header>
      {failure && (
        <FailureNotice
          {...panel}
          failure={failure}
          onDismiss={notices.dismissFailure}
        />
      )}
      <main class="scroller">
        <KeySettings {...panel} />
        <ConnectionSettings {...panel} />
        <Group title="Results">
          <Toggle
            role="switch"
            value={settings.values.value.matchColors}
            onValueChange={(matchColors: boolean) =>
              void notices.attempt(() => settings.change({ matchColors }))
            }
          >
            Match colours to the layer around the mask
          </Toggle>
          <Toggle
            role="switch"
            value={settings.values.value.onCanvas}
            onValueChange={(onCanvas: boolean) =>
              void notices.attempt(() => settings.change({ onCanvas }))
            }
          >
            Show results on the canvas as they come
          </Toggle>
        </Group>
        <SpendSettings {...panel} />
        <PresetSettings {...panel} />
        <Group title="Privacy">
          <p>
            When you start a tool, the framed part of the layer, its mask and
            your prompt are sent to Ideogram, and nothing else. What may be
            asked for is set by its{' '}
            <Link {...panel} url={usagePolicy}>
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

function KeySettings(panel: Pick<Panel, 'connection' | 'notices'>) {
  const { connection, notices } = panel
  return (
    <Group title="Ideogram key">
      {connection.hasKey.value && (
        <div class="row">
          <span class="grow">A key is saved.</span>
          <Button
            secondary
            onClick={() => void notices.attempt(connection.forgetKey)}
          >
            Forget key
          </Button>
        </div>
      )}
      <KeyForm {...panel} />
    </Group>
  )
}
