import type { Sharp } from 'sharp'
import sharp from 'sharp'
import { badRequest } from '../refusal.ts'
import type { Size } from '../sizes.ts'
import { decodeWithAlpha, formatOf } from './raster.ts'

/** Where to edit: 255 inside, 0 outside, one byte per pixel. */
export interface Hole extends Size {
  readonly data: Uint8Array
}

/** How far a lossy format may stray from black and white. */
const RINGING = 40
/** Rounds every grey to the nearer of the two. */
const HALF = 127.5

/**
 * How a mask is read. `strict`: black is edited, and there is nothing but black
 * and white. `rounded`: greys count as the nearer of the two. `white`: the
 * same, and white is edited.
 */
export type MaskRule = 'strict' | 'rounded' | 'white'

/**
 * Reads a mask. Strict wherever the documents are silent: a 400 for another
 * size than the image, colours, transparency, or a mask of one colour only.
 */
export async function readMask(
  bytes: Uint8Array,
  image: Size,
  rule: MaskRule = 'strict',
): Promise<Hole> {
  const { width, height, data } = await decodeWithAlpha(bytes)
  if (width !== image.width || height !== image.height)
    throw badRequest(
      `Mask and image must have the same dimensions: mask is ${width}x${height}, image is ${image.width}x${image.height}.`,
    )
  const hole = new Uint8Array(width * height)
  const lossy = formatOf(bytes) === 'png' ? 0 : RINGING
  const stray = rule === 'strict' ? lossy : HALF
  let edited = 0
  for (let index = 0; index < hole.length; index += 1) {
    const black = blackness(data, index * 4, stray)
    if (black === undefined)
      throw badRequest('Mask must be a black and white image.')
    hole[index] = rule === 'white' ? 255 - black : black
    if (hole[index]) edited += 1
  }
  if (edited === 0 || edited === hole.length)
    throw badRequest('Mask must contain both black and white areas.')
  return { width, height, data: hole }
}

/** 255 for black, 0 for white, nothing for anything else. */
function blackness(
  data: Uint8Array,
  at: number,
  stray: number,
): 0 | 255 | undefined {
  if (data[at + 3] !== 255) return undefined
  const red = data[at] ?? 0
  const green = data[at + 1] ?? 0
  const blue = data[at + 2] ?? 0
  const high = Math.max(red, green, blue)
  if (high <= stray) return 255
  return Math.min(red, green, blue) >= 255 - stray ? 0 : undefined
}

function grey(image: Sharp): Promise<Uint8Array> {
  return image.extractChannel(0).raw().toBuffer()
}

const opened = ({ data, width, height }: Hole) =>
  sharp(data, { raw: { width, height, channels: 1 } })

/** Hard edges stay hard. */
export async function resizeHole(hole: Hole, size: Size): Promise<Hole> {
  if (hole.width === size.width && hole.height === size.height) return hole
  const { width, height } = size
  const image = opened(hole).resize(width, height, {
    fit: 'fill',
    kernel: 'nearest',
  })
  return { width, height, data: await grey(image) }
}

/** How much of an edit each pixel takes: soft along the edge. */
export async function soften(hole: Hole, sigma: number): Promise<Hole> {
  const { width, height } = hole
  return { width, height, data: await grey(opened(hole).blur(sigma)) }
}

export interface Box {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}

/** The smallest box around everything that is to be edited. */
export function boundsOf({ width, height, data }: Hole): Box {
  let [left, top, right, bottom] = [width, height, 0, 0]
  for (let y = 0; y < height; y += 1) {
    const line = data.subarray(y * width, (y + 1) * width)
    const first = line.indexOf(255)
    if (first < 0) continue
    left = Math.min(left, first)
    right = Math.max(right, line.lastIndexOf(255) + 1)
    top = Math.min(top, y)
    bottom = y + 1
  }
  return { left, top, width: right - left, height: bottom - top }
}
