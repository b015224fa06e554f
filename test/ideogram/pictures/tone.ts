import type { Grid } from './spread.ts'
import { emptyGrid, spread } from './spread.ts'

/** Sweeps over the hole: enough for the widest grid, begun from a good guess. */
const SWEEPS = 110
/** How far each sweep goes beyond what it computes: between 1 and 2. */
const HASTE = 1.75
/** Levels over all channels from which a difference at the rim is an edge of its own. */
const EDGE = 110

/** The cells of a hole, and what each should be. */
interface Task {
  readonly holes: Int32Array
  /** Four to a cell: its neighbours, or -1. */
  readonly around: Int32Array
  /** Three to a cell: by how much it should differ from them, added up. */
  readonly drops: Float32Array
}

/**
 * What is to be added to copies so that they join: each cell of a hole keeps
 * the differences to its neighbours that its source has, and the known cells
 * around the hole stay as they are (Poisson's equation, by over-relaxation).
 * Where the rim is of another colour altogether, it has no say.
 * @param like the cell each empty cell is copied from
 */
export function toneOf(grid: Grid, like: Int32Array): Grid {
  const task = taskOf(grid, like)
  const joined = new Float32Array(grid.cells)
  for (let sweep = 0; sweep < SWEEPS; sweep += 1) relax(task, joined)
  const tone = emptyGrid(grid)
  for (const cell of task.holes) {
    tone.empty[cell] = 0
    for (let channel = 0; channel < 3; channel += 1) {
      const source = (like[cell] ?? 0) * 3 + channel
      tone.cells[cell * 3 + channel] =
        (joined[cell * 3 + channel] ?? 0) - (grid.cells[source] ?? 0)
    }
  }
  spread(tone)
  return tone
}

function relax({ holes, around, drops }: Task, joined: Float32Array): void {
  for (let index = 0; index < holes.length; index += 1) {
    const at = holes[index]! * 3
    let [red, green, blue, count] = [0, 0, 0, 0]
    for (let side = index * 4; side < index * 4 + 4; side += 1) {
      const other = around[side]! * 3
      if (other < 0) continue
      red += joined[other]!
      green += joined[other + 1]!
      blue += joined[other + 2]!
      count += 1
    }
    if (!count) continue
    const drop = index * 3
    joined[at]! += HASTE * ((red + drops[drop]!) / count - joined[at]!)
    joined[at + 1]! +=
      HASTE * ((green + drops[drop + 1]!) / count - joined[at + 1]!)
    joined[at + 2]! +=
      HASTE * ((blue + drops[drop + 2]!) / count - joined[at + 2]!)
  }
}

function taskOf(grid: Grid, like: Int32Array): Task {
  const { width, height, cells, empty } = grid
  const holes = Int32Array.from([...empty.keys()].filter((cell) => empty[cell]))
  const around = new Int32Array(holes.length * 4).fill(-1)
  const drops = new Float32Array(holes.length * 3)
  const difference = (one: number, other: number, channel: number) =>
    (cells[one * 3 + channel] ?? 0) - (cells[other * 3 + channel] ?? 0)
  const isEdge = (one: number, other: number) =>
    Math.abs(difference(one, other, 0)) +
      Math.abs(difference(one, other, 1)) +
      Math.abs(difference(one, other, 2)) >
    EDGE
  for (const [index, cell] of holes.entries()) {
    const source = like[cell] ?? 0
    const x = cell % width
    for (const [side, step] of [-1, 1, -width, width].entries()) {
      const other = cell + step
      const isInside =
        side < 2
          ? x + step >= 0 && x + step < width
          : other >= 0 && other < width * height
      if (!isInside) continue
      if (!empty[other] && isEdge(other, source + step)) continue
      around[index * 4 + side] = other
      const theirs = empty[other] ? (like[other] ?? 0) - step : source
      // Where two sources meet, both have a say.
      for (let channel = 0; channel < 3; channel += 1)
        drops[index * 3 + channel]! +=
          (difference(source, source + step, channel) +
            difference(theirs, theirs + step, channel)) /
          2
    }
  }
  return { holes, around, drops }
}
