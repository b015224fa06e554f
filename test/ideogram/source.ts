import type { SentFile } from './form.ts'
import type { Hole } from './pictures/hole.ts'
import { readMask, resizeHole } from './pictures/hole.ts'
import type { Raster } from './pictures/raster.ts'
import { decode, resize } from './pictures/raster.ts'
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
