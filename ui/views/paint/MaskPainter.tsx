import { Button, IconButton, IconNavigateBack24 } from '@create-figma-plugin/ui'
import { useEffect, useState } from 'preact/hooks'
import type { Panel } from '../../app.ts'
import type { CloseUp } from '../../parts/preview.ts'
import { BrushTools } from './BrushTools.tsx'
import { Notice } from '../controls/Notice.tsx'
import { PaintCanvas } from './PaintCanvas.tsx'
import { emptyPainting, isPainted } from './painting.ts'
import { whole, zoomed, type View } from './zoom.ts'

/** The whole panel as a canvas for a mask. */
export function MaskPainter({
  masks,
  notices,
  preview,
  screen,
  selection,
}: Pick<Panel, 'masks' | 'notices' | 'preview' | 'screen' | 'selection'>) {
  // A selection may change meanwhile; what is painted on stays.
  const [target] = useState(selection.inView.value)
  const [near, setNear] = useState<CloseUp | null>(null)
  const [painting, setPainting] = useState(emptyPainting)
  const [view, setView] = useState<View>(whole)
  const source = target?.source
  const elsewhere = source != null && selection.source.value?.id !== source.id
  const canSave = near && !elsewhere && isPainted(painting, near.mask !== null)
  const leave = () => screen.open('edit')
  useEffect(() => {
    const comeNear = async () => {
      if (target) setNear(await preview.closeUp(target))
    }
    // Why it cannot be painted on is said beside the form.
    void notices.attempt(comeNear).then(() => notices.failure.value && leave())
  }, [])
  const zoomTo = (scale: number) =>
    setView(zoomed(view, scale / view.scale, view))
  useEscape(painting.strokes.length ? null : leave)
  const save = () =>
    void notices.attempt(async () => {
      if (target && near)
        await masks.savePainting(target, near.under, painting.strokes)
    })

  return (
    <>
      <Header leave={leave} />
      <main class="scroller">
        {near && source ? (
          <div class="section">
            <PaintCanvas
              {...near}
              name={source.name}
              painting={painting}
              change={setPainting}
              view={view}
              setView={setView}
            />
            <BrushTools
              painting={painting}
              change={setPainting}
              zoom={view.scale}
              setZoom={zoomTo}
              longest={Math.max(source.bounds.width, source.bounds.height)}
            />
          </div>
        ) : (
          <p class="section">
            {source
              ? `Taking the picture of “${source.name}”…`
              : 'Select a frame or layer in Figma to paint on.'}
          </p>
        )}
        {elsewhere && <Elsewhere name={source.name} />}
      </main>
      <Footer leave={leave} save={canSave ? save : null} />
    </>
  )
}

/** @param name of what is painted on */
function Elsewhere({ name }: { name: string }) {
  return (
    <Notice tone="plain">
      This is painted on <strong>{name}</strong>. Select it again in Figma to
      use the mask.
    </Notice>
  )
}

/** @param leave null where it would take away what was painted */
function useEscape(leave: (() => void) | null): void {
  useEffect(() => {
    const hear = ({ key, defaultPrevented }: KeyboardEvent) => {
      if (key === 'Escape' && !defaultPrevented) leave?.()
    }
    addEventListener('keydown', hear)
    return () => removeEventListener('keydown', hear)
  }, [leave === null])
}

function Header({ leave }: { leave: () => void }) {
  return (
    <header class="header">
      <IconButton aria-label="Back without saving" onClick={leave}>
        <IconNavigateBack24 />
      </IconButton>
      <h1 class="grow cut">Paint over what should change</h1>
    </header>
  )
}

/** @param save null as long as there is nothing to save */
function Footer({
  leave,
  save,
}: {
  leave: () => void
  save: (() => void) | null
}) {
  return (
    <footer class="generate-bar">
      <div class="row">
        <span class="grow" />
        <Button secondary onClick={leave}>
          Cancel
        </Button>
        <div class="primary">
          <Button disabled={save === null} onClick={() => save?.()}>
            Use as mask
          </Button>
        </div>
      </div>
    </footer>
  )
}
