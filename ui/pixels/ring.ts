import type { Rect, Size } from '../../plugin/shared/geometry.ts'
import type { Raster } from './codec.ts'
import { boundsOf } from './extent.ts'
import { ring } from './mask.ts'
import { channels, each } from './oklab.ts'
import { inStrips, type Steps } from './steps.ts'

/**
 * Colours along the ring, a mean for each cell of a coarse grid that holds any
 * of it: some kilobytes whatever was masked, and no picture.
 */
export interface RingColors {
  /** Pixels along each side of a cell. */
  side: number
  /** Red, green and blue, cell by cell, in 256ths of a level: two bytes each. */
  means: Uint8Array
}

/** The grid over what the roles reach, and how much of the ring is in each cell. */
export interface Cells extends Size {
  /** Pixels along each side of a cell. */
  side: number
  /** Pixels of the ring by cell. */
  counts: Uint32Array
  /** How many of them are opaque: the others show no colour. */
  seen: Uint32Array
  /** Their mean red, green and blue levels by cell; 0 where there are none. */
  means: readonly [Float32Array, Float32Array, Float32Array]
}

/** Of a cell's side at least, pixels; and cells along the longer side at most. */
const leastSide = 8
const mostCells = 64

/** In parts of a level as they are kept. */
const parts = 256

/**
 * Mean colours of the ring by cell. Counted from where the roles begin: a
 * window and a part of it that holds all of them have the same cells.
 *
 * @param roles `ring` for the pixels that count
 * @returns null without a ring
 */
export function* cellsOf(
  raster: Raster,
  roles: Uint8Array,
  side?: number,
): Steps<Cells | null> {
  const part = boundsOf(roles, raster)
  if (!part) return null
  const cells = emptyCells(part, side)
  const sums = new Float64Array(3 * cells.counts.length)
  yield* inStrips({ width: part.width, height: part.height }, (from, to) =>
    addRows(raster, roles, part, from, to, cells, sums),
  )
  const { counts, seen, means } = cells
  seen.forEach((count, cell) => {
    if (count === 0) return
    for (const channel of channels)
      means[channel][cell] = sums[3 * cell + channel]! / count
  })
  return counts.some((count) => count > 0) ? cells : null
}

function emptyCells(
  part: Size,
  side = Math.max(
    leastSide,
    Math.ceil(Math.max(part.width, part.height) / mostCells),
  ),
): Cells {
  const width = Math.ceil(part.width / side)
  const height = Math.ceil(part.height / side)
  return {
    width,
    height,
    side,
    counts: new Uint32Array(width * height),
    seen: new Uint32Array(width * height),
    means: each(() => new Float32Array(width * height)),
  }
}

function addRows(
  { data, width }: Raster,
  roles: Uint8Array,
  part: Rect,
  from: number,
  to: number,
  cells: Cells,
  sums: Float64Array,
): void {
  const words = new Uint32Array(data.buffer)
  for (let y = from; y < to; y++) {
    const start = (part.y + y) * width + part.x
    const end = start + part.width
    const first = Math.floor(y / cells.side) * cells.width
    let at = roles.indexOf(ring, start)
    while (at >= 0 && at < end) {
      const column = Math.floor((at - start) / cells.side)
      const past = Math.min(end, start + (column + 1) * cells.side)
      addRun(words, roles, at, past, cells, first + column, sums)
      at = roles.indexOf(ring, past)
    }
  }
}

/** @param words RGBA, the red lowest */
function addRun(
  words: Uint32Array,
  roles: Uint8Array,
  from: number,
  end: number,
  { counts, seen }: Cells,
  cell: number,
  sums: Float64Array,
): void {
  let count = 0
  let opaque = 0
  let red = 0
  let green = 0
  let blue = 0
  for (let at = from; at < end; at++) {
    if (roles[at] !== ring) continue
    count++
    const word = words[at]!
    if (word >>> 24 < 255) continue
    opaque++
    red += word & 255
    green += (word >>> 8) & 255
    blue += (word >>> 16) & 255
  }
  counts[cell]! += count
  seen[cell]! += opaque
  sums[3 * cell]! += red
  sums[3 * cell + 1]! += green
  sums[3 * cell + 2]! += blue
}

/** To be kept: the roles tell again which cells they are of. */
export function packRing({ side, counts, means }: Cells): RingColors {
  const packed = new DataView(new ArrayBuffer(bytesOf * known(counts)))
  let to = 0
  counts.forEach((count, cell) => {
    if (count === 0) return
    for (const channel of channels) {
      packed.setUint16(to, Math.round(means[channel][cell]! * parts))
      to += 2
    }
  })
  return { side, means: new Uint8Array(packed.buffer) }
}

/**
 * Means of the same cells as the other picture's.
 *
 * @returns null where what was kept is of other cells
 */
export function unpackRing(
  { means: kept }: RingColors,
  { counts }: Cells,
): Cells['means'] | null {
  if (kept.length !== bytesOf * known(counts)) return null
  const packed = new DataView(kept.buffer, kept.byteOffset, kept.byteLength)
  const means = each(() => new Float32Array(counts.length))
  let from = 0
  counts.forEach((count, cell) => {
    if (count === 0) return
    for (const channel of channels) {
      means[channel][cell] = packed.getUint16(from) / parts
      from += 2
    }
  })
  return means
}

/** Of a cell, three channels of two bytes. */
const bytesOf = 6

function known(counts: Uint32Array): number {
  let cells = 0
  for (const count of counts) if (count > 0) cells++
  return cells
}
