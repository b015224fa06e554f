import type { Size } from '../../plugin/shared/geometry.ts'
import { stripRows, type Steps } from './steps.ts'

/**
 * Squared Euclidean distance of every pixel to the nearest one whose value is
 * at least `least`, between centres. Exact within `reach`; beyond, anything from
 * there to (reach + 1)². By the lower envelope of parabolas, after Felzenszwalb
 * and Huttenlocher.
 *
 * @param plane one byte a pixel
 * @param reach whole pixels
 */
export function* squaredDistances(
  plane: Uint8Array,
  size: Size,
  least: number,
  reach: number,
): Steps<Uint32Array> {
  const columns = yield* columnDistances(plane, size, least, reach)
  const { width, height } = size
  const far = (reach + 1) ** 2
  const row = rowEnvelope(width, reach, far)
  const rows = stripRows(width)
  for (let y = 0; y < height; y++) {
    row(columns.subarray(y * width, (y + 1) * width))
    if (y % rows === rows - 1) yield
  }
  return columns
}

/** Distance along the column, capped at reach + 1. */
function* columnDistances(
  plane: Uint8Array,
  { width, height }: Size,
  least: number,
  reach: number,
): Steps<Uint32Array> {
  const far = reach + 1
  const distances = new Uint32Array(width * height)
  const rows = stripRows(width)
  for (let y = 0; y < height; y++) {
    const above = (y - 1) * width
    for (let x = 0, at = y * width; x < width; x++, at++) {
      if (plane[at]! >= least) continue
      const before = y > 0 ? distances[above + x]! : far
      distances[at] = before < reach ? before + 1 : far
    }
    if (y % rows === rows - 1) yield
  }
  for (let y = height - 2; y >= 0; y--) {
    const below = (y + 1) * width
    for (let x = 0, at = y * width; x < width; x++, at++) {
      const after = distances[below + x]! + 1
      if (after < distances[at]!) distances[at] = after
    }
    if (y % rows === 0) yield
  }
  return distances
}

/** @returns turns a row of column distances into squared distances, in place */
function rowEnvelope(width: number, reach: number, far: number) {
  const vertex = new Int32Array(width)
  const height = new Float64Array(width)
  const from = new Float64Array(width + 1)
  return (row: Uint32Array): void => {
    let count = 0
    for (let x = 0; x < width; x++) {
      const column = row[x]!
      if (column > reach) continue
      const square = column * column
      let meeting = -Infinity
      while (count > 0) {
        const last = vertex[count - 1]!
        meeting =
          (square + x * x - height[count - 1]! - last * last) / (2 * (x - last))
        if (meeting > from[count - 1]!) break
        count--
      }
      vertex[count] = x
      height[count] = square
      from[count] = count > 0 ? meeting : -Infinity
      count++
    }
    if (count === 0) return void row.fill(far)
    from[count] = Infinity
    for (let x = 0, at = 0; x < width; x++) {
      while (from[at + 1]! < x) at++
      const along = x - vertex[at]!
      row[x] = Math.min(far, along * along + height[at]!)
    }
  }
}
