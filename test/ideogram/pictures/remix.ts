import type { Manner } from './drift.ts'
import { mix, paintNew } from './fresh.ts'
import type { Raster } from './raster.ts'

/** Another picture of the same composition. @param weight 1..100: the source's */
export async function paintRemix(
  image: Raster,
  prompt: string,
  weight: number,
  seed: number,
  { pixels }: Manner,
): Promise<Raster> {
  if (pixels === 'as-sent') return image
  return mix(image, await paintNew(prompt, seed, image), () => 1 - weight / 100)
}
