import {
  intersection,
  type Rect,
  type Size,
} from '../../plugin/shared/geometry.ts'
import { unreadable } from './failure.ts'
import { isTagged, neededOf, readHeader } from './header.ts'
import {
  betweenFrames,
  drive,
  inStrips,
  stripRows,
  type Steps,
} from './steps.ts'

/** Pixels in RGBA order, alpha not multiplied in. */
export interface Raster extends Size {
  data: Uint8ClampedArray<ArrayBuffer>
}

/**
 * Figma writes sRGB, and its pixels are taken as they are. A foreign answer
 * may carry a profile, which the browser turns into sRGB.
 */
export type Origin = 'figma' | 'foreign'

/**
 * Whether colours have alpha multiplied in, as a canvas has them: what is clear
 * must give none to its neighbours when it is resampled. Straight ones stay
 * exact on the way to an encoder.
 */
export type Alpha = 'multiplied' | 'straight'

/**
 * Decodes by the browser's own codecs. The caller closes the bitmap.
 *
 * @param part whole pixels of the picture, transparent where it reaches
 *   outside: of a large one it takes far less time than all of it. Not for what
 *   may be turned by its EXIF data
 * @throws Failed: unreadable-image
 */
export async function decode(
  bytes: Uint8Array,
  origin: Origin,
  part?: Rect,
  alpha: Alpha = 'multiplied',
): Promise<ImageBitmap> {
  const header = readHeader(bytes)
  const { type } = header
  const blob = new Blob(neededOf(bytes) as Uint8Array<ArrayBuffer>[], { type })
  const options: ImageBitmapOptions = {
    premultiplyAlpha: alpha === 'straight' ? 'none' : 'premultiply',
    colorSpaceConversion: origin === 'figma' ? 'none' : 'default',
  }
  try {
    if (!part) return asStated(await createImageBitmap(blob, options), header)
    const { x, y, width, height } = part
    return await createImageBitmap(blob, x, y, width, height, options)
  } catch {
    throw unreadable('damaged')
  }
}

/** Upright, or turned as its EXIF data say. @throws for any other size */
function asStated(bitmap: ImageBitmap, { width, height }: Size): ImageBitmap {
  const { width: across, height: down } = bitmap
  const upright = across === width && down === height
  if (upright || (across === height && down === width)) return bitmap
  bitmap.close()
  throw unreadable('damaged')
}

/** A part of a bitmap, each pixel as it is. */
function cut(
  bitmap: ImageBitmap,
  { x, y, width, height }: Rect,
): Promise<ImageBitmap> {
  const options: ImageBitmapOptions = { premultiplyAlpha: 'none' }
  return createImageBitmap(bitmap, x, y, width, height, options)
}

/** A canvas for reading pixels back. */
export function canvasOf({ width, height }: Size) {
  const canvas = new OffscreenCanvas(width, height)
  const context = canvas.getContext('2d', { willReadFrequently: true })
  // The engine is out of memory for it.
  if (!context) throw unreadable('too-large')
  return context
}

/** Pixels of the canvas, read strip by strip. */
export function* readPixels(
  context: OffscreenCanvasRenderingContext2D,
): Steps<Raster> {
  const { width, height } = context.canvas
  if (stripRows(width) >= height)
    return context.getImageData(0, 0, width, height)
  const data = new Uint8ClampedArray(width * height * 4)
  yield* inStrips(context.canvas, (from, to) => {
    const strip = context.getImageData(0, from, width, to - from)
    data.set(strip.data, from * width * 4)
  })
  return { width, height, data }
}

export function* readBitmap(bitmap: ImageBitmap): Steps<Raster> {
  const context = canvasOf(bitmap)
  context.drawImage(bitmap, 0, 0)
  return yield* readPixels(context)
}

/** Pixels that are read at a time where not all of them need be at hand. */
const band = 1 << 18

/**
 * Looks at a bitmap some rows at a time, from the top, with little memory.
 *
 * @param look gets RGBA of whole rows, and the first one's place; false ends it
 */
export function* inBands(
  bitmap: ImageBitmap,
  look: (pixels: Uint8ClampedArray, from: number) => boolean,
): Steps<void> {
  const { width, height } = bitmap
  const rows = Math.min(height, Math.max(1, Math.floor(band / width)))
  const context = canvasOf({ width, height: rows })
  for (let y = 0; y < height; y += rows) {
    context.clearRect(0, 0, width, rows)
    context.drawImage(bitmap, 0, -y)
    const count = Math.min(rows, height - y)
    if (!look(context.getImageData(0, 0, width, count).data, y)) return
    yield
  }
}

/**
 * PNG of a part of a foreign picture, in sRGB: each pixel as it is, unless its
 * file says what its colours are; then a canvas makes them sRGB's.
 *
 * @param bitmap of the picture's straight colours
 */
export async function encodePart(
  picture: Uint8Array,
  bitmap: ImageBitmap,
  part: Rect,
): Promise<Uint8Array> {
  if (!isTagged(picture)) return encodeBitmap(await cut(bitmap, part))
  const context = canvasOf(part)
  context.drawImage(bitmap, -part.x, -part.y)
  return encodePng(await drive(readPixels(context)))
}

/** The picture's part of the window, in pixels of the window. */
export function insideOf(picture: Size, window: Rect): Rect | null {
  const { width, height } = picture
  return intersection(
    { x: -window.x, y: -window.y, width, height },
    { x: 0, y: 0, width: window.width, height: window.height },
  )
}

/**
 * PNG with every value as it is, also under partial alpha: a 2D canvas would
 * multiply alpha in and lose some. Masks go this way as well: an encoder of our
 * own takes longer for one than all the rest of a request.
 *
 * @param part of the raster; transparent where it reaches outside
 */
export async function encodePng(
  { data, width, height }: Raster,
  part: Rect = { x: 0, y: 0, width, height },
): Promise<Uint8Array> {
  const image = new ImageData(data, width, height)
  const { x, y } = part
  const bitmap = await createImageBitmap(image, x, y, part.width, part.height, {
    premultiplyAlpha: 'none',
    colorSpaceConversion: 'none',
  })
  return encodeBitmap(bitmap)
}

/** PNG of a bitmap, which is used up. */
export async function encodeBitmap(bitmap: ImageBitmap): Promise<Uint8Array> {
  const canvas = new OffscreenCanvas(bitmap.width, bitmap.height)
  const context = canvas.getContext('bitmaprenderer')
  if (!context) throw unreadable('too-large')
  context.transferFromImageBitmap(bitmap)
  const type = 'image/png'
  const blob = await betweenFrames(() => canvas.convertToBlob({ type }))
  return new Uint8Array(await blob.arrayBuffer())
}
