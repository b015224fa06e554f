import { Button, IconButton, IconNavigateBack24 } from '@create-figma-plugin/ui'
import { useRef, useState } from 'preact/hooks'
import type { Panel } from '../../app.ts'
import type { Shown } from '../../parts/preview.ts'
import { BrushTools } from './BrushTools.tsx'
import { Notice } from '../controls/Notice.tsx'
import { PaintCanvas } from './PaintCanvas.tsx'
import { emptyPainting, isPainted } from './painting.ts'

/** The whole panel as a canvas for a mask. */
export function MaskPainter({
  masks,
  notices,
  preview,
  screen,
  selection,
}: Pick<Panel, 'masks' | 'notices' | 'preview' | 'screen' | 'selection'>) {
  const current = selection.source.value
  // A selection may change meanwhile; what is painted on stays.
  const [source] = useState(current)
  const kept = useRef<Shown | null>(null)
  const [painting, setPainting] = useState(emptyPainting)
  const elsewhere = source !== null && current?.id !== source.id

  // It may still be on its way when the painter opens.
  if (!elsewhere) kept.current ??= preview.shown.value
  const picture = kept.current
  const leave = () => screen.open('edit')
  const save = () =>
    void notices.attempt(() => masks.savePainting([...painting.strokes]))

  return (
    <>
      <Header leave={leave} />
      <main class="scroller">
        {picture && source ? (
          <div class="section">
            <PaintCanvas
              picture={picture.source}
              name={source.name}
              painting={painting}
              change={setPainting}
            />
            <BrushTools painting={painting} change={setPainting} />
          </div>
        ) : (
          <p class="section">
            {source
              ? `Taking the picture of “${source.name}”…`
              : 'Select a frame or layer in Figma to paint on.'}
          </p>
        )}
        {elsewhere && (
          <Notice tone="plain">
            This is painted on <strong>{source.name}</strong>. Select it again
            in Figma to use the mask.
          </Notice>
        )}
      </main>
      <Footer
        leave={leave}
        save={isPainted(painting) && !elsewhere ? save : null}
      />
    </>
  )
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
