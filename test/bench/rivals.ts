import { decode, encode } from 'fast-png'
import { PNG } from 'pngjs'
import sharp from 'sharp'
import type { Rect, Size } from '../../plugin/shared/geometry.ts'
import type { Raster } from '../../ui/pixels/codec.ts'
import { fade, shape, window as cutWindow } from './steps.ts'

/** A library that reads and writes PNG on Node. */
interface Codec {
  decode(bytes: Buffer): Promise<Raster>
  encode(data: Uint8ClampedArray, size: Size): Promise<unknown>
}

export const codecs = {
  pngjs: {
    decode: (bytes) => Promise.resolve(rasterOf(PNG.sync.read(bytes))),
    encode: (data, { width, height }) => {
      const picture = new PNG({ width, height })
      picture.data = Buffer.from(data.buffer)
      return Promise.resolve(PNG.sync.write(picture))
    },
  },
  'fast-png': {
    decode: (bytes) => {
      const { width, height, data } = decode(bytes)
      return Promise.resolve(
        rasterOf({ width, height, data: data as Uint8Array }),
      )
    },
    encode: (data, size) =>
      Promise.resolve(encode({ ...size, data, channels: 4 })),
  },
  sharp: {
    decode: async (bytes) => {
      const { data, info } = await sharp(bytes)
        .ensureAlpha()
        .raw()
        .toBuffer({ resolveWithObject: true })
      return rasterOf({ ...info, data })
    },
    encode: (data, { width, height }) =>
      sharp(Buffer.from(data.buffer), { raw: { width, height, channels: 4 } })
        .png()
        .toBuffer(),
  },
} satisfies Record<string, Codec>

export type Rival = keyof typeof codecs

function rasterOf({
  width,
  height,
  data,
}: Size & { data: Uint8Array }): Raster {
  return { width, height, data: new Uint8ClampedArray(data) }
}

export interface Pictures {
  source: Buffer
  mask: Buffer
  answer: Buffer
  maskRect: Rect
  window: Rect
}

/** @returns milliseconds from bytes to bytes */
export async function timePrepare(
  codec: Codec,
  pictures: Pictures,
): Promise<number> {
  const { source, mask, maskRect, window } = pictures
  const start = performance.now()
  await codec.encode(cutWindow(await codec.decode(source), window), window)
  const { sent } = shape(await codec.decode(mask), maskRect, window)
  await codec.encode(sent, window)
  return performance.now() - start
}

/** @returns milliseconds from bytes to bytes, without matching colours */
export async function timeApply(
  codec: Codec,
  { mask, answer, maskRect, window }: Pictures,
): Promise<number> {
  const { composite } = shape(await codec.decode(mask), maskRect, window)
  const start = performance.now()
  const { pixels, rect } = fade(await codec.decode(answer), composite)
  await codec.encode(pixels.data, rect)
  return performance.now() - start
}
