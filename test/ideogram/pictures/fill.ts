import type { Random } from '../random.ts'
import type { Box, Hole } from './hole.ts'
import { boundsOf } from './hole.ts'
import { matchPatches } from './patches.ts'
import type { Size } from '../sizes.ts'
import type { Raster } from './raster.ts'
import type { Grid } from './spread.ts'
import { emptyGrid, sample, spread } from './spread.ts'
import { toneOf } from './tone.ts'

/** The longest side of the grid on which a hole is thought about. */
const LONGEST = 128

export const clamp = (value: number) =>
  value < 0 ? 0 : value > 255 ? 255 : Math.round(value)

/** What goes where in a hole. */
interface Plan {
  readonly image: Raster
  readonly region: Box
  /** Pixels to a cell's side. */
  readonly step: number
  readonly grid: Grid
  /** The cell each cell of the hole is copied from, and what is added there. */
  readonly copies?: { readonly like: Int32Array; readonly tone: Grid }
}

/**
 * Continues the surroundings into the hole: decides on a coarse grid which
 * place each cell is like, and copies the full pixels from there, their tone
 * matched to what is around the hole.
 * @param barred nothing is copied from there @returns RGB
 */
export function fillHole(
  image: Raster,
  hole: Hole,
  random: Random,
  barred?: Box,
): Raster {
  const plan = planFor(image, hole, random, barred)
  const data = new Uint8Array(image.data)
  for (let row = -1; row < plan.grid.height; row += 1)
    for (let column = -1; column < plan.grid.width; column += 1)
      paintBetween(plan, hole, { column, row }, data)
  return { ...image, data }
}

function planFor(
  image: Raster,
  hole: Hole,
  random: Random,
  barred: Box | undefined,
): Plan {
  const region = around(boundsOf(hole), image)
  const step = Math.ceil(Math.max(region.width, region.height) / LONGEST)
  const known = { image, region, step }
  const whole = reduced(image, hole, region, step, 'whole')
  const grid = barred
    ? { ...whole, barred: cellsIn(barred, known, whole) }
    : whole
  const like = matchPatches(grid, random)
  if (like)
    return { ...known, grid, copies: { like, tone: toneOf(grid, like) } }
  const rough = reduced(image, hole, region, step, 'any')
  spread(rough)
  return { ...known, grid: rough }
}

/** 1 for the cells of a box. */
function cellsIn(
  { left, top, width, height }: Box,
  { region, step }: Pick<Plan, 'region' | 'step'>,
  grid: Size,
): Uint8Array {
  return Uint8Array.from({ length: grid.width * grid.height }, (_, cell) => {
    const x = (cell % grid.width) * step + region.left - left
    const y = Math.floor(cell / grid.width) * step + region.top - top
    return x >= 0 && y >= 0 && x < width && y < height ? 1 : 0
  })
}

/** Paints what of the hole lies between the middles of four cells. */
function paintBetween(
  plan: Plan,
  hole: Hole,
  at: { readonly column: number; readonly row: number },
  data: Uint8Array,
): void {
  const { image, region, step, grid, copies } = plan
  const { column, row } = at
  const steps = copies && stepsAround(plan, copies.like, column, row)
  if (steps?.every((by) => by === NOWHERE)) return
  const isOne = steps?.every((by) => by === steps[0])
  const colour = new Float32Array(3)
  const tone = copies?.tone ?? grid
  // Pixels whose middles lie between the middles of the cells.
  const first = (cell: number) => Math.ceil((cell + 0.5) * step - 0.5)
  const right = Math.min(first(column + 1), region.width)
  const bottom = Math.min(first(row + 1), region.height)
  for (let y = Math.max(0, first(row)); y < bottom; y += 1)
    for (let x = Math.max(0, first(column)); x < right; x += 1) {
      const pixel = (y + region.top) * image.width + x + region.left
      if (!hole.data[pixel]) continue
      const u = (x + 0.5) / step - 0.5
      const v = (y + 0.5) / step - 0.5
      sample(tone, u, v, colour)
      if (steps && isOne) add(image, pixel + (steps[0] ?? 0), 1, colour)
      else if (steps) addMixed(image, pixel, steps, u - column, v - row, colour)
      for (let channel = 0; channel < 3; channel += 1)
        data[pixel * 3 + channel] = clamp(colour[channel] ?? 0)
    }
}

/** Where a cell copies nothing. */
const NOWHERE = 0

/** How many pixels on each of four cells copies from. */
function stepsAround(
  { image, step, grid: { width, height } }: Plan,
  like: Int32Array,
  column: number,
  row: number,
): number[] {
  return [0, 1, 2, 3].map((corner) => {
    const x = column + (corner & 1)
    const y = row + (corner >> 1)
    if (x < 0 || y < 0 || x >= width || y >= height) return NOWHERE
    const cell = like[y * width + x] ?? -1
    if (cell < 0) return NOWHERE
    const down = Math.floor(cell / width) - y
    return (down * image.width + (cell % width) - x) * step
  })
}

function add(
  { data }: Raster,
  pixel: number,
  weight: number,
  colour: Float32Array,
): void {
  for (let channel = 0; channel < 3; channel += 1)
    colour[channel] =
      (colour[channel] ?? 0) + weight * (data[pixel * 3 + channel] ?? 0)
}

/**
 * Adds a mixture of what four cells copy: its own is always among them.
 * All are known and inside: a whole patch is, two cells each way, and this is
 * within one.
 */
function addMixed(
  image: Raster,
  pixel: number,
  steps: readonly number[],
  across: number,
  down: number,
  colour: Float32Array,
): void {
  const weights = [0, 0, 0, 0]
  let sum = 0
  for (let corner = 0; corner < 4; corner += 1) {
    if (steps[corner] === NOWHERE) continue
    const beside = corner & 1 ? across : 1 - across
    const below = corner >> 1 ? down : 1 - down
    // Never nothing: at the middle of a cell the others would weigh 0.
    weights[corner] = beside * below + 1e-4
    sum += weights[corner] ?? 0
  }
  for (let corner = 0; corner < 4; corner += 1) {
    const weight = (weights[corner] ?? 0) / sum
    if (weight) add(image, pixel + (steps[corner] ?? 0), weight, colour)
  }
}

/** A box and what is worth looking at around it. */
function around({ left, top, width, height }: Box, image: Size): Box {
  const margin = Math.max(48, Math.round(Math.max(width, height) / 2))
  const [x, y] = [Math.max(0, left - margin), Math.max(0, top - margin)]
  return {
    left: x,
    top: y,
    width: Math.min(image.width, left + width + margin) - x,
    height: Math.min(image.height, top + height + margin) - y,
  }
}

/** The region with `step` × `step` pixels to a cell; known where the whole cell is, or any of it. */
function reduced(
  image: Raster,
  hole: Hole,
  region: Box,
  step: number,
  known: 'whole' | 'any',
): Grid {
  const grid = emptyGrid({
    width: Math.ceil(region.width / step),
    height: Math.ceil(region.height / step),
  })
  const counts = new Uint32Array(grid.empty.length)
  const touched = new Uint8Array(grid.empty.length)
  for (let y = 0; y < region.height; y += 1) {
    const line = (y + region.top) * image.width + region.left
    const row = Math.floor(y / step) * grid.width
    for (let x = 0; x < region.width; x += 1) {
      const from = line + x
      const to = row + Math.floor(x / step)
      if (hole.data[from]) {
        touched[to] = 1
        continue
      }
      counts[to] = (counts[to] ?? 0) + 1
      for (let channel = 0; channel < 3; channel += 1)
        grid.cells[to * 3 + channel] =
          (grid.cells[to * 3 + channel] ?? 0) +
          (image.data[from * 3 + channel] ?? 0)
    }
  }
  for (const [cell, count] of counts.entries()) {
    const isKnown = known === 'whole' ? !touched[cell] : count > 0
    if (isKnown) grid.empty[cell] = 0
    for (let channel = 0; channel < 3; channel += 1)
      grid.cells[cell * 3 + channel] =
        (grid.cells[cell * 3 + channel] ?? 0) / Math.max(1, count)
  }
  return grid
}
