import type { Random } from '../random.ts'
import type { Grid } from './spread.ts'
import { halved, spread } from './spread.ts'

/** Patches reach this many cells to each side: 5 × 5. */
const REACH = 2
/** Grids longer than this are begun at half the size. */
const COARSEST = 24
const ROUNDS = 4
/** Pictures go on sideways more than upwards: what a patch from another height costs. */
const HEIGHT_COST = 8e6

/**
 * Finds for every empty cell the known cell whose surroundings fit best there
 * (PatchMatch, coarse to fine), and paints the empty cells accordingly.
 * @returns the cell each empty cell is like; nothing where nothing is known
 */
export function matchPatches(
  grid: Grid,
  random: Random,
): Int32Array | undefined {
  const sources = wholePatches(grid)
  const all = [...sources.keys()].filter((index) => sources[index])
  const holes = [...grid.empty.keys()].filter((index) => grid.empty[index])
  const [anyone] = all
  if (anyone === undefined) return undefined
  const randomly = () => all[Math.floor(random() * all.length)] ?? anyone
  const guess = coarseGuess(grid, random)
  const like = new Int32Array(grid.empty.length).fill(-1)
  for (const hole of holes) {
    const guessed = guess?.(hole)
    like[hole] =
      guessed !== undefined && sources[guessed] ? guessed : randomly()
  }
  if (guess) vote(grid, holes, like)
  else spread(grid)
  for (let round = 0; round < ROUNDS; round += 1) {
    search(
      grid,
      round % 2 ? [...holes].reverse() : holes,
      like,
      sources,
      random,
    )
    vote(grid, holes, like)
  }
  return like
}

/** 1 where a patch around the cell lies inside the grid and is known throughout. */
function wholePatches({ width, height, empty, barred }: Grid): Uint8Array {
  const whole = new Uint8Array(empty.length)
  for (let y = REACH; y < height - REACH; y += 1)
    for (let x = REACH; x < width - REACH; x += 1) {
      let known = barred?.[y * width + x] ? 0 : 1
      for (let dy = -REACH; dy <= REACH && known; dy += 1)
        for (let dx = -REACH; dx <= REACH && known; dx += 1)
          if (empty[(y + dy) * width + x + dx]) known = 0
      whole[y * width + x] = known
    }
  return whole
}

/** What the same search says at half the size. */
function coarseGuess(
  grid: Grid,
  random: Random,
): ((index: number) => number | undefined) | undefined {
  const { width } = grid
  if (Math.max(width, grid.height) <= COARSEST) return undefined
  const coarse = halved(grid)
  const like = matchPatches(coarse, random)
  if (!like) return undefined
  return (index) => {
    const x = index % width
    const y = Math.floor(index / width)
    const cell = like[(y >> 1) * coarse.width + (x >> 1)] ?? -1
    if (cell < 0) return undefined
    return (
      (2 * Math.floor(cell / coarse.width) + (y & 1)) * width +
      2 * (cell % coarse.width) +
      (x & 1)
    )
  }
}

/** Takes over what suited the neighbours, then looks around at random, ever nearer. */
function search(
  grid: Grid,
  holes: readonly number[],
  like: Int32Array,
  sources: Uint8Array,
  random: Random,
): void {
  const { width, height } = grid
  for (const hole of holes) {
    let best = like[hole] ?? 0
    let cost = difference(grid, hole, best, Infinity)
    const consider = (candidate: number) => {
      if (!sources[candidate] || candidate === best) return
      const other = difference(grid, hole, candidate, cost)
      if (other < cost) [best, cost] = [candidate, other]
    }
    for (const step of [-1, 1, -width, width]) {
      const beside = like[hole + step] ?? -1
      if (beside >= 0) consider(beside - step)
    }
    for (let span = Math.max(width, height) / 2; span >= 1; span /= 3) {
      const x = (best % width) + Math.round((random() * 2 - 1) * span)
      const y = Math.floor(best / width) + Math.round((random() * 2 - 1) * span)
      if (x >= 0 && x < width) consider(y * width + x)
    }
    like[hole] = best
  }
}

/** Squared differences of two patches, and of their heights; given up once above `limit`. */
function difference(
  { width, height, cells }: Grid,
  at: number,
  other: number,
  limit: number,
): number {
  const x = at % width
  const y = (at - x) / width
  const first = Math.max(-REACH, -x)
  const last = Math.min(REACH, width - 1 - x)
  const rise = (Math.floor(other / width) - y) / height
  let sum = rise * rise * HEIGHT_COST
  for (
    let dy = Math.max(-REACH, -y);
    dy <= Math.min(REACH, height - 1 - y) && sum < limit;
    dy += 1
  ) {
    let here = (at + dy * width + first) * 3
    let there = (other + dy * width + first) * 3
    for (const end = here + (last - first + 1) * 3; here < end;) {
      const by = (cells[here++] ?? 0) - (cells[there++] ?? 0)
      sum += by * by
    }
  }
  return sum
}

/** Paints each empty cell with the mean of what the patches over it say. */
function vote(grid: Grid, holes: readonly number[], like: Int32Array): void {
  const { width, height, cells } = grid
  const painted = new Float32Array(holes.length * 3)
  for (const [position, hole] of holes.entries()) {
    const x = hole % width
    const y = (hole - x) / width
    let count = 0
    for (let dy = -REACH; dy <= REACH; dy += 1)
      for (let dx = -REACH; dx <= REACH; dx += 1) {
        if (x + dx < 0 || x + dx >= width || y + dy < 0 || y + dy >= height)
          continue
        const step = dy * width + dx
        const cell = like[hole + step] ?? -1
        if (cell < 0) continue
        count += 1
        for (let channel = 0; channel < 3; channel += 1)
          painted[position * 3 + channel] =
            (painted[position * 3 + channel] ?? 0) +
            (cells[(cell - step) * 3 + channel] ?? 0)
      }
    for (let channel = 0; channel < 3; channel += 1)
      painted[position * 3 + channel] =
        (painted[position * 3 + channel] ?? 0) / count
  }
  for (let position = 0; position < holes.length; position += 1)
    for (let channel = 0; channel < 3; channel += 1)
      cells[(holes[position] ?? 0) * 3 + channel] =
        painted[position * 3 + channel] ?? 0
}
