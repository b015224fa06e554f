import type { Size } from '../../plugin/shared/geometry.ts'
import { stripRows, type Steps } from './steps.ts'

/**
 * How far each pixel is, up or down its column, from one whose value is at
 * least `least`; reach + 1 where there is none within `reach`.
 *
 * @param plane one byte a pixel
 * @param reach whole pixels
 */
export function* columnDistances(
  plane: Uint8Array,
  { width, height }: Size,
  least: number,
  reach: number,
): Steps<Uint16Array> {
  const far = reach + 1
  const distances = new Uint16Array(width * height)
  const rows = stripRows(width)
  for (let y = 0; y < height; y++) {
    const from = y * width
    for (let at = from; at < from + width; at++) {
      if (plane[at]! >= least) continue
      const before = y > 0 ? distances[at - width]! : far
      distances[at] = before < reach ? before + 1 : far
    }
    if (y % rows === rows - 1) yield
  }
  for (let y = height - 2; y >= 0; y--) {
    const from = y * width
    for (let at = from; at < from + width; at++) {
      const after = distances[at + width]! + 1
      if (after < distances[at]!) distances[at] = after
    }
    if (y % rows === 0) yield
  }
  return distances
}

/**
 * Squared Euclidean distance of every pixel to the nearest one whose value is
 * at least `least`, between centres. Exact within `reach`; beyond, anything from
 * there to (reach + 1)². By the lower envelope of parabolas, after Felzenszwalb
 * and Huttenlocher.
 */
export function* squaredDistances(
  plane: Uint8Array,
  size: Size,
  least: number,
  reach: number,
): Steps<Uint32Array> {
  const columns = yield* columnDistances(plane, size, least, reach)
  const { width, height } = size
  const squares = new Uint32Array(width * height)
  const measure = rowEnvelope(width, reach)
  const rows = stripRows(width)
  for (let y = 0; y < height; y++) {
    measure(columns, squares, y * width)
    if (y % rows === rows - 1) yield
  }
  return squares
}

/** @returns writes the squared distances of the row that begins at an index */
function rowEnvelope(width: number, reach: number) {
  const far = (reach + 1) ** 2
  const vertex = new Int32Array(width)
  const height = new Float64Array(width)
  const from = new Float64Array(width + 1)

  /** @returns how many parabolas there are */
  const envelope = (columns: Uint16Array, start: number): number => {
    let count = 0
    for (let x = 0; x < width; x++) {
      const column = columns[start + x]!
      if (column > reach) continue
      if (column === 0 && isWithinRun(columns, start, x)) continue
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
    from[count] = Infinity
    return count
  }

  /** Its ends are nearer to whatever lies outside. */
  const isWithinRun = (columns: Uint16Array, start: number, x: number) =>
    x > 0 &&
    x < width - 1 &&
    columns[start + x - 1] === 0 &&
    columns[start + x + 1] === 0

  return (columns: Uint16Array, squares: Uint32Array, start: number): void => {
    const count = envelope(columns, start)
    // Most of a plane is nowhere near a shape.
    const first = count > 0 ? Math.max(0, vertex[0]! - reach) : width
    const past = Math.min(width, vertex[count - 1]! + reach + 1)
    squares.fill(far, start, start + first)
    for (let x = first, at = 0; x < past; x++) {
      if (columns[start + x] === 0) continue
      while (from[at + 1]! < x) at++
      const along = x - vertex[at]!
      const square = along * along + height[at]!
      squares[start + x] = square < far ? square : far
    }
    if (count > 0) squares.fill(far, start + past, start + width)
  }
}
