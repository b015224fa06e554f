import type { Hour } from './lights.ts'
import type { Blend, Light } from './noise.ts'
import { cloudy, smooth, speck } from './noise.ts'

/** Where things are in one picture; `u` and `v` are in units of its height. */
export interface Air {
  readonly hour: Hour
  /** Of the sun, or the moon. */
  readonly sun: { readonly u: number; readonly v: number }
  /** Where the light comes from: 1 the left, -1 the right. */
  readonly side: 1 | -1
  /** Where the sky ends. */
  readonly horizon: number
  /** Sets this picture's noise apart from others'. */
  readonly seed: number
}

const GLOW: Light = [1, 0.72, 0.42]
const MOONLIGHT: Light = [0.55, 0.66, 0.9]
const DISC: Light = [1.1, 1.02, 0.86]

/** The open sky with its sun and clouds, at a place. */
export function sky(blend: Blend, air: Air, u: number, v: number): void {
  const { hour, sun, horizon } = air
  const height = Math.min(1, Math.max(0, v / horizon))
  blend
    .set(hour.zenith)
    .mix(hour.middle, smooth(0, 0.62, height))
    .mix(hour.low, smooth(0.45, 1.02, height))
  const away = Math.hypot(u - sun.u, v - sun.v)
  if (hour.sun) {
    const colour = hour.stars ? MOONLIGHT : GLOW
    blend
      .add(colour, 0.5 * hour.sun.glow * Math.exp(-away * away * 20))
      .add(colour, 0.28 * hour.sun.glow * Math.exp(-away * 6))
  }
  if (hour.stars) stars(blend, u, v)
  const cover = clouds(blend, air, u, v, away)
  if (hour.sun?.disc)
    blend.mix(DISC, smooth(0.046, 0.041, away) * (1 - 0.8 * cover))
}

const STAR: Light = [1, 0.98, 0.94]

/** One in most cells of a grid, of many brightnesses. */
function stars(blend: Blend, u: number, v: number): void {
  const [column, row] = [Math.floor(u * 34), Math.floor(v * 34)]
  const bright = speck(column * 7, row * 11)
  const x = u * 34 - column - 0.15 - 0.7 * speck(column, row * 3)
  const y = v * 34 - row - 0.15 - 0.7 * speck(column * 5, row)
  const size = 0.02 + 0.07 * bright ** 4
  blend.add(
    STAR,
    Math.exp(-(x * x + y * y) / (size * size)) * (0.4 + 0.6 * bright),
  )
}

/** Lays clouds over the sky. @returns how much they cover */
function clouds(
  blend: Blend,
  { hour, horizon, seed }: Air,
  u: number,
  v: number,
  away: number,
): number {
  const { lit, shade, cover } = hour.clouds
  const belt = smooth(-0.25, 0.1, v) * (1 - smooth(0.7, 1.02, v / horizon))
  if (belt <= 0) return 0
  const bend = cloudy(u * 2.1 + seed, v * 4.2, 3) - 0.5
  const thick = cloudy(u * 2.3 + bend + seed, v * 6.2 + bend * 1.5 + seed, 5)
  const from = 0.74 - cover * 0.36
  const share = smooth(from, from + 0.24, thick) * belt
  if (share <= 0) return 0
  // Thin edges are lit through, cores are in their own shade.
  const core = smooth(from + 0.08, from + 0.36, thick)
  const near = Math.exp(-away * 2.2)
  const light = 1 - core * (0.85 - 0.45 * near)
  const [red, green, blue] = shade
  blend.mix(
    [
      red + (lit[0] - red) * light,
      green + (lit[1] - green) * light,
      blue + (lit[2] - blue) * light,
    ],
    share * 0.9,
  )
  return share
}
