import type { Size } from '../../plugin/shared/geometry.ts'
import { has, viewOf, type Format } from './format.ts'

export const webp: Format = {
  type: 'image/webp',
  starts: (view) => has(view, 0, 'RIFF') && has(view, 8, 'WEBP'),
  size: sizeOf,
  // A bit of the flags of an extended file.
  tagged: (bytes) => has(viewOf(bytes), 12, 'VP8X') && (bytes[20]! & 0x20) > 0,
  needed: (bytes) => [bytes.subarray(0, 8 + viewOf(bytes).getUint32(4, true))],
}

function sizeOf(view: DataView): Size | null {
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
