import { rememberVersions } from './versions.ts'

export interface Margins {
  left: number
  top: number
  right: number
  bottom: number
}

/** Pixels; beyond it a crop shows nothing. Keeps canvases within reason. */
const largestMargin = 4096

const versions = rememberVersions()

/** `picture` with its edge pixels going on for whole pixels all around it. */
export function extended(picture: ImageBitmap, margins: Margins): ImageBitmap {
  const { left, top, right, bottom } = margins
  if (Math.max(left, top, right, bottom) === 0) return picture
  const key = [left, top, right, bottom].join()
  return versions(picture, key, () => draw(picture, margins))
}

function draw(picture: ImageBitmap, margins: Margins): ImageBitmap {
  const [left, top, right, bottom] = [
    margins.left,
    margins.top,
    margins.right,
    margins.bottom,
  ].map((margin) => Math.min(largestMargin, Math.max(0, margin))) as [
    number,
    number,
    number,
    number,
  ]
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
