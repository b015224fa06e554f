import { useEffect, useState } from 'preact/hooks'
import {
  intersection,
  type Rect,
  type Size,
} from '../../plugin/shared/geometry.ts'
import type { Job, Result } from '../jobs/job.ts'
import { drawChecks, fit } from './drawing.ts'
import { originalOf } from './originals.ts'
import { PictureCanvas } from './PictureCanvas.tsx'

/** Of the patch's longer side: what is shown around it. */
const margin = 0.15

/** A result in its place; held down, what was there before. */
export function Thumbnail({
  job: { target },
  result: { preview: patch },
  label,
  size,
}: {
  job: Job
  result: Extract<Result, { kind: 'ready' }>
  label: string
  size: Size
}) {
  const picture = useBitmap(patch.png)
  const [before, setBefore] = useState(false)
  const original = originalOf(target)
  const view = viewOf(patch.bounds, target.source.bounds)
  const canvas = (
    <PictureCanvas
      {...size}
      label={before ? `${label}: the original` : label}
      draw={(context) => {
        const box = fit(view, size)
        const place = (rect: Rect) => placeIn(rect, view, box)
        context.beginPath()
        context.rect(box.x, box.y, box.width, box.height)
        context.clip()
        context.imageSmoothingQuality = 'high'
        if (original) draw(context, original, place(target.source.bounds))
        else drawChecks(context, box)
        if (picture && !before) draw(context, picture, place(patch.bounds))
      }}
    />
  )
  if (!original) return <div class="thumbnail">{canvas}</div>
  const show = (on: boolean) => () => setBefore(on)
  return (
    <button
      type="button"
      class="thumbnail"
      title="Hold to see the original"
      aria-pressed={before}
      aria-label={`${label}: hold to see the original`}
      onPointerDown={show(true)}
      onPointerUp={show(false)}
      onPointerLeave={show(false)}
      onBlur={show(false)}
      onKeyDown={({ key }) => key === ' ' && setBefore(true)}
      onKeyUp={show(false)}
    >
      {canvas}
    </button>
  )
}

function draw(
  context: CanvasRenderingContext2D,
  picture: ImageBitmap,
  { x, y, width, height }: Rect,
): void {
  context.drawImage(picture, x, y, width, height)
}

/** What the thumbnail shows of the page, canvas units. */
function viewOf(patch: Rect, source: Rect): Rect {
  const around = margin * Math.max(patch.width, patch.height)
  const wide = {
    x: patch.x - around,
    y: patch.y - around,
    width: patch.width + 2 * around,
    height: patch.height + 2 * around,
  }
  return intersection(wide, source) ?? patch
}

/** From the page to the canvas that shows `view` in `box`. */
function placeIn(rect: Rect, view: Rect, box: Rect): Rect {
  const scale = box.width / view.width
  return {
    x: box.x + (rect.x - view.x) * scale,
    y: box.y + (rect.y - view.y) * scale,
    width: rect.width * scale,
    height: rect.height * scale,
  }
}

function useBitmap(png: Uint8Array): ImageBitmap | null {
  const [bitmap, setBitmap] = useState<ImageBitmap | null>(null)
  useEffect(() => {
    let wanted = true
    void createImageBitmap(new Blob([png as BlobPart])).then((decoded) => {
      if (wanted) setBitmap(decoded)
      else decoded.close()
    })
    return () => {
      wanted = false
    }
  }, [png])
  return bitmap
}
