import type { Blend, Light } from './noise.ts'
import { cloudy, noise, smooth, speck } from './noise.ts'
import type { Air } from './sky.ts'

/** What lies in front, from the horizon down. @param below the horizon, of the height */
type Ground = (
  blend: Blend,
  air: Air,
  u: number,
  v: number,
  below: number,
) => void

const DEEP: Light = [0.03, 0.17, 0.25]
const SHALLOW: Light = [0.08, 0.4, 0.44]
const GLITTER: Light = [1, 0.88, 0.66]

/** Water: the sky in it, broken by ripples, and a road of light under the sun. */
const water: Ground = (blend, { hour, sun, seed }, u, _v, below) => {
  const far = 0.1 / (below + 0.012)
  const across = (u - 0.5) * far
  const swell = cloudy(across * 3 + seed, far * 5 + seed, 3)
  const ripple = cloudy(across * 15 + seed, far * 24, 3)
  const near = Math.min(1, below / 0.45)
  blend.set(DEEP).mix(SHALLOW, near * 0.75 + swell * 0.4 - 0.2)
  blend.dim(0.25 + 0.75 * hour.strength)
  blend
    .mix(
      hour.low,
      Math.max(0, 0.72 * Math.exp(-near * 3.2) + 0.5 * (ripple - 0.5)),
    )
    .mix(hour.middle, 0.22 + 0.3 * (ripple - 0.5))
  if (!hour.sun) return
  const band = (u - sun.u) / (0.04 + 0.28 * near)
  const lit = Math.exp(-band * band) * hour.sun.glow
  const spark = smooth(0.5, 0.68, ripple)
  blend.add(GLITTER, (0.12 + 0.85 * spark * (1 - 0.5 * near)) * lit)
}

/** Blades that grow longer towards the front, with flowers where told. */
const grass =
  (dark: Light, light: Light, flowers: readonly Light[]): Ground =>
  (blend, { hour, seed }, u, v, below) => {
    const near = 0.25 + below * 3
    const lean = u + 0.03 * Math.sin(v * 17 + seed)
    const blades = cloudy((lean * 120) / near, (v * 20) / near, 3)
    const patch = cloudy(u * 4 + seed, v * 7, 3)
    blend
      .set(dark)
      .mix(light, patch * 0.7 + blades * 0.5 - 0.25)
      .dim((0.5 + 0.85 * blades) * (0.15 + 0.85 * hour.strength))
    if (!flowers.length) return
    const scale = 44 / near
    const [column, row] = [Math.floor(u * scale), Math.floor(v * scale * 1.5)]
    const chance = speck(column * 3, row * 5)
    if (chance < 0.72) return
    const away = Math.hypot(
      u * scale - column - 0.5,
      v * scale * 1.5 - row - 0.5,
    )
    const flower = flowers[Math.floor(chance * 97) % flowers.length]
    if (flower)
      blend.mix(flower, smooth(0.3, 0.2, away) * (0.3 + 0.7 * hour.strength))
  }

/** Bare ground: sand, snow, stone, asphalt. */
const bare =
  (dark: Light, light: Light, grain: number): Ground =>
  (blend, { hour, seed }, u, v, below) => {
    const near = 0.3 + below * 3
    const relief = cloudy((u * 9) / near + seed, (v * 26) / near, 4)
    const fine = noise((u * 160) / near, (v * 220) / near)
    blend
      .set(dark)
      .mix(light, smooth(0.25, 0.75, relief))
      .dim((1 - grain / 2 + grain * fine) * (0.15 + 0.85 * hour.strength))
      .mix(hour.haze, 0.35 * Math.exp(-below * 9))
  }

export const GROUNDS = {
  water,
  grass: grass([0.12, 0.24, 0.07], [0.52, 0.6, 0.2], []),
  flowers: grass(
    [0.13, 0.27, 0.08],
    [0.5, 0.62, 0.22],
    [
      [0.96, 0.9, 0.92],
      [0.95, 0.42, 0.5],
      [0.98, 0.82, 0.34],
      [0.66, 0.5, 0.9],
    ],
  ),
  lavender: grass([0.2, 0.16, 0.3], [0.56, 0.44, 0.78], [[0.72, 0.56, 0.95]]),
  needles: grass([0.09, 0.11, 0.05], [0.3, 0.26, 0.12], []),
  sand: bare([0.74, 0.58, 0.4], [0.95, 0.82, 0.6], 0.1),
  snow: bare([0.74, 0.82, 0.92], [0.97, 0.98, 1], 0.04),
  street: bare([0.2, 0.21, 0.24], [0.4, 0.4, 0.43], 0.16),
} satisfies Record<string, Ground>
