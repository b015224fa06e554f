import type { Size } from '../../plugin/shared/geometry.ts'

export type PictureType =
  'image/png' | 'image/jpeg' | 'image/webp' | 'image/gif'

/** What is read of a kind of picture before anything is decoded. */
export interface Format {
  type: PictureType
  starts: (view: DataView) => boolean
  /** @throws RangeError for one that ends too early; null for one without a size */
  size: (view: DataView) => Size | null
  /** Whether it may say of its colours that they are not plain sRGB. */
  tagged: (bytes: Uint8Array) => boolean
  /**
   * The bytes that a decoder needs, in order: neither what is nothing to be
   * seen nor what comes after the end.
   *
   * @returns null for what no decoder should be given
   */
  needed: (bytes: Uint8Array, size: Size) => Uint8Array[] | null
}

export function has(view: DataView, at: number, text: string): boolean {
  if (view.byteLength < at + text.length) return false
  return [...text].every(
    (sign, n) => view.getUint8(at + n) === sign.charCodeAt(0),
  )
}

export function viewOf({ buffer, byteOffset, byteLength }: Uint8Array) {
  return new DataView(buffer, byteOffset, byteLength)
}

export function joined(pieces: readonly Uint8Array[]): Uint8Array {
  const out = new Uint8Array(
    pieces.reduce((sum, { length }) => sum + length, 0),
  )
  let at = 0
  for (const piece of pieces) {
    out.set(piece, at)
    at += piece.length
  }
  return out
}
