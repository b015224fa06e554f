/** Pictures that nobody makes by accident, byte by byte. */
import { crc32, deflateSync } from 'node:zlib'
import sharp from 'sharp'
import type { Size } from '../../../plugin/shared/geometry.ts'

const signature = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1')

export function chunk(type: string, data: Uint8Array): Buffer {
  const out = Buffer.alloc(12 + data.length)
  out.writeUInt32BE(data.length, 0)
  out.write(type, 4, 'latin1')
  out.set(data, 8)
  out.writeUInt32BE(crc32(out.subarray(4, 8 + data.length)), 8 + data.length)
  return out
}

interface Png extends Size {
  /** Rows that there are, if not as many as it says. */
  rows?: number
  /** Between header and pixels. */
  before?: Buffer[]
}

/** Black and white, one bit a pixel, all black. */
export function blackPng({ width, height, rows = height, before = [] }: Png) {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([1, 0], 8)
  const pixels = Buffer.alloc((Math.ceil(width / 8) + 1) * rows)
  return new Uint8Array(
    Buffer.concat([
      signature,
      chunk('IHDR', header),
      ...before,
      chunk('IDAT', deflateSync(pixels)),
      chunk('IEND', Buffer.alloc(0)),
    ]),
  )
}

/** A text or a profile that unpacks to so many bytes. */
export function packed(type: 'zTXt' | 'iCCP', bytes: number): Buffer {
  const name = Buffer.from('x\0\0', 'latin1')
  const zeros = deflateSync(Buffer.alloc(bytes), { level: 9 })
  return chunk(type, Buffer.concat([name, zeros]))
}

/** A progressive JPEG whose last scan comes so many times more. */
export async function jpegOfScans(side: number, more: number) {
  const background = '#777'
  const create = { width: side, height: side, channels: 3, background } as const
  const jpeg = await sharp({ create }).jpeg({ progressive: true }).toBuffer()
  const last = jpeg.lastIndexOf(Buffer.from([0xff, 0xda]))
  const [start, scan, end] = [
    jpeg.subarray(0, last),
    jpeg.subarray(last, -2),
    jpeg.subarray(-2),
  ]
  const scans = Array.from({ length: 1 + more }, () => scan)
  return new Uint8Array(Buffer.concat([start, ...scans, end]))
}
