import type { Conditions, Drift } from '../conditions.ts'
import type { Random } from '../random.ts'
import { between, randomFrom } from '../random.ts'
import type { Size } from '../sizes.ts'
import { clamp } from './fill.ts'
import type { Raster } from './raster.ts'
import { blur } from './raster.ts'
import { smoothstep } from './waves.ts'

/** How a picture is painted: what of the day's conditions concerns painters. */
export type Manner = Pick<Conditions, 'drift' | 'pixels'>

/** Levels added to a level of a channel, at a place (0..1 across and down). */
type Stray = (level: number, channel: number, u: number, v: number) => number

/** ± either way, at least half of it. */
const away = (random: Random, most: number) =>
  (random() < 0.5 ? -1 : 1) * between(random, most / 2, most)

/** The same gain and offset for a whole channel. */
function even(random: Random, gain: number, offset: number): Stray {
  const gains = [0, 1, 2].map(() => away(random, gain))
  const offsets = [0, 1, 2].map(() => away(random, offset))
  return (level, channel) =>
    level * (gains[channel] ?? 0) + (offsets[channel] ?? 0)
}

/** From −12 levels at one side to +12 at the other. */
function leftToRight(random: Random): Stray {
  const most = random() < 0.5 ? 12 : -12
  return (_level, _channel, u) => most * (2 * u - 1)
}

/** +2 levels in the middle, −9 in the corners. */
const vignette: Stray = (_level, _channel, u, v) =>
  2 - 11 * smoothstep(0, 0.5, (u - 0.5) ** 2 + (v - 0.5) ** 2)

/** Seven regions, each with its own ±10 levels in every channel, soft between. */
function regions(random: Random): Stray {
  const places = Array.from({ length: 7 }, () => ({
    u: random(),
    v: random(),
    by: [0, 1, 2].map(() => away(random, 10)),
  }))
  return (_level, channel, u, v) => {
    let [sum, shares] = [0, 0]
    for (const place of places) {
      const distance = (u - place.u) ** 2 + (v - place.v) ** 2
      const share = Math.exp(-distance * 90)
      sum += share * (place.by[channel] ?? 0)
      shares += share
    }
    return sum / (shares + 1e-12)
  }
}

/** A sixth more or less contrast about mid grey, and a small offset. */
function contrast(random: Random): Stray {
  const gain = away(random, 1 / 6)
  const offset = away(random, 3)
  return (level) => (level - 128) * gain + offset
}

const STRAYS: Readonly<
  Record<Exclude<Drift, 'none'>, (random: Random) => Stray>
> = {
  mild: (random) => even(random, 0.025, 4),
  strong: (random) => even(random, 0.12, 18),
  'left-to-right': leftToRight,
  vignette: () => vignette,
  regions,
  contrast,
}

/** Levels of grain, ±. */
const GRAIN = 1.5
const STRONG_GRAIN = 3
/** Cells to a side at which the strays of places are worked out. */
const CELL = 8

/**
 * What a model that redraws everything does to the pixels nobody asked it to
 * touch: other colours throughout, lost sharpness, grain. The same for the
 * same seed.
 */
export async function redraw(
  image: Raster,
  drift: Drift,
  seed: number,
): Promise<Raster> {
  if (drift === 'none') return image
  const random = randomFrom(seed ^ 0x5eed)
  const stray = STRAYS[drift](random)
  const grain = drift === 'strong' ? STRONG_GRAIN : GRAIN
  const noise = Int8Array.from({ length: 4099 }, () =>
    Math.round(between(random, -grain, grain)),
  )
  const soft = await blur(image, 0.45)
  const data = new Uint8Array(soft.data)
  const gained = levelsOf(stray)
  const places = placesOf(stray, soft)
  for (let y = 0; y < soft.height; y += 1)
    redrawLine(soft, y, data, { gained, noise, by: lineOf(places, soft, y) })
  return { ...soft, data }
}

/** Changes one line of pixels. */
function redrawLine(
  { width, channels }: Raster,
  y: number,
  data: Uint8Array,
  strays: {
    readonly gained: Float32Array
    readonly noise: Int8Array
    readonly by: Float32Array
  },
): void {
  const { gained, noise, by } = strays
  for (let x = 0, at = y * width * channels; x < width; x += 1, at += channels)
    for (let channel = 0; channel < 3; channel += 1) {
      const cell = Math.floor(x / CELL) * 3 + channel
      const share = (x % CELL) / CELL
      const left = by[cell] ?? 0
      const there = left + ((by[cell + 3] ?? 0) - left) * share
      const level = gained[(data[at + channel] ?? 0) * 3 + channel] ?? 0
      const grain = noise[(at + channel) % noise.length] ?? 0
      data[at + channel] = clamp(level + there + grain)
    }
}

/** What becomes of each level of each channel in the middle of a picture. */
const levelsOf = (stray: Stray) =>
  Float32Array.from({ length: 256 * 3 }, (_, index) => {
    const level = Math.floor(index / 3)
    return level + stray(level, index % 3, 0.5, 0.5)
  })

const cellsOf = ({ width, height }: Size) => ({
  columns: Math.ceil(width / CELL) + 1,
  rows: Math.ceil(height / CELL) + 1,
})

/** By how much each corner of a cell strays from the middle, three to a corner. */
function placesOf(stray: Stray, size: Size): Float32Array {
  const { columns, rows } = cellsOf(size)
  const places = new Float32Array(columns * rows * 3)
  for (let row = 0, at = 0; row < rows; row += 1)
    for (let column = 0; column < columns; column += 1)
      for (let channel = 0; channel < 3; channel += 1, at += 1) {
        const u = (column * CELL) / size.width
        const v = (row * CELL) / size.height
        places[at] = stray(128, channel, u, v) - stray(128, channel, 0.5, 0.5)
      }
  return places
}

/** The corners of the cells above and below a line of pixels, mixed. */
function lineOf(places: Float32Array, size: Size, y: number): Float32Array {
  const length = cellsOf(size).columns * 3
  const above = Math.floor(y / CELL) * length
  const share = (y % CELL) / CELL
  return places.slice(above, above + length).map((top, index) => {
    const bottom = places[above + length + index] ?? 0
    return top + (bottom - top) * share
  })
}
