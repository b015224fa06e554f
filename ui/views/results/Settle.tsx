import { Button } from '@create-figma-plugin/ui'
import type { Panel } from '../../app.ts'
import {
  goesAlong,
  isRunning,
  placedOf,
  resultsOf,
  type Job,
  type Ready,
} from '../../jobs/job.ts'
import { titleOf } from './phases.ts'

/** What ends the choice among results in the document: one of them, or none. */
export function Settle({
  desk,
  job,
  result,
}: Pick<Panel, 'desk'> & { job: Job; result: Ready | undefined }) {
  if (isRunning(job) || !job.placed.some((one) => goesAlong(job, one)))
    return null
  const of = `of “${titleOf(job)}”`
  return (
    <div class="row">
      {result && placedOf(job, result) && resultsOf(job).length > 1 && (
        <Button
          secondary
          aria-label={`Keep only this: result ${String(result.index + 1)} ${of}`}
          onClick={() => void desk.keepOnly(job.id, result.index)}
        >
          Keep only this
        </Button>
      )}
      <Button
        secondary
        aria-label={`Discard the results ${of}`}
        onClick={() => void desk.discard(job.id)}
      >
        Discard
      </Button>
    </div>
  )
}
