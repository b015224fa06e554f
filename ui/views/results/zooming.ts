import type { TargetedPointerEvent, TargetedWheelEvent } from 'preact'
import { useRef, useState } from 'preact/hooks'
import type { Point } from '../../../plugin/shared/geometry.ts'
import { fitted, panned, zoomed } from './zoom.ts'

type Box = HTMLDivElement

const middle: Point = { x: 0, y: 0 }

/** Of a turn of the wheel by one pixel. */
const perPixel = 1.005

/** A box whose picture is zoomed and moved, by whatever calls, wheel and drag. */
export function useZoom() {
  const ref = useRef<Box>(null)
  const [zoom, setZoom] = useState(fitted)
  const dragged = useRef(middle)

  /** @param at CSS pixels from the middle of the box */
  const zoomBy = (factor: number, at = middle) =>
    setZoom((now) => zoomed(now, factor, at, sizeOf(ref.current!)))
  const pan = (by: Point) =>
    setZoom((now) => panned(now, by, sizeOf(ref.current!)))

  const onWheel = (event: TargetedWheelEvent<Box>) => {
    event.preventDefault()
    const { deltaX, deltaY, ctrlKey, metaKey, currentTarget } = event
    if (!ctrlKey && !metaKey) return pan({ x: -deltaX, y: -deltaY })
    const { left, top, width, height } = currentTarget.getBoundingClientRect()
    zoomBy(perPixel ** -deltaY, {
      x: event.clientX - left - width / 2,
      y: event.clientY - top - height / 2,
    })
  }

  const onPointerDown = (event: TargetedPointerEvent<Box>) => {
    event.currentTarget.setPointerCapture(event.pointerId)
    dragged.current = pointOf(event)
  }

  const onPointerMove = (event: TargetedPointerEvent<Box>) => {
    if (!event.currentTarget.hasPointerCapture(event.pointerId)) return
    const to = pointOf(event)
    const { x, y } = dragged.current
    dragged.current = to
    pan({ x: to.x - x, y: to.y - y })
  }

  return {
    zoom,
    zoomBy,
    pan,
    box: { ref, onWheel, onPointerDown, onPointerMove },
  }
}

function sizeOf(box: Box) {
  return { width: box.clientWidth, height: box.clientHeight }
}

function pointOf({ clientX, clientY }: PointerEvent): Point {
  return { x: clientX, y: clientY }
}
