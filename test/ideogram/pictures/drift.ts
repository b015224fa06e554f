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
  const { width, height, channels } = soft
  const data = new Uint8Array(soft.data)
  const table = strayTable(stray, soft)
  for (let y = 0, at = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1, at += channels)
      for (let channel = 0; channel < 3; channel += 1) {
        const level = data[at + channel] ?? 0
        const by = table(level, channel, x, y)
        data[at + channel] = clamp(
          level + by + (noise[(at + channel) % noise.length] ?? 0),
        )
      }
  return { ...soft, data }
}

/**
 * A stray by pixels: what depends on the place is worked out on a grid of
 * cells and mixed between them, what depends on the level once for each.
 */
function strayTable(stray: Stray, { width, height }: Size): Stray {
  const columns = Math.ceil(width / CELL) + 1
  const rows = Math.ceil(height / CELL) + 1
  const places = new Float32Array(columns * rows * 3)
  for (let row = 0, at = 0; row < rows; row += 1)
    for (let column = 0; column < columns; column += 1)
      for (let channel = 0; channel < 3; channel += 1, at += 1)
        places[at] =
          stray(128, channel, (column * CELL) / width, (row * CELL) / height) -
          stray(128, channel, 0.5, 0.5)
  const levels = Float32Array.from({ length: 256 * 3 }, (_, index) =>
    stray(Math.floor(index / 3), index % 3, 0.5, 0.5),
  )
  return (level, channel, x, y) => {
    const column = Math.floor(x / CELL)
    const row = Math.floor(y / CELL)
    const across = x / CELL - column
    const down = y / CELL - row
    const at = (row * columns + column) * 3 + channel
    const top = mixed(places[at], places[at + 3], across)
    const below = at + columns * 3
    const bottom = mixed(places[below], places[below + 3], across)
    return (levels[level * 3 + channel] ?? 0) + top + (bottom - top) * down
  }
}

const mixed = (from = 0, to = 0, share: number) => from + (to - from) * share
