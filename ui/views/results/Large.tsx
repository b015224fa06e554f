import {
  IconButton,
  IconImagesSmall24,
  IconNavigateBack24,
} from '@create-figma-plugin/ui'
import { useEffect, useRef, useState } from 'preact/hooks'
import type { Panel } from '../../app.ts'
import { isReady, resultsOf, type Job, type Ready } from '../../jobs/job.ts'
import { useBitmap } from '../controls/bitmap.ts'
import { FailureNotice } from '../controls/FailureNotice.tsx'
import { titleOf } from './phases.ts'
import { ResultActions, type ResultParts } from './ResultCard.tsx'
import { Settle } from './Settle.tsx'
import { Stage } from './Stage.tsx'
import { Thumbnail } from './Thumbnail.tsx'

type Parts = ResultParts & Pick<Panel, 'screen'>

/** A result over the whole panel. */
export function Large({
  id,
  index,
  ...panel
}: Parts & { id: string; index: number }) {
  const { desk, gallery } = panel
  const job = desk.jobs.value.find((one) => one.id === id)
  const ready = job ? resultsOf(job).filter(isReady) : []
  const result = ready.find((one) => one.index === index)
  const next = ready[0]?.index
  const isGone = !result
  useEffect(() => {
    // It was taken away, here or by another.
    if (!isGone) return
    if (next === undefined) gallery.close()
    else void gallery.open(id, next)
  }, [isGone])
  return job && result ? (
    <Close {...panel} job={job} ready={ready} result={result} />
  ) : null
}

/** One of a job's results large, or all of them at a glance. */
function Close({
  job,
  ready,
  result,
  ...panel
}: Parts & { job: Job; ready: Ready[]; result: Ready }) {
  const { desk, gallery, notices } = panel
  const dialog = useRef<HTMLDialogElement>(null)
  const [isGlance, setGlance] = useState(false)
  useEffect(() => dialog.current?.showModal(), [])
  const original = useBitmap(job.original?.picture ?? null)
  const failure = notices.failure.value
  const shown = { desk, job, result, original }
  return (
    <dialog
      ref={dialog}
      class="large"
      aria-label={`Result ${String(result.index + 1)} of “${titleOf(job)}”`}
      onClose={gallery.close}
    >
      <Head
        job={job}
        canGlance={ready.length > 1}
        isGlance={isGlance}
        onGlance={() => setGlance(!isGlance)}
        onBack={() => dialog.current?.close()}
      />
      {failure && (
        <FailureNotice
          {...panel}
          failure={failure}
          onDismiss={notices.dismissFailure}
        />
      )}
      <div class="section large-body">
        {isGlance ? (
          <Glance
            {...shown}
            dropOutside={panel.dropOutside}
            ready={ready}
            choose={(index) => {
              setGlance(false)
              void notices.attempt(() => gallery.open(job.id, index))
            }}
          />
        ) : (
          <Stage {...shown} />
        )}
        <ResultActions {...panel} job={job} result={result} />
        <Settle {...shown} />
        <p class="quiet prompt-sent">
          {result.prompt ?? job.title}
          {result.seed !== null && ` · Seed ${String(result.seed)}`}
        </p>
      </div>
    </dialog>
  )
}

function Head({
  job,
  canGlance,
  isGlance,
  onGlance,
  onBack,
}: {
  job: Job
  canGlance: boolean
  isGlance: boolean
  onGlance: () => void
  onBack: () => void
}) {
  return (
    <header class="header">
      <IconButton
        aria-label="Back to the results"
        // Where no key does anything by accident.
        autoFocus
        onClick={onBack}
      >
        <IconNavigateBack24 />
      </IconButton>
      <h1 class="grow cut">{titleOf(job)}</h1>
      {canGlance && (
        <IconButton
          aria-label="All at a glance"
          title="All at a glance"
          aria-pressed={isGlance}
          onClick={onGlance}
        >
          <IconImagesSmall24 />
        </IconButton>
      )}
    </header>
  )
}

function Glance({
  desk,
  dropOutside,
  job,
  ready,
  result,
  original,
  choose,
}: Pick<Panel, 'desk' | 'dropOutside'> & {
  job: Job
  ready: Ready[]
  /** The one that was large. */
  result: Ready
  original: ImageBitmap | null
  choose: (index: number) => void
}) {
  return (
    <div class="glance">
      {ready.map((one) => (
        <div
          key={one.index}
          class={one === result ? 'result result-shown' : 'result'}
        >
          <Thumbnail
            {...{ desk, dropOutside }}
            job={job}
            result={one}
            original={original}
            onOpen={() => choose(one.index)}
          />
          <span class="glance-number" aria-hidden="true">
            {one.index + 1}
          </span>
        </div>
      ))}
    </div>
  )
}
