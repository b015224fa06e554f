import { Button, IconButton, IconNavigateBack24 } from '@create-figma-plugin/ui'
import { useEffect, useRef, useState } from 'preact/hooks'
import type { Rect } from '../../plugin/shared/geometry.ts'
import type { App as Panel } from '../app.ts'
import { viewAround } from '../jobs/glimpse.ts'
import { isReady, resultsOf, type Job, type Ready } from '../jobs/job.ts'
import { useBitmap } from './bitmap.ts'
import { drawChecks, fit, placeIn } from './drawing.ts'
import { FailureNotice } from './FailureNotice.tsx'
import { titleOf } from './phases.ts'
import { PictureCanvas } from './PictureCanvas.tsx'
import { ResultActions } from './ResultCard.tsx'

/** CSS pixels. */
const largest = { width: 328, height: 360 }

/** Where the line is at first: a little of both is seen. */
const middle = 50

/** A result and what was there before, on either side of a line to be moved. */
export function Comparison({
  app,
  id,
  index,
}: {
  app: Panel
  id: string
  index: number
}) {
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => dialog.current?.showModal(), [])
  const job = app.state.jobs.value.find((one) => one.id === id)
  const ready = job ? resultsOf(job).filter(isReady) : []
  const at = ready.findIndex((one) => one.index === index)
  const result = ready[at]
  const isGone = !job || !result
  useEffect(() => {
    // It was removed from the list, here or by another.
    if (isGone) app.endComparison()
  }, [isGone])
  if (isGone) return null
  const { failure } = app.state
  return (
    <dialog
      ref={dialog}
      class="comparison"
      aria-label={`Result ${String(at + 1)} of “${titleOf(job)}” and the original`}
      onClose={app.endComparison}
    >
      <header class="header">
        <IconButton
          aria-label="Back to the results"
          onClick={() => dialog.current?.close()}
        >
          <IconNavigateBack24 />
        </IconButton>
        <h1 class="grow cut">{titleOf(job)}</h1>
      </header>
      <div class="section">
        {failure.value && (
          <FailureNotice
            app={app}
            failure={failure.value}
            onDismiss={app.dismissFailure}
          />
        )}
        <Split key={id} app={app} job={job} result={result} />
        <div class="row">
          <span class="grow">
            Result {String(at + 1)} of {String(ready.length)}
          </span>
          {ready.length > 1 && (
            <>
              <Button secondary onClick={() => void app.compareNext(-1)}>
                Previous
              </Button>
              <Button secondary onClick={() => void app.compareNext(1)}>
                Next
              </Button>
            </>
          )}
        </div>
        <ResultActions app={app} job={job} result={result} />
        <p class="quiet prompt-sent">{result.prompt}</p>
      </div>
    </dialog>
  )
}

function Split({ app, job, result }: { app: Panel; job: Job; result: Ready }) {
  const [percent, setPercent] = useState(middle)
  const original = useBitmap(job.original?.picture ?? null)
  const picture = useBitmap(useWhole(app, job, result))
  const view = viewAround([result], job.target.source.bounds) ?? result.bounds
  const { width, height } = fit(view, largest)
  const place = { x: 0, y: 0, width, height }
  const line = (width * percent) / 100
  return (
    <div class="split" style={{ width, height }}>
      <PictureCanvas
        width={width}
        height={height}
        label="The original on the left, the result on the right"
        draw={(context) => {
          const draw = (picture: ImageBitmap, rect: Rect) => {
            const { x, y, width, height } = placeIn(rect, view, place)
            context.drawImage(picture, x, y, width, height)
          }
          context.imageSmoothingQuality = 'high'
          drawChecks(context, place)
          if (job.original && original) draw(original, job.original.bounds)
          context.beginPath()
          context.rect(line, 0, width, height)
          context.clip()
          if (picture) draw(picture, result.bounds)
        }}
      />
      <span class="split-name split-before">Before</span>
      <span class="split-name split-after">After</span>
      <span class="split-line" style={{ left: line }} />
      <input
        type="range"
        class="split-slider"
        // Where the arrow keys are at work at once.
        autoFocus
        aria-label="Before and after"
        aria-valuetext={`${String(percent)} % original`}
        min={0}
        max={100}
        value={percent}
        onInput={({ currentTarget }) => setPercent(currentTarget.valueAsNumber)}
      />
    </div>
  )
}

/** The thumbnail until the result itself is there. */
function useWhole(app: Panel, job: Job, { index, thumbnail }: Ready) {
  const [whole, setWhole] = useState<Uint8Array | null>(null)
  useEffect(() => {
    let isWanted = true
    void app.wholeOf(job.id, index).then((patch) => {
      if (isWanted) setWhole(patch?.png ?? null)
    })
    return () => {
      isWanted = false
      setWhole(null)
    }
  }, [job.id, index])
  return whole ?? thumbnail
}
