import type { Size } from '../sizes.ts'
import { redraw } from './drift.ts'
import { clamp } from './fill.ts'
import type { Raster } from './raster.ts'
import { draw } from './raster.ts'
import { central, paintScene, read, thingAt } from './scene.ts'

/** A picture of nothing but the prompt. @returns RGB */
export async function paintNew(
  prompt: string,
  seed: number,
  size: Size,
): Promise<Raster> {
  return redraw(await paintScene(prompt, seed, size), 'mild', seed)
}

/** A thing on nothing, its edge soft; a star where the prompt names none we know. @returns RGBA */
export function paintCutout(
  prompt: string,
  seed: number,
  size: Size,
): Promise<Raster> {
  const reading = read(prompt, seed)
  return draw(thingAt(reading, central(size, reading.random), size))
}

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
