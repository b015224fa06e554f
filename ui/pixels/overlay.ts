import type { Point, Size } from '../../plugin/shared/geometry.ts'
import {
  canvasOf,
  decode,
  encodePng,
  readPixels,
  type Origin,
  type Raster,
} from './codec.ts'
import { drive, inStrips, type Steps } from './steps.ts'

export interface OverlayRequest {
  /** Below: an answer of any type a browser reads. */
  base: Uint8Array
  /** Of what comes out, pixels: the base is resampled where it has another. */
  size: Size
  /** Above, pixel for pixel: a source's own PNG. */
  over: Uint8Array
  /** Whole pixels: where its top left corner lies. */
  at: Point
  /** A cut-out of it, of the same shape: its alpha says where it shows. All of it unless told. */
  alpha?: Uint8Array | null
}

/**
 * A source's own pixels on top of an answer: exactly as they are wherever they
 * are opaque.
 *
 * @returns PNG
 * @throws Failed: unreadable-image
 */
export async function overlay(request: OverlayRequest): Promise<Uint8Array> {
  const { base, size, over, at, alpha } = request
  const below = await rasterOf(base, 'foreign', size)
  const above = await rasterOf(over, 'figma')
  const shown = alpha ? await rasterOf(alpha, 'foreign', above) : above
  await drive(lay(above, shown, below, at))
  return encodePng(below)
}

async function rasterOf(
  bytes: Uint8Array,
  origin: Origin,
  size?: Size,
): Promise<Raster> {
  const bitmap = await decode(bytes, origin)
  try {
    const { width, height } = size ?? bitmap
    const context = canvasOf({ width, height })
    context.imageSmoothingQuality = 'high'
    context.drawImage(bitmap, 0, 0, width, height)
    return await drive(readPixels(context))
  } finally {
    bitmap.close()
  }
}

/** @param shown whose alpha counts, of the upper one's size */
function* lay(
  above: Raster,
  shown: Raster,
  below: Raster,
  at: Point,
): Steps<void> {
  const [over, alphas, out] = [above, shown, below].map(
    ({ data }) => new Uint32Array(data.buffer),
  ) as [Uint32Array, Uint32Array, Uint32Array]
  const first = Math.max(0, -at.x)
  const past = Math.min(above.width, below.width - at.x)
  yield* inStrips(above, (from, to) => {
    for (let y = from; y < to; y++) {
      if (y + at.y < 0 || y + at.y >= below.height) continue
      const row = y * above.width
      const place = (y + at.y) * below.width + at.x
      for (let x = first; x < past; x++) {
        const opacity = Math.min(over[row + x]! >>> 24, alphas[row + x]! >>> 24)
        if (opacity === 0) continue
        out[place + x] = mixed(over[row + x]!, out[place + x]!, opacity)
      }
    }
  })
}

/** RGBA of one over the other, the alpha highest. */
function mixed(over: number, under: number, opacity: number): number {
  if (opacity === 255) return over
  const below = ((under >>> 24) * (255 - opacity)) / 255
  const alpha = opacity + below
  let word = Math.round(alpha) << 24
  for (let shift = 0; shift < 24; shift += 8) {
    const sum =
      ((over >>> shift) & 255) * opacity + ((under >>> shift) & 255) * below
    word |= Math.round(sum / alpha) << shift
  }
  return word
}
