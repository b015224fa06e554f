import {
  bottom,
  intersection,
  right,
  type Rect,
  type Size,
} from '../../plugin/shared/geometry.ts'
import { canvasOf, decode, inBands, readPixels } from './codec.ts'
import { addCoverage, highestAlpha } from './mask.ts'
import { drive, type Steps } from './steps.ts'

/** One mask layer's picture; its alpha is what counts. */
export interface MaskPicture {
  bytes: Uint8Array
  /** Where it lies, in pixels of the source's picture; may be fractional. */
  rect: Rect
}

/**
 * What of the coverage is to change: all, all else, or what lies within a
 * rectangle, whose unit the holder says. All but a part is nobody's wish.
 */
export type Reading =
  { invert: boolean; within?: null } | { invert: false; within?: Rect | null }

/**
 * Counts as nothing what lies outside of the rectangle, in place.
 *
 * @param window that the coverage is of, in whole pixels
 * @param within in the same pixels; may be fractional
 */
export function keepWithin(
  coverage: Uint8Array,
  window: Rect,
  within: Rect,
): void {
  const x = Math.round(within.x)
  const y = Math.round(within.y)
  const width = Math.round(right(within)) - x
  const height = Math.round(bottom(within)) - y
  const part = intersection({ x, y, width, height }, window)
  if (!part) return void coverage.fill(0)
  const from = (part.y - window.y) * window.width + part.x - window.x
  let cleared = 0
  for (let row = 0; row < part.height; row++) {
    const start = from + row * window.width
    coverage.fill(0, cleared, start)
    cleared = start + part.width
  }
  coverage.fill(0, cleared)
}

/**
 * What the masks cover of the window, 0 to 255 a pixel. A source without
 * masks is covered wholly.
 *
 * @throws Failed: unreadable-image
 */
export async function coverageOf(
  masks: readonly MaskPicture[],
  window: Rect,
): Promise<Uint8Array> {
  const coverage = new Uint8Array(window.width * window.height)
  if (masks.length === 0) return coverage.fill(255)
  for (const { bytes, rect } of masks) {
    const bitmap = await decode(bytes, 'figma')
    try {
      const at = placed(bitmap, rect)
      const part = seen(at, window)
      if (!part) continue
      const context = canvasOf(part)
      const [x, y] = [at.x - window.x - part.x, at.y - window.y - part.y]
      context.drawImage(bitmap, x, y, at.width, at.height)
      const { data } = await drive(readPixels(context))
      const peak = isAll(part, bitmap, at)
        ? highestAlpha(data)
        : await drive(peakOf(bitmap))
      addCoverage(coverage, window.width, part, data, peak)
    } finally {
      bitmap.close()
    }
  }
  return coverage
}

/** Whether the part shows the picture's every pixel as it is. */
function isAll(part: Size, picture: Size, at: Size): boolean {
  return [part, at].every(
    ({ width, height }) => width === picture.width && height === picture.height,
  )
}

/** The whole pixels of the window that the rectangle touches. */
function seen(rect: Rect, window: Rect): Rect | null {
  const x = Math.floor(rect.x)
  const y = Math.floor(rect.y)
  const width = Math.ceil(right(rect)) - x
  const height = Math.ceil(bottom(rect)) - y
  const part = intersection({ x, y, width, height }, window)
  return part && { ...part, x: part.x - window.x, y: part.y - window.y }
}

/** A picture of the size it is said to have is not resampled. */
function placed(picture: Size, rect: Rect): Rect {
  const same =
    Math.abs(picture.width - rect.width) <= 1 &&
    Math.abs(picture.height - rect.height) <= 1
  if (!same) return rect
  const { width, height } = picture
  return { x: Math.round(rect.x), y: Math.round(rect.y), width, height }
}

/** The highest alpha of the whole picture: few have it nowhere near. */
function* peakOf(bitmap: ImageBitmap): Steps<number> {
  let peak = 0
  yield* inBands(bitmap, (pixels) => {
    peak = Math.max(peak, highestAlpha(pixels))
    return peak < 255
  })
  return peak
}
