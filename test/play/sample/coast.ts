/** A coast in the evening: sky, sea, cliffs and a sailing boat. */
import type { Light } from './noise.ts'
import {
  add,
  clamp,
  cloudy,
  dim,
  mix,
  noise,
  perColumn,
  smooth,
} from './noise.ts'
import type { Scene } from './painting.ts'

/** Of the width. */
const horizon = 0.66
const sun = { u: 0.7, v: 0.52 }

const zenith: Light = [0.13, 0.3, 0.52]
const middle: Light = [0.42, 0.6, 0.7]
const warm: Light = [0.98, 0.74, 0.5]
const glow: Light = [1, 0.62, 0.3]
const haze: Light = [0.93, 0.7, 0.56]

const fromSun = (u: number, v: number) => Math.hypot(u - sun.u, v - sun.v)

function sky(u: number, v: number): Light {
  const height = clamp(v / horizon)
  const high = mix(zenith, middle, smooth(0, 0.62, height))
  const base = mix(high, warm, smooth(0.48, 1.02, height))
  const away = fromSun(u, v)
  const lit = add(base, glow, 0.5 * Math.exp(-away * away * 22))
  return add(lit, [1, 0.8, 0.55], 0.3 * Math.exp(-away * 9))
}

function clouds(u: number, v: number): Light {
  const behind = sky(u, v)
  const belt = smooth(0.05, 0.2, v) * (1 - smooth(0.5, 0.64, v))
  if (belt === 0) return withDisc(behind, u, v, 1)
  const bend = cloudy(u * 2.4 + 3, v * 5, 3) - 0.5
  const thick = cloudy(u * 2.6 + bend, v * 9 + bend * 1.6, 5)
  const cover = smooth(0.5, 0.78, thick) * belt
  // Thin edges are lit through, cores are in their own shade.
  const core = smooth(0.56, 0.86, thick)
  const near = Math.exp(-fromSun(u, v) * 2.6)
  const edge = mix([0.95, 0.86, 0.8], [1.12, 0.86, 0.62], near)
  const shade = mix([0.52, 0.55, 0.66], [0.82, 0.56, 0.5], near)
  return withDisc(
    mix(behind, mix(edge, shade, core), cover * 0.86),
    u,
    v,
    1 - cover,
  )
}

const withDisc = (light: Light, u: number, v: number, share: number) =>
  add(light, [1, 0.92, 0.7], smooth(0.036, 0.032, fromSun(u, v)) * share)

const deep: Light = [0.04, 0.2, 0.27]
const shallow: Light = [0.1, 0.42, 0.44]
const foam: Light = [0.95, 0.93, 0.88]

/** Where the water meets the grass in front, by `u`. */
const shore = perColumn(
  (u) => 1.13 - 0.22 * smooth(0.72, 0, u) + 0.025 * noise(u * 9, 4),
)

function sea(u: number, v: number): Light {
  const below = v - horizon
  const far = 0.1 / (below + 0.012)
  const across = (u - 0.5) * far
  const swell = cloudy(across * 3 + 2, far * 5, 4)
  const ripple = cloudy(across * 16, far * 26 + 9, 3)
  const near = clamp(below / 0.5)
  const water = mix(deep, shallow, clamp(near * 0.8 + swell * 0.3 - 0.15))
  const mirrored = mix(haze, [0.4, 0.56, 0.64], smooth(0, 0.4, near))
  const shine = 0.78 * Math.exp(-near * 3.4) + 0.1 + 0.3 * (ripple - 0.5)
  const surface = mix(water, mirrored, clamp(shine))
  const band = (u - sun.u) / (0.035 + 0.3 * near)
  const spark = smooth(0.5, 0.72, ripple) * Math.exp(-band * band)
  const sunny = add(surface, [1, 0.7, 0.38], 0.22 * Math.exp(-band * band))
  const glitter = add(sunny, [1, 0.85, 0.6], spark * (1 - 0.55 * near))
  return mix(glitter, foam, surf(u, v, ripple))
}

/** Foam in lines that follow the shore. */
function surf(u: number, v: number, ripple: number): number {
  const out = shore(u) - v + 0.03 * (noise(u * 12, v * 8) - 0.5)
  const wash = smooth(0.07, 0, out) * smooth(0.3, 0.6, ripple)
  const line = Math.abs(((out * 9 + 0.25) % 1) - 0.5)
  const breaker = smooth(0.07, 0.01, line) * smooth(0.3, 0.06, out)
  return clamp(wash + 0.7 * breaker * smooth(0.42, 0.62, ripple))
}

interface Cliff {
  /** The height of its top edge above the horizon, of the width. */
  top: (u: number) => number
  rock: Light
  grass: Light
  /** 0 to 1: how much air lies before it. */
  air: number
}

/** The nearest first. */
const cliffs: readonly Cliff[] = [
  {
    top: perColumn(
      (u) =>
        0.27 * smooth(0.36, 0.08, u) +
        0.03 * cloudy(u * 10 + 5, 8, 4) * smooth(0.38, 0.3, u),
    ),
    rock: [0.72, 0.55, 0.42],
    grass: [0.25, 0.37, 0.18],
    air: 0.12,
  },
  {
    top: perColumn(
      (u) =>
        0.15 * smooth(0.56, 0.3, u) +
        0.022 * cloudy(u * 12, 3, 3) * smooth(0.57, 0.5, u),
    ),
    rock: [0.66, 0.5, 0.42],
    grass: [0.3, 0.38, 0.28],
    air: 0.36,
  },
  {
    top: perColumn(
      (u) =>
        0.085 * smooth(0.6, 0.98, u) +
        0.02 * noise(u * 14, 1) * smooth(0.6, 0.7, u),
    ),
    rock: [0.6, 0.46, 0.42],
    grass: [0.42, 0.44, 0.38],
    air: 0.62,
  },
]

/** The cliff at a point, or null where it is not. `v` may lie in the water. */
function cliffAt({ top, rock, grass, air }: Cliff, u: number, v: number) {
  const height = top(u)
  const above = horizon + 0.006 - v
  if (height < 0.004 || above > height || above < -0.004) return null
  const depth = height - above
  // The slope towards the sun, from the noise itself.
  const wall = (at: number) => cloudy(at * 26, v * 15 + above * 10, 4)
  const slope = (wall(u + 0.004) - wall(u - 0.004)) * 7
  const strata = 0.5 + 0.5 * Math.sin(v * 210 + 9 * cloudy(u * 8, v * 30, 2))
  const light = clamp(0.62 - slope) * (0.86 + 0.2 * strata)
  const stone = dim(rock, 0.45 + 0.95 * light)
  const turf = dim(grass, 0.65 + 0.8 * cloudy(u * 70, v * 60, 3))
  const greenness = smooth(0.075, 0.02, depth + 0.06 * (wall(u * 0.6) - 0.5))
  const ground = mix(stone, turf, greenness)
  const rim = smooth(0.006, 0, depth)
  return mix(add(ground, glow, 0.35 * rim), haze, air)
}

const meadow: Light = [0.2, 0.3, 0.1]
const straw: Light = [0.72, 0.58, 0.26]

/** The grass in front, with flowers in it. */
function grass(u: number, v: number): Light {
  const depth = v - shore(u)
  const lean = u + 0.03 * Math.sin(v * 22)
  const blades = cloudy(lean * 150, v * 22, 3)
  const patch = cloudy(u * 5, v * 7, 3)
  const lit = smooth(0.1, 0, depth) * 0.45 + smooth(0.2, 0.9, u) * 0.3
  const tone = mix(meadow, straw, clamp(0.75 * patch * blades + lit * blades))
  const dark = dim(tone, 0.55 + 0.9 * blades)
  const size = 46
  const cell = noise(Math.floor(u * size) * 3.7, Math.floor(v * size) * 5.1)
  const inCell = Math.hypot(((u * size) % 1) - 0.5, ((v * size) % 1) - 0.5)
  const flower = cell > 0.8 && depth > 0.02 ? smooth(0.17, 0.1, inCell) : 0
  const petals: Light = cell > 0.9 ? [0.98, 0.86, 0.5] : [0.95, 0.9, 0.92]
  return mix(dark, petals, flower * 0.9)
}

export const coast: Scene = (u, v) => {
  if (v > shore(u)) return grass(u, v)
  let seen: Light | null = null
  for (const cliff of cliffs) seen ??= cliffAt(cliff, u, v)
  seen ??= v > horizon ? sea(u, v) : clouds(u, v)
  // Corners fall off as in a lens.
  const corner = Math.hypot(u - 0.5, v - 0.66)
  return dim(seen, 1 - 0.2 * corner * corner)
}

/** Boat and gulls. */
export function coastTouches(pen: OffscreenCanvasRenderingContext2D): void {
  const shape = (color: string, ...points: [number, number][]) => {
    pen.fillStyle = color
    pen.beginPath()
    for (const [x, y] of points) pen.lineTo(x, y)
    pen.fill()
  }
  pen.save()
  pen.translate(0.5, 0.742)
  pen.scale(0.95, 0.95)
  pen.globalAlpha = 0.3
  shape(
    '#f7e9d4',
    [-0.03, 0.008],
    [0.032, 0.008],
    [0.012, 0.085],
    [-0.006, 0.075],
  )
  pen.globalAlpha = 1
  shape('#fbf3e6', [0.002, -0.098], [0.002, -0.006], [0.04, -0.006])
  shape('#e6d3bd', [-0.003, -0.09], [-0.003, -0.006], [-0.028, -0.006])
  shape(
    '#5b3a2e',
    [-0.0032, -0.102],
    [0.0018, -0.102],
    [0.0018, 0],
    [-0.0032, 0],
  )
  shape(
    '#31404c',
    [-0.034, -0.004],
    [0.046, -0.004],
    [0.034, 0.011],
    [-0.026, 0.011],
  )
  shape(
    '#b9694c',
    [-0.034, -0.004],
    [0.046, -0.004],
    [0.045, -0.001],
    [-0.033, -0.001],
  )
  pen.restore()
  pen.strokeStyle = '#3c4654'
  pen.lineCap = 'round'
  pen.lineWidth = 0.0024
  for (const [x, y, size] of gulls) {
    pen.beginPath()
    pen.moveTo(x - size, y - size * 0.25)
    pen.quadraticCurveTo(x - size * 0.4, y - size * 0.5, x, y)
    pen.quadraticCurveTo(
      x + size * 0.4,
      y - size * 0.55,
      x + size,
      y - size * 0.2,
    )
    pen.stroke()
  }
}

const gulls: readonly (readonly [number, number, number])[] = [
  [0.4, 0.43, 0.017],
  [0.46, 0.46, 0.012],
  [0.36, 0.48, 0.01],
]
