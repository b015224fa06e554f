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

const viewOf = ({ buffer, byteOffset, byteLength }: Uint8Array) =>
  new DataView(buffer, byteOffset, byteLength)

/** `IEND` */
const lastChunk = 0x49454e44

/** Behind the chunk IEND: each chunk tells its length, and has 12 bytes more. */
const pngEnd = (bytes: Uint8Array): number | null => {
  const view = viewOf(bytes)
  for (let at = 8; at + 12 <= bytes.length;) {
    const end = at + 12 + view.getUint32(at)
    if (end > bytes.length) return null
    if (view.getUint32(at + 4) === lastChunk) return end
    at = end
  }
  return null
}

/** Markers that stand alone: fill bytes, and what parts the lines of a scan. */
const isLone = (marker: number) =>
  marker === 0xff || marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8)

/** Behind the marker EOI that is not inside a segment: those tell their length. */
const jpegEnd = (bytes: Uint8Array): number | null => {
  const view = viewOf(bytes)
  for (let at = 2; at + 2 <= bytes.length;) {
    const marker = bytes[at + 1] ?? 0
    // in a scan any byte may stand, and 0xff is followed by a zero
    if (bytes[at] !== 0xff || marker === 0 || isLone(marker)) at++
    else if (marker === 0xd9) return at + 2
    else if (at + 4 > bytes.length) return null
    else at += 2 + view.getUint16(at + 2)
  }
  return null
}

/** A RIFF file declares its length, less the 8 bytes that say so. */
const webpEnd = (bytes: Uint8Array): number | null => {
  const end = viewOf(bytes).getUint32(4, true) + 8
  return end <= bytes.length ? end : null
}

const ends: Record<ImageType, (bytes: Uint8Array) => number | null> = {
  'image/png': pngEnd,
  'image/jpeg': jpegEnd,
  'image/webp': webpEnd,
}

/**
 * The picture without what some writers put behind it; null when it was cut on
 * the way: then it still looks like one, but has no end. Goes through the bytes
 * once.
 */
export const whole = (
  bytes: Uint8Array,
  type: ImageType,
): Uint8Array | null => {
  const end = ends[type](bytes)
  if (end === null) return null
  return end < bytes.length ? bytes.slice(0, end) : bytes
}
