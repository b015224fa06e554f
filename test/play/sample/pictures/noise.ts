/** Noise that is the same every time, and the small maths of painting. */

const tableSize = 256

/** A shuffled table, twice over so that sums of two entries need no wrap. */
const table = shuffled()

function shuffled(): Uint8Array {
  const order = Uint8Array.from({ length: tableSize }, (_, index) => index)
  let state = 20_27
  for (let at = tableSize - 1; at > 0; at--) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    const other = state % (at + 1)
    const kept = order[at] ?? 0
    order[at] = order[other] ?? 0
    order[other] = kept
  }
  const twice = new Uint8Array(2 * tableSize)
  twice.set(order)
  twice.set(order, tableSize)
  return twice
}

/** 0 to 1, for whole numbers. */
export const speck = (x: number, y: number) =>
  (table[(table[x & 255] ?? 0) + (y & 255)] ?? 0) / 255

/** Smooth, 0 to 1. */
export function noise(x: number, y: number): number {
  const left = Math.floor(x)
  const top = Math.floor(y)
  const fx = x - left
  const fy = y - top
  const u = fx * fx * (3 - 2 * fx)
  const v = fy * fy * (3 - 2 * fy)
  const a = speck(left, top)
  const b = speck(left + 1, top)
  const c = speck(left, top + 1)
  const d = speck(left + 1, top + 1)
  return a + (b - a) * u + (c - a) * v + (a - b - c + d) * u * v
}

/** Noise of several sizes, 0 to 1, about 0.5 on average. */
export function cloudy(x: number, y: number, octaves: number): number {
  let sum = 0
  let share = 0.5
  for (let octave = 0; octave < octaves; octave++) {
    sum += share * noise(x, y)
    // Turned and shifted, so that the grids do not line up.
    const turned = 1.6 * x + 1.2 * y + 5.3
    y = 1.6 * y - 1.2 * x + 1.7
    x = turned
    share /= 2
  }
  return sum / (1 - 2 * share)
}

export const clamp = (value: number) => Math.min(1, Math.max(0, value))

export function smooth(from: number, to: number, value: number): number {
  const t = clamp((value - from) / (to - from))
  return t * t * (3 - 2 * t)
}

/** Light, each channel 0 to 1 and above where it dazzles. */
export type Light = readonly [r: number, g: number, b: number]

export const mix = (a: Light, b: Light, share: number): Light => [
  a[0] + (b[0] - a[0]) * share,
  a[1] + (b[1] - a[1]) * share,
  a[2] + (b[2] - a[2]) * share,
]

export const add = (a: Light, b: Light, share = 1): Light => [
  a[0] + b[0] * share,
  a[1] + b[1] * share,
  a[2] + b[2] * share,
]

export const dim = (a: Light, by: number): Light => [
  a[0] * by,
  a[1] * by,
  a[2] * by,
]

/** `of`, worked out beforehand from `from` to `to`, straight between steps. */
export function tabled(
  of: (at: number) => number,
  from: number,
  to: number,
  step: number,
): (at: number) => number {
  const known = Float64Array.from(
    { length: Math.ceil((to - from) / step) + 2 },
    (_, index) => of(from + index * step),
  )
  return (at) => {
    const place = (Math.min(to, Math.max(from, at)) - from) / step
    const index = Math.floor(place)
    const before = known[index] ?? 0
    return before + ((known[index + 1] ?? 0) - before) * (place - index)
  }
}
