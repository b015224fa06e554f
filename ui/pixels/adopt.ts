import type { Size } from '../../plugin/shared/geometry.ts'
import { canvasOf, decode, encodePng, readPixels } from './codec.ts'
import { readHeader } from './header.ts'
import { drive } from './steps.ts'

export interface AdoptRequest {
  /** A picture of any type a browser reads. */
  picture: Uint8Array
  /** Pixels of its longer side that Figma takes. */
  longest: number
}

export interface Adopted {
  /** PNG or JPEG. */
  bytes: Uint8Array
  size: Size
  /** It had to be made smaller. */
  scaled: boolean
}

/** A picture as Figma takes it: its own bytes wherever they are. @throws Failed: unreadable-image */
export async function adopt({
  picture,
  longest,
}: AdoptRequest): Promise<Adopted> {
  const { width, height, type } = readHeader(picture)
  const shrink = Math.min(1, longest / Math.max(width, height))
  const size = {
    width: Math.max(1, Math.round(width * shrink)),
    height: Math.max(1, Math.round(height * shrink)),
  }
  const bitmap = await decode(picture, 'foreign')
  try {
    if (shrink === 1 && type !== 'image/webp')
      return { bytes: picture, size, scaled: false }
    const context = canvasOf(size)
    context.imageSmoothingQuality = 'high'
    context.drawImage(bitmap, 0, 0, size.width, size.height)
    const bytes = await encodePng(await drive(readPixels(context)))
    return { bytes, size, scaled: shrink < 1 }
  } finally {
    bitmap.close()
  }
}
