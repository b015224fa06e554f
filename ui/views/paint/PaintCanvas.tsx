import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import type { Point } from '../../../plugin/shared/geometry.ts'
import { fit } from '../controls/drawing.ts'
import { useRoom } from '../controls/room.ts'
import { clamped, zoomKeys } from '../controls/zooms.ts'
import {
  brush,
  flipErase,
  harden,
  lift,
  move,
  press,
  redo,
  resize,
  undo,
  type Painting,
} from './painting.ts'
import { drawScene } from './scene.ts'
import { panned, placeOf, seeing, zoomed, type View } from './zoom.ts'

/** CSS pixels, at most. */
const tallest = 328
/** Shares of the source: how far an arrow key moves, and with Shift. */
const stride = { short: 0.02, long: 0.1 }

const arrows: Record<string, Point> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
}

export function PaintCanvas({
  source,
  mask,
  name,
  painting,
  change,
  view,
  setView,
}: {
  source: ImageBitmap
  /** What is there already, as alpha; fills the picture. */
  mask: ImageBitmap | null
  name: string
  painting: Painting
  change: (change: (painting: Painting) => Painting) => void
  view: View
  setView: (view: View) => void
}) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const [at, setAt] = useState<Point>({ x: 0.5, y: 0.5 })
  const { width, height } = fit(source, { width: useRoom(), height: tallest })
  const size = { width, height }
  const place = placeOf(view, size)

  useLayoutEffect(() => {
    const context = canvas.current?.getContext('2d')
    if (context) drawScene(context, { source, mask, painting, at, size, place })
  })

  const pointOf = ({ offsetX, offsetY }: MouseEvent) => ({
    x: (offsetX - place.x) / place.width,
    y: (offsetY - place.y) / place.height,
  })

  const onKeyDown = (event: KeyboardEvent) => {
    const { key } = event
    const arrow = arrows[key]
    const by = zoomKeys[key]
    const command = commandOf(event)
    if (arrow) {
      const step = (event.shiftKey ? stride.long : stride.short) / view.scale
      const next = {
        x: clamped(at.x + step * arrow.x, 0, 1),
        y: clamped(at.y + step * arrow.y, 0, 1),
      }
      setAt(next)
      setView(seeing(view, next))
      change((now) => move(now, next))
    } else if (by !== undefined && !isCommand(event)) {
      setView(zoomed(view, by, at))
    } else if (key === ' ') {
      change((now) => (now.down ? lift(now) : press(now, at)))
    } else if (command) change(command)
    else return
    event.preventDefault()
  }

  const onWheel = (event: WheelEvent) => {
    const { deltaX, deltaY } = event
    // A pinch comes as a wheel with Ctrl.
    const isPinch = isCommand(event)
    if (!isPinch && view.scale === 1) return
    event.preventDefault()
    const by = { x: deltaX / place.width, y: deltaY / place.height }
    setView(
      isPinch
        ? zoomed(view, Math.exp(-deltaY / 100), pointOf(event))
        : panned(view, by),
    )
  }

  return (
    <>
      <div class="paint">
        <canvas
          ref={canvas}
          class="paint-canvas"
          style={size}
          tabIndex={0}
          role="application"
          aria-label={`Paint on “${name}”`}
          aria-describedby="paint-keys"
          onKeyDown={onKeyDown}
          onWheel={onWheel}
          onPointerDown={(event) => {
            event.currentTarget.setPointerCapture(event.pointerId)
            const point = pointOf(event)
            setAt(point)
            change((now) => press(now, point))
          }}
          onPointerMove={(event) => {
            const point = pointOf(event)
            setAt(point)
            change((now) => move(now, point))
          }}
          onPointerUp={() => change(lift)}
          onPointerCancel={() => change(lift)}
          onBlur={() => change(lift)}
        />
      </div>
      <p class="unseen" role="status">
        {painting.down
          ? `Brush down, ${painting.erase ? 'erasing' : 'painting'}`
          : 'Brush up'}
      </p>
    </>
  )
}

function isCommand({ metaKey, ctrlKey }: MouseEvent | KeyboardEvent): boolean {
  return metaKey || ctrlKey
}

function commandOf(
  event: KeyboardEvent,
): ((painting: Painting) => Painting) | null {
  const key = event.key.toLowerCase()
  if (isCommand(event))
    return key === 'z' ? (event.shiftKey ? redo : undo) : null
  return commands[key] ?? null
}

/** As painting programs have them: `{` and `}` are `[` and `]` with Shift. */
const commands: Record<string, (painting: Painting) => Painting> = {
  '[': (now) => resize(now, now.radius / brush.step),
  ']': (now) => resize(now, now.radius * brush.step),
  '{': (now) => harden(now, now.hardness - 0.25),
  '}': (now) => harden(now, now.hardness + 0.25),
  e: flipErase,
}
