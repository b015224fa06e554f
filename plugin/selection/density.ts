import type { Editable } from './editable.ts'
import { pictureFillOf } from './own-picture.ts'
import type { Size } from '../shared/geometry.ts'

/** Pixels to a canvas unit of the topmost picture that fills a layer; null without one. */
export async function densityOf(layer: Editable): Promise<number | null> {
  const paint = pictureFillOf(layer)
  const image = paint?.imageHash && figma.getImageByHash(paint.imageHash)
  if (!paint || !image) return null
  // A picture may be in the file and not on this computer.
  const size = await image.getSizeAsync().catch(() => null)
  return size ? densityOn(layer, paint, size) : null
}

function densityOn(layer: Size, paint: ImagePaint, image: Size): number {
  const across = image.width / layer.width
  const down = image.height / layer.height
  switch (paint.scaleMode) {
    case 'FILL':
      return Math.min(across, down)
    case 'FIT':
      return Math.max(across, down)
    case 'TILE':
      return 1 / (paint.scalingFactor ?? 1)
    case 'CROP': {
      const [[a, c], [b, d]] = paint.imageTransform ?? [
        [1, 0],
        [0, 1],
      ]
      return Math.max(
        Math.hypot(a * image.width, b * image.height) / layer.width,
        Math.hypot(c * image.width, d * image.height) / layer.height,
      )
    }
  }
}
