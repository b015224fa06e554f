import type { Random } from '../../random.ts'
import { between, pick } from '../../random.ts'
import type { Size } from '../../sizes.ts'
import type { Raster } from '../raster.ts'
import { byPixel } from './landscape.ts'
import type { Light } from './noise.ts'
import { cloudy, smooth } from './noise.ts'

/** Where a table's edge lies, of the height: things stand a little below it. */
export const TABLE = 0.72

const TABLES: readonly [Table, ...Table[]] = [
  { dark: [0.36, 0.21, 0.12], light: [0.66, 0.43, 0.27], grain: 1 },
  { dark: [0.62, 0.52, 0.42], light: [0.84, 0.76, 0.66], grain: 0.6 },
  { dark: [0.84, 0.83, 0.82], light: [0.95, 0.94, 0.93], grain: 0.25 },
]

interface Table {
  readonly dark: Light
  readonly light: Light
  readonly grain: number
}

/**
 * A wall with light falling on it through a window, and a table before it.
 * @param wall its colour @returns RGB
 */
export function paintRoom(
  wall: Light,
  size: Size,
  random: Random,
): Promise<Raster> {
  const wide = size.width / size.height
  const { dark, light, grain } = pick(random, TABLES)
  const seed = between(random, 0, 90)
  const from = wide * between(random, 0.05, 0.35)
  return byPixel(size, (blend, u, v) => {
    if (v > TABLE) {
      const near = (v - TABLE) / (1 - TABLE)
      const streak = cloudy(
        u * 2.2 + seed,
        v * 26 + cloudy(u * 3, v * 5, 2) * 2,
        4,
      )
      blend
        .set(dark)
        .mix(light, 0.5 + (streak - 0.5) * 1.9 * grain)
        .dim(0.8 + 0.28 * near - 0.25 * smooth(0.02, 0, v - TABLE))
      blend.dim(1 - 0.16 * smooth(0.3, 1, u / wide))
      return
    }
    const plaster = cloudy(u * 7 + seed, v * 7, 4)
    const fall = 1.04 - 0.3 * smooth(0.25, 1.1, u / wide) - 0.1 * v
    blend.set(wall).dim(fall + (plaster - 0.5) * 0.07)
    // Light of a window with a bar in it, slanting down.
    const slant = u + v * 0.42 - from
    const pane = smooth(0, 0.03, slant) * smooth(0.44, 0.41, slant)
    const bar = smooth(0.2, 0.212, slant) * smooth(0.238, 0.226, slant)
    const end = smooth(0.7, 0.6, v + u * 0.1)
    blend.add([0.13, 0.11, 0.07], pane * (1 - bar) * end)
  })
}

/** Colours that flow into each other like ink in water. @returns RGB */
export function paintFlow(
  colours: readonly Light[],
  size: Size,
  random: Random,
): Promise<Raster> {
  const seed = between(random, 0, 90)
  const turn = between(random, 0, Math.PI)
  const [c, s] = [Math.cos(turn), Math.sin(turn)]
  return byPixel(size, (blend, u, v) => {
    const x = u * c - v * s
    const y = u * s + v * c
    const bend = cloudy(x * 1.5 + seed, y * 1.5, 3)
    const fold = cloudy(x * 1.3 + bend * 2.6, y * 2 + bend * 2.2 + seed, 3)
    const along =
      Math.min(0.999, Math.max(0, (fold - 0.2) * 1.65)) * (colours.length - 1)
    const index = Math.floor(along)
    const first = colours[index] ?? colours[0] ?? [0, 0, 0]
    blend
      .set(first)
      .mix(colours[index + 1] ?? first, smooth(0, 1, along - index))
    // Folds catch the light on one side.
    const rise =
      cloudy((x + 0.012) * 1.3 + bend * 2.6, y * 2 + bend * 2.2 + seed, 3) -
      fold
    blend.dim(1 + rise * 9).add([1, 1, 1], Math.max(0, rise) * 2.2)
  })
}
