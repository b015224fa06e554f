import { Button } from '@create-figma-plugin/ui'
import type { Panel } from '../../app.ts'
import { detailsOf } from '../../failures/details.ts'
import type { Failure } from '../../failures/failure.ts'
import type { Job } from '../../jobs/job.ts'

/** What a fault report needs, for whoever is asked for help. */
export function CopyDetails({
  copyText,
  failure,
  job = null,
}: Pick<Panel, 'copyText'> & { failure: Failure; job?: Job | null }) {
  return (
    <Button
      secondary
      onClick={() => copyText(detailsOf(failure, navigator.userAgent, job))}
    >
      Copy details
    </Button>
  )
}
