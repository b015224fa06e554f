import {
  Button,
  IconButton,
  IconNavigateBack24,
  Toggle,
} from '@create-figma-plugin/ui'
import type { ComponentChildren } from 'preact'
import type { App as Panel } from '../app.ts'
import { version } from '../build.ts'
import { spentIn } from '../ideogram/prices.ts'
import { ConnectionSettings } from './ConnectionSettings.tsx'
import { KeyForm } from './KeyForm.tsx'
import { dollars } from './money.ts'

const usagePolicy = 'https://ideogram.ai/legal/usage-policy'
const usage = 'https://ideogram.ai/manage-api'

export function SettingsPanel({ app }: { app: Panel }) {
  const { hasKey, settings, spend } = app.state
  const month = new Date().toISOString().slice(0, 7)
  return (
    <>
      <header class="header">
        <IconButton aria-label="Back" onClick={() => app.openScreen('edit')}>
          <IconNavigateBack24 />
        </IconButton>
        <h1 class="grow">Settings</h1>
      </header>
      <main class="scroller">
        <Group title="Ideogram key">
          {hasKey.value && (
            <div class="row">
              <span class="grow">A key is saved.</span>
              <Button secondary onClick={() => void app.forgetKey()}>
                Forget key
              </Button>
            </div>
          )}
          <KeyForm app={app} />
        </Group>
        <ConnectionSettings app={app} />
        <Group title="Results">
          <Toggle
            role="switch"
            value={settings.value.matchColors}
            onValueChange={(matchColors: boolean) =>
              void app.setSettings({ matchColors })
            }
          >
            Match colours to the layer around the mask
          </Toggle>
        </Group>
        <Group title="Spent this month">
          <div class="row">
            <span class="grow">
              About <strong>{dollars(spentIn(spend.value, month))}</strong> with
              Repaint on this computer
            </span>
            <Link app={app} url={usage}>
              Usage at Ideogram
            </Link>
          </div>
        </Group>
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
        </Group>
        <p class="section quiet">Powered by Ideogram · Repaint {version}</p>
      </main>
    </>
  )
}

export function Group({
  title,
  children,
}: {
  title: string
  children: ComponentChildren
}) {
  return (
    <section class="section" aria-label={title}>
      <h2>{title}</h2>
      {children}
    </section>
  )
}

function Link({
  app,
  url,
  children,
}: {
  app: Panel
  url: string
  children: ComponentChildren
}) {
  return (
    <button type="button" class="link" onClick={() => void app.openLink(url)}>
      {children}
    </button>
  )
}
