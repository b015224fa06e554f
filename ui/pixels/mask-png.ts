import UPNG from 'upng-js'
import type { Raster } from './codec.ts'

export type EncodeMask = (mask: Raster) => Promise<Uint8Array>

/**
 * Lossless RGB without a palette: with two colours upng turns a mask into one
 * flat grey.
 */
export const encodeMask: EncodeMask = ({ data, width, height }) =>
  Promise.resolve(
    new Uint8Array(UPNG.encode([data.buffer], width, height, 0, [], true)),
  )
