import type { Box, Extent } from '../document/geometry.ts'
import { rememberVersions } from './versions.ts'

export interface Margins {
  left: number
  top: number
  right: number
  bottom: number
}

/** Whole pixels of `look` beyond each edge of the picture. */
export function marginsOf({ width, height }: Extent, look: Box): Margins {
  const beyond = (distance: number) => Math.max(0, Math.ceil(distance))
  return {
    left: beyond(-look.x),
    top: beyond(-look.y),
    right: beyond(look.x + look.width - width),
    bottom: beyond(look.y + look.height - height),
  }
}

const versions = rememberVersions()

/** `picture` with its edge pixels going on for whole pixels all around it. */
export function extended(picture: ImageBitmap, margins: Margins): ImageBitmap {
  const { left, top, right, bottom } = margins
  if (Math.max(left, top, right, bottom) === 0) return picture
  const key = [left, top, right, bottom].join()
  return versions(picture, key, () => draw(picture, margins))
}

function draw(picture: ImageBitmap, margins: Margins): ImageBitmap {
  const { left, top, right, bottom } = margins
  const { width, height } = picture
  const canvas = new OffscreenCanvas(
    left + width + right,
    top + height + bottom,
  )
  const pen = canvas.getContext('2d', { willReadFrequently: true })
  if (!pen) return picture
  pen.imageSmoothingEnabled = false
  // Each span: where in the picture, how long, where to, how long there.
  const columns = spans(left, width, right)
  const rows = spans(top, height, bottom)
  for (const [x, across, toX, wide] of columns)
    for (const [y, down, toY, high] of rows)
      if (wide > 0 && high > 0)
        pen.drawImage(picture, x, y, across, down, toX, toY, wide, high)
  return canvas.transferToImageBitmap()
}

type Span = [from: number, length: number, to: number, drawn: number]

const spans = (before: number, length: number, after: number): Span[] => [
  [0, 1, 0, before],
  [0, length, before, length],
  [length - 1, 1, before + length, after],
]

/** Pixels of a widened picture that are worth keeping. */
const mostPixels = 32_000_000

/** Whether the picture can be drawn with all that it is looked at beyond. */
export function isNear(margins: Margins, { width, height }: Extent): boolean {
  const { left, top, right, bottom } = margins
  const [wide, high] = [left + width + right, top + height + bottom]
  return wide * high <= mostPixels && Math.max(wide, high) <= longestSide
}

/** Of a canvas, pixels, well below what browsers refuse. */
const longestSide = 12_288

const slices = rememberVersions()

/** The part of `picture` in `box`, whole pixels. */
export function slice(picture: ImageBitmap, box: Box): ImageBitmap {
  const { x, y, width, height } = box
  if (width === picture.width && height === picture.height) return picture
  return slices(picture, [x, y, width, height].join(), () => {
    const canvas = new OffscreenCanvas(width, height)
    const pen = canvas.getContext('2d', { willReadFrequently: true })
    pen?.drawImage(picture, -x, -y)
    return canvas.transferToImageBitmap()
  })
}
