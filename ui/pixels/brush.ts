import type { Point } from '../../plugin/shared/geometry.ts'

/** One stroke of the panel's brush. */
export interface Stroke {
  points: readonly Point[]
  radius: number
  /** 0 to 1: the share of the radius within which all is covered. */
  hardness: number
  erase: boolean
}

/** Farther than any canvas is wide, pixels. */
const away = 20_000

/** @param stroke in the context's pixels */
export function drawStroke(
  context: OffscreenCanvasRenderingContext2D,
  { points, radius, hardness, erase }: Stroke,
): void {
  const [first, ...rest] = points
  if (!first) return
  const soft = radius * (1 - hardness)
  context.save()
  context.globalCompositeOperation = erase ? 'destination-out' : 'source-over'
  context.lineWidth = 2 * radius - soft
  context.lineCap = 'round'
  context.lineJoin = 'round'
  if (soft > 0) {
    // A canvas blurs nothing but shadows everywhere: only that is in view.
    context.shadowColor = '#000000'
    // Twice the deviation of its blur; two of them lie on either side.
    context.shadowBlur = soft / 2
    context.shadowOffsetX = away
    context.translate(-away, 0)
  }
  context.beginPath()
  // A click without a move is a dot; a line of no length paints nothing.
  if (rest.length === 0) {
    context.arc(first.x, first.y, context.lineWidth / 2, 0, 2 * Math.PI)
    context.fill()
  } else {
    context.moveTo(first.x, first.y)
    for (const { x, y } of rest) context.lineTo(x, y)
    context.stroke()
  }
  context.restore()
}
