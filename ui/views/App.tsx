import { useEffect, useRef } from 'preact/hooks'
import type { Panel } from '../app.ts'
import { FailureNotice } from './controls/FailureNotice.tsx'
import { ResizeGrip } from './controls/ResizeGrip.tsx'
import { CarriedResults } from './edit/CarriedResults.tsx'
import { Form } from './edit/Form.tsx'
import { GenerateBar, pressGenerate } from './edit/GenerateBar.tsx'
import { Header } from './edit/Header.tsx'
import { MaskOptions } from './edit/MaskOptions.tsx'
import { NewFrame } from './edit/NewFrame.tsx'
import { SourcePreview } from './edit/SourcePreview.tsx'
import { UnfinishedNotices } from './edit/UnfinishedNotice.tsx'
import { Welcome } from './edit/Welcome.tsx'
import { MaskPainter } from './paint/MaskPainter.tsx'
import { Gallery } from './results/Gallery.tsx'
import { Large } from './results/Large.tsx'
import { PhaseAnnouncer } from './results/PhaseAnnouncer.tsx'
import { SettingsPanel } from './settings/SettingsPanel.tsx'

/** The whole panel. */
export function App(panel: Panel) {
  const { screen, opening, press } = panel
  const root = useRef<HTMLDivElement>(null)
  const first = useRef(true)
  const { value: name } = screen.name

  useEffect(() => {
    // Keeps the keyboard's place when one screen takes another's.
    if (!first.current) root.current?.focus()
    first.current = false
  }, [name])

  const opened = opening.opened.value
  useEffect(() => {
    // Whoever opens the panel wants to say what to paint.
    if (opened && document.activeElement === document.body)
      root.current?.querySelector('textarea')?.focus()
  }, [opened])

  useEffect(() => {
    const hear = (event: KeyboardEvent) => {
      if (event.key !== 'Enter' || !(event.metaKey || event.ctrlKey)) return
      if (event.repeat || screen.name.value !== 'edit') return
      event.preventDefault()
      pressGenerate(panel)
    }
    addEventListener('keydown', hear)
    return () => removeEventListener('keydown', hear)
  }, [press])

  return (
    <div ref={root} class="panel" tabIndex={-1} aria-busy={!opened}>
      {opened && <Screen {...panel} />}
      <PhaseAnnouncer {...panel} />
      <ResizeGrip {...panel} />
    </div>
  )
}

function Screen(panel: Panel) {
  switch (panel.screen.name.value) {
    case 'edit':
      return <Edit {...panel} />
    case 'settings':
      return <SettingsPanel {...panel} />
    case 'paint':
      return <MaskPainter {...panel} />
  }
}

function Edit(panel: Panel) {
  const { form, gallery, notices } = panel
  const failure = notices.failure.value
  const large = gallery.large.value
  const { source, mask } = form.needs.value
  return (
    <>
      <Header {...panel} />
      <main class="scroller">
        <h1 class="unseen">Repaint</h1>
        {failure && (
          <FailureNotice
            {...panel}
            failure={failure}
            onDismiss={notices.dismissFailure}
          />
        )}
        <UnfinishedNotices {...panel} />
        <Welcome {...panel} />
        <SourcePreview {...panel} />
        <CarriedResults {...panel} />
        {!source && <NewFrame {...panel} />}
        {mask && <MaskOptions {...panel} />}
        <Form {...panel} />
        <Gallery {...panel} />
      </main>
      <GenerateBar {...panel} />
      {large && <Large {...panel} {...large} />}
    </>
  )
}
