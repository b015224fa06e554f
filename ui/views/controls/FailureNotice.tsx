import { Button } from '@create-figma-plugin/ui'
import type { Panel } from '../../app.ts'
import { explain, type Failure } from '../../failures/failure.ts'
import type { Job } from '../../jobs/job.ts'
import { CopyDetails } from './CopyDetails.tsx'
import { Notice } from './Notice.tsx'

/** What went wrong and the next step, as a button where there is one. */
export function FailureNotice({
  copyText,
  form,
  screen,
  failure,
  job = null,
  tryAgain = null,
  onDismiss = null,
}: Pick<Panel, 'copyText' | 'form' | 'screen'> & {
  failure: Failure
  /** Whose failure it is, where it is one's. */
  job?: Job | null
  /** What *try again* means here; it never pays for anything by itself. */
  tryAgain?: { label: string; run: () => void } | null
  onDismiss?: (() => void) | null
}) {
  const { sentence, remedies } = explain(failure)
  return (
    <Notice
      tone="danger"
      alert
      actions={
        <>
          {remedies.includes('settings') && (
            <Button secondary onClick={() => screen.open('settings')}>
              Open settings
            </Button>
          )}
          {remedies.includes('try-again') && tryAgain && (
            <Button secondary onClick={tryAgain.run}>
              {tryAgain.label}
            </Button>
          )}
          {remedies.includes('other-model') && <OtherModels form={form} />}
          <CopyDetails copyText={copyText} failure={failure} job={job} />
          {onDismiss && (
            <Button secondary onClick={onDismiss}>
              Dismiss
            </Button>
          )}
        </>
      }
    >
      {sentence}
    </Notice>
  )
}

function OtherModels({ form }: Pick<Panel, 'form'>) {
  const others = form.row.value.engines.filter(
    ({ id }) => id !== form.engine.value.id,
  )
  return (
    <>
      {others.slice(0, 2).map(({ id, label }) => (
        <Button key={id} secondary onClick={() => form.setEngine(id)}>
          Use {label}
        </Button>
      ))}
    </>
  )
}
