import type { Raster } from './raster.ts'
import { recombine } from './raster.ts'
import { opponents, smallOf } from './saliency.ts'

/** How the lightness and the two colours of a picture are spread. */
interface Spread {
  readonly mean: readonly number[]
  readonly deviation: readonly number[]
}

async function spreadOf(image: Raster): Promise<Spread> {
  const planes = opponents(await smallOf(image))
  const mean = planes.map(
    ({ data }) => data.reduce((sum, value) => sum + value, 0) / data.length,
  )
  const deviation = planes.map(({ data }, index) => {
    const squares = data.reduce(
      (sum, value) => sum + (value - (mean[index] ?? 0)) ** 2,
      0,
    )
    return Math.sqrt(squares / data.length) + 1
  })
  return { mean, deviation }
}

/** RGB as lightness, red against green, yellow against blue; and back. */
const FORTH = [
  [0.3, 0.59, 0.11],
  [0.9, -0.9, 0],
  [0.5, 0.5, -1],
]
const BACK = [
  [1, 0.7167, 0.11],
  [1, -0.3944, 0.11],
  [1, 0.1611, -0.89],
]

const times = (one: number[][], other: number[][]) =>
  one.map((row) =>
    [0, 1, 2].map((column) =>
      row.reduce(
        (sum, value, index) => sum + value * (other[index]?.[column] ?? 0),
        0,
      ),
    ),
  )

/**
 * A picture in the colours of another: as light, as contrasting and as
 * coloured on the whole.
 * @param share 0 changes nothing, 1 all
 */
export async function graded(
  image: Raster,
  like: Raster,
  share: number,
): Promise<Raster> {
  const own = await spreadOf(image)
  const other = await spreadOf(like)
  const gains = own.deviation.map((deviation, index) => {
    const gain = (other.deviation[index] ?? 1) / deviation
    return 1 + (Math.min(1.9, Math.max(0.45, gain)) - 1) * share
  })
  const matrix = times(
    BACK,
    FORTH.map((row, index) => row.map((value) => value * (gains[index] ?? 1))),
  )
  const shifts = own.mean.map(
    (mean, index) =>
      mean +
      ((other.mean[index] ?? 0) - mean) * share -
      mean * (gains[index] ?? 1),
  )
  const offsets = BACK.map((row) =>
    row.reduce((sum, value, index) => sum + value * (shifts[index] ?? 0), 0),
  )
  return recombine(image, matrix, offsets)
}
