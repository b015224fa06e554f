import { membraneOf } from './membrane.ts'
import { each } from './oklab.ts'
import type { Cells } from './ring.ts'
import { heightAt, trendOf } from './trend.ts'

/** What a channel's level becomes: × gain, and more by the surface at its place. */
export interface ChannelCast {
  gain: number
  /** By cell, levels of 0 to 255. */
  surface: Float32Array
}

/** Of red, green and blue. */
export type Cast = readonly [ChannelCast, ChannelCast, ChannelCast]

/** Bounds of what is taken for a cast and not for another content; levels. */
const mostGain = 1.25
const mostShift = 32

/** Below so many levels what neighbours differ by says nothing of contrast. */
const noise = 1

/** Neighbours that differ by so many levels more than they did are others. */
const unlike = 8

/** Levels that a cell may be off the common trend and still be believed. */
const leastSpread = 4

/** How often the trend is fitted anew without what it came to distrust. */
const fits = 4

/** How firmly a cell holds the surface, if its neighbours agree with it. */
const firmness = 16

/**
 * How an answer must be changed to look like the original along the ring.
 *
 * @param original mean levels of the answer's own cells
 */
export function castOf(original: Cells['means'], answer: Cells): Cast {
  return each((channel) =>
    castOfChannel(original[channel], answer.means[channel], answer),
  )
}

function castOfChannel(
  was: Float32Array,
  is: Float32Array,
  cells: Cells,
): ChannelCast {
  const gain = gainOf(was, is, cells)
  const missing = is.map((level, cell) => {
    const shift = Math.max(-mostShift, Math.min(mostShift, was[cell]! - level))
    return shift - (gain - 1) * level
  })
  return { gain, surface: surfaceOf(missing, cells) }
}

/** Two cells beside each other, or one above the other, both of the ring. */
type Visit = (one: number, other: number) => void

function eachPair({ width, seen }: Cells, visit: Visit): void {
  for (let cell = 0; cell < seen.length; cell++) {
    if (seen[cell] === 0) continue
    if ((cell + 1) % width > 0 && seen[cell + 1]! > 0) visit(cell, cell + 1)
    const below = cell + width
    if (below < seen.length && seen[below]! > 0) visit(cell, below)
  }
}

/**
 * Contrast is told by neighbours: what drifts slowly across the picture is the
 * same in both. It is believed as far as the answer shows what the original did.
 */
function gainOf(was: Float32Array, is: Float32Array, cells: Cells): number {
  let [all, wasSquares, isSquares, products] = [0, 0, 0, 0]
  eachPair(cells, (one, other) => {
    const before = was[one]! - was[other]!
    const after = is[one]! - is[other]!
    const weight = 1 / (1 + ((before - after) / unlike) ** 2)
    all += weight
    wasSquares += weight * before * before
    isSquares += weight * after * after
    products += weight * before * after
  })
  if (products <= 0) return 1
  const alike = products ** 2 / (wasSquares * isSquares)
  const floor = all * noise ** 2
  const ratio = Math.sqrt((wasSquares + floor) / (isSquares + floor))
  const bounded = Math.max(1 / mostGain, Math.min(mostGain, ratio))
  return 1 + (bounded - 1) * alike
}

/**
 * A membrane through the cells' values. One that is far off what all others
 * say is another content's; where neighbours disagree it is grain, and more of
 * them are asked.
 */
function surfaceOf(values: Float32Array, cells: Cells): Float32Array {
  const weights = trustIn(values, cells)
  let [squares, all] = [0, 0]
  eachPair(cells, (one, other) => {
    const weight = weights[one]! * weights[other]!
    squares += weight * (values[one]! - values[other]!) ** 2
    all += weight
  })
  const grain = all > 0 ? squares / all : 0
  const hold = firmness / (1 + grain / 4)
  const held = weights.map((weight) => weight * hold)
  return membraneOf({ ...cells, values, weights: held })
}

/** 0 to 1 by cell: its share of the ring, less for what is off the trend. */
function trustIn(values: Float32Array, cells: Cells): Float32Array {
  const shares = Float32Array.from(
    cells.seen,
    (count) => count / cells.side ** 2,
  )
  const trust = shares.slice()
  const off = new Float32Array(values.length)
  for (let fit = 0; fit < fits; fit++) {
    const trend = trendOf(values, trust, cells)
    let [sum, all] = [0, 0]
    for (let cell = 0; cell < off.length; cell++) {
      if (trust[cell] === 0) continue
      off[cell] = Math.abs(values[cell]! - heightAt(trend, cell, cells.width))
      sum += trust[cell]! * off[cell]!
      all += trust[cell]!
    }
    const spread = Math.max(leastSpread, all > 0 ? (2 * sum) / all : 0)
    for (let cell = 0; cell < off.length; cell++)
      trust[cell] = shares[cell]! / (1 + (off[cell]! / spread) ** 2) ** 2
  }
  return trust
}
