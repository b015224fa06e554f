import type { Random } from '../../random.ts'
import { between } from '../../random.ts'
import type { Size } from '../../sizes.ts'
import { within } from '../../sizes.ts'
import type { Raster } from '../raster.ts'
import { resize } from '../raster.ts'
import { GROUNDS } from './grounds.ts'
import type { Hour } from './lights.ts'
import { Blend } from './noise.ts'
import type { Place } from './places.ts'
import { face, topsOf } from './ridges.ts'
import type { Air } from './sky.ts'
import { sky } from './sky.ts'

/** Pixels that are thought about one by one; a larger picture is enlarged from them. */
const MOST = 400_000

/** Highlights roll off instead of clipping. @returns a level */
export function level(light: number): number {
  const soft = light < 0.75 ? light : 1 - 0.25 * Math.exp((0.75 - light) / 0.25)
  return soft <= 0 ? 0 : 255 * soft
}

/** Paints a picture by its pixels. @param at `u` and `v` in units of the height */
export async function byPixel(
  size: Size,
  at: (blend: Blend, u: number, v: number, x: number) => void,
): Promise<Raster> {
  const small = within(size, MOST)
  const { width, height } = small
  const data = new Uint8Array(width * height * 3)
  const blend = new Blend()
  for (let y = 0, to = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1, to += 3) {
      at(blend, (x + 0.5) / height, (y + 0.5) / height, x)
      data[to] = level(blend.red)
      data[to + 1] = level(blend.green)
      data[to + 2] = level(blend.blue)
    }
  return resize({ ...small, channels: 3, data }, size)
}

/** A place at an hour. @returns RGB */
export function paintPlace(
  { horizon, ridges, ground }: Place,
  hour: Hour,
  size: Size,
  random: Random,
): Promise<Raster> {
  const wide = size.width / size.height
  const small = within(size, MOST)
  const sun = {
    u: wide * between(random, 0.22, 0.78),
    v: (hour.sun?.v ?? 0.2) * Math.min(1, horizon / 0.56),
  }
  const air: Air = {
    hour,
    sun,
    side: sun.u < wide / 2 ? 1 : -1,
    horizon,
    seed: between(random, 0, 200),
  }
  const lines = ridges.map((one, index) => {
    const seed = air.seed + index * 3.7
    return {
      ridge: one,
      seed,
      tops: topsOf(one, seed, small.width, small.height),
    }
  })
  return byPixel(size, (blend, u, v, x) => {
    for (const { ridge, seed, tops } of lines) {
      const depth = v - (tops[x] ?? 2)
      if (depth < 0 || v > ridge.foot) continue
      face(blend, ridge, air, u, v, depth, seed)
      return
    }
    if (v > horizon) GROUNDS[ground](blend, air, u, v, v - horizon)
    else sky(blend, air, u, v)
  })
}
