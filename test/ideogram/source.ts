import type { Conditions } from './conditions.ts'
import type { SentFile } from './form.ts'
import type { Hole } from './pictures/hole.ts'
import { readMask, resizeHole } from './pictures/hole.ts'
import type { Raster } from './pictures/raster.ts'
import { decode, resize } from './pictures/raster.ts'
import { badRequest } from './refusal.ts'
import type { Size } from './sizes.ts'
import { nearest } from './sizes.ts'

/** An image and its mask, brought to the listed size nearest to theirs. Throws a 400. */
export async function readSource(
  imageFile: SentFile,
  maskFile: SentFile,
  sizes: readonly string[],
): Promise<{ image: Raster; hole: Hole }> {
  const sent = await decode(imageFile.bytes)
  const mask = await readMask(maskFile.bytes, sent)
  const size = nearest(sent, sizes)
  return {
    image: await resize(sent, size),
    hole: await resizeHole(mask, size),
  }
}

/** An image at the listed size nearest to its own. Throws a 400. */
export async function readImage(
  { bytes }: SentFile,
  sizes: readonly string[],
): Promise<Raster> {
  const sent = await decode(bytes)
  return resize(sent, nearest(sent, sizes))
}

/** An image cropped to a shape, at exactly that size. Throws a 400. */
export async function readCropped(
  { bytes }: SentFile,
  size: Size,
): Promise<Raster> {
  return resize(await decode(bytes), size, 'cover')
}

/** An image to reframe: a square one, on a strict day. Throws a 400. */
export async function readSquare(
  { bytes }: SentFile,
  { reframes }: Conditions,
): Promise<Raster> {
  const image = await decode(bytes)
  if (reframes === 'square' && image.width !== image.height)
    throw badRequest(
      `Image must be square: image is ${image.width}x${image.height}.`,
    )
  return image
}
