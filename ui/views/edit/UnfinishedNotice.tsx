import { Button } from '@create-figma-plugin/ui'
import type { Panel } from '../../app.ts'
import type { Unfinished } from '../../parts/unfinished.ts'
import { imageCount } from '../controls/figures.ts'
import { Notice } from '../controls/Notice.tsx'

/** What an earlier run or another window paid for and has not in the file. */
export function UnfinishedNotices(
  panel: Pick<Panel, 'notices' | 'unfinished'>,
) {
  return (
    <>
      {panel.unfinished.list.value.map((one) => (
        <UnfinishedNotice key={one.id} {...panel} one={one} />
      ))}
    </>
  )
}

const unknown =
  'No answer had come when this panel opened. Where another window is still waiting for it, it goes on there. Otherwise it may have been billed: see your usage at Ideogram.'
const kept =
  'No answer had come when this panel opened, and it is kept for a day. Where another window is still waiting for it, it goes on there. Otherwise fetch it here, which costs nothing.'
const come =
  'These were not in the file when this panel opened. They are paid for; fetching them costs nothing.'

function UnfinishedNotice({
  notices: { attempt },
  unfinished,
  one: { id, title, startedAt, left, isKept },
}: Pick<Panel, 'notices' | 'unfinished'> & { one: Unfinished }) {
  const when = new Date(startedAt).toLocaleString([], {
    dateStyle: 'medium',
    timeStyle: 'short',
  })
  return (
    <Notice
      tone="brand"
      actions={
        <>
          {left !== null && (
            <div class="primary">
              <Button
                onClick={() => void attempt(() => unfinished.recover(id))}
              >
                Fetch {imageCount(left)}
              </Button>
            </div>
          )}
          <Button
            secondary
            onClick={() => void attempt(() => unfinished.forget(id))}
          >
            {left === null ? 'Dismiss' : 'Discard'}
          </Button>
        </>
      }
    >
      <strong>{title || 'Untitled'}</strong>, {when}.{' '}
      {left === null ? unknown : isKept ? kept : come}
    </Notice>
  )
}
