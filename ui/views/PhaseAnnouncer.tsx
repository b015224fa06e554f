import type { App as Panel } from '../app.ts'
import { phaseWords, titleOf } from './phases.ts'

/** Reads out where the newest job is, without taking the focus. */
export function PhaseAnnouncer({ app }: { app: Panel }) {
  const job = app.state.running.value[0] ?? app.state.jobs.value[0]
  return (
    <div class="unseen" role="status" aria-live="polite">
      {job ? `${titleOf(job)}: ${phaseWords(job.phase)}` : ''}
    </div>
  )
}
