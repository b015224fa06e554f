import { area, type Size } from '../../plugin/shared/geometry.ts'
import { has, viewOf, type Format } from './format.ts'

export const jpeg: Format = {
  type: 'image/jpeg',
  starts: (view) => has(view, 0, '\xff\xd8\xff'),
  size: sizeOf,
  tagged: () => true,
  needed,
}

/** Start of a scan, end of the image. */
const [scan, end] = [0xda, 0xd9]

/** SOF0 to SOF15 begin a frame, but for DHT, JPG and DAC among them. */
function isFrame(marker: number): boolean {
  return (
    marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)
  )
}

/** Markers that nothing belongs to: TEM, RST0 to RST7, SOI. */
function isAlone(marker: number): boolean {
  return marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8)
}

/** Walks the segments to the frame header. */
function sizeOf(view: DataView): Size | null {
  for (let at = 2; ;) {
    if (view.getUint8(at) !== 0xff) return null
    const marker = view.getUint8(at + 1)
    if (marker === 0xff) {
      at += 1
      continue
    }
    if (isFrame(marker))
      return { width: view.getUint16(at + 7), height: view.getUint16(at + 5) }
    at += isAlone(marker) ? 2 : 2 + view.getUint16(at + 2)
  }
}

/** Every scan goes over all of a picture, and takes a few bytes only. */
const mostScans = 64
const mostWork = 2 ** 30

/** Up to the end of the image. One that breaks off before is the decoder's to judge. */
function needed(bytes: Uint8Array, size: Size): Uint8Array[] | null {
  const view = viewOf(bytes)
  let scans = 0
  for (let at = 2; at + 4 <= bytes.length || bytes[at + 1] === end;) {
    if (bytes[at] !== 0xff) break
    const marker = bytes[at + 1]!
    if (marker === end) return [bytes.subarray(0, at + 2)]
    if (marker === 0xff || isAlone(marker)) {
      at += marker === 0xff ? 1 : 2
      continue
    }
    at += 2 + view.getUint16(at + 2)
    if (marker !== scan) continue
    scans++
    if (scans > mostScans || scans * area(size) > mostWork) return null
    at = afterScan(bytes, at)
  }
  return [bytes]
}

/** Where the next marker is: within a scan 0xff comes with a 0 or is a restart. */
function afterScan(bytes: Uint8Array, from: number): number {
  let at = from
  for (; at + 1 < bytes.length; at++) {
    if (bytes[at] !== 0xff) continue
    const next = bytes[at + 1]!
    if (next !== 0 && !(next >= 0xd0 && next <= 0xd7)) break
  }
  return at
}
