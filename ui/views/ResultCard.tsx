import { Button, IconChevronDown16 } from '@create-figma-plugin/ui'
import type { ComponentChildren } from 'preact'
import type { InsertAs } from '../../plugin/shared/protocol.ts'
import type { App as Panel } from '../app.ts'
import { explain } from '../failures/failure.ts'
import { isOnLayer, type Job, type Ready, type Result } from '../jobs/job.ts'
import { Menu, type MenuItem } from './Menu.tsx'
import { titleOf } from './phases.ts'
import { Thumbnail } from './Thumbnail.tsx'

/** CSS pixels: two beside each other, or one over the whole width. */
const sizes = {
  narrow: { width: 158, height: 132 },
  wide: { width: 326, height: 196 },
}

interface Props<Kind extends Result['kind']> {
  app: Panel
  job: Job
  result: Extract<Result, { kind: Kind }>
  wide: boolean
}

export function ResultCard({
  app,
  job,
  result,
  wide,
}: {
  app: Panel
  job: Job
  result: Result
  wide: boolean
}) {
  switch (result.kind) {
    case 'ready':
      return <ReadyCard app={app} job={job} result={result} wide={wide} />
    case 'withheld':
      return (
        <Absent wide={wide}>
          Ideogram’s safety check held this one back. It was billed.
        </Absent>
      )
    case 'missing':
      return <Missing app={app} job={job} result={result} wide={wide} />
  }
}

/** The place of a picture that is still being made. */
export function Awaited({ wide }: { wide: boolean }) {
  return (
    <div class="result" aria-hidden="true">
      <div class="awaited" style={wide ? sizes.wide : sizes.narrow} />
      <div class="row result-foot" />
    </div>
  )
}

const insertWords: Record<InsertAs, string> = {
  fill: 'Insert as fill',
  layer: 'Insert as layer',
  beside: 'Insert beside',
}

function ReadyCard({ app, job, result, wide }: Props<'ready'>) {
  return (
    <div class={isShown(job, result) ? 'result result-shown' : 'result'}>
      <Thumbnail
        app={app}
        job={job}
        result={result}
        label={`Result ${String(result.index + 1)}`}
        size={wide ? sizes.wide : sizes.narrow}
      />
      <ResultActions app={app} job={job} result={result} />
    </div>
  )
}

function isIn({ inserted }: Job, { index }: Ready): boolean {
  return inserted?.indices.includes(index) ?? false
}

function isShown(job: Job, result: Ready): boolean {
  const { shown, as } = job.inserted ?? {}
  // Beside the source each result lies on a copy of its own.
  return isIn(job, result) && (shown === result.index || as === 'beside')
}

/** What can be done with a result; first of all, to have it in the file. */
export function ResultActions({
  app,
  job,
  result,
}: {
  app: Panel
  job: Job
  result: Ready
}) {
  const { index, seed } = result
  const name = `result ${String(index + 1)} of “${titleOf(job)}”`
  return (
    <div class="row result-foot">
      <div class="grow">
        {isShown(job, result) ? (
          <span class="shown">In view</span>
        ) : isIn(job, result) ? (
          <Button
            secondary
            aria-label={`Show ${name}`}
            onClick={() => void app.showResult(job.id, index)}
          >
            Show
          </Button>
        ) : (
          <div class="primary">
            <Button
              aria-label={`Insert ${name}`}
              onClick={() => void app.insert(job.id, index, null)}
            >
              Insert
            </Button>
          </div>
        )}
      </div>
      {seed !== null && (
        <span class="quiet seed" title={`Seed ${String(seed)}`}>
          {String(seed)}
        </span>
      )}
      <Menu name={`More for ${name}`} items={moreOf(app, job, result)}>
        <IconChevronDown16 />
      </Menu>
    </div>
  )
}

/** Every other way to insert it, and what it can lend to the form. */
function moreOf(app: Panel, job: Job, result: Ready): MenuItem[] {
  const { index, seed, prompt } = result
  const items: MenuItem[] = job.target.source.insertChoices.map((as) => ({
    label: insertWords[as],
    onSelect: () => void app.insert(job.id, index, as),
  }))
  if (seed !== null)
    items.push({
      label: 'Use its settings and seed again',
      onSelect: () => app.reuse(job.id, String(seed)),
    })
  items.push({
    label: 'Use its settings with a new seed',
    onSelect: () => app.reuse(job.id, ''),
  })
  if (prompt !== job.values.prompt)
    items.push({
      label: 'Use the prompt as Ideogram wrote it',
      onSelect: () => app.setValue('prompt', prompt),
    })
  return [
    ...items,
    { label: 'Copy prompt', onSelect: () => app.copyPrompt(job.id) },
    {
      label: isOnLayer(job, result)
        ? 'Remove from the layer'
        : 'Remove from list',
      onSelect: () => void app.removeResult(job.id, index),
    },
  ]
}

function Missing({ app, job, result, wide }: Props<'missing'>) {
  const { sentence } = explain(result.failure)
  const expired = result.failure.kind === 'link-expired'
  return (
    <Absent wide={wide}>
      <p>{sentence}</p>
      {!expired && (
        <Button secondary onClick={() => void app.retry(job.id)}>
          Fetch again
        </Button>
      )}
    </Absent>
  )
}

function Absent({
  wide,
  children,
}: {
  wide: boolean
  children: ComponentChildren
}) {
  return (
    <div
      class="result absent"
      style={{ minHeight: (wide ? sizes.wide : sizes.narrow).height }}
    >
      {children}
    </div>
  )
}
