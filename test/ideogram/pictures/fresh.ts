import { hash, randomFrom } from '../random.ts'
import type { Size } from '../sizes.ts'
import { redraw } from './drift.ts'
import { clamp } from './fill.ts'
import type { Raster } from './raster.ts'
import { draw } from './raster.ts'
import { cutoutFor, pictureFor } from './scene.ts'

/** RGB over nothing: alpha is dropped. */
export function opaque({ width, height, data }: Raster): Raster {
  const rgb = new Uint8Array(width * height * 3)
  for (let pixel = 0; pixel < width * height; pixel += 1)
    rgb.set(data.subarray(pixel * 4, pixel * 4 + 3), pixel * 3)
  return { width, height, channels: 3, data: rgb }
}

/** A picture of nothing but the prompt. @returns RGB */
export async function paintNew(
  prompt: string,
  seed: number,
  size: Size,
): Promise<Raster> {
  const drawn = await draw(pictureFor(prompt, seed, size))
  return redraw(opaque(drawn), 'mild', seed)
}

/** A thing on nothing. @returns RGBA */
export const paintCutout = (
  prompt: string,
  seed: number,
  size: Size,
): Promise<Raster> => draw(cutoutFor(prompt, seed, size))

/** Each pixel between two pictures of one size: `share` 0 is all `from`, 1 all `to`. */
export function mix(
  from: Raster,
  to: Raster,
  share: (pixel: number) => number,
): Raster {
  const data = new Uint8Array(from.data)
  for (let at = 0; at < data.length; at += 1) {
    const below = from.data[at] ?? 0
    const weight = share(Math.floor(at / from.channels))
    data[at] = clamp(below + ((to.data[at] ?? 0) - below) * weight)
  }
  return { ...from, data }
}

/** What a describing model would say: true about the colours, invented otherwise. */
export function describe({ data, channels, ...size }: Raster): string {
  const sums = [0, 0, 0]
  for (let at = 0; at < data.length; at += channels * 16)
    for (const channel of [0, 1, 2])
      sums[channel] = (sums[channel] ?? 0) + (data[at + channel] ?? 0)
  const [red = 0, green = 0, blue = 0] = sums
  const tone =
    red >= green && red >= blue
      ? 'warm'
      : blue >= green
        ? 'cool'
        : 'fresh green'
  const light = (red + green + blue) / (data.length / channels / 16) / 3
  const mood = randomFrom(hash(tone))() < 0.5 ? 'calm' : 'lively'
  return `A ${light > 128 ? 'bright' : 'dark'}, ${mood} composition in ${tone} tones, ${size.width > size.height ? 'wide' : size.width < size.height ? 'tall' : 'square'} in format.`
}
