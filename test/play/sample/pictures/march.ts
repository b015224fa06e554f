/** Ray marching: how far a ray goes until it meets what `distance` describes. */

/** Signed distance to the nearest surface, scene units; below 0 inside. */
export type Distance = (x: number, y: number, z: number) => number

export type Vector = readonly [x: number, y: number, z: number]

export const dot = (a: Vector, b: Vector) =>
  a[0] * b[0] + a[1] * b[1] + a[2] * b[2]

export function unit([x, y, z]: Vector): Vector {
  const length = Math.sqrt(x * x + y * y + z * z)
  return [x / length, y / length, z / length]
}

export const along = (from: Vector, way: Vector, t: number): Vector => [
  from[0] + way[0] * t,
  from[1] + way[1] * t,
  from[2] + way[2] * t,
]

export const mirrored = (way: Vector, normal: Vector): Vector =>
  along(way, normal, -2 * dot(way, normal))

/** A ray through the picture's point; `lens` is its focal length in widths. */
export function camera(eye: Vector, target: Vector, lens: number) {
  const front = unit(along(target, eye, -1))
  const right = unit([-front[2], 0, front[0]])
  const up: Vector = [
    right[1] * front[2] - right[2] * front[1],
    right[2] * front[0] - right[0] * front[2],
    right[0] * front[1] - right[1] * front[0],
  ]
  return (x: number, y: number): Vector =>
    unit(along(along(along([0, 0, 0], front, lens), right, x), up, y))
}

/** Between which distances a ray is within a ball around `middle`; null for never. */
export function within(
  eye: Vector,
  way: Vector,
  middle: Vector,
  radius: number,
): [near: number, far: number] | null {
  const to = along(eye, middle, -1)
  const half = dot(to, way)
  const inside = half * half - dot(to, to) + radius * radius
  if (inside <= 0) return null
  const reach = Math.sqrt(inside)
  return -half + reach < 0 ? null : [Math.max(0, -half - reach), -half + reach]
}

/** How far from `eye` the ray meets a surface; null when it meets none. */
export function march(
  distance: Distance,
  eye: Vector,
  way: Vector,
  near: number,
  far: number,
): number | null {
  const ex = eye[0]
  const ey = eye[1]
  const ez = eye[2]
  const wx = way[0]
  const wy = way[1]
  const wz = way[2]
  let t = near
  for (let step = 0; step < 90 && t < far; step++) {
    const gap = distance(ex + wx * t, ey + wy * t, ez + wz * t)
    if (gap < 0.0004 * t) return t
    t += gap
  }
  return null
}

export function normalAt(distance: Distance, [x, y, z]: Vector): Vector {
  const e = 0.0008
  return unit([
    distance(x + e, y, z) - distance(x - e, y, z),
    distance(x, y + e, z) - distance(x, y - e, z),
    distance(x, y, z + e) - distance(x, y, z - e),
  ])
}

/** 0 where `light` is hidden, 1 where it is seen whole; `size` softens. */
export function litShare(
  distance: Distance,
  from: Vector,
  light: Vector,
  size: number,
  near: number,
  far: number,
): number {
  const [ex, ey, ez] = from
  const [wx, wy, wz] = light
  let share = 1
  let t = Math.max(0.01, near)
  for (let step = 0; step < 40 && t < far; step++) {
    const gap = distance(ex + wx * t, ey + wy * t, ez + wz * t)
    share = Math.min(share, 0.5 + (0.5 * gap) / (size * t))
    if (share < 0) return 0
    t += Math.max(0.008, Math.min(0.12, gap))
  }
  return share * share * (3 - 2 * share)
}

/** 0 in corners, 1 in the open. */
export function openness(
  distance: Distance,
  [x, y, z]: Vector,
  [nx, ny, nz]: Vector,
): number {
  let closed = 0
  for (let step = 1; step <= 3; step++) {
    const out = 0.055 * step
    const gap = distance(x + nx * out, y + ny * out, z + nz * out)
    closed += (out - gap) / (out * 2 ** step)
  }
  return Math.max(0, 1 - closed)
}

/** The smaller of two distances, rounded where they meet. */
export function blend(a: number, b: number, round: number): number {
  const share = Math.max(0, round - Math.abs(a - b)) / round
  return Math.min(a, b) - (share * share * round) / 4
}
