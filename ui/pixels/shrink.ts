import type { Rect } from '../../plugin/shared/geometry.ts'
import { canvasOf, decode } from './codec.ts'

export interface ShrinkRequest {
  picture: Uint8Array
  /** Whole pixels of the picture; null is all of it. */
  part: Rect | null
  /** Of the longer side of what comes out, pixels. */
  longest: number
}

/**
 * The same picture with far fewer bytes: WebP, never enlarged.
 *
 * @throws Failed: unreadable-image
 */
export async function shrink(request: ShrinkRequest): Promise<Uint8Array> {
  const { picture, part, longest } = request
  const bitmap = await decode(picture, 'figma')
  try {
    const { x, y, width, height } = part ?? { x: 0, y: 0, ...sizeOf(bitmap) }
    const scale = Math.min(1, longest / Math.max(width, height))
    const size = {
      width: Math.max(1, Math.round(width * scale)),
      height: Math.max(1, Math.round(height * scale)),
    }
    const context = canvasOf(size)
    context.imageSmoothingQuality = 'high'
    context.drawImage(
      bitmap,
      x,
      y,
      width,
      height,
      0,
      0,
      size.width,
      size.height,
    )
    const { canvas } = context
    const blob = await canvas.convertToBlob({
      type: 'image/webp',
      quality: 0.9,
    })
    return new Uint8Array(await blob.arrayBuffer())
  } finally {
    bitmap.close()
  }
}

function sizeOf({ width, height }: ImageBitmap) {
  return { width, height }
}
