import type { Rect, Size } from '../../plugin/shared/geometry.ts'
import { alphaImage } from './alpha-image.ts'
import { drawStroke, type Stroke } from './brush.ts'
import { canvasOf, encodePng, readPixels } from './codec.ts'
import { cutPatch } from './patch.ts'
import { drive } from './steps.ts'

/** A mask as the panel has measured it. */
export interface MaskPlane {
  /** 0 to 255 a pixel. */
  plane: Uint8Array
  size: Size
}

export interface StrokesRequest {
  /** What is painted on, stretched to all of it; null for nothing. */
  under: MaskPlane | null
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

/** The colour of an added mask shape: on a canvas both look alike. */
const color = '#9945ff'

/** @returns PNG and where it lies, or null where nothing is left painted */
export async function maskFromStrokes({
  under,
  strokes,
  size,
}: StrokesRequest): Promise<Painted | null> {
  const context = canvasOf(size)
  const { width, height } = size
  if (under) {
    const image = alphaImage(under.plane, under.size)
    context.drawImage(await createImageBitmap(image), 0, 0, width, height)
  }
  for (const stroke of strokes) drawStroke(context, stroke)
  context.globalCompositeOperation = 'source-in'
  context.fillStyle = color
  context.fillRect(0, 0, width, height)
  const painted = await drive(readPixels(context))
  const opaque = new Uint8Array(painted.width * painted.height)
  for (let at = 0; at < opaque.length; at++)
    opaque[at] = painted.data[4 * at + 3]! > 0 ? 255 : 0
  const patch = await drive(cutPatch(painted, opaque))
  return (
    patch && { png: await encodePng(painted, patch.rect), rect: patch.rect }
  )
}
