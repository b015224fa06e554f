/** What Figma reads of an image file: its kind and its size. */

export interface ImageHeader {
  width: number
  height: number
}

/** Pixels, along either side. */
const largestSide = 4096

/** Throws in Figma's words what `createImage` does not take. */
export function readImage(bytes: Uint8Array): ImageHeader {
  const size = png(bytes) ?? gif(bytes) ?? jpeg(bytes)
  if (!size) throw new Error('Image type is unsupported')
  if (size.width < 1 || size.height < 1) throw new Error('Image is too small')
  if (size.width > largestSide || size.height > largestSide) {
    throw new Error('Image is too large')
  }
  return size
}

const viewOf = (bytes: Uint8Array) =>
  new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)

const startsWith = (bytes: Uint8Array, signature: readonly number[]) =>
  signature.every((byte, index) => bytes[index] === byte)

function png(bytes: Uint8Array): ImageHeader | null {
  const signature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]
  if (!startsWith(bytes, signature)) return null
  if (bytes.length < 33) return { width: 0, height: 0 }
  const view = viewOf(bytes)
  return { width: view.getUint32(16), height: view.getUint32(20) }
}

function gif(bytes: Uint8Array): ImageHeader | null {
  if (!startsWith(bytes, [0x47, 0x49, 0x46, 0x38])) return null
  if (bytes.length < 10) return { width: 0, height: 0 }
  const view = viewOf(bytes)
  return { width: view.getUint16(6, true), height: view.getUint16(8, true) }
}

/** The size stands in the frame header, after any number of segments. */
function jpeg(bytes: Uint8Array): ImageHeader | null {
  if (!startsWith(bytes, [0xff, 0xd8, 0xff])) return null
  const view = viewOf(bytes)
  let at = 2
  while (at + 9 < bytes.length) {
    if (bytes[at] !== 0xff) return { width: 0, height: 0 }
    const marker = bytes[at + 1] ?? 0
    if (isFrameHeader(marker)) {
      return { height: view.getUint16(at + 5), width: view.getUint16(at + 7) }
    }
    at += 2 + view.getUint16(at + 2)
  }
  return { width: 0, height: 0 }
}

/** SOF0 to SOF15 without the tables that share their range. */
const isFrameHeader = (marker: number) =>
  marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)
