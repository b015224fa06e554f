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
  const run = runOf(cast)
  yield* inStrips({ width: part.width, height: part.height }, (from, to) => {
    for (let y = from; y < to; y++) {
      const start = (part.y + y) * raster.width + part.x
      tintRow(words, composite, start, part.width, y, cast, cells, run)
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

/** From one middle of a cell to the next; before the first and after the last it is level. */
function tintRow(
  words: Int32Array,
  composite: Uint8Array,
  start: number,
  count: number,
  y: number,
  cast: Cast,
  { side, width, height }: Cells,
  run: Run,
): void {
  const place = placeOf(y, side, height)
  const above = Math.floor(place) * width
  const below = Math.ceil(place) * width
  const down = place % 1
  const heightOf = (channel: 0 | 1 | 2, column: number) => {
    const { surface } = cast[channel]
    const upper = surface[above + column]!
    return upper + (surface[below + column]! - upper) * down
  }
  for (let column = -1; column < width; column++) {
    // The first pixel whose middle is not left of the cell's.
    const first = Math.max(0, Math.ceil(column * side + side / 2 - 0.5))
    const past = Math.min(
      count,
      Math.ceil((column + 1) * side + side / 2 - 0.5),
    )
    if (first >= past) continue
    const [left, right] = [Math.max(0, column), Math.min(width - 1, column + 1)]
    const along = placeOf(first, side, width) - left
    for (const channel of channels) {
      const from = heightOf(channel, left)
      const rise = heightOf(channel, right) - from
      run.levels[channel] = (from + rise * along + 0.5) * parts
      run.steps[channel] = (rise / side) * parts
    }
    tintRun(words, composite, start + first, start + past, run)
  }
}

/** Of a pixel's middle, in cells from the middle of the first. */
function placeOf(pixel: number, side: number, cells: number): number {
  return Math.max(0, Math.min(cells - 1, (pixel + 0.5) / side - 0.5))
}

/** @param words RGBA, the red lowest */
function tintRun(
  words: Int32Array,
  composite: Uint8Array,
  from: number,
  to: number,
  { gains, levels, steps }: Run,
): void {
  const [redGain, greenGain, blueGain] = [gains[0]!, gains[1]!, gains[2]!]
  const [redStep, greenStep, blueStep] = [steps[0]!, steps[1]!, steps[2]!]
  let [red, green, blue] = [levels[0]!, levels[1]!, levels[2]!]
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
