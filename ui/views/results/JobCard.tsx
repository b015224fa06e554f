import { Button, IconMore24 } from '@create-figma-plugin/ui'
import type { Panel } from '../../app.ts'
import {
  isForCanvas,
  isReady,
  isRunning,
  placedOf,
  resultsOf,
  type Job,
  type Note,
} from '../../jobs/job.ts'
import { isDue } from '../../jobs/due.ts'
import type { Asked } from '../../tools/order.ts'
import { engineOf, toolNamed } from '../../tools/tools.ts'
import { useBitmap } from '../controls/bitmap.ts'
import { FailureNotice } from '../controls/FailureNotice.tsx'
import { Menu, type MenuItem } from '../controls/Menu.tsx'
import { day, dollars, duration } from '../controls/figures.ts'
import { Notice } from '../controls/Notice.tsx'
import { layerOf, phaseWords, titleOf } from './phases.ts'
import { ResultCard, Awaited, type ResultParts } from './ResultCard.tsx'
import { Settle } from './Settle.tsx'

export type JobParts = ResultParts & Pick<Panel, 'press' | 'screen'>

/** One press of Generate: what was asked for and what came of it. */
export function JobCard({ job, ...panel }: JobParts & { job: Job }) {
  const results = resultsOf(job)
  const awaited = isRunning(job) ? Math.max(0, job.count - results.length) : 0
  const alone = results.length + awaited === 1
  const original = useBitmap(job.original?.picture ?? null)
  const inView = results
    .filter(isReady)
    .find((one) => placedOf(job, one)?.visible)
  return (
    <article class="job" aria-label={titleOf(job)} data-job={job.id}>
      <JobHead {...panel} job={job} />
      <Outcome {...panel} job={job} />
      <div class={alone ? 'results results-alone' : 'results'}>
        {results.map((result) => (
          <ResultCard
            key={result.index}
            {...panel}
            job={job}
            result={result}
            original={original}
          />
        ))}
        {Array.from({ length: awaited }, (_, at) => (
          <Awaited key={`awaited-${String(at)}`} />
        ))}
      </div>
      <InsertAll {...panel} job={job} />
      <Settle {...panel} job={job} result={inView} />
    </article>
  )
}

function JobHead({ job, ...panel }: JobParts & { job: Job }) {
  const { asked, startedAt, endedAt, phase, price, origin } = job
  const took = endedAt === null ? [] : [duration(endedAt - startedAt)]
  const facts = [
    layerOf(job),
    madeBy(asked),
    ...(isDue(phase) || resultsOf(job).length ? [dollars(price)] : []),
    ...(origin === 'session' ? took : [day(startedAt)]),
  ]
  return (
    <div class="job-head">
      <div class="grow">
        <h2 class="job-title" title={job.title}>
          {titleOf(job)}
        </h2>
        <p class="quiet cut">{facts.join(' · ')}</p>
      </div>
      <Menu
        name={`More for “${titleOf(job)}”`}
        items={moreOfJob({ ...panel, job })}
      >
        <IconMore24 />
      </Menu>
    </div>
  )
}

/** Tool and model; of a newer version only what it called itself. */
function madeBy(asked: Asked): string {
  const tool = toolNamed(asked.tool)
  if (!tool) return asked.tool
  const { label } = engineOf(asked)
  return tool.engines.length > 1 ? `${tool.label} ${label}` : tool.label
}

function moreOfJob({
  copyText,
  desk,
  gallery,
  job,
  notices,
}: JobParts & { job: Job }): MenuItem[] {
  const { id, asked, origin, placed } = job
  const items: MenuItem[] = []
  if (placed.length)
    items.push({ label: 'Show in Figma', onSelect: () => void desk.reveal(id) })
  if (toolNamed(asked.tool))
    items.push(
      {
        label: 'Edit again',
        onSelect: () => void notices.attempt(() => gallery.editAgain(id)),
      },
      {
        label: 'Use these settings again',
        onSelect: () => gallery.reuse(id),
      },
      {
        label: 'Use these settings with a new seed',
        onSelect: () => gallery.reuse(id, null),
      },
    )
  items.push({ label: 'Copy prompt', onSelect: () => copyText(job.title) })
  // What the file carries would be back at the next look.
  if (origin !== 'file')
    items.push({
      label: isRunning(job) ? 'Cancel and remove' : 'Remove from list',
      onSelect: () => void desk.remove(id),
    })
  return items
}

const fetchFree = 'Fetch the answer, free'

/** What is to be said of the job beside its results. */
function Outcome({ job, ...panel }: JobParts & { job: Job }) {
  const { id, phase, price } = job
  const { desk, notices, press } = panel
  const again = () => void notices.attempt(() => press.startAgain(id))
  const cost = `, about ${dollars(price)}`
  switch (phase.name) {
    case 'failed':
      return (
        <FailureNotice
          {...panel}
          failure={phase.failure}
          job={job}
          tryAgain={{
            label: desk.isKept(id) ? fetchFree : `Try again${cost}`,
            run: again,
          }}
        />
      )
    case 'cancelled':
      return (
        <div class="row">
          <span class="grow quiet">{phaseWords(phase)}</span>
          <Button secondary onClick={again}>
            {desk.isKept(id) ? fetchFree : `Start again${cost}`}
          </Button>
        </div>
      )
    case 'done':
      return phase.notes.length ? (
        <Notice tone="plain">
          {phase.notes.map((note) => (
            <p key={note.kind}>{noteWords(note)}</p>
          ))}
        </Notice>
      ) : null
    case 'waiting':
    case 'exporting':
    case 'preparing':
    case 'requesting':
    case 'downloading':
      return null
  }
}

function noteWords(note: Note): string {
  switch (note.kind) {
    case 'rescaled':
      return 'Ideogram answered in another size, so the results were scaled to fit and may be a little softer.'
    case 'see-through':
      return 'Ideogram left parts of its answer transparent. What was there before shows through them.'
    case 'not-kept':
      return 'This model also changed pixels outside of the mask. They are left as they were, and the colours of the result were matched to them.'
    case 'above-instance':
      return `Figma adds no layer inside an instance: the result lies above “${note.name}”.`
    case 'in-component':
      return `“${note.name}” is a main component: all its instances show the result.`
    case 'source-gone':
      return `“${note.name}” was no longer there, so the results lie where it was.`
  }
}

function InsertAll({ desk, job }: Pick<Panel, 'desk'> & { job: Job }) {
  const left = resultsOf(job)
    .filter(isReady)
    .filter((one) => isForCanvas(one) && !placedOf(job, one)).length
  if (isRunning(job) || left < 2) return null
  return (
    <Button secondary fullWidth onClick={() => void desk.insertAll(job.id)}>
      {job.placed.length
        ? `Insert the other ${String(left)}`
        : `Insert all ${String(left)}`}
    </Button>
  )
}
