import { PNG } from 'pngjs'
import type { Rect, Size } from '../../../plugin/shared/geometry.ts'

/** RGBA of one pixel. */
export type Paint = (x: number, y: number) => readonly number[]

/** Every pixel unlike its neighbours: nothing can be resampled unseen. */
export const speckle: Paint = (x, y) => {
  const mixed = Math.imul(x * 73_856_093 + y * 19_349_663 + 1, 2_654_435_761)
  return [(mixed >>> 24) & 255, (mixed >>> 16) & 255, (mixed >>> 8) & 255, 255]
}

/** Smooth, as a photograph's sky. */
export const gradient: Paint = (x, y) => [
  60 + (x % 160),
  90 + (y % 120),
  120 + ((x + y) % 100),
  255,
]

/** Opaque inside the rectangle, transparent elsewhere. */
export function box(rect: Rect, alpha = 255): Paint {
  return (x, y) =>
    x >= rect.x &&
    y >= rect.y &&
    x < rect.x + rect.width &&
    y < rect.y + rect.height
      ? [200, 30, 30, alpha]
      : [0, 0, 0, 0]
}

export function pixelsOf({ width, height }: Size, paint: Paint): Buffer {
  const data = Buffer.alloc(width * height * 4)
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) data.set(paint(x, y), (y * width + x) * 4)
  return data
}

/** PNG by an encoder that is not the product's. */
export function png({ width, height }: Size, paint: Paint): Uint8Array {
  const picture = new PNG({ width, height })
  picture.data = pixelsOf({ width, height }, paint)
  return new Uint8Array(PNG.sync.write(picture))
}

/** RGBA by a decoder that is not the product's. */
export function read(bytes: Uint8Array): Size & { data: Buffer } {
  const { width, height, data } = PNG.sync.read(Buffer.from(bytes))
  return { width, height, data }
}

/** Pixels by any decoder. */
interface Pixels extends Size {
  data: Uint8Array | Uint8ClampedArray
}

export function pixelAt(picture: Pixels, x: number, y: number): number[] {
  const at = (y * picture.width + x) * 4
  return [...picture.data.subarray(at, at + 4)]
}

/** Where the patch is laid over the original, straight alpha, as Figma does. */
export function composited(
  original: Pixels,
  patch: Pixels,
  at: { x: number; y: number },
): Buffer {
  const out = Buffer.from(original.data)
  for (let y = 0; y < patch.height; y++)
    for (let x = 0; x < patch.width; x++) {
      const [px, py] = [at.x + x, at.y + y]
      if (px < 0 || py < 0 || px >= original.width || py >= original.height)
        continue
      const to = (py * original.width + px) * 4
      const from = (y * patch.width + x) * 4
      const alpha = (patch.data[from + 3] ?? 0) / 255
      for (let channel = 0; channel < 3; channel++) {
        const under = original.data[to + channel] ?? 0
        const over = patch.data[from + channel] ?? 0
        out[to + channel] = Math.round(over * alpha + under * (1 - alpha))
      }
    }
  return out
}
