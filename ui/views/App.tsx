import { useEffect, useRef } from 'preact/hooks'
import type { App as Panel } from '../app.ts'
import { CarriedResults } from './CarriedResults.tsx'
import { Comparison } from './Comparison.tsx'
import { FailureNotice } from './FailureNotice.tsx'
import { Form } from './Form.tsx'
import { Gallery } from './Gallery.tsx'
import { GenerateBar, pressGenerate } from './GenerateBar.tsx'
import { Header } from './Header.tsx'
import { hasMask, MaskOptions } from './MaskOptions.tsx'
import { MaskPainter } from './MaskPainter.tsx'
import { Notice } from './Notice.tsx'
import { PhaseAnnouncer } from './PhaseAnnouncer.tsx'
import { SettingsPanel } from './SettingsPanel.tsx'
import { SourcePreview } from './SourcePreview.tsx'
import { UnfinishedNotices } from './UnfinishedNotice.tsx'
import { Welcome } from './Welcome.tsx'

/** The whole panel. */
export function App({ app }: { app: Panel }) {
  const { screen, opened } = app.state
  const root = useRef<HTMLDivElement>(null)
  const first = useRef(true)

  useEffect(() => {
    // Keeps the keyboard's place when one screen takes another's.
    if (!first.current) root.current?.focus()
    first.current = false
  }, [screen.value])

  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.key !== 'Enter' || !(event.metaKey || event.ctrlKey)) return
      if (event.repeat || app.state.screen.value !== 'edit') return
      event.preventDefault()
      pressGenerate(app)
    }
    addEventListener('keydown', press)
    return () => removeEventListener('keydown', press)
  }, [app])

  return (
    <div ref={root} class="panel" tabIndex={-1} aria-busy={!opened.value}>
      {screen.value === 'edit' && <Edit app={app} />}
      {screen.value === 'settings' && <SettingsPanel app={app} />}
      {screen.value === 'paint' && <MaskPainter app={app} />}
      <PhaseAnnouncer app={app} />
    </div>
  )
}

function Edit({ app }: { app: Panel }) {
  const { compared, failure, notice, targets } = app.state
  return (
    <>
      <Header app={app} />
      <main class="scroller">
        <h1 class="unseen">Repaint</h1>
        {failure.value && (
          <FailureNotice
            app={app}
            failure={failure.value}
            onDismiss={app.dismissFailure}
          />
        )}
        <UnfinishedNotices app={app} />
        <Welcome app={app} />
        <SourcePreview app={app} />
        <CarriedResults app={app} />
        {targets.value.some(hasMask) && <MaskOptions app={app} />}
        <Form app={app} />
        <Gallery app={app} />
        {notice.value && (
          <Notice tone="plain">
            Ideogram about this tool: “{notice.value}”
          </Notice>
        )}
      </main>
      <GenerateBar app={app} />
      {compared.value && <Comparison app={app} {...compared.value} />}
    </>
  )
}
