import { useEffect, useRef, useState } from 'preact/hooks'
import type { Rect, Size } from '../../../plugin/shared/geometry.ts'
import type { Panel } from '../../app.ts'
import { viewAround } from '../../jobs/glimpse.ts'
import { boundsOf, type Job, type Ready } from '../../jobs/job.ts'
import { useBitmap } from '../controls/bitmap.ts'
import { drawChecks, fit, placeIn } from '../controls/drawing.ts'
import { PictureCanvas } from '../controls/PictureCanvas.tsx'

/** Milliseconds: who presses longer wants to see the original, no more. */
const held = 300

/** A result in its place; held down, what was there before. */
export function Thumbnail({
  desk,
  gallery,
  notices,
  job,
  result,
  label,
  size,
}: Pick<Panel, 'desk' | 'gallery' | 'notices'> & {
  job: Job
  result: Ready
  label: string
  size: Size
}) {
  const { index, thumbnail } = result
  const picture = useBitmap(thumbnail)
  const original = useBitmap(job.original?.picture ?? null)
  const [before, setBefore] = useState(false)
  const pressedAt = useRef(0)
  useEffect(
    () => (thumbnail ? undefined : desk.wantThumbnail(job.id, index)),
    [thumbnail === null],
  )

  const { place } = job.target
  const bounds = boundsOf(result) ?? place.bounds
  const view = viewAround([result], place.bounds) ?? bounds
  const end = () => setBefore(false)
  return (
    <button
      type="button"
      class="thumbnail"
      title="Compare with the original; hold to see it"
      aria-label={`${label}: compare with the original`}
      onPointerDown={({ timeStamp }) => {
        pressedAt.current = timeStamp
        setBefore(true)
      }}
      onPointerUp={end}
      onPointerLeave={end}
      onBlur={end}
      onKeyDown={({ key }) => key === ' ' && setBefore(true)}
      onKeyUp={(event) => {
        // A button would take it for a click.
        if (event.key === ' ') event.preventDefault()
        end()
      }}
      onClick={({ timeStamp, detail }) => {
        const isShort = timeStamp - pressedAt.current < held
        if (detail === 0 || isShort)
          void notices.attempt(() => gallery.compare(job.id, index))
      }}
    >
      <PictureCanvas
        {...size}
        label={before ? `${label}: the original` : label}
        draw={(context) => {
          const box = fit(view, size)
          const draw = (picture: ImageBitmap, rect: Rect) => {
            const { x, y, width, height } = placeIn(rect, view, box)
            context.drawImage(picture, x, y, width, height)
          }
          context.beginPath()
          context.rect(box.x, box.y, box.width, box.height)
          context.clip()
          context.imageSmoothingQuality = 'high'
          drawChecks(context, box)
          if (job.original && original) draw(original, job.original.bounds)
          if (picture && !(before && original)) draw(picture, bounds)
        }}
      />
    </button>
  )
}
