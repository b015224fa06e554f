import type { Panel } from '../../app.ts'
import { phaseWords, titleOf } from './phases.ts'

/** Reads out where the newest job is, without taking the focus. */
export function PhaseAnnouncer({ desk }: Pick<Panel, 'desk'>) {
  const job = desk.running.value[0] ?? desk.jobs.value[0]
  return (
    <div class="unseen" role="status" aria-live="polite">
      {job ? `${titleOf(job)}: ${phaseWords(job.phase)}` : ''}
    </div>
  )
}
