import { Button } from '@create-figma-plugin/ui'
import type { App as Panel } from '../app.ts'
import type { Phase } from '../jobs/job.ts'
import { recountWords } from '../parts/obstacle.ts'
import { Countdown, Elapsed } from './Elapsed.tsx'
import { dollars, imageCount } from './figures.ts'
import { commandKey } from './keys.ts'
import { obstacleWords } from './obstacles.ts'
import { phaseWords, titleOf } from './phases.ts'

/** What this press costs, the press, and what is under way. */
export function GenerateBar({ app }: { app: Panel }) {
  const { obstacle, opened } = app.state
  const words = obstacleWords(app)
  return (
    <footer class="generate-bar">
      <Running app={app} />
      <Recounted app={app} />
      {words && opened.value && (
        <div class="row">
          <p id="obstacle" class="grow">
            {words.sentence}
          </p>
          {words.action && (
            <Button secondary onClick={words.action.run}>
              {words.action.label}
            </Button>
          )}
        </div>
      )}
      <div class="row">
        <div class="grow price">
          <Price app={app} />
        </div>
        <div class="primary">
          <Button
            // Problems are said beside their fields once it is pressed.
            disabled={obstacle.value !== null && obstacle.value !== 'problems'}
            aria-describedby={words ? 'obstacle' : undefined}
            aria-keyshortcuts="Meta+Enter Control+Enter"
            onClick={({ detail }: MouseEvent) => {
              // The second click of a double click would be paid for as well.
              if (detail < 2) pressGenerate(app)
            }}
            onKeyDown={(event: KeyboardEvent) => {
              // So would be every repetition of a key held down.
              if (event.repeat) event.preventDefault()
            }}
          >
            Generate <kbd aria-hidden="true">{commandKey}↵</kbd>
          </Button>
        </div>
      </div>
    </footer>
  )
}

/** As the button does and ⌘↵. */
export function pressGenerate(app: Panel): void {
  const stopped = app.state.obstacle.value === 'problems'
  void app.generate()
  if (stopped)
    requestAnimationFrame(() => {
      document.querySelector<HTMLElement>('[aria-invalid=true]')?.focus()
    })
}

/** Why a press did nothing, and what another one would do. */
function Recounted({ app }: { app: Panel }) {
  const { isRecounted, requests, price } = app.state
  if (!isRecounted.value) return null
  const words = recountWords(requests.value.length, dollars(price.value))
  return <p role="alert">{words} Press Generate again if that is right.</p>
}

function Price({ app }: { app: Panel }) {
  const { count, requests, price, problems, unmeasured, counting } = app.state
  if (unmeasured.value) return null
  if (counting.value) return <span class="quiet">Measuring…</span>
  if (Object.keys(problems.value).some((name) => name !== 'prompt')) return null
  const times = requests.value.length
  return (
    <span class="quiet">
      {imageCount(count.value)}
      {times > 1 && ` × ${String(times)}`}, about{' '}
      <strong class="amount">{dollars(price.value)}</strong>
    </span>
  )
}

/** As `phaseWords`, but the seconds until the next try run. */
function Doing({ phase }: { phase: Phase }) {
  if (phase.name !== 'requesting' || phase.retryInSeconds === null)
    return <>{phaseWords(phase)}</>
  return (
    <>
      Ideogram is busy. Asking again in{' '}
      <Countdown key={phase} seconds={phase.retryInSeconds} />
    </>
  )
}

function Running({ app }: { app: Panel }) {
  const { running } = app.state
  return (
    <div class="running-list">
      {running.value.map((job) => (
        <div key={job.id} class="row running">
          <span class="spinner" aria-hidden="true" />
          <span class="grow cut" title={titleOf(job)}>
            {running.value.length > 1 && `${job.target.source.name}: `}
            <Doing phase={job.phase} />
          </span>
          <Elapsed since={job.startedAt} />
          <Button
            secondary
            aria-label={`Cancel “${titleOf(job)}” for ${job.target.source.name}`}
            onClick={() => app.cancel(job.id)}
          >
            Cancel
          </Button>
        </div>
      ))}
      {running.value.length > 1 && (
        <button type="button" class="link" onClick={() => app.cancelAll()}>
          Cancel all {String(running.value.length)}
        </button>
      )}
    </div>
  )
}
