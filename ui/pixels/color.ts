import type { Raster } from './codec.ts'
import { ring } from './mask.ts'
import { fromLab, toLab, type Lab } from './oklab.ts'
import { stripRows, type Steps } from './steps.ts'

/** What a ring of pixels looks like in OKLab; plain numbers, to be stored. */
export interface ColorReference {
  mean: Lab
  /** Standard deviation. */
  deviation: Lab
}

/** Fewer pixels say nothing of a picture; more say nothing new. */
const fewest = 64
const enough = 1 << 15

/** Bounds of what is taken for a cast and not for another content. */
const mostGain = 1.25
const mostShift: Lab = [0.12, 0.06, 0.06]

/** Below this a deviation is noise: a flat ring must not change contrast. */
const noise = 0.01

/**
 * Colours of the ring.
 *
 * @param roles `ring` for the pixels that count
 * @returns null for too small a ring
 */
export function* colorsOf(
  raster: Raster,
  roles: Uint8Array,
): Steps<ColorReference | null> {
  const pixels: number[] = []
  const rows = stripRows(raster.width) * raster.width
  for (let at = 0; at < roles.length; at++) {
    if (roles[at] === ring) pixels.push(at)
    if (at % rows === rows - 1) yield
  }
  if (pixels.length < fewest) return null
  const stride = Math.ceil(pixels.length / enough)
  const sum: Lab = [0, 0, 0]
  const squares: Lab = [0, 0, 0]
  let count = 0
  for (let n = 0; n < pixels.length; n += stride, count++) {
    const lab = labAt(raster, pixels[n]!)
    for (const channel of channels) {
      sum[channel] += lab[channel]
      squares[channel] += lab[channel] ** 2
    }
  }
  const mean = each((channel) => sum[channel] / count)
  const deviation = each((channel) =>
    Math.sqrt(Math.max(0, squares[channel] / count - mean[channel] ** 2)),
  )
  return { mean, deviation }
}

/**
 * Gives the raster's colours the reference's mean and deviation, in place and
 * within bounds, where the composite covers it.
 *
 * @param colors the raster's own, on the ring of the reference
 */
export function* matchColors(
  raster: Raster,
  composite: Uint8Array,
  colors: ColorReference,
  reference: ColorReference,
): Steps<void> {
  const change = changeBetween(colors, reference)
  if (!change) return
  const table = yield* tableOf(change)
  const { data } = raster
  const shade = shader(table)
  const rows = stripRows(raster.width) * raster.width
  for (let at = 0; at < composite.length; at++) {
    if (composite[at]! > 0) shade(data, 4 * at)
    if (at % rows === rows - 1) yield
  }
}

const channels = [0, 1, 2] as const

function each(value: (channel: 0 | 1 | 2) => number): Lab {
  return [value(0), value(1), value(2)]
}

function labAt({ data }: Raster, pixel: number): Lab {
  const at = 4 * pixel
  return toLab(data[at]!, data[at + 1]!, data[at + 2]!)
}

type Change = (lab: Lab) => Lab

/** @returns null where there is nothing to change */
function changeBetween(
  from: ColorReference,
  to: ColorReference,
): Change | null {
  const gain = each((channel) => {
    const ratio =
      (to.deviation[channel] + noise) / (from.deviation[channel] + noise)
    return Math.min(mostGain, Math.max(1 / mostGain, ratio))
  })
  const shift = each((channel) => {
    const most = mostShift[channel]
    const difference = to.mean[channel] - from.mean[channel]
    return Math.min(most, Math.max(-most, difference))
  })
  const same = (channel: 0 | 1 | 2) =>
    Math.abs(gain[channel] - 1) < 1e-6 && Math.abs(shift[channel]) < 1e-6
  if (channels.every(same)) return null
  return (lab) =>
    each(
      (channel) =>
        from.mean[channel] +
        (lab[channel] - from.mean[channel]) * gain[channel] +
        shift[channel],
    )
}

/** Nodes of the colour cube along each channel, 8 levels apart: 0 to 256. */
const nodes = 33

/** What the change adds to each node of the colour cube: exact per pixel is slow. */
function* tableOf(change: Change): Steps<Float32Array> {
  const table = new Float32Array(nodes ** 3 * 3)
  const level = (node: number) => Math.min(255, node * 8)
  let at = 0
  for (let red = 0; red < nodes; red++) {
    for (let green = 0; green < nodes; green++)
      for (let blue = 0; blue < nodes; blue++) {
        const from: Lab = [level(red), level(green), level(blue)]
        const to = fromLab(change(toLab(...from)))
        for (const channel of channels)
          table[at++] = to[channel] - from[channel]
      }
    yield
  }
  return table
}

/** @returns changes the pixel at an index of RGBA data, in place */
function shader(table: Float32Array) {
  const [blue, green, red] = [3, 3 * nodes, 3 * nodes * nodes]
  const corners = [0, blue, green, green + blue].flatMap((at) => [at, at + red])
  const [a, b, c, d, e, f, g, h] = corners as [
    number,
    number,
    number,
    number,
    number,
    number,
    number,
    number,
  ]
  return (data: Uint8ClampedArray, at: number): void => {
    const [x, y, z] = [data[at]!, data[at + 1]!, data[at + 2]!]
    const [u, v, w] = [(x & 7) / 8, (y & 7) / 8, (z & 7) / 8]
    const from = (x >> 3) * red + (y >> 3) * green + (z >> 3) * blue
    for (let channel = 0; channel < 3; channel++) {
      const n = from + channel
      const low = mix(
        mix(table[n + a]!, table[n + b]!, u),
        mix(table[n + e]!, table[n + f]!, u),
        v,
      )
      const high = mix(
        mix(table[n + c]!, table[n + d]!, u),
        mix(table[n + g]!, table[n + h]!, u),
        v,
      )
      // Clamped and rounded by the array.
      data[at + channel] = data[at + channel]! + mix(low, high, w)
    }
  }
}

function mix(from: number, to: number, share: number): number {
  return from + (to - from) * share
}
