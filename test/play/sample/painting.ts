/** From light at every point to the bytes of a PNG. */
import type { Light } from './noise.ts'
import { speck } from './noise.ts'

/** `u` and `v` are 0 to 1 across the width; `v` goes on below for tall ones. */
export type Scene = (u: number, v: number) => Light

/** Levels of film grain. */
const grain = 5

/** Highlights roll off instead of clipping. */
function level(light: number): number {
  const soft = light < 0.75 ? light : 1 - 0.25 * Math.exp((0.75 - light) / 0.25)
  return 255 * soft
}

/**
 * `width` × `height` pixels of `scene`, opaque. `touch` draws over it, in units
 * of the width.
 */
export async function paintPng(
  width: number,
  height: number,
  scene: Scene,
  touch: (pen: OffscreenCanvasRenderingContext2D) => void,
): Promise<Uint8Array> {
  const canvas = new OffscreenCanvas(width, height)
  const pen = canvas.getContext('2d')
  if (!pen) throw new Error('This browser has no 2D canvas')
  const image = pen.createImageData(width, height)
  const { data } = image
  for (let y = 0, at = 0; y < height; y++)
    for (let x = 0; x < width; x++, at += 4) {
      const [r, g, b] = scene((x + 0.5) / width, (y + 0.5) / width)
      const noise = (speck(x * 7 + (y >> 8), y * 13 + (x >> 8)) - 0.5) * grain
      data[at] = level(r) + noise
      data[at + 1] = level(g) + noise
      data[at + 2] = level(b) + noise
      data[at + 3] = 255
    }
  pen.putImageData(image, 0, 0)
  pen.scale(width, width)
  touch(pen)
  const file = await canvas.convertToBlob({ type: 'image/png' })
  return new Uint8Array(await file.arrayBuffer())
}
