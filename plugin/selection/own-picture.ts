import { fillsOf, isSeen } from '../results/paints.ts'
import type { OwnPicture } from '../shared/picture.ts'

/** The topmost visible picture of a layer's fills; null without one. */
export function pictureFillOf(layer: SceneNode): ImagePaint | null {
  if (!('fills' in layer)) return null
  const paint = [...fillsOf(layer)]
    .reverse()
    .find((paint) => paint.type === 'IMAGE' && isSeen(paint))
  return paint?.type === 'IMAGE' && paint.imageHash ? paint : null
}

/** @returns null where the layer has none, or this computer has not got it */
export async function ownPictureOf(
  layer: SceneNode,
): Promise<OwnPicture | null> {
  const hash = pictureFillOf(layer)?.imageHash
  const image = hash ? figma.getImageByHash(hash) : null
  if (!hash || !image) return null
  const [bytes, size] = await Promise.all([
    image.getBytesAsync(),
    image.getSizeAsync(),
  ])
  return { hash, bytes, size }
}
