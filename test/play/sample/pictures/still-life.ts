/** What stands on the table: a vase and two lemons, as distances. */
import type { Distance, Vector } from './march.ts'
import { blend } from './march.ts'

const root = (x: number, y: number) => Math.sqrt(x * x + y * y)

/** An ellipsoid, near enough: `wide` across, `high` up. */
function ball(x: number, y: number, z: number, wide: number, high: number) {
  const flat = (x * x + z * z) / (wide * wide)
  const tall = (y * y) / (high * high)
  const far = Math.sqrt(flat + tall)
  const steep = Math.sqrt(flat / (wide * wide) + tall / (high * high))
  return steep === 0 ? -high : (far * (far - 1)) / steep
}

/** The height of the vase's lip. */
const lip = 0.93
const mouth = 0.078

const vessel: Distance = (x, y, z) => {
  const out = root(x, z)
  const body = ball(out, y - 0.34, 0, 0.36, 0.33)
  const foot = Math.max(out - 0.19, Math.abs(y - 0.03) - 0.03)
  const neck = Math.max(out - 0.085, Math.abs(y - 0.74) - 0.2)
  const rim = root(out - 0.105, y - lip) - 0.02
  const upper = blend(blend(body, neck, 0.16), rim, 0.05)
  return Math.max(blend(upper, foot, 0.06), -Math.max(out - mouth, 0.6 - y))
}

/** Whether a point of the vase lies in its mouth, where little light comes. */
export const isInMouth = ([x, y, z]: Vector) =>
  y > 0.7 && root(x, z) < mouth + 0.004

interface Lemon {
  at: Vector
  cos: number
  sin: number
}

const lemonAt = (at: Vector, turn: number): Lemon => ({
  at,
  cos: Math.cos(turn),
  sin: Math.sin(turn),
})

const near = lemonAt([0.56, 0.112, 0.36], 0.5)
const far = lemonAt([0.8, 0.108, 0.06], -0.7)

function lemon({ at, cos, sin }: Lemon, x: number, y: number, z: number) {
  const dx = x - at[0]
  const dz = z - at[2]
  const away = Math.sqrt(dx * dx + (y - at[1]) ** 2 + dz * dz) - 0.19
  if (away > 0.1) return away
  const across = dx * cos + dz * sin
  const depth = dz * cos - dx * sin
  const flesh = ball(y - at[1], across, depth, 0.112, 0.15)
  const tip = ball(y - at[1], Math.abs(across) - 0.15, depth, 0.028, 0.035)
  return blend(flesh, tip, 0.05)
}

const lemons: Distance = (x, y, z) =>
  Math.min(lemon(near, x, y, z), lemon(far, x, y, z))

export const things: Distance = (x, y, z) =>
  Math.min(vessel(x, y, z), lemons(x, y, z))

export interface Thing {
  kind: 'vase' | 'lemon'
  distance: Distance
  /** A ball around it: rays that miss it need not look closer. */
  middle: Vector
  radius: number
}

export const vase: Thing = {
  kind: 'vase',
  distance: vessel,
  middle: [0, 0.46, 0],
  radius: 0.52,
}

export const onTable: readonly Thing[] = [
  vase,
  {
    kind: 'lemon',
    distance: lemons,
    middle: [0.68, 0.11, 0.21],
    radius: 0.36,
  },
]
