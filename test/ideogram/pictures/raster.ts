import type { Matrix3x3, Sharp } from 'sharp'
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

/** Each channel anew from all three: a 3 × 3 matrix by rows, and what is added. */
export function recombine(
  raster: Raster,
  matrix: readonly (readonly number[])[],
  offsets: readonly number[],
): Promise<Raster> {
  const image = opened(raster)
    .recomb(matrix as unknown as Matrix3x3)
    .linear([1, 1, 1], [...offsets])
  return raw(image, 3)
}

/** The middle level around each pixel, of a square so wide. */
export const median = (raster: Raster, width: number): Promise<Raster> =>
  raw(opened(raster).median(width), raster.channels)

/** Enlarged as a photograph is: smooth, with its edges kept sharp. */
export function enlarged(
  raster: Raster,
  { width, height }: Size,
): Promise<Raster> {
  const image = opened(raster)
    .resize(width, height, { fit: 'fill', kernel: 'lanczos3' })
    .sharpen({ sigma: 1.2 })
  return raw(image, raster.channels)
}

/** A drawing laid over a picture of the same size; where it is clear nothing changes. @returns RGB */
export function over(below: Raster, drawing: Raster): Raster {
  const data = new Uint8Array(below.data)
  for (let from = 0, to = 0; to < data.length; from += 4, to += 3) {
    const opacity = (drawing.data[from + 3] ?? 0) / 255
    if (!opacity) continue
    for (let channel = 0; channel < 3; channel += 1) {
      const level = data[to + channel] ?? 0
      const drawn = drawing.data[from + channel] ?? 0
      data[to + channel] = Math.round(level + (drawn - level) * opacity)
    }
  }
  return { ...below, channels: 3, data }
}

/** A drawing in another light: its channels times these. Changes it. */
export function lit(drawing: Raster, light: readonly number[]): Raster {
  for (let at = 0; at < drawing.data.length; at += 4)
    for (let channel = 0; channel < 3; channel += 1)
      drawing.data[at + channel] = Math.min(
        255,
        Math.round((drawing.data[at + channel] ?? 0) * (light[channel] ?? 1)),
      )
  return drawing
}

/** The same with an alpha of 255. */
export const withAlpha = (raster: Raster): Promise<Raster> =>
  raw(opened(raster).ensureAlpha(), 4)
