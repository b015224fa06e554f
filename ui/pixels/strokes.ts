import type { Point, Rect, Size } from '../../plugin/shared/geometry.ts'
import { canvasOf, encodePng, readPixels } from './codec.ts'
import { cutPatch } from './patch.ts'
import { drive } from './steps.ts'

/** One stroke of the panel's brush. */
export interface Stroke {
  points: readonly Point[]
  radius: number
  erase: boolean
}

export interface StrokesRequest {
  /** In the order they were drawn. */
  strokes: readonly Stroke[]
  /** Of what was painted on; the strokes' pixels. */
  size: Size
}

export interface Painted {
  /** The painted pixels' alpha is the mask. */
  png: Uint8Array
  rect: Rect
}

/** @returns PNG and where it lies, or null where nothing is left painted */
export async function maskFromStrokes(
  request: StrokesRequest,
): Promise<Painted | null> {
  const context = canvasOf(request.size)
  for (const stroke of request.strokes) draw(context, stroke)
  const painted = await drive(readPixels(context))
  const opaque = new Uint8Array(painted.width * painted.height)
  for (let at = 0; at < opaque.length; at++)
    opaque[at] = painted.data[4 * at + 3]! > 0 ? 255 : 0
  const patch = await drive(cutPatch(painted, opaque))
  return (
    patch && { png: await encodePng(painted, patch.rect), rect: patch.rect }
  )
}

function draw(
  context: OffscreenCanvasRenderingContext2D,
  { points, radius, erase }: Stroke,
): void {
  const [first, ...rest] = points
  if (!first) return
  context.globalCompositeOperation = erase ? 'destination-out' : 'source-over'
  context.lineWidth = 2 * radius
  context.lineCap = 'round'
  context.lineJoin = 'round'
  context.beginPath()
  // A click without a move is a dot; a line of no length paints nothing.
  if (rest.length === 0) {
    context.arc(first.x, first.y, radius, 0, 2 * Math.PI)
    context.fill()
    return
  }
  context.moveTo(first.x, first.y)
  for (const { x, y } of rest) context.lineTo(x, y)
  context.stroke()
}
