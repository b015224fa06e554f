import { Button } from '@create-figma-plugin/ui'
import type { App as Panel } from '../app.ts'
import type { Unfinished } from '../state.ts'
import { imageCount } from './figures.ts'
import { Notice } from './Notice.tsx'

/** Results of an earlier run that were paid for and are not in the file. */
export function UnfinishedNotices({ app }: { app: Panel }) {
  return (
    <>
      {app.state.unfinished.value.map((one) => (
        <UnfinishedNotice key={one.id} app={app} unfinished={one} />
      ))}
    </>
  )
}

function UnfinishedNotice({
  app,
  unfinished: { id, title, startedAt, links },
}: {
  app: Panel
  unfinished: Unfinished
}) {
  const when = new Date(startedAt).toLocaleString([], {
    dateStyle: 'medium',
    timeStyle: 'short',
  })
  return (
    <Notice
      tone="brand"
      actions={
        <>
          {links !== null && (
            <div class="primary">
              <Button onClick={() => void app.recover(id)}>
                Fetch {imageCount(links)}
              </Button>
            </div>
          )}
          <Button secondary onClick={() => void app.forgetUnfinished(id)}>
            {links === null ? 'Dismiss' : 'Discard'}
          </Button>
        </>
      }
    >
      <strong>{title || 'Untitled'}</strong>, {when}.{' '}
      {links === null
        ? 'The panel was closed before an answer came. It may have been billed: see your usage at Ideogram.'
        : 'The panel was closed before these were in the file. They are paid for; fetching them costs nothing.'}
    </Notice>
  )
}
