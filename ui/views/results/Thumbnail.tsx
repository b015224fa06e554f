import { useEffect, useRef } from 'preact/hooks'
import type { Point } from '../../../plugin/shared/geometry.ts'
import type { Panel } from '../../app.ts'
import type { Job, Ready } from '../../jobs/job.ts'
import { useBitmap } from '../controls/bitmap.ts'
import { dragOut } from './drag.ts'
import { useHold } from './hold.ts'
import { ResultPicture } from './ResultPicture.tsx'

/** Milliseconds: who presses longer wants to see the original, no more. */
const held = 300

/** A result in its place; held down, what was there before. */
export function Thumbnail({
  desk,
  dropOutside,
  job,
  result,
  original,
  onOpen,
}: Pick<Panel, 'desk' | 'dropOutside'> & {
  job: Job
  result: Ready
  original: ImageBitmap | null
  onOpen: () => void
}) {
  const { index, thumbnail } = result
  const label = `Result ${String(index + 1)}`
  const picture = useBitmap(thumbnail)
  const { isHeld, button } = useHold()
  const pressedAt = useRef(0)
  const drop = (at: Point) => dropOutside({ id: job.id, index }, at)
  useEffect(
    () => (thumbnail ? undefined : desk.wantThumbnail(job.id, index)),
    [thumbnail === null],
  )
  return (
    <button
      type="button"
      class="thumbnail"
      data-result={index}
      title="See it large; hold for the original; drag it onto the canvas"
      aria-label={`${label}: see it large`}
      {...button}
      {...(picture ? dragOut(picture, drop) : {})}
      onPointerDown={({ timeStamp }) => {
        pressedAt.current = timeStamp
        button.onPointerDown()
      }}
      onClick={({ timeStamp, detail }) => {
        const isShort = timeStamp - pressedAt.current < held
        if (detail === 0 || isShort) onOpen()
      }}
    >
      <ResultPicture
        job={job}
        result={result}
        picture={picture}
        original={original}
        isBefore={isHeld}
        label={isHeld ? `${label}: the original` : label}
      />
    </button>
  )
}
