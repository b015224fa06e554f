import type { Manner } from './drift.ts'
import { mix, paintNew } from './fresh.ts'
import { matteOf } from './matte.ts'
import type { Raster } from './raster.ts'

/** The subject of a picture before what the prompt says. */
export async function paintBehind(
  image: Raster,
  prompt: string,
  seed: number,
  { pixels }: Manner,
): Promise<Raster> {
  if (pixels === 'as-sent') return image
  const matte = await matteOf(image)
  return mix(
    await paintNew(prompt, seed, image),
    image,
    (pixel) => (matte.data[pixel] ?? 0) / 255,
  )
}
