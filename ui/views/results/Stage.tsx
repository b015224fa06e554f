import {
  Button,
  IconButton,
  IconMinusSmall24,
  IconPlusSmall24,
} from '@create-figma-plugin/ui'
import { useEffect, useMemo, useState } from 'preact/hooks'
import type { Point } from '../../../plugin/shared/geometry.ts'
import type { Panel } from '../../app.ts'
import type { Job, Ready } from '../../jobs/job.ts'
import { useBitmap } from '../controls/bitmap.ts'
import { percent } from '../controls/figures.ts'
import { zoomKeys, zooms } from '../controls/zooms.ts'
import { useHold } from './hold.ts'
import { isForResults } from './keys.ts'
import { ResultPicture } from './ResultPicture.tsx'
import { useZoom } from './zooming.ts'

/** CSS pixels that an arrow key moves the picture. */
const step = 48

const ways: Record<string, Point> = {
  ArrowLeft: { x: step, y: 0 },
  ArrowRight: { x: -step, y: 0 },
  ArrowUp: { x: 0, y: step },
  ArrowDown: { x: 0, y: -step },
}

/** A result as large as the panel, to be zoomed, moved and held against the original. */
export function Stage({
  desk,
  job,
  result,
  original,
}: Pick<Panel, 'desk'> & {
  job: Job
  result: Ready
  original: ImageBitmap | null
}) {
  const { zoom, zoomBy, pan, box } = useZoom()
  const { isHeld, setHeld, button } = useHold()
  const picture = useBitmap(useWhole(desk, job, result))
  const isZoomed = zoom.scale > 1
  // Moving it paints nothing anew.
  const painted = useMemo(
    () => (
      <ResultPicture
        job={job}
        result={result}
        picture={picture}
        original={original}
        isBefore={isHeld}
        label={isHeld ? 'What was there before' : 'The result, large'}
      />
    ),
    [job, result, picture, original, isHeld],
  )
  useStageKeys({ zoomBy, pan: isZoomed ? pan : null, setHeld })
  return (
    <>
      <div {...box} class={isZoomed ? 'stage stage-zoomed' : 'stage'}>
        <div
          class="stage-picture"
          style={`transform: translate(${String(zoom.x)}px, ${String(zoom.y)}px) scale(${String(zoom.scale)})`}
        >
          {painted}
        </div>
      </div>
      <div class="row">
        <Zoom scale={zoom.scale} zoomBy={zoomBy} />
        <Button
          secondary
          title="Hold the button or B"
          disabled={!original}
          {...button}
        >
          Hold to see before
        </Button>
      </div>
    </>
  )
}

function Zoom({
  scale,
  zoomBy,
}: {
  scale: number
  zoomBy: (factor: number) => void
}) {
  return (
    <div class="row grow zoom">
      <IconButton
        aria-label="Zoom out"
        title="Zoom out"
        onClick={() => zoomBy(1 / zooms.step)}
      >
        <IconMinusSmall24 />
      </IconButton>
      <button
        type="button"
        class="zoom-share"
        title="Zoom to fit"
        onClick={() => zoomBy(0)}
      >
        {percent(scale)}
      </button>
      <IconButton
        aria-label="Zoom in"
        title="Zoom in"
        onClick={() => zoomBy(zooms.step)}
      >
        <IconPlusSmall24 />
      </IconButton>
    </div>
  )
}

function useStageKeys({
  zoomBy,
  pan,
  setHeld,
}: {
  zoomBy: (factor: number) => void
  /** Null where nothing is out of sight: arrows switch results then. */
  pan: ((by: Point) => void) | null
  setHeld: (held: boolean) => void
}): void {
  useEffect(() => {
    const hear = (event: KeyboardEvent) => {
      if (!isForResults(event)) return
      const factor = zoomKeys[event.key]
      const way = ways[event.key]
      if (event.key.toLowerCase() === 'b') setHeld(true)
      else if (factor !== undefined) zoomBy(factor)
      else if (way && pan) pan(way)
      else return
      event.preventDefault()
    }
    const end = () => setHeld(false)
    // Before the keys that switch results.
    addEventListener('keydown', hear, true)
    addEventListener('keyup', end, true)
    addEventListener('blur', end)
    return () => {
      removeEventListener('keydown', hear, true)
      removeEventListener('keyup', end, true)
      removeEventListener('blur', end)
    }
  }, [pan === null])
}

/** The thumbnail until the result itself is there. */
function useWhole(desk: Panel['desk'], job: Job, { index, thumbnail }: Ready) {
  const [whole, setWhole] = useState<Uint8Array | null>(null)
  useEffect(() => {
    let isWanted = true
    void desk.wholeOf(job.id, index).then((picture) => {
      if (isWanted) setWhole(picture?.bytes ?? null)
    })
    return () => {
      isWanted = false
      setWhole(null)
    }
  }, [job.id, index])
  return whole ?? thumbnail
}
