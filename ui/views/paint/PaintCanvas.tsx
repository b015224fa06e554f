import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import type { Point, Size } from '../../../plugin/shared/geometry.ts'
import { drawChecks, drawVeil, fit } from '../controls/drawing.ts'
import {
  brush,
  flipErase,
  lift,
  move,
  press,
  redo,
  resize,
  undo,
  type Painting,
} from './painting.ts'

/** CSS pixels. */
const box = { width: 328, height: 328 }
/** Shares of the source: how far an arrow key moves, and with Shift. */
const stride = { short: 0.02, long: 0.1 }

const arrows: Record<string, Point> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
}

export function PaintCanvas({
  picture,
  name,
  painting,
  change,
}: {
  picture: ImageBitmap
  name: string
  painting: Painting
  change: (change: (painting: Painting) => Painting) => void
}) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const [at, setAt] = useState<Point>({ x: 0.5, y: 0.5 })
  const size = fit(picture, box)

  useLayoutEffect(() => {
    const context = canvas.current?.getContext('2d')
    if (context) draw(context, { picture, painting, at, size })
  })

  const pointOf = ({ offsetX, offsetY }: PointerEvent) => ({
    x: offsetX / size.width,
    y: offsetY / size.height,
  })

  const onKeyDown = (event: KeyboardEvent) => {
    const arrow = arrows[event.key]
    const command = commandOf(event)
    if (arrow) {
      const step = event.shiftKey ? stride.long : stride.short
      const next = {
        x: clamped(at.x + step * arrow.x),
        y: clamped(at.y + step * arrow.y),
      }
      setAt(next)
      change((now) => move(now, next))
    } else if (event.key === ' ') {
      change((now) => (now.down ? lift(now) : press(now, at)))
    } else if (command) change(command)
    else return
    event.preventDefault()
  }

  return (
    <>
      <div class="paint">
        <canvas
          ref={canvas}
          class="paint-canvas"
          style={{ width: size.width, height: size.height }}
          tabIndex={0}
          role="application"
          aria-label={`Paint on “${name}”`}
          aria-describedby="paint-keys"
          onKeyDown={onKeyDown}
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

function clamped(share: number): number {
  return Math.min(1, Math.max(0, share))
}

function commandOf(
  event: KeyboardEvent,
): ((painting: Painting) => Painting) | null {
  if (event.key.toLowerCase() === 'z' && (event.metaKey || event.ctrlKey))
    return event.shiftKey ? redo : undo
  if (event.metaKey || event.ctrlKey) return null
  if (event.key === '[') return (now) => resize(now, now.radius / brush.step)
  if (event.key === ']') return (now) => resize(now, now.radius * brush.step)
  return event.key.toLowerCase() === 'e' ? flipErase : null
}

interface Scene {
  picture: ImageBitmap
  painting: Painting
  at: Point
  /** CSS pixels. */
  size: Size
}

function draw(
  context: CanvasRenderingContext2D,
  { picture, painting, at, size }: Scene,
): void {
  const { width, height } = size
  context.canvas.width = width * devicePixelRatio
  context.canvas.height = height * devicePixelRatio
  context.scale(devicePixelRatio, devicePixelRatio)
  const place = { x: 0, y: 0, width, height }
  drawChecks(context, place)
  context.drawImage(picture, 0, 0, width, height)
  if (painting.strokes.length) drawVeil(context, painted(painting, size), place)
  const radius = painting.radius * Math.max(width, height)
  for (const [color, wider] of [
    ['#000000', 1],
    ['#ffffff', 0],
  ] as const) {
    context.strokeStyle = color
    context.beginPath()
    context.arc(at.x * width, at.y * height, radius + wider, 0, 2 * Math.PI)
    context.stroke()
  }
}

/** The strokes as a mask, its alpha what they cover. */
function painted({ strokes }: Painting, { width, height }: Size) {
  const canvas = new OffscreenCanvas(
    Math.ceil(width * devicePixelRatio),
    Math.ceil(height * devicePixelRatio),
  )
  const context = canvas.getContext('2d')!
  context.scale(canvas.width, canvas.height)
  for (const { points, radius, erase } of strokes) {
    const [first, ...rest] = points
    if (!first) continue
    context.globalCompositeOperation = erase ? 'destination-out' : 'source-over'
    context.beginPath()
    context.moveTo(first.x, first.y)
    // A click without a move is a dot.
    for (const { x, y } of rest.length ? rest : [first]) context.lineTo(x, y)
    context.save()
    // The brush is round in pixels, not in shares.
    context.setTransform(1, 0, 0, 1, 0, 0)
    context.lineWidth = 2 * radius * Math.max(canvas.width, canvas.height)
    context.lineCap = 'round'
    context.lineJoin = 'round'
    context.stroke()
    context.restore()
  }
  return canvas
}
