import type { Lettering, TextBlock } from '../lettering.ts'
import type { Raster } from './raster.ts'
export const readLettering = (
  image: Raster,
  _told: Lettering | undefined,
  _seed: number,
): Promise<{ blocks: readonly TextBlock[]; base: Raster }> =>
  Promise.resolve({ blocks: [], base: image })
