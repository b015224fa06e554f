import { Button, IconMore24 } from '@create-figma-plugin/ui'
import type { App as Panel } from '../app.ts'
import { isRunning, resultsOf, type Job, type Note } from '../jobs/job.ts'
import { countOf } from '../tools/form.ts'
import { tools } from '../tools/tools.ts'
import { FailureNotice } from './FailureNotice.tsx'
import { Menu } from './Menu.tsx'
import { day, dollars, duration } from './figures.ts'
import { Notice } from './Notice.tsx'
import { phaseWords, titleOf } from './phases.ts'
import { ResultCard, Awaited } from './ResultCard.tsx'

/** One press of Generate: what was asked for and what came of it. */
export function JobCard({ app, job }: { app: Panel; job: Job }) {
  const results = resultsOf(job)
  const awaited = isRunning(job)
    ? Math.max(0, countOf(job.values) - results.length)
    : 0
  const alone = results.length + awaited === 1
  return (
    <article class="job" aria-label={titleOf(job)}>
      <JobHead app={app} job={job} />
      <Outcome app={app} job={job} />
      <div class={alone ? 'results results-alone' : 'results'}>
        {results.map((result) => (
          <ResultCard
            key={result.index}
            app={app}
            job={job}
            result={result}
            wide={alone}
          />
        ))}
        {Array.from({ length: awaited }, (_, at) => (
          <Awaited key={`awaited-${String(at)}`} wide={alone} />
        ))}
      </div>
      <InsertAll app={app} job={job} />
    </article>
  )
}

function JobHead({ app, job }: { app: Panel; job: Job }) {
  const { id, tool, target, startedAt, endedAt, price, inserted, origin } = job
  const took = endedAt === null ? [] : [duration(endedAt - startedAt)]
  const facts = [
    target.source.name,
    `${tools[tool].label} ${tools[tool].engine.replace('Ideogram ', '')}`,
    dollars(price),
    ...(origin === 'session' ? took : [day(startedAt)]),
  ]
  return (
    <div class="job-head">
      <div class="grow">
        <h2 class="job-title" title={job.values.prompt}>
          {titleOf(job)}
        </h2>
        <p class="quiet cut">{facts.join(' · ')}</p>
      </div>
      <Menu
        name={`More for “${titleOf(job)}”`}
        items={[
          ...(inserted
            ? [{ label: 'Show in Figma', onSelect: () => void app.reveal(id) }]
            : []),
          { label: 'Edit again', onSelect: () => void app.editAgain(id) },
          {
            label: 'Use these settings again',
            onSelect: () => app.reuse(id),
          },
          {
            label: 'Use them with a new seed',
            onSelect: () => app.reuse(id, ''),
          },
          { label: 'Copy prompt', onSelect: () => app.copyPrompt(id) },
          // What the file carries would be back at the next look.
          ...(origin === 'file'
            ? []
            : [
                {
                  label: isRunning(job)
                    ? 'Cancel and remove'
                    : 'Remove from list',
                  onSelect: () => void app.removeJob(id),
                },
              ]),
        ]}
      >
        <IconMore24 />
      </Menu>
    </div>
  )
}

/** What is to be said of the job beside its results. */
function Outcome({ app, job: { id, phase, price } }: { app: Panel; job: Job }) {
  switch (phase.name) {
    case 'failed':
      return (
        <FailureNotice
          app={app}
          failure={phase.failure}
          tryAgain={{
            label: `Try again, about ${dollars(price)}`,
            run: () => void app.startAgain(id),
          }}
        />
      )
    case 'cancelled':
      return (
        <div class="row">
          <span class="grow quiet">{phaseWords(phase)}</span>
          <Button secondary onClick={() => void app.startAgain(id)}>
            Start again, about {dollars(price)}
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
    case 'source-gone':
      return `“${note.name}” was no longer there, so the results lie where it was.`
  }
}

function InsertAll({ app, job }: { app: Panel; job: Job }) {
  const left = resultsOf(job).filter(
    ({ kind, index }) =>
      kind === 'ready' && !job.inserted?.indices.includes(index),
  ).length
  if (isRunning(job) || left < 2) return null
  return (
    <Button secondary fullWidth onClick={() => void app.insertAll(job.id)}>
      {job.inserted
        ? `Insert the other ${String(left)}`
        : `Insert all ${String(left)} to switch between`}
    </Button>
  )
}
