import type { Size } from '../sizes.ts'
import type { Manner } from './drift.ts'
import type { Raster } from './raster.ts'
import { enlarged, resize } from './raster.ts'

/** A larger picture of the same. */
export const enlarge = (
  image: Raster,
  size: Size,
  { pixels }: Manner,
): Promise<Raster> =>
  pixels === 'as-sent'
    ? resize(image, size, 'fill', 'nearest')
    : enlarged(image, size)
