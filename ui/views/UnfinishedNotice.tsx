import { Button } from '@create-figma-plugin/ui'
import type { App as Panel } from '../app.ts'
import type { Unfinished } from '../state.ts'
import { imageCount } from './figures.ts'
import { Notice } from './Notice.tsx'

/** What an earlier run or another window paid for and has not in the file. */
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
        ? 'No answer had come when this panel opened. Where another window is still waiting for it, it goes on there. Otherwise it may have been billed: see your usage at Ideogram.'
        : 'These were not in the file when this panel opened. They are paid for; fetching them costs nothing.'}
    </Notice>
  )
}
