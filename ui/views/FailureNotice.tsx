import { Button } from '@create-figma-plugin/ui'
import type { App as Panel } from '../app.ts'
import { explain, type Failure } from '../failures/failure.ts'
import { tools, type ToolName } from '../tools/tools.ts'
import { Notice } from './Notice.tsx'

/** What went wrong and the next step, as a button where there is one. */
export function FailureNotice({
  app,
  failure,
  tryAgain = null,
  onDismiss = null,
}: {
  app: Panel
  failure: Failure
  /** What *try again* means here; it never pays for anything by itself. */
  tryAgain?: { label: string; run: () => void } | null
  onDismiss?: (() => void) | null
}) {
  const { sentence, remedy } = explain(failure)
  return (
    <Notice
      tone="danger"
      alert
      actions={
        <>
          {remedy === 'settings' && (
            <Button secondary onClick={() => app.openScreen('settings')}>
              Open settings
            </Button>
          )}
          {(remedy === 'try-again' || remedy === 'settings') && tryAgain && (
            <Button secondary onClick={tryAgain.run}>
              {tryAgain.label}
            </Button>
          )}
          {remedy === 'other-tool' && <OtherTool app={app} />}
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

function OtherTool({ app }: { app: Panel }) {
  const others = (Object.keys(tools) as ToolName[]).filter(
    (name) => name !== app.state.tool.value,
  )
  return (
    <>
      {others.map((name) => (
        <Button key={name} secondary onClick={() => app.setTool(name)}>
          Use {tools[name].engine}
        </Button>
      ))}
    </>
  )
}
