import type { ImageType } from './field.ts'

const starts = (bytes: Uint8Array, at: number, magic: string) =>
  [...magic].every((char, i) => bytes[at + i] === char.charCodeAt(0))

/** By the first bytes: no header is trusted. null when it is no picture we take. */
export const sniff = (bytes: Uint8Array): ImageType | null => {
  if (starts(bytes, 0, '\x89PNG\r\n\x1a\n')) return 'image/png'
  if (starts(bytes, 0, '\xff\xd8\xff')) return 'image/jpeg'
  if (starts(bytes, 0, 'RIFF') && starts(bytes, 8, 'WEBP')) return 'image/webp'
  return null
}

const holds = (bytes: Uint8Array, magic: string, from: number) => {
  for (let at = bytes.length - magic.length; at >= from; at--)
    if (starts(bytes, at, magic)) return true
  return false
}

/** How far from its end a JPEG may close: some writers add their notes. */
const jpegTail = 64 * 1024

/** Whether a picture has its end: one cut on the way still looks like one. */
export const isWhole = (bytes: Uint8Array, type: ImageType): boolean => {
  switch (type) {
    case 'image/png':
      return holds(bytes, 'IEND\xae\x42\x60\x82', 0)
    case 'image/jpeg':
      return holds(bytes, '\xff\xd9', Math.max(0, bytes.length - jpegTail))
    case 'image/webp': {
      const view = new DataView(bytes.buffer, bytes.byteOffset)
      // the length that a RIFF file declares leaves out its first 8 bytes
      return view.getUint32(4, true) + 8 <= bytes.length
    }
  }
}
