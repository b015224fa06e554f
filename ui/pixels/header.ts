import type { Size } from '../../plugin/shared/geometry.ts'
import { unreadable } from './failure.ts'

export type PictureType =
  'image/png' | 'image/jpeg' | 'image/webp' | 'image/gif'

export interface Header extends Size {
  type: PictureType
}

/** Beyond either a picture is a bomb: no answer here is above 8192 × 8192. */
const maxSide = 16_384
const maxArea = 8192 ** 2

/**
 * Type and size from a picture's first bytes, before anything is decoded.
 *
 * @throws Failed: unreadable-image
 */
export function readHeader(bytes: Uint8Array): Header {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const format = formats.find(({ starts }) => starts(view))
  if (!format) throw unreadable('unknown-format')
  const size = sizeWithin(format.size, view)
  if (!size || size.width < 1 || size.height < 1) throw unreadable('damaged')
  const { width, height } = size
  if (Math.max(width, height) > maxSide || width * height > maxArea)
    throw unreadable('too-large')
  return { type: format.type, width, height }
}

type ReadSize = (view: DataView) => Size | null

/** A header that ends too early has no size. */
function sizeWithin(read: ReadSize, view: DataView): Size | null {
  try {
    return read(view)
  } catch (error) {
    if (error instanceof RangeError) return null
    throw error
  }
}

function has(view: DataView, at: number, text: string): boolean {
  if (view.byteLength < at + text.length) return false
  return [...text].every(
    (sign, n) => view.getUint8(at + n) === sign.charCodeAt(0),
  )
}

const formats: {
  type: PictureType
  starts: (view: DataView) => boolean
  size: ReadSize
}[] = [
  {
    type: 'image/png',
    starts: (view) => has(view, 0, '\x89PNG\r\n\x1a\n'),
    size: (view) =>
      has(view, 12, 'IHDR')
        ? { width: view.getUint32(16), height: view.getUint32(20) }
        : null,
  },
  {
    type: 'image/jpeg',
    starts: (view) => has(view, 0, '\xff\xd8\xff'),
    size: jpegSize,
  },
  {
    type: 'image/webp',
    starts: (view) => has(view, 0, 'RIFF') && has(view, 8, 'WEBP'),
    size: webpSize,
  },
  {
    type: 'image/gif',
    starts: (view) => has(view, 0, 'GIF8'),
    size: (view) => ({
      width: view.getUint16(6, true),
      height: view.getUint16(8, true),
    }),
  },
]

/** Walks the segments to the frame header: SOF0 to SOF15 without DHT, JPG, DAC. */
function jpegSize(view: DataView): Size | null {
  const others = [0xc4, 0xc8, 0xcc]
  for (let at = 2; ;) {
    if (view.getUint8(at) !== 0xff) return null
    const marker = view.getUint8(at + 1)
    if (marker === 0xff) {
      at += 1
      continue
    }
    if (marker >= 0xc0 && marker <= 0xcf && !others.includes(marker))
      return { width: view.getUint16(at + 7), height: view.getUint16(at + 5) }
    const alone = marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8)
    at += alone ? 2 : 2 + view.getUint16(at + 2)
  }
}

function webpSize(view: DataView): Size | null {
  const triple = (at: number) =>
    view.getUint16(at, true) + (view.getUint8(at + 2) << 16)
  if (has(view, 12, 'VP8X'))
    return { width: triple(24) + 1, height: triple(27) + 1 }
  if (has(view, 12, 'VP8L')) {
    const bits = view.getUint32(21, true)
    return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 }
  }
  if (has(view, 12, 'VP8 '))
    return {
      width: view.getUint16(26, true) & 0x3fff,
      height: view.getUint16(28, true) & 0x3fff,
    }
  return null
}
