import type { Rect } from '../../../plugin/shared/geometry.ts'
import { viewAround } from '../../jobs/glimpse.ts'
import { boundsOf, type Job, type Ready } from '../../jobs/job.ts'
import { drawChecks, placeIn } from '../controls/drawing.ts'
import { PictureCanvas } from '../controls/PictureCanvas.tsx'

/** Longer sides, pixels: a canvas can hold no picture of any size. */
const most = 4096
/** Until the picture is there. */
const usual = 400

/** By the style sheet. */
const laidOut = {}

/** A result where it lies, or what was there before; the styles lay it out. */
export function ResultPicture({
  job,
  result,
  picture,
  original,
  isBefore,
  label,
}: {
  job: Job
  result: Ready
  picture: ImageBitmap | null
  original: ImageBitmap | null
  isBefore: boolean
  label: string
}) {
  const { place } = job.target
  const bounds = boundsOf(result) ?? place.bounds
  const view = viewAround([result], place.bounds) ?? bounds
  const longer = Math.max(view.width, view.height)
  const density = picture ? picture.width / bounds.width : usual / longer
  // The canvas has the picture's own pixels.
  const scale = Math.min(density, most / longer) / devicePixelRatio
  const box = {
    ...{ x: 0, y: 0 },
    width: view.width * scale,
    height: view.height * scale,
  }
  return (
    <PictureCanvas
      {...box}
      style={laidOut}
      label={label}
      draw={(context) => {
        const draw = (picture: ImageBitmap, rect: Rect) => {
          const { x, y, width, height } = placeIn(rect, view, box)
          context.drawImage(picture, x, y, width, height)
        }
        context.imageSmoothingQuality = 'high'
        drawChecks(context, box)
        if (job.original && original) draw(original, job.original.bounds)
        if (picture && !(isBefore && original)) draw(picture, bounds)
      }}
    />
  )
}
