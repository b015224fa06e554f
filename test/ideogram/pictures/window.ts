import { badRequest } from '../refusal.ts'
import type { Size } from '../sizes.ts'
import { areaOf, ratioOf } from '../sizes.ts'
import type { Box, Hole } from './hole.ts'
import { boundsOf } from './hole.ts'
import type { Raster } from './raster.ts'

/** The most pixels the model paints at once: 2048 × 2048. */
export const TWO_K = 4_194_304
const SHORTEST = 256
/** The longest side of a picture of which a window is edited. */
const LONGEST = 8192
const STEEPEST = 6

/** Throws a 400 for a picture too long, or too large, to be edited. */
export function checkShape(image: Size): void {
  if (ratioOf(image) > STEEPEST)
    throw badRequest('Image aspect ratio must be between 1:6 and 6:1.')
  if (Math.max(image.width, image.height) > LONGEST)
    throw badRequest(`Image must be at most ${LONGEST} px on each side.`)
}

/**
 * The part of a picture that a context window names; nothing where it names
 * the whole. Throws a 400.
 * @param named `none`, `auto` or `y_min,x_min,y_max,x_max`
 */
export function windowOf(
  named: string,
  image: Size,
  mask: Hole | undefined,
): Box | undefined {
  if (named === 'none') return undefined
  if (named === 'auto') {
    if (!mask) throw badRequest('context_window auto requires a mask.')
    return aroundMask(boundsOf(mask), image)
  }
  const window = cornersOf(named)
  checkWindow(window, image)
  if (mask && !contains(window, boundsOf(mask)))
    throw badRequest('The mask may select only pixels inside context_window.')
  return window
}

function cornersOf(named: string): Box {
  const [top = 0, left = 0, bottom = 0, right = 0] = named
    .split(',')
    .map(Number)
  return { left, top, width: right - left, height: bottom - top }
}

function checkWindow(window: Box, image: Size): void {
  if (!contains({ left: 0, top: 0, ...image }, window))
    throw badRequest('context_window must lie inside the image.')
  if (Math.min(window.width, window.height) < SHORTEST)
    throw badRequest(
      `context_window must be at least ${SHORTEST} px on each side.`,
    )
  if (ratioOf(window) > STEEPEST)
    throw badRequest('context_window must be between 1:6 and 6:1.')
  if (areaOf(window) > TWO_K)
    throw badRequest(`context_window must cover at most ${TWO_K} px.`)
}

const contains = (outer: Box, inner: Box) =>
  inner.left >= outer.left &&
  inner.top >= outer.top &&
  inner.left + inner.width <= outer.left + outer.width &&
  inner.top + inner.height <= outer.top + outer.height

/** Twice the mask's bounds, within the picture. */
function aroundMask({ left, top, width, height }: Box, image: Size): Box {
  const [x, across] = around(left, width, image.width)
  const [y, down] = around(top, height, image.height)
  return { left: x, top: y, width: across, height: down }
}

/** Where a side twice as long begins, and how long it is. */
function around(from: number, length: number, most: number): [number, number] {
  const all = Math.min(most, Math.max(SHORTEST, length * 2))
  const start = Math.round(from - (all - length) / 2)
  return [Math.max(0, Math.min(most - all, start)), all]
}

/** The pixels of a part. */
export function cut<T extends Raster | Hole>(from: T, box: Box): T {
  const channels = 'channels' in from ? from.channels : 1
  const row = box.width * channels
  const data = new Uint8Array(row * box.height)
  for (let y = 0; y < box.height; y += 1) {
    const at = ((box.top + y) * from.width + box.left) * channels
    data.set(from.data.subarray(at, at + row), y * row)
  }
  return { ...from, width: box.width, height: box.height, data }
}

/** The whole with a part replaced; everything else stays byte for byte. */
export function paste(onto: Raster, part: Raster, box: Box): Raster {
  const { channels } = onto
  const data = new Uint8Array(onto.data)
  const row = box.width * channels
  for (let y = 0; y < box.height; y += 1)
    data.set(
      part.data.subarray(y * row, (y + 1) * row),
      ((box.top + y) * onto.width + box.left) * channels,
    )
  return { ...onto, data }
}
