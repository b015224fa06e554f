import { Button, IconButton, IconNavigateBack24 } from '@create-figma-plugin/ui'
import { useEffect, useRef, useState } from 'preact/hooks'
import type { Rect } from '../../../plugin/shared/geometry.ts'
import type { Panel } from '../../app.ts'
import { viewAround } from '../../jobs/glimpse.ts'
import {
  boundsOf,
  isReady,
  resultsOf,
  type Job,
  type Ready,
} from '../../jobs/job.ts'
import { useBitmap } from '../controls/bitmap.ts'
import { drawChecks, fit, placeIn } from '../controls/drawing.ts'
import { FailureNotice } from '../controls/FailureNotice.tsx'
import { titleOf } from './phases.ts'
import { PictureCanvas } from '../controls/PictureCanvas.tsx'
import { ResultActions, type ResultParts } from './ResultCard.tsx'

/** CSS pixels. */
const largest = { width: 328, height: 360 }

/** Where the line is at first: a little of both is seen. */
const middle = 50

/** A result and what was there before, on either side of a line to be moved. */
export function Comparison({
  id,
  index,
  ...panel
}: ResultParts & Pick<Panel, 'screen'> & { id: string; index: number }) {
  const { desk, gallery, notices } = panel
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => dialog.current?.showModal(), [])
  const job = desk.jobs.value.find((one) => one.id === id)
  const ready = job ? resultsOf(job).filter(isReady) : []
  const at = ready.findIndex((one) => one.index === index)
  const result = ready[at]
  const isGone = !job || !result
  useEffect(() => {
    // It was removed from the list, here or by another.
    if (isGone) gallery.endComparison()
  }, [isGone])
  if (isGone) return null
  const failure = notices.failure.value
  const turn = (by: 1 | -1) =>
    void notices.attempt(() => gallery.compareNext(by))
  return (
    <dialog
      ref={dialog}
      class="comparison"
      aria-label={`Result ${String(at + 1)} of “${titleOf(job)}” and the original`}
      onClose={gallery.endComparison}
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
        {failure && (
          <FailureNotice
            {...panel}
            failure={failure}
            onDismiss={notices.dismissFailure}
          />
        )}
        <Split key={id} desk={desk} job={job} result={result} />
        <Turning at={at} count={ready.length} turn={turn} />
        <ResultActions {...panel} job={job} result={result} />
        <p class="quiet prompt-sent">{result.prompt ?? job.title}</p>
      </div>
    </dialog>
  )
}

/** To the other results of the job. */
function Turning({
  at,
  count,
  turn,
}: {
  at: number
  count: number
  turn: (by: 1 | -1) => void
}) {
  return (
    <div class="row">
      <span class="grow">
        Result {String(at + 1)} of {String(count)}
      </span>
      {count > 1 && (
        <>
          <Button secondary onClick={() => turn(-1)}>
            Previous
          </Button>
          <Button secondary onClick={() => turn(1)}>
            Next
          </Button>
        </>
      )}
    </div>
  )
}

function Split({
  desk,
  job,
  result,
}: Pick<Panel, 'desk'> & { job: Job; result: Ready }) {
  const [percent, setPercent] = useState(middle)
  const original = useBitmap(job.original?.picture ?? null)
  const picture = useBitmap(useWhole(desk, job, result))
  const { place: source } = job.target
  const bounds = boundsOf(result) ?? source.bounds
  const view = viewAround([result], source.bounds) ?? bounds
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
          if (picture) draw(picture, bounds)
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
function useWhole(desk: Panel['desk'], job: Job, { index, thumbnail }: Ready) {
  const [whole, setWhole] = useState<Uint8Array | null>(null)
  useEffect(() => {
    let isWanted = true
    void desk.wholeOf(job.id, index).then((picture) => {
      if (isWanted) setWhole(picture?.bytes ?? null)
    })
    return () => {
      isWanted = false
      setWhole(null)
    }
  }, [job.id, index])
  return whole ?? thumbnail
}
