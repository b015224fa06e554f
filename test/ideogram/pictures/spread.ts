import type { Size } from '../sizes.ts'

/** Cells of three floats each, and which of them are still empty (1 = empty). */
export interface Grid extends Size {
  readonly cells: Float32Array
  readonly empty: Uint8Array
  /** 1 where nothing is to be copied from. */
  readonly barred?: Uint8Array
}

export const emptyGrid = ({ width, height }: Size): Grid => ({
  width,
  height,
  cells: new Float32Array(width * height * 3),
  empty: new Uint8Array(width * height).fill(1),
})

/** Half the size; a cell is the mean of the cells under it that are not empty. */
export function halved(fine: Grid): Grid {
  const coarse = emptyGrid({
    width: Math.ceil(fine.width / 2),
    height: Math.ceil(fine.height / 2),
  })
  const counts = new Uint8Array(coarse.empty.length)
  for (let y = 0, index = 0; y < fine.height; y += 1)
    for (let x = 0; x < fine.width; x += 1, index += 1) {
      if (fine.empty[index]) continue
      const to = (y >> 1) * coarse.width + (x >> 1)
      const count = (counts[to] = (counts[to] ?? 0) + 1)
      coarse.empty[to] = 0
      for (let channel = 0; channel < 3; channel += 1) {
        const at = to * 3 + channel
        const mean = coarse.cells[at] ?? 0
        const value = fine.cells[index * 3 + channel] ?? 0
        coarse.cells[at] = mean + (value - mean) / count
      }
    }
  const { barred } = fine
  if (!barred) return coarse
  const halfOf = (_: unknown, cell: number) => {
    const [x, y] = [cell % coarse.width, Math.floor(cell / coarse.width)]
    return barred[2 * y * fine.width + 2 * x] ?? 0
  }
  return {
    ...coarse,
    barred: Uint8Array.from({ length: coarse.empty.length }, halfOf),
  }
}

/**
 * Lets what is known flow into the empty cells, smoothly: down to a single
 * cell and up again. Changes the cells, and leaves `empty` as it is.
 */
export function spread(grid: Grid): void {
  if (grid.width === 1 && grid.height === 1) return
  const coarse = halved(grid)
  spread(coarse)
  const colour = new Float32Array(3)
  for (let y = 0, index = 0; y < grid.height; y += 1)
    for (let x = 0; x < grid.width; x += 1, index += 1) {
      if (!grid.empty[index]) continue
      sample(coarse, (x - 0.5) / 2, (y - 0.5) / 2, colour)
      for (let channel = 0; channel < 3; channel += 1)
        grid.cells[index * 3 + channel] = colour[channel] ?? 0
    }
}

/** What lies at a place between cells; 0,0 is the middle of the first cell. */
export function sample(
  { width, height, cells }: Grid,
  x: number,
  y: number,
  into: Float32Array,
): void {
  const column = Math.max(0, Math.min(width - 1, x))
  const line = Math.max(0, Math.min(height - 1, y))
  const left = Math.floor(column)
  const top = Math.floor(line)
  const across = column - left
  const down = line - top
  const first = (top * width + left) * 3
  const right = left + 1 < width ? 3 : 0
  const below = top + 1 < height ? width * 3 : 0
  for (let channel = 0; channel < 3; channel += 1) {
    const at = first + channel
    const above = cells[at] ?? 0
    const under = cells[at + below] ?? 0
    const upper = above + ((cells[at + right] ?? 0) - above) * across
    const lower = under + ((cells[at + below + right] ?? 0) - under) * across
    into[channel] = upper + (lower - upper) * down
  }
}
