import { decode, encodePng, readBitmap } from './codec.ts'
import { drive } from './steps.ts'
import { flatten } from './window.ts'

export interface FlattenRequest {
  /** PNG as it was exported. */
  picture: Uint8Array
}

/** @returns the picture over white; the very bytes where it is opaque */
export async function flattened({
  picture,
}: FlattenRequest): Promise<Uint8Array> {
  const bitmap = await decode(picture, 'figma')
  try {
    const raster = await drive(readBitmap(bitmap))
    const { width, height } = raster
    const clear = await drive(flatten(raster, { x: 0, y: 0, width, height }))
    return clear ? await encodePng(raster) : picture
  } finally {
    bitmap.close()
  }
}
