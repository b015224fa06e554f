import type { Sharp } from 'sharp'
import sharp from 'sharp'
import { badRequest } from '../refusal.ts'
import type { Size } from '../sizes.ts'

/** Pixels in rows of RGB or RGBA bytes, alpha not multiplied in. */
export interface Raster extends Size {
  readonly channels: 3 | 4
  readonly data: Uint8Array
}

export type Format = 'png' | 'jpeg' | 'webp'

const starts = (bytes: Uint8Array, at: number, text: string) =>
  [...text].every((char, index) => bytes[at + index] === char.charCodeAt(0))

/** The three formats the service reads, told by their first bytes. */
export function formatOf(bytes: Uint8Array): Format | undefined {
  if (starts(bytes, 0, '\x89PNG\r\n\x1a\n')) return 'png'
  if (starts(bytes, 0, '\xff\xd8\xff')) return 'jpeg'
  if (starts(bytes, 0, 'RIFF') && starts(bytes, 8, 'WEBP')) return 'webp'
  return undefined
}

async function raw(image: Sharp, channels: 3 | 4): Promise<Raster> {
  const { data, info } = await image.raw().toBuffer({ resolveWithObject: true })
  const { width, height } = info
  return { width, height, channels, data }
}

/** RGB as stored: alpha is dropped and a rotation in the EXIF ignored. Throws a 400. */
export async function decode(bytes: Uint8Array): Promise<Raster> {
  try {
    const image = sharp(bytes).toColourspace('srgb').removeAlpha()
    return await raw(image, 3)
  } catch {
    throw badRequest('Could not read a source image.')
  }
}

/** RGBA as stored. Throws a 400. */
export async function decodeWithAlpha(bytes: Uint8Array): Promise<Raster> {
  try {
    return await raw(sharp(bytes).toColourspace('srgb').ensureAlpha(), 4)
  } catch {
    throw badRequest('Could not read a source image.')
  }
}

const opened = ({ data, width, height, channels }: Raster) =>
  sharp(data, { raw: { width, height, channels } })

export async function encode(
  raster: Raster,
  format: Format,
): Promise<Uint8Array> {
  const image = opened(raster)
  switch (format) {
    case 'png':
      // Level 2: grain hardly compresses, and a higher level costs a second.
      return image.png({ compressionLevel: 2 }).toBuffer()
    case 'jpeg':
      return image.flatten({ background: 'white' }).jpeg().toBuffer()
    case 'webp':
      return image.webp({ quality: 90, effort: 1 }).toBuffer()
  }
}

type Fit = 'fill' | 'cover' | 'contain'

/** The same raster when it has that size already. `contain` leaves black bars. */
export async function resize(
  raster: Raster,
  { width, height }: Size,
  fit: Fit = 'fill',
  kernel: 'cubic' | 'nearest' = 'cubic',
): Promise<Raster> {
  if (raster.width === width && raster.height === height) return raster
  const image = opened(raster).resize(width, height, { fit, kernel })
  return raw(image, raster.channels)
}

/** Draws an SVG. @returns RGBA */
export function draw(svg: string): Promise<Raster> {
  return raw(sharp(Buffer.from(svg)).ensureAlpha(), 4)
}

/** Gaussian blur; `sigma` in pixels, at least 0.3. */
export function blur(raster: Raster, sigma: number): Promise<Raster> {
  return raw(opened(raster).blur(sigma), raster.channels)
}
