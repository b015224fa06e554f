import sharp from 'sharp'
import type { ImageType } from '../../../ui/ideogram/field.ts'

const small = sharp({
  create: { width: 8, height: 6, channels: 3, background: '#c05030' },
})

/** A real picture of each format, of 8 × 6 pixels. */
export const pictures: Record<ImageType, Buffer> = {
  'image/png': await small.clone().png().toBuffer(),
  'image/jpeg': await small.clone().jpeg({ progressive: true }).toBuffer(),
  'image/webp': await small.clone().webp().toBuffer(),
}
