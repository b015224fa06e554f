import type { Manner } from './drift.ts'
import { paintEdit } from './edit.ts'
import { middle } from './matte.ts'
import type { Raster } from './raster.ts'

/** An edit in words, without a mask. */
export async function paintInstructed(
  image: Raster,
  prompt: string,
  seed: number,
  manner: Manner,
): Promise<Raster> {
  return paintEdit(image, middle(image), prompt, seed, manner)
}
