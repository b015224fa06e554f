import type { Size } from '../../plugin/shared/geometry.ts'

/** What is known of a surface, place by place of a grid. */
export interface Known extends Size {
  values: Float32Array
  /** How firmly each holds; 0 where nothing is known. */
  weights: Float32Array
}

/** Rounds of smoothing on every grid: the coarser one has done the rest. */
const rounds = 4

/**
 * The smoothest surface through what is known: its weighted values hold it,
 * and between and beyond them it is a membrane (Laplace's equation, with free
 * edges). Worked out on ever finer grids, each from the coarser one's.
 */
export function membraneOf(known: Known): Float32Array {
  const { width, height } = known
  if (width * height === 1) return known.values.slice()
  const start = enlarged(membraneOf(halved(known)), halfOf(known), known)
  const shares = known.weights.map((weight) => 1 / (4 + weight))
  const held = known.values.map(
    (value, at) => value * known.weights[at]! * shares[at]!,
  )
  for (let round = 0; round < rounds; round++) {
    smooth(start, held, shares, known, 1)
    smooth(start, held, shares, known, -1)
  }
  return start
}

function halfOf({ width, height }: Size): Size {
  return { width: Math.ceil(width / 2), height: Math.ceil(height / 2) }
}

/** In two dimensions a membrane pulls as strongly on any grid: weights add up. */
function halved(known: Known): Known {
  const half = halfOf(known)
  const values = new Float32Array(half.width * half.height)
  const weights = new Float32Array(half.width * half.height)
  for (let y = 0; y < known.height; y++)
    for (let x = 0; x < known.width; x++) {
      const from = y * known.width + x
      const to = (y >> 1) * half.width + (x >> 1)
      weights[to]! += known.weights[from]!
      values[to]! += known.weights[from]! * known.values[from]!
    }
  for (let at = 0; at < values.length; at++)
    if (weights[at]! > 0) values[at]! /= weights[at]!
  return { ...half, values, weights }
}

/** Between the middles of the four nearest places of the coarser grid. */
function enlarged(
  surface: Float32Array,
  coarse: Size,
  { width, height }: Size,
): Float32Array {
  const out = new Float32Array(width * height)
  const row = new Float32Array(coarse.width)
  for (let y = 0; y < height; y++) {
    const down = placeOn(y, coarse.height)
    const top = Math.floor(down) * coarse.width
    const below = Math.ceil(down) * coarse.width
    for (let x = 0; x < coarse.width; x++)
      row[x] = mixed(surface[top + x]!, surface[below + x]!, down % 1)
    for (let x = 0; x < width; x++) {
      const across = placeOn(x, coarse.width)
      const left = Math.floor(across)
      const right = Math.ceil(across)
      out[y * width + x] = mixed(row[left]!, row[right]!, across - left)
    }
  }
  return out
}

/** Where the middle of a place lies among those of a row half as long. */
function placeOn(place: number, count: number): number {
  return Math.max(0, Math.min(count - 1, place / 2 - 0.25))
}

function mixed(one: number, other: number, share: number): number {
  return one + (other - one) * share
}

/** Each place takes the mean of its neighbours and what is known of it. */
function smooth(
  surface: Float32Array,
  held: Float32Array,
  shares: Float32Array,
  { width, height }: Size,
  direction: 1 | -1,
): void {
  for (let n = 0; n < height; n++) {
    const y = direction > 0 ? n : height - 1 - n
    const row = y * width
    // At a free edge a place is its own neighbour.
    const up = y > 0 ? row - width : row
    const down = y < height - 1 ? row + width : row
    for (let m = 0; m < width; m++) {
      const x = direction > 0 ? m : width - 1 - m
      const left = x > 0 ? x - 1 : x
      const right = x < width - 1 ? x + 1 : x
      surface[row + x] =
        held[row + x]! +
        shares[row + x]! *
          (surface[up + x]! +
            surface[down + x]! +
            surface[row + left]! +
            surface[row + right]!)
    }
  }
}
