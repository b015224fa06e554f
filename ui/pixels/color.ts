import { area } from '../../plugin/shared/geometry.ts'
import type { Raster } from './codec.ts'
import { boundsOf } from './extent.ts'
import { ring } from './mask.ts'
import { fromLab, toLab, type Lab } from './oklab.ts'
import { strip, type Steps } from './steps.ts'

/** What a ring of pixels looks like in OKLab; plain numbers, to be stored. */
export interface ColorReference {
  mean: Lab
  /** Standard deviation. */
  deviation: Lab
}

/** Every so many pixels one is looked at; a prime favours no column. */
const stride = 17

/** Fewer of them say nothing of a picture. */
const fewest = 64

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
  const sum: Lab = [0, 0, 0]
  const squares: Lab = [0, 0, 0]
  let count = 0
  // Counted from where there is something: a window and a part of it are
  // looked at in the same places.
  const part = boundsOf(roles, raster)
  const pixels = part ? area(part) : 0
  for (let from = 0; part && from < pixels; from += stride * strip) {
    const to = Math.min(pixels, from + stride * strip)
    for (let n = from; n < to; n += stride) {
      const x = part.x + (n % part.width)
      const y = part.y + Math.floor(n / part.width)
      const at = y * raster.width + x
      if (roles[at] !== ring) continue
      const lab = labAt(raster, at)
      for (const channel of channels) {
        sum[channel] += lab[channel]
        squares[channel] += lab[channel] ** 2
      }
      count++
    }
    yield
  }
  if (count < fewest) return null
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
  const table = tableOf(change)
  for (let from = 0; from < composite.length; from += strip) {
    shade(raster.data, composite, table, from, from + strip)
    yield
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

/** Nodes of the colour cube along each channel, 16 levels apart: 0 to 256. */
const nodes = 17

/** Steps to the next node along each channel, in numbers of the table. */
const [redward, greenward, blueward] = [3 * nodes ** 2, 3 * nodes, 3]

/** The table counts in 64ths of a level: whole numbers add up faster. */
const parts = 64

/** What the change adds at each node: working it out for every pixel is slow. */
function tableOf(change: Change): Int32Array {
  const table = new Int32Array(nodes ** 3 * 3)
  const level = (node: number) => Math.min(255, node * 16)
  let at = 0
  for (let red = 0; red < nodes; red++)
    for (let green = 0; green < nodes; green++)
      for (let blue = 0; blue < nodes; blue++) {
        const from: Lab = [level(red), level(green), level(blue)]
        const to = fromLab(change(toLab(...from)))
        for (const channel of channels)
          table[at++] = Math.round((to[channel] - from[channel]) * parts)
      }
  return table
}

/**
 * Changes the colours of the pixels from `start` to before `end` that are laid
 * over. Between the nodes it is the tetrahedron of four of them around a colour:
 * from the lowest on along the channel that is furthest, the next, the last.
 */
function shade(
  data: Uint8ClampedArray,
  composite: Uint8Array,
  table: Int32Array,
  start: number,
  end: number,
): void {
  const words = new Int32Array(data.buffer)
  const past = Math.min(end, composite.length)
  // Designs have long runs of one colour. What is transparent may have any.
  let [last, changed] = [0, 0]
  for (let pixel = start; pixel < past; pixel++) {
    if (composite[pixel] === 0) continue
    const word = words[pixel]!
    if (word !== last) {
      last = word
      changed = shaded(word, table)
    }
    words[pixel] = changed
  }
}

/** @param word RGBA, the red lowest */
function shaded(word: number, table: Int32Array): number {
  const red = word & 255
  const green = (word >>> 8) & 255
  const blue = (word >>> 16) & 255
  const u = red & 15
  const v = green & 15
  const w = blue & 15
  const most = u > v ? (u > w ? u : w) : v > w ? v : w
  const least = u < v ? (u < w ? u : w) : v < w ? v : w
  const middle = u + v + w - most - least
  const low =
    (red >> 4) * redward + (green >> 4) * greenward + (blue >> 4) * blueward
  const high = low + redward + greenward + blueward
  const first = low + (most === u ? redward : most === v ? greenward : blueward)
  const second =
    high - (least === w ? blueward : least === v ? greenward : redward)
  const [a, b, c, d] = [16 - most, most - middle, middle - least, least]
  let mixed = word & 0xff000000
  for (let channel = 0; channel < 3; channel++) {
    const added =
      a * table[low + channel]! +
      b * table[first + channel]! +
      c * table[second + channel]! +
      d * table[high + channel]!
    const value = ((word >>> (8 * channel)) & 255) + ((added + 512) >> 10)
    mixed |= (value < 0 ? 0 : value > 255 ? 255 : value) << (8 * channel)
  }
  return mixed
}
