import type { Random } from '../random.ts'
import { between } from '../random.ts'
import type { Hole } from './hole.ts'
import { boundsOf } from './hole.ts'
import type { Size } from '../sizes.ts'
import type { Raster } from './raster.ts'

/** Four floats a cell: a colour, and how many finer ones it is the mean of (0 = empty). */
interface Level {
  readonly width: number
  readonly height: number
  readonly cells: Float32Array
}

/**
 * What the surroundings suggest for the hole: their colours flowing in (push
 * and pull over a pyramid), with the grain of the pixels around laid on top.
 */
export function fillHole(image: Raster, hole: Hole, random: Random): Raster {
  const smooth = pullDown(pyramid(halve(image, hole)))
  const data = new Uint8Array(image.data)
  const donor = donorOf(hole, random)
  const [here, there] = [new Float32Array(3), new Float32Array(3)]
  for (let y = 0, index = 0; y < image.height; y += 1)
    for (let x = 0; x < image.width; x += 1, index += 1) {
      if (!hole.data[index]) continue
      sample(smooth, x, y, here)
      const from = donor(x, y)
      if (from !== undefined)
        sample(
          smooth,
          from % image.width,
          Math.floor(from / image.width),
          there,
        )
      for (let channel = 0; channel < 3; channel += 1) {
        const grain =
          from === undefined
            ? 0
            : (image.data[from * 3 + channel] ?? 0) - (there[channel] ?? 0)
        data[index * 3 + channel] = clamp(
          (here[channel] ?? 0) + Math.max(-48, Math.min(48, grain)) * 0.6,
        )
      }
    }
  return { ...image, data }
}

export const clamp = (value: number) =>
  value < 0 ? 0 : value > 255 ? 255 : Math.round(value)

/** Half the size: the mean of the pixels outside the hole, where there are any. */
function halve(image: Raster, hole: Hole): Level {
  const half = emptyHalf(image)
  for (let y = 0, index = 0; y < image.height; y += 1)
    for (let x = 0; x < image.width; x += 1, index += 1)
      if (!hole.data[index]) gather(half, x, y, image.data, index * 3)
  return averaged(half)
}

/** Ever coarser levels, down to a single cell. */
function pyramid(finest: Level): Level[] {
  const levels = [finest]
  for (let level = finest; level.width > 1 || level.height > 1;) {
    const half = emptyHalf(level)
    for (let y = 0, at = 0; y < level.height; y += 1)
      for (let x = 0; x < level.width; x += 1, at += 4)
        if (level.cells[at + 3]) gather(half, x, y, level.cells, at)
    level = averaged(half)
    levels.push(level)
  }
  return levels
}

function emptyHalf(size: Size): Level {
  const width = Math.ceil(size.width / 2)
  const height = Math.ceil(size.height / 2)
  return { width, height, cells: new Float32Array(width * height * 4) }
}

/** Adds a colour to the cell it falls into, counting it in the fourth float. */
function gather(
  { width, cells }: Level,
  x: number,
  y: number,
  from: Uint8Array | Float32Array,
  at: number,
): void {
  const to = ((y >> 1) * width + (x >> 1)) * 4
  cells[to] = (cells[to] ?? 0) + (from[at] ?? 0)
  cells[to + 1] = (cells[to + 1] ?? 0) + (from[at + 1] ?? 0)
  cells[to + 2] = (cells[to + 2] ?? 0) + (from[at + 2] ?? 0)
  cells[to + 3] = (cells[to + 3] ?? 0) + 1
}

function averaged(level: Level): Level {
  const { cells } = level
  for (let at = 0; at < cells.length; at += 4) {
    const count = cells[at + 3] ?? 0
    if (!count) continue
    for (let channel = 0; channel < 3; channel += 1)
      cells[at + channel] = (cells[at + channel] ?? 0) / count
  }
  return level
}

/** Fills the empty cells of each level from the coarser one. @returns the finest */
function pullDown(levels: readonly Level[]): Level {
  const colour = new Float32Array(3)
  return levels.reduceRight((coarse, fine) => {
    const { width, height, cells } = fine
    for (let y = 0, at = 0; y < height; y += 1)
      for (let x = 0; x < width; x += 1, at += 4) {
        if (cells[at + 3]) continue
        sample(coarse, x, y, colour)
        cells.set(colour, at)
      }
    return fine
  })
}

/** The colour of a level of half the size at a pixel, between cells. */
function sample(level: Level, x: number, y: number, into: Float32Array): void {
  const { width, height, cells } = level
  const column = Math.max(0, Math.min(width - 1, (x - 0.5) / 2))
  const line = Math.max(0, Math.min(height - 1, (y - 0.5) / 2))
  const left = Math.floor(column)
  const top = Math.floor(line)
  const right = Math.min(width - 1, left + 1)
  const bottom = Math.min(height - 1, top + 1)
  const [across, down] = [column - left, line - top]
  for (let channel = 0; channel < 3; channel += 1) {
    const cell = (cx: number, cy: number) =>
      cells[(cy * width + cx) * 4 + channel] ?? 0
    into[channel] =
      (cell(left, top) * (1 - across) + cell(right, top) * across) *
        (1 - down) +
      (cell(left, bottom) * (1 - across) + cell(right, bottom) * across) * down
  }
}

/** Where a pixel in the hole takes its grain from: a place beside the hole. */
function donorOf(
  hole: Hole,
  random: Random,
): (x: number, y: number) => number | undefined {
  const box = boundsOf(hole)
  const side = random() < 0.5 ? -1 : 1
  const shiftX = Math.round(side * box.width * between(random, 0.9, 1.1))
  const shiftY = Math.round(box.height * between(random, -0.1, 0.1))
  const mirror = (value: number, end: number) => {
    const period = 2 * (end - 1)
    const inside = ((value % period) + period) % period
    return inside < end ? inside : period - inside
  }
  return (x, y) => {
    const from =
      mirror(y + shiftY, hole.height) * hole.width +
      mirror(x + shiftX, hole.width)
    return hole.data[from] ? undefined : from
  }
}
