import type { Size } from './geometry.ts'

/** Of an export of Figma's: from the header, which is always the first chunk. */
export function sizeOfPng(png: Uint8Array): Size {
  const view = new DataView(png.buffer, png.byteOffset, png.byteLength)
  return { width: view.getUint32(16), height: view.getUint32(20) }
}
