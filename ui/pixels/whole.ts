import type { Rect, Size } from '../../plugin/shared/geometry.ts'
import { groundOf, paintBehind, type Behind } from './backdrop.ts'
import {
  canvasOf,
  decode,
  encodeBitmap,
  encodePng,
  readBitmap,
  readPixels,
} from './codec.ts'
import { readHeader } from './header.ts'
import { drive } from './steps.ts'
import { alphaOf, flatten, unfade } from './window.ts'

export interface WholeRequest {
  /** PNG as it was exported. */
  source: Uint8Array
  /** Of what is sent, pixels. */
  size: Size
  /** Whether what is transparent stays so, or is laid over what lies behind. */
  alpha: 'kept' | 'white'
  /** White where nothing is given; pixels of the source's picture. */
  behind?: Behind | null
  /** Whole pixels of the source's picture; all of it unless told. */
  crop?: Rect | null
  /** Of the source, as its picture shows it, 0 to 1; 1 unless told. */
  opacity?: number
}

/**
 * A source as PNG for what works on whole pictures. Resampled only where the
 * size asks for it; where nothing changes it is the very bytes of the source.
 *
 * @throws Failed: unreadable-image
 */
export async function frameWhole(request: WholeRequest): Promise<Uint8Array> {
  const { size, alpha, opacity = 1 } = request
  const source =
    opacity < 1 ? await unfaded(request.source, opacity) : request.source
  const header = readHeader(source)
  const { width, height } = header
  const crop = request.crop ?? { x: 0, y: 0, width, height }
  const isAll = !request.crop || sameSize(crop, header)
  const isResampled = !sameSize(crop, size)
  const colors = isResampled ? 'multiplied' : 'straight'
  const bitmap = await decode(source, 'figma', crop, colors)
  try {
    if (isResampled) return await resampled(bitmap, crop, request)
    const flat = alpha === 'white' && (await flattened(bitmap, crop, request))
    if (flat) return flat
    return isAll ? source : await encodeBitmap(bitmap)
  } finally {
    bitmap.close()
  }
}

async function unfaded(
  source: Uint8Array,
  opacity: number,
): Promise<Uint8Array> {
  const bitmap = await decode(source, 'figma', undefined, 'straight')
  const raster = await drive(readBitmap(bitmap))
  bitmap.close()
  await drive(unfade(raster, opacity))
  return encodePng(raster)
}

function sameSize(one: Size, other: Size): boolean {
  return one.width === other.width && one.height === other.height
}

/** @returns null for what is opaque already */
async function flattened(
  bitmap: ImageBitmap,
  crop: Rect,
  { behind }: WholeRequest,
): Promise<Uint8Array | null> {
  const raster = await drive(readBitmap(bitmap))
  const { width, height } = raster
  const inside = { x: 0, y: 0, width, height }
  const alpha = await drive(alphaOf(raster, inside))
  if (!alpha) return null
  const ground = await groundOf(behind, crop)
  await drive(flatten(raster, inside, alpha, ground))
  return encodePng(raster)
}

/** A canvas multiplies alpha in: what is clear gives no colour to what is near. */
async function resampled(
  bitmap: ImageBitmap,
  crop: Rect,
  { size, alpha, behind }: WholeRequest,
): Promise<Uint8Array> {
  const context = canvasOf(size)
  context.imageSmoothingQuality = 'high'
  if (alpha === 'white') await paintBehind(context, behind, crop)
  context.drawImage(bitmap, 0, 0, size.width, size.height)
  return encodePng(await drive(readPixels(context)))
}
