import type { Rect } from '../../plugin/shared/geometry.ts'
import type { Cast } from './cast.ts'
import type { Raster } from './codec.ts'
import { channels } from './oklab.ts'
import type { Cells } from './ring.ts'
import { inStrips, type Steps } from './steps.ts'

/** Whole numbers add up faster: levels are counted in so small parts. */
const parts = 1 << 16

/**
 * Changes the raster's colours where the composite covers it, in place. Between
 * the middles of cells the cast's surfaces go straight from one to the next.
 *
 * @param part that the cells lie over, whole pixels of the raster
 */
export function* tint(
  raster: Raster,
  composite: Uint8Array,
  cast: Cast,
  cells: Cells,
  part: Rect,
): Steps<void> {
  if (!isSeen(cast)) return
  const words = new Int32Array(raster.data.buffer)
  const stretches = stretchesOf(cells, part.width)
  const run = runOf(cast)
  const heights = new Float32Array(3 * cells.width)
  yield* inStrips({ width: part.width, height: part.height }, (from, to) => {
    for (let y = from; y < to; y++) {
      heightsAt(y, cast, cells, heights)
      const start = (part.y + y) * raster.width + part.x
      tintRow(words, composite, start, stretches, heights, run)
    }
  })
}

/** Less than half a level everywhere rounds to nothing. */
function isSeen(cast: Cast): boolean {
  return cast.some(({ gain, surface }) => {
    const contrast = 255 * Math.abs(gain - 1)
    return surface.some((level) => Math.abs(level) + contrast >= 0.5)
  })
}

/** Pixels beside each other, between the middles of two cells of a row. */
interface Stretch {
  /** The first, and the one past the last. */
  first: number
  past: number
  left: number
  right: number
  /** How far the first one's middle lies between the cells' middles. */
  along: number
  /** And how much further each next one's does. */
  step: number
}

/** Before the first middle and after the last one a row is level. */
function stretchesOf({ side, width }: Cells, count: number): Stretch[] {
  const stretches: Stretch[] = []
  for (let column = -1; column < width; column++) {
    const middle = (column + 0.5) * side
    const first = Math.max(0, Math.ceil(middle - 0.5))
    const past = Math.min(count, Math.ceil(middle + side - 0.5))
    if (first >= past) continue
    const [left, right] = [Math.max(0, column), Math.min(width - 1, column + 1)]
    const along = (first + 0.5 - middle) / side
    stretches.push({ first, past, left, right, along, step: 1 / side })
  }
  return stretches
}

/** Of the surfaces along a row of pixels, at the middles of its cells, three each. */
function heightsAt(
  y: number,
  cast: Cast,
  { side, width, height }: Cells,
  heights: Float32Array,
): void {
  const place = Math.max(0, Math.min(height - 1, (y + 0.5) / side - 0.5))
  const above = Math.floor(place) * width
  const below = Math.ceil(place) * width
  const down = place % 1
  for (const channel of channels) {
    const { surface } = cast[channel]
    for (let x = 0; x < width; x++) {
      const upper = surface[above + x]!
      heights[3 * x + channel] = upper + (surface[below + x]! - upper) * down
    }
  }
}

/** What pixels beside each other are changed by, each channel in `parts`. */
interface Run {
  gains: Int32Array
  /** Of the first pixel, and with what rounds; and further for each next one. */
  levels: Int32Array
  steps: Int32Array
}

function runOf(cast: Cast): Run {
  return {
    gains: Int32Array.from(cast, ({ gain }) => Math.round(gain * parts)),
    levels: new Int32Array(3),
    steps: new Int32Array(3),
  }
}

function tintRow(
  words: Int32Array,
  composite: Uint8Array,
  start: number,
  stretches: readonly Stretch[],
  heights: Float32Array,
  run: Run,
): void {
  for (const { first, past, left, right, along, step } of stretches) {
    for (let channel = 0; channel < 3; channel++) {
      const from = heights[3 * left + channel]!
      const rise = heights[3 * right + channel]! - from
      run.levels[channel] = (from + rise * along + 0.5) * parts
      run.steps[channel] = rise * step * parts
    }
    tintRun(words, composite, start + first, start + past, run)
  }
}

/** @param words RGBA, the red lowest */
function tintRun(
  words: Int32Array,
  composite: Uint8Array,
  from: number,
  to: number,
  { gains, levels, steps }: Run,
): void {
  const redGain = gains[0]!
  const greenGain = gains[1]!
  const blueGain = gains[2]!
  const redStep = steps[0]!
  const greenStep = steps[1]!
  const blueStep = steps[2]!
  let red = levels[0]!
  let green = levels[1]!
  let blue = levels[2]!
  for (let at = from; at < to; at++) {
    if (composite[at] !== 0) {
      const word = words[at]!
      words[at] =
        (word & 0xff000000) |
        level((Math.imul(word & 255, redGain) + red) | 0) |
        (level((Math.imul((word >>> 8) & 255, greenGain) + green) | 0) << 8) |
        (level((Math.imul((word >>> 16) & 255, blueGain) + blue) | 0) << 16)
    }
    red = (red + redStep) | 0
    green = (green + greenStep) | 0
    blue = (blue + blueStep) | 0
  }
}

/** The whole level, 0 to 255. */
function level(value: number): number {
  return value < 0 ? 0 : value > 0xff_ffff ? 255 : value >> 16
}
