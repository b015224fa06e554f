/** Waves running out on a beach, from above. */
import type { Light } from './noise.ts'
import { add, clamp, cloudy, dim, mix, noise, smooth } from './noise.ts'

/** Distance to sea of where a wave has come to, of the width. */
const tide = (x: number, y: number, seed: number) =>
  0.9 * x +
  0.36 * y -
  0.16 * Math.sin(y * 3.4 + seed * 2.1) -
  0.1 * cloudy(x * 2.2 + seed, y * 2.6, 3)

/** Lace of bubbles: 1 on its threads. */
function lace(x: number, y: number, scale: number): number {
  const bend = cloudy(x * scale * 0.5, y * scale * 0.5, 2) * 2.4
  const one = Math.abs(noise(x * scale + bend, y * scale - bend) - 0.5)
  const two = Math.abs(noise(x * scale * 1.9 - bend, y * scale * 1.9 + 4) - 0.5)
  return Math.max(smooth(0.1, 0.01, one), 0.8 * smooth(0.09, 0.01, two))
}

function sand(x: number, y: number, wet: number): Light {
  const dunes = cloudy(x * 3, y * 3, 4)
  const grain = noise(x * 420, y * 420)
  const dry = mix([0.8, 0.67, 0.5], [0.9, 0.79, 0.63], dunes)
  const soaked = mix([0.47, 0.37, 0.29], [0.55, 0.45, 0.37], dunes)
  const sheen = 0.24 * wet * smooth(0.45, 0.8, cloudy(x * 5 + 2, y * 8, 3))
  return add(
    dim(mix(dry, soaked, wet), 0.94 + 0.1 * grain),
    [0.6, 0.8, 0.9],
    sheen,
  )
}

interface Wave {
  /** Where its front is: {@link tide} at 0. */
  front: number
  seed: number
  /** How far its foam reaches back. */
  long: number
}

const waves: readonly Wave[] = [
  { front: 0.52, seed: 0.4, long: 0.22 },
  { front: 0.74, seed: 1.3, long: 0.26 },
  { front: 1.0, seed: 2.6, long: 0.12 },
]

/** Farther out no ground is seen through the water. */
const clearFrom = 0.22

export const surf = (u: number, v: number): Light => {
  const x = u + 0.02 * (cloudy(u * 9, v * 9, 3) - 0.5)
  const y = 1 - v
  const [first] = waves
  const reach = tide(x, y, first?.seed ?? 0) - (first?.front ?? 0)
  const wet = smooth(
    -0.2,
    -0.03,
    reach + 0.05 * (cloudy(u * 4, v * 4, 3) - 0.5),
  )
  const depth = clamp(reach / 0.75)
  const ripple = cloudy(u * 16 + 5, v * 10, 4)
  const shallow = mix(
    [0.42, 0.68, 0.63],
    [0.1, 0.52, 0.56],
    smooth(0, 0.4, depth),
  )
  const deep = mix(shallow, [0.02, 0.27, 0.4], smooth(0.25, 1, depth))
  const caustic = smooth(
    0.12,
    0,
    Math.abs(noise(u * 22 + 3 * ripple, v * 22) - 0.5),
  )
  const lit = add(
    dim(deep, 0.86 + 0.3 * ripple),
    [0.3, 0.4, 0.35],
    0.35 * caustic * (1 - depth),
  )
  let seen = lit
  if (reach < clearFrom) {
    const ground = sand(x, y, wet)
    const veil = 0.35 + 0.65 * smooth(0, clearFrom, reach)
    seen = reach > 0 ? mix(dim(ground, 0.86), lit, veil) : ground
  }
  for (const { front, seed, long } of waves) {
    const behind = tide(x, y, seed) - front
    if (behind < -0.06 || behind > long * 1.3) continue
    const fade = smooth(long * 1.3, 0, behind)
    const threads = lace(u, v, 26) * smooth(-0.004, 0.02, behind)
    const dense = smooth(
      0.03 + 0.1 * cloudy(u * 18, v * 18, 3),
      0,
      Math.abs(behind - 0.01),
    )
    const white = clamp(
      0.85 * threads * fade + dense * smooth(-0.012, 0.002, behind),
    )
    const shadow = smooth(-0.02, -0.002, behind) * (behind < 0 ? 1 : 0)
    seen = dim(seen, 1 - 0.18 * shadow)
    seen = mix(seen, mix([0.82, 0.9, 0.92], [1.04, 1.02, 0.99], dense), white)
  }
  return seen
}
