/** Chalk cliffs in the evening sun, above a calm sea. */
import type { Vector } from './march.ts'
import { along, camera, dot, mirrored, unit } from './march.ts'
import type { Light } from './noise.ts'
import { add, clamp, cloudy, dim, mix, noise, smooth, tabled } from './noise.ts'

/** Metres; the sea lies at height 0. */
const eye: Vector = [27, 45, -22]
const ray = camera(eye, [4, 34, -172], 1.12)
const sun = unit([0.88, 0.42, -0.1])

const sunlight: Light = [1.42, 1.12, 0.78]
const skylight: Light = [0.32, 0.4, 0.52]
const haze: Light = [0.78, 0.68, 0.62]

/** How far off land is still painted. */
const farthest = 900

const alongCoast = (of: (z: number) => number) =>
  tabled(of, -farthest - 100, 100, 0.2)

/** East of it lies the sea. */
const shore = alongCoast(
  (z) =>
    -26 +
    16 * Math.sin(z * 0.0135 + 1.9) +
    7 * Math.sin(z * 0.037 + 0.4) +
    2.4 * Math.sin(z * 0.11) -
    Math.max(0, (-330 - z) * 0.12),
)

/** The height of the cliffs' edge: a row of hills, cut off. */
const edge = alongCoast(
  (z) => 28 + 11 * Math.sin(z * 0.031 + 3.4) + 4 * Math.sin(z * 0.073 + 1),
)

/** Height of the ground; below 0 under water. */
function ground(x: number, z: number): number {
  const inland = shore(z) - x
  if (inland < -14) return -1
  const beach = 2.2 * smooth(-11, 1, inland) - 0.5
  if (inland < -1.5) return beach
  const rough = noise(z * 0.22, x * 0.22) + 0.5 * noise(z * 0.6 + 7, x * 0.5)
  const wall = smooth(0, 4.2, inland - 1.7 * rough + 0.6)
  return beach + (edge(z) + 0.06 * inland) * wall
}

/** How far the ray goes over the ground; null when it meets none. */
function meetGround(from: Vector, way: Vector, far: number, fine: number) {
  let t = 2
  for (let step = 0; step < 190 && t < far; step++) {
    const x = from[0] + way[0] * t
    const y = from[1] + way[1] * t
    const z = from[2] + way[2] * t
    if (y > 46) return null
    if (y < 0) return stranded(from, way)
    const out = x - shore(z)
    const height = ground(x, z)
    const gap = y - height
    if (height > 0 && gap < 0.002 * t) return t
    t += Math.max(fine * t, out > 16 ? 0.5 * out : 0.32 * gap)
  }
  return null
}

/** Where the ray meets sea level, if that is on the beach. */
function stranded(from: Vector, way: Vector): number | null {
  const t = -from[1] / way[1]
  return ground(from[0] + way[0] * t, from[2] + way[2] * t) > 0 ? t : null
}

function normal(x: number, z: number, t: number): Vector {
  const e = 0.12 + 0.0012 * t
  return unit([
    ground(x - e, z) - ground(x + e, z),
    2 * e,
    ground(x, z - e) - ground(x, z + e),
  ])
}

function sky(way: Vector): Light {
  const height = Math.max(0, way[1])
  const blue = mix([0.5, 0.66, 0.82], [0.1, 0.27, 0.52], smooth(0, 0.5, height))
  const low = Math.exp(-height * 9)
  const toSun = dot(way, sun)
  const warm = mix(
    [0.86, 0.72, 0.66],
    [1.1, 0.78, 0.5],
    smooth(0.1, 0.9, toSun),
  )
  const base = mix(blue, warm, 0.9 * low)
  return add(base, [1, 0.7, 0.42], 0.35 * Math.exp((toSun - 1) * 5))
}

function clouds(way: Vector): Light {
  const behind = sky(way)
  if (way[1] < 0.012) return behind
  const far = 1 / (way[1] + 0.06)
  const x = way[0] * far * 0.8 + 3.55
  const z = way[2] * far * 0.8 + 1
  const bend = cloudy(x * 0.9, z * 0.9, 2) - 0.5
  const thick = cloudy(x + 1.2 * bend, z + 0.9 * bend, 6)
  const cover = smooth(0.5, 0.72, thick + 0.05 * smooth(0.3, 0.05, way[1]))
  if (cover === 0) return behind
  const toLight = cloudy(x + 1.2 * bend + 0.16, z + 0.9 * bend - 0.05, 4)
  const lit = clamp(
    0.62 + 3.4 * (thick - toLight) - 0.5 * smooth(0.62, 0.9, thick),
  )
  const shade = mix([0.52, 0.56, 0.68], [1.25, 1.02, 0.84], lit)
  const veil = smooth(0.02, 0.16, way[1])
  return mix(behind, mix(haze, shade, veil), 0.9 * cover * (0.35 + 0.65 * veil))
}

function chalk(p: Vector, slope: Vector): Light {
  const [x, y, z] = p
  const beds = cloudy(y * 0.85 + 1.4 * noise(z * 0.05, y * 0.2), z * 0.012, 3)
  const streaks = cloudy(z * 0.42 + x * 0.3, y * 0.055, 4)
  const flint = smooth(0.56, 0.62, cloudy(y * 1.9, z * 0.02 + 3, 2))
  const white = mix(
    [0.46, 0.43, 0.4],
    [0.88, 0.85, 0.8],
    0.75 * beds + 0.6 * streaks - 0.12,
  )
  const rust = mix(white, [0.62, 0.5, 0.38], 0.5 * smooth(0.55, 0.75, streaks))
  const rock = dim(rust, 1 - 0.22 * flint)
  const tuft = cloudy(x * 0.5, z * 0.5, 3)
  const turf = mix(
    [0.14, 0.19, 0.06],
    [0.34, 0.36, 0.13],
    cloudy(x * 0.09 + 5, z * 0.09, 3) + 0.6 * (tuft - 0.5),
  )
  const brink = y - edge(z) + 5 * (tuft - 0.4)
  const green = smooth(0.35, 0.6, slope[1]) * smooth(-5, -2, brink)
  const shingle = mix(
    [0.4, 0.38, 0.35],
    [0.6, 0.57, 0.52],
    noise(x * 1.4, z * 1.4),
  )
  const beach = smooth(3, 1.5, y + 0.8 * tuft)
  const wet = 1 - 0.45 * smooth(0.7, 0.25, y + 0.2 * tuft)
  return mix(mix(rock, turf, green), dim(shingle, wet), beach)
}

const misty = (light: Light, way: Vector, t: number): Light =>
  mix(
    light,
    mix(haze, sky([way[0], 0.01, way[2]]), 0.6),
    1 - Math.exp(-t * 0.00115),
  )

function land(way: Vector, t: number): Light {
  const p = along(eye, way, t)
  const slope = normal(p[0], p[2], t)
  const color = chalk(p, slope)
  const facing = Math.max(0, dot(slope, sun))
  const shaded =
    facing > 0.02 && meetGround(along(p, slope, 0.9), sun, 45, 0.05) !== null
  const direct = shaded ? 0 : facing
  const up = 0.5 + 0.5 * slope[1]
  const sea = 0.16 * (1 - up)
  const lit: Light = [
    color[0] * (sunlight[0] * direct + skylight[0] * up + sea * 0.8),
    color[1] * (sunlight[1] * direct + skylight[1] * up + sea),
    color[2] * (sunlight[2] * direct + skylight[2] * up + sea),
  ]
  return misty(lit, way, t)
}

function water(way: Vector): Light {
  const t = -eye[1] / way[1]
  const [x, , z] = along(eye, way, t)
  const out = x - shore(z)
  const swell = cloudy(x * 0.05, z * 0.022, 3)
  const size = 0.34 / (1 + t * 0.006)
  const slopeX =
    cloudy(x * 0.32, z * 0.16, 4) - cloudy(x * 0.32 + 0.5, z * 0.16, 4)
  const slopeZ =
    cloudy(x * 0.3, z * 0.2 + 9, 4) - cloudy(x * 0.3, z * 0.2 + 9.4, 4)
  const face = unit([slopeX * size, 1, slopeZ * size])
  const back = mirrored(way, face)
  const up: Vector = [back[0], Math.abs(back[1]) + 0.015, back[2]]
  const cliff = out < 45 ? meetGround([x, 0.3, z], up, 90, 0.08) : null
  const seen = cliff === null ? sky(up) : dim([0.78, 0.68, 0.56], 0.9)
  const glance = 0.03 + 0.97 * (1 - clamp(-dot(way, face))) ** 5
  const shoal = Math.exp(-Math.max(0, out - 4) / 26) * (0.75 + 0.5 * swell)
  const body = mix([0.02, 0.13, 0.2], [0.13, 0.46, 0.46], clamp(shoal))
  const glint = Math.max(0, dot(mirrored(way, face), sun)) ** 90
  const lit = add(
    mix(body, seen, clamp(glance * 1.15)),
    [1.9, 1.4, 0.9],
    1.4 * glint,
  )
  return misty(mix(lit, [0.95, 0.93, 0.9], foam(x, z, out)), way, t)
}

/** 0 to 1: lines of surf that follow the shore. */
function foam(x: number, z: number, out: number): number {
  if (out > 46) return 0
  const torn = cloudy(x * 0.5, z * 0.36, 4)
  const wave = out + 6 * cloudy(z * 0.03, x * 0.02, 2) + 1.6 * (torn - 0.5)
  const phase = (wave / 12) % 1
  const crest = smooth(0.86, 1, phase) + smooth(0.16, 0, phase) * torn
  const broken = smooth(0.38, 0.56, torn + 0.25 * smooth(30, 8, out))
  const wash = smooth(8.6, 7.4, out + 5 * (torn - 0.5) + noise(z * 0.2, 1))
  return clamp(0.9 * crest * broken * smooth(46, 16, out) + 0.9 * wash)
}

export const coast = (u: number, v: number): Light => {
  const way = ray(u - 0.5, 0.667 - v)
  const t = way[1] < 0.16 ? meetGround(eye, way, farthest, 0.006) : null
  const seen =
    t !== null ? land(way, t) : way[1] < -0.0006 ? water(way) : clouds(way)
  const corner = (u - 0.5) ** 2 + (v - 0.62) ** 2
  return dim(seen, 1.04 - 0.26 * corner)
}
