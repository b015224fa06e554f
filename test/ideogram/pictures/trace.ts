import type { Raster } from './raster.ts'
export const DETAIL = { simple: 6, auto: 10, detailed: 16 }
export const trace = (_image: Raster, _n: number) => Promise.resolve('<svg/>')
