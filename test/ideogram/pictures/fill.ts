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
  const { left, top, width, height } = plan.region
  const data = new Uint8Array(image.data)
  const colour = new Float32Array(3)
  for (let y = top; y < top + height; y += 1)
    for (let x = left; x < left + width; x += 1) {
      const index = y * image.width + x
      if (!hole.data[index]) continue
      paint(plan, x, y, colour)
      for (let channel = 0; channel < 3; channel += 1)
        data[index * 3 + channel] = clamp(colour[channel] ?? 0)
    }
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

/** The colour of one pixel in the hole: copied, or smooth where there is nothing to copy. */
function paint(plan: Plan, x: number, y: number, colour: Float32Array): void {
  const { region, step, grid, copies } = plan
  const column = (x - region.left + 0.5) / step - 0.5
  const line = (y - region.top + 0.5) / step - 0.5
  if (!copies) {
    sample(grid, column, line, colour)
    return
  }
  copy(plan, copies.like, x, y, colour)
  const [red = 0, green = 0, blue = 0] = colour
  sample(copies.tone, column, line, colour)
  colour[0] = (colour[0] ?? 0) + red
  colour[1] = (colour[1] ?? 0) + green
  colour[2] = (colour[2] ?? 0) + blue
}

/** Mixes what the four cells around a pixel copy there; its own always does. */
function copy(
  { image, region, step, grid: { width, height } }: Plan,
  like: Int32Array,
  x: number,
  y: number,
  into: Float32Array,
): void {
  const column = (x - region.left + 0.5) / step - 0.5
  const line = (y - region.top + 0.5) / step - 0.5
  let sum = 0
  into.fill(0)
  for (let corner = 0; corner < 4; corner += 1) {
    const cx = Math.floor(column) + (corner & 1)
    const cy = Math.floor(line) + (corner >> 1)
    if (cx < 0 || cy < 0 || cx >= width || cy >= height) continue
    const cell = like[cy * width + cx] ?? -1
    if (cell < 0) continue
    // Known and inside: a whole patch is, two cells each way, and this is within one.
    const fromX = x + ((cell % width) - cx) * step
    const fromY = y + (Math.floor(cell / width) - cy) * step
    const from = fromY * image.width + fromX
    // Never nothing: at the middle of a cell the others would weigh 0.
    const weight =
      (1 - Math.abs(column - cx)) * (1 - Math.abs(line - cy)) + 1e-4
    sum += weight
    for (let channel = 0; channel < 3; channel += 1)
      into[channel] =
        (into[channel] ?? 0) + weight * (image.data[from * 3 + channel] ?? 0)
  }
  for (let channel = 0; channel < 3; channel += 1)
    into[channel] = (into[channel] ?? 0) / sum
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
  for (let y = 0; y < region.height; y += 1)
    for (let x = 0; x < region.width; x += 1) {
      const from = (y + region.top) * image.width + x + region.left
      const to = Math.floor(y / step) * grid.width + Math.floor(x / step)
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
  for (const [cell, count] of counts.entries()) {
    const isKnown = known === 'whole' ? !touched[cell] : count > 0
    if (isKnown) grid.empty[cell] = 0
    for (let channel = 0; channel < 3; channel += 1)
      grid.cells[cell * 3 + channel] =
        (grid.cells[cell * 3 + channel] ?? 0) / Math.max(1, count)
  }
  return grid
}
