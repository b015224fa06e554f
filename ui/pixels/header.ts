import type { Size } from '../../plugin/shared/geometry.ts'
import { unreadable } from './failure.ts'
import { has, joined, viewOf, type Format, type PictureType } from './format.ts'
import { jpeg } from './jpeg.ts'
import { png } from './png.ts'
import { webp } from './webp.ts'

export interface Header extends Size {
  type: PictureType
}

/** Beyond either a picture is a bomb: no answer here is above 8192 × 8192. */
const maxSide = 16_384
const maxArea = 8192 ** 2

const gif: Format = {
  type: 'image/gif',
  starts: (view) => has(view, 0, 'GIF8'),
  size: (view) => ({
    width: view.getUint16(6, true),
    height: view.getUint16(8, true),
  }),
  tagged: () => false,
  needed: (bytes) => [bytes],
}

const formats: readonly Format[] = [png, jpeg, webp, gif]

/**
 * Type and size from a picture's first bytes, before anything is decoded.
 *
 * @throws Failed: unreadable-image
 */
export function readHeader(bytes: Uint8Array): Header {
  const { type, width, height } = sized(bytes)
  return { type, width, height }
}

/**
 * The bytes of a picture that a decoder needs, in order: text, other frames and
 * megabytes behind the end are left out, and what only costs it time is refused.
 *
 * @throws Failed: unreadable-image
 */
export function neededOf(bytes: Uint8Array): Uint8Array[] {
  const { format, width, height } = sized(bytes)
  const needed = format.needed(bytes, { width, height })
  if (!needed) throw unreadable('damaged')
  return needed
}

/** Whether its colours may be of another space than sRGB. */
export function isTagged(bytes: Uint8Array): boolean {
  return sized(bytes).format.tagged(bytes)
}

/**
 * A picture to be passed on, without what nobody needs of it.
 *
 * @throws Failed: unreadable-image
 */
export function withoutRest(bytes: Uint8Array): Uint8Array {
  const needed = joined(neededOf(bytes))
  return needed.length === bytes.length ? bytes : needed
}

function sized(bytes: Uint8Array): Header & { format: Format } {
  const view = viewOf(bytes)
  const format = formats.find(({ starts }) => starts(view))
  if (!format) throw unreadable('unknown-format')
  const size = sizeWithin(format, view)
  if (!size || size.width < 1 || size.height < 1) throw unreadable('damaged')
  const { width, height } = size
  if (Math.max(width, height) > maxSide || width * height > maxArea)
    throw unreadable('too-large')
  return { format, type: format.type, width, height }
}

/** A header that ends too early has no size. */
function sizeWithin(format: Format, view: DataView): Size | null {
  try {
    return format.size(view)
  } catch (error) {
    if (error instanceof RangeError) return null
    throw error
  }
}
