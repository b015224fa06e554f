/** A still life in the sun that falls through a window. */
import type { Distance, Vector } from './march.ts'
import {
  along,
  camera,
  dot,
  litShare,
  march,
  mirrored,
  normalAt,
  openness,
  unit,
  within,
} from './march.ts'
import type { Light } from './noise.ts'
import { add, clamp, dim, mix, smooth } from './noise.ts'
import type { Thing } from './still-life.ts'
import { onTable, things, vase as vaseThing } from './still-life.ts'
import type { Surface } from './surfaces.ts'
import { boards, glazed, peel, plaster } from './surfaces.ts'

const eye: Vector = [0, 1.02, 4.4]
const ray = camera(eye, [0.02, 0.56, 0], 2.3)
const sun = unit([-0.86, 0.62, 0.5])
/** Where the wall behind stands. */
const wall = -0.95

const surfaces = {
  table: boards,
  wall: plaster,
  vase: glazed,
  lemon: peel,
} satisfies Record<string, (p: Vector) => Surface>

interface Hit {
  kind: keyof typeof surfaces
  at: Vector
  normal: Vector
}

/** What of `all` the ray meets first. */
function hitThing(all: readonly Thing[], way: Vector): Hit | null {
  let first: Hit | null = null
  let nearest = Infinity
  for (const { kind, distance, middle, radius } of all) {
    const range = within(eye, way, middle, radius)
    const far = range && march(distance, eye, way, ...range)
    if (far === null || far > nearest) continue
    nearest = far
    const at = along(eye, way, far)
    first = { kind, at, normal: normalAt(distance, at) }
  }
  return first
}

function hitRoom(way: Vector): Hit {
  const table = way[1] < 0 ? -eye[1] / way[1] : Infinity
  const back = (wall - eye[2]) / way[2]
  return table < back
    ? { kind: 'table', at: along(eye, way, table), normal: [0, 1, 0] }
    : { kind: 'wall', at: along(eye, way, back), normal: [0, 0, 1] }
}

/** The window's panes, cast along the sun onto what lies behind them. */
function panes([x, y, z]: Vector): number {
  const back = (x + 3) / sun[0]
  const across = z - sun[2] * back
  const high = y - sun[1] * back
  return paneAt(across, 0.42, 0.62, 4) * paneAt(high, 1.5, 0.74, 3)
}

/** `count` panes of a size side by side from `start` on, with bars between. */
function paneAt(at: number, start: number, size: number, count: number) {
  const place = (at - start) / size
  if (place < 0 || place > count) return 0
  const toBar = Math.min(place % 1, 1 - (place % 1)) * size
  return smooth(0.02, 0.075, toBar)
}

function unshaded(from: Vector): number {
  let share = 1
  for (const { distance, middle, radius } of onTable) {
    const range = within(from, sun, middle, radius)
    if (range) share *= litShare(distance, from, sun, 0.1, ...range)
  }
  return share
}

const whole: Distance = (x, y, z) => Math.min(things(x, y, z), y, z - wall)

/** How much of the room's light comes to a point. */
function clearness({ kind, at, normal }: Hit): number {
  const corner = 1 - 0.4 * Math.exp(-7 * (at[1] + at[2] - wall))
  const isBare = kind === 'table' || kind === 'wall'
  if (isBare && things(...at) > 0.2) return corner
  return corner * openness(whole, at, normal)
}

/** What a mirror would show of the room: the window and the walls. */
function room(way: Vector): Light {
  const side = smooth(-0.2, 0.9, -way[0])
  const base = mix([0.2, 0.17, 0.15], [0.62, 0.6, 0.58], side * 0.7)
  const forward = Math.max(0.05, -way[0])
  const across = way[2] / forward
  const high = way[1] / forward
  const pane =
    smooth(0.12, 0.2, across + 0.35) *
    smooth(0.95, 0.85, across + 0.2) *
    smooth(0.1, 0.18, high) *
    smooth(1.05, 0.95, high) *
    (1 - smooth(0.035, 0.02, Math.abs(across - 0.24)))
  const lit = add(base, [2.6, 2.5, 2.3], way[0] < -0.1 ? pane : 0)
  return mix([0.34, 0.22, 0.14], lit, smooth(-0.25, 0.05, way[1]))
}

/** `direct` is the share of the sun that comes to the point. */
function shade(seen: Hit, way: Vector, direct: number): Light {
  const { kind, at, normal } = seen
  const { color, gloss } = surfaces[kind](at)
  const clear = clearness(seen)
  const fill = 0.34 + 0.24 * clamp(0.5 - 0.5 * normal[0]) + 0.1 * normal[1]
  const bounce = 0.2 * clamp(-normal[1]) + 0.1 * clamp(0.4 - at[1]) * clear
  const lit: Light = [
    color[0] * (1.72 * direct + 0.96 * fill * clear + bounce),
    color[1] * (1.56 * direct + 0.99 * fill * clear + 0.72 * bounce),
    color[2] * (1.3 * direct + 1.04 * fill * clear + 0.48 * bounce),
  ]
  if (gloss === 0) return lit
  const glance = 0.04 + 0.96 * (1 - clamp(-dot(way, normal))) ** 5
  const shine = glance * gloss * (0.4 + 0.6 * clear)
  return add(lit, room(mirrored(way, normal)), shine)
}

export function vase(u: number, v: number): Light {
  const way = ray(u - 0.5, 0.5 - v)
  const seen = hitThing(onTable, way) ?? hitRoom(way)
  const facing = dot(seen.normal, sun)
  const pane = facing > 0 ? facing * panes(seen.at) : 0
  const from = along(seen.at, seen.normal, 0.004)
  const light = shade(seen, way, pane > 0.01 ? pane * unshaded(from) : 0)
  return dim(light, 1.14 - 0.34 * ((u - 0.46) ** 2 + (v - 0.5) ** 2))
}

/** The vase alone and larger, in the open; nothing behind it. */
export function vaseAlone(u: number, v: number): Light | null {
  const way = ray((u - 0.5) * 0.5, 0.72 - v * 0.5 - 0.36)
  const seen = hitThing([vaseThing], way)
  if (!seen) return null
  const facing = Math.max(0, dot(seen.normal, sun))
  return dim(shade(seen, way, 0.85 * facing), 1.08)
}
