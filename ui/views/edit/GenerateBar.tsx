import { Button } from '@create-figma-plugin/ui'
import type { Panel } from '../../app.ts'
import type { Phase } from '../../jobs/job.ts'
import { recountWords } from '../../parts/obstacle.ts'
import { Countdown, Elapsed } from '../controls/Elapsed.tsx'
import { dollars, imageCount } from '../controls/figures.ts'
import { commandKey } from '../controls/keys.ts'
import { LowBudget, MemberSpend } from './MemberBudget.tsx'
import { obstacleWords } from './obstacles.ts'
import { layerOf, phaseWords, titleOf } from '../results/phases.ts'

/** What this press costs, the press, and what is under way. */
export function GenerateBar(
  panel: Pick<
    Panel,
    | 'connection'
    | 'desk'
    | 'form'
    | 'notices'
    | 'press'
    | 'preview'
    | 'screen'
    | 'settings'
    | 'spending'
  >,
) {
  const { form, press } = panel
  const { obstacle } = press
  const words = obstacleWords(panel)
  return (
    <footer class="generate-bar">
      <Running {...panel} />
      <Recounted {...panel} />
      <LowBudget {...panel} />
      {words && (
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
          <Price {...panel} />
          <MemberSpend {...panel} />
        </div>
        <div class="primary">
          <Button
            // Problems are said beside their fields once it is pressed.
            disabled={obstacle.value !== null && obstacle.value !== 'problems'}
            aria-describedby={words ? 'obstacle' : undefined}
            aria-keyshortcuts="Meta+Enter Control+Enter"
            onClick={({ detail }: MouseEvent) => {
              // The second click of a double click would be paid for as well.
              if (detail < 2) pressGenerate(panel)
            }}
            onKeyDown={(event: KeyboardEvent) => {
              // So would be every repetition of a key held down.
              if (event.repeat) event.preventDefault()
            }}
          >
            {form.row.value.press} <kbd aria-hidden="true">{commandKey}↵</kbd>
          </Button>
        </div>
      </div>
    </footer>
  )
}

/** As the button does and ⌘↵. */
export function pressGenerate({
  notices,
  press,
}: Pick<Panel, 'notices' | 'press'>): void {
  const stopped = press.obstacle.value === 'problems'
  void notices.attempt(press.go)
  if (stopped)
    requestAnimationFrame(() => {
      document.querySelector<HTMLElement>('[aria-invalid=true]')?.focus()
    })
}

/** Why a press did nothing, and what another one would do. */
function Recounted({ form, press }: Pick<Panel, 'form' | 'press'>) {
  const { isRecounted, requests, price } = press
  if (!isRecounted.value) return null
  const words = recountWords(requests.value.length, dollars(price.value))
  return (
    <p role="alert">
      {words} Press {form.row.value.press} again if that is right.
    </p>
  )
}

function Price({
  form,
  press,
  preview,
}: Pick<Panel, 'form' | 'press' | 'preview'>) {
  const { requests, price, quote } = press
  const { mask } = form.needs.value
  if (mask && preview.unmeasured.value) return null
  if (press.counting.value) return <span class="quiet">Measuring…</span>
  if (Object.keys(form.problems.value).some((name) => name !== 'prompt'))
    return null
  const times = requests.value.length
  return (
    <span class="quiet">
      {imageCount(form.engine.value.weight(form.values.value))}
      {times > 1 && ` × ${String(times)}`}, about{' '}
      <strong class="amount" title={quote.value.uncertain ?? undefined}>
        {dollars(price.value)}
      </strong>
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

function Running({ desk }: Pick<Panel, 'desk'>) {
  const { running } = desk
  return (
    <div class="running-list">
      {running.value.map((job) => (
        <div key={job.id} class="row running">
          <span class="spinner" aria-hidden="true" />
          <span class="grow cut" title={titleOf(job)}>
            {running.value.length > 1 && `${layerOf(job)}: `}
            <Doing phase={job.phase} />
          </span>
          <Elapsed since={job.startedAt} />
          <Button
            secondary
            aria-label={`Cancel “${titleOf(job)}” for ${layerOf(job)}`}
            onClick={() => desk.cancel(job.id)}
          >
            Cancel
          </Button>
        </div>
      ))}
      {running.value.length > 1 && (
        <button type="button" class="link" onClick={() => desk.cancelAll()}>
          Cancel all {String(running.value.length)}
        </button>
      )}
    </div>
  )
}
