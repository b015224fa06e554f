import type { Rect } from '../../plugin/shared/geometry.ts'
import type { Raster } from './codec.ts'
import { cubeOf, shade, type Change } from './cube.ts'
import { boundsOf } from './extent.ts'
import { ring } from './mask.ts'
import { channels, each, toLab, type Lab } from './oklab.ts'
import type { RingColors } from './ring.ts'
import { inStrips, type Steps } from './steps.ts'

/** What a ring of pixels looks like in OKLab; plain numbers, to be stored. */
export interface RingStatistics {
  mean: Lab
  /** Standard deviation. */
  deviation: Lab
}

/** What is known of an original around a mask; small and plain, to be stored. */
export interface ColorReference extends RingStatistics {
  /** Place by place. Version 0.1.0 has kept none. */
  ring?: RingColors
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
): Steps<RingStatistics | null> {
  const sums: Sums = { count: 0, values: [0, 0, 0], squares: [0, 0, 0] }
  // Counted from where there is something: a window and a part of it are
  // looked at in the same places.
  const part = boundsOf(roles, raster)
  if (part)
    yield* inStrips({ width: part.width, height: part.height }, (from, to) =>
      addColors(raster, roles, part, from, to, sums),
    )
  const { count, values, squares } = sums
  if (count < fewest) return null
  const mean = each((channel) => values[channel] / count)
  const deviation = each((channel) =>
    Math.sqrt(Math.max(0, squares[channel] / count - mean[channel] ** 2)),
  )
  return { mean, deviation }
}

interface Sums {
  count: number
  values: Lab
  squares: Lab
}

/** Of every so many pixels of the part, from one of its rows to before another. */
function addColors(
  { data, width }: Raster,
  roles: Uint8Array,
  part: Rect,
  from: number,
  to: number,
  sums: Sums,
): void {
  const { values, squares } = sums
  const first = Math.ceil((from * part.width) / stride) * stride
  for (let n = first; n < to * part.width; n += stride) {
    const row = Math.floor(n / part.width)
    const at = (part.y + row) * width + part.x + n - row * part.width
    if (roles[at] !== ring) continue
    const lab = toLab(data[4 * at]!, data[4 * at + 1]!, data[4 * at + 2]!)
    for (const channel of channels) {
      values[channel] += lab[channel]
      squares[channel] += lab[channel] ** 2
    }
    sums.count++
  }
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
  colors: RingStatistics,
  reference: RingStatistics,
): Steps<void> {
  const change = changeBetween(colors, reference)
  if (!change) return
  const { width } = raster
  const words = new Int32Array(raster.data.buffer)
  const cube = cubeOf(change)
  yield* inStrips(raster, (from, to) =>
    shade(cube, words, composite, from * width, to * width),
  )
}

/** @returns null where there is nothing to change */
function changeBetween(
  from: RingStatistics,
  to: RingStatistics,
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
