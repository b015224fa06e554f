/** From light at every point to pixels. */
import type { Light } from './noise.ts'
import { speck } from './noise.ts'

/**
 * `u` and `v` are 0 to 1 across the width; `v` goes on below for tall ones.
 * Null is transparent.
 */
export type Scene = (u: number, v: number) => Light | null

/** Draws over a scene, in units of the picture's width. */
export type Touch = (pen: OffscreenCanvasRenderingContext2D) => void

/** Levels of film grain. */
const grain = 5

/** Light that differs by more than this between neighbours is an edge. */
const edge = 0.14

/** Highlights roll off instead of clipping. */
function level(light: number): number {
  const soft = light < 0.75 ? light : 1 - 0.25 * Math.exp((0.75 - light) / 0.25)
  return 255 * soft
}

/** Rows `from` to `to` of a picture `width` pixels wide; RGBA. */
export function paintRows(
  scene: Scene,
  width: number,
  from: number,
  to: number,
): Uint8ClampedArray<ArrayBuffer> {
  const seen = new Float32Array((to - from) * width * 4)
  for (let y = from, at = 0; y < to; y++)
    for (let x = 0; x < width; x++, at += 4)
      expose(seen, at, scene((x + 0.5) / width, (y + 0.5) / width), 1)
  smoothEdges(seen, scene, width, from)
  const pixels = new Uint8ClampedArray(seen.length)
  for (let y = from, at = 0; y < to; y++)
    for (let x = 0; x < width; x++, at += 4) {
      const alpha = seen[at + 3] ?? 0
      if (alpha === 0) continue
      const noise = (speck(x * 7 + (y >> 8), y * 13 + (x >> 8)) - 0.5) * grain
      pixels[at] = level((seen[at] ?? 0) / alpha) + noise
      pixels[at + 1] = level((seen[at + 1] ?? 0) / alpha) + noise
      pixels[at + 2] = level((seen[at + 2] ?? 0) / alpha) + noise
      pixels[at + 3] = 255 * alpha
    }
  return pixels
}

/** Adds a share of what is at a point; colours are premultiplied. */
function expose(
  seen: Float32Array,
  at: number,
  light: Light | null,
  share: number,
): void {
  if (!light) return
  seen[at] = (seen[at] ?? 0) + share * light[0]
  seen[at + 1] = (seen[at + 1] ?? 0) + share * light[1]
  seen[at + 2] = (seen[at + 2] ?? 0) + share * light[2]
  seen[at + 3] = (seen[at + 3] ?? 0) + share
}

const corners = [
  [0.25, 0.25],
  [0.75, 0.25],
  [0.25, 0.75],
  [0.75, 0.75],
] as const

/** Looks four times where a pixel is unlike the one beside or below it. */
function smoothEdges(
  seen: Float32Array,
  scene: Scene,
  width: number,
  from: number,
): void {
  const differs = (at: number, other: number) => {
    let sum = 0
    for (let channel = 0; channel < 4; channel++)
      sum += Math.abs(
        Math.min(1, seen[at + channel] ?? 0) -
          Math.min(1, seen[other + channel] ?? 0),
      )
    return sum > edge * 3
  }
  const rough: number[] = []
  const row = 4 * width
  for (let at = 0; at < seen.length; at += 4)
    if (
      (at % row < row - 4 && differs(at, at + 4)) ||
      (at % row > 0 && differs(at, at - 4)) ||
      (at + row < seen.length && differs(at, at + row)) ||
      (at >= row && differs(at, at - row))
    )
      rough.push(at)
  for (const at of rough) {
    const x = (at / 4) % width
    const y = from + Math.floor(at / 4 / width)
    seen.fill(0, at, at + 4)
    for (const [dx, dy] of corners)
      expose(seen, at, scene((x + dx) / width, (y + dy) / width), 0.25)
  }
}

/** A finished picture's file, from the pixels of all its rows. */
export async function develop(
  pixels: Uint8ClampedArray<ArrayBuffer>,
  width: number,
  touch: Touch | undefined,
  type: 'image/png' | 'image/jpeg',
): Promise<Uint8Array<ArrayBuffer>> {
  const canvas = new OffscreenCanvas(width, pixels.length / 4 / width)
  const pen = canvas.getContext('2d')
  if (!pen) throw new Error('This browser has no 2D canvas')
  pen.putImageData(new ImageData(pixels, width), 0, 0)
  pen.scale(width, width)
  touch?.(pen)
  const file = await canvas.convertToBlob({ type, quality: 0.93 })
  return new Uint8Array(await file.arrayBuffer())
}
