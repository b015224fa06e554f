import type { Raster } from './raster.ts'
export const describe = (_image: Raster) => 'x'
export const structured = (
  _image: Raster,
  _wanted: { boxes: boolean; style: boolean; tags: boolean },
) => ({})
