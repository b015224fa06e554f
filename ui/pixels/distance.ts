import type { Size } from '../../plugin/shared/geometry.ts'
import { inStrips, type Steps } from './steps.ts'

/**
 * How far each pixel is, up or down its column, from one whose value is at
 * least `least`; reach + 1 where there is none within `reach`.
 *
 * @param plane one byte a pixel
 * @param reach whole pixels
 */
export function* columnDistances(
  plane: Uint8Array,
  size: Size,
  least: number,
  reach: number,
): Steps<Uint16Array> {
  const { width, height } = size
  const far = reach + 1
  // A row above, for the first to look at.
  const distances = new Uint16Array(width * (height + 1)).fill(far, 0, width)
  yield* inStrips(size, (from, to) =>
    goDown(plane, distances, width, from, to, least, far),
  )
  const own = distances.subarray(width)
  yield* inStrips({ width, height: height - 1 }, (from, to) =>
    goUp(own, width, height - 1 - to, height - 1 - from),
  )
  return own
}

function goDown(
  plane: Uint8Array,
  distances: Uint16Array,
  width: number,
  from: number,
  to: number,
  least: number,
  far: number,
): void {
  for (let at = from * width; at < to * width; at++) {
    if (plane[at]! >= least) continue
    const above = distances[at]!
    distances[at + width] = above < far ? above + 1 : far
  }
}

function goUp(
  distances: Uint16Array,
  width: number,
  from: number,
  to: number,
): void {
  for (let at = to * width - 1; at >= from * width; at--) {
    const below = distances[at + width]! + 1
    if (below < distances[at]!) distances[at] = below
  }
}

/**
 * Squared Euclidean distance of every pixel to the nearest one whose value is
 * at least `least`, between centres. Exact within `reach`; beyond, anything from
 * there to (reach + 1)². By the lower envelope of parabolas, after Felzenszwalb
 * and Huttenlocher.
 *
 * @param take is given each row's, which the next row's replace
 */
export function* squaredDistances(
  plane: Uint8Array,
  size: Size,
  least: number,
  reach: number,
  take: (squares: Uint32Array, y: number) => void,
): Steps<void> {
  const { width } = size
  const columns = yield* columnDistances(plane, size, least, reach)
  yield* inStrips(size, (from, to) =>
    measureRows(columns, width, from, to, reach, take),
  )
}

function measureRows(
  columns: Uint16Array,
  width: number,
  from: number,
  to: number,
  reach: number,
  take: (squares: Uint32Array, y: number) => void,
): void {
  const squares = new Uint32Array(width)
  const parabolas: Parabolas = {
    vertex: new Int32Array(width),
    height: new Float64Array(width),
    from: new Float64Array(width + 1),
  }
  for (let y = from; y < to; y++) {
    measureRow(columns, y * width, reach, parabolas, squares)
    take(squares, y)
  }
}

/** A row's lower envelope, from left to right. */
interface Parabolas {
  vertex: Int32Array
  height: Float64Array
  /** Where each begins to be the lowest; after the last, infinity. */
  from: Float64Array
}

function measureRow(
  columns: Uint16Array,
  start: number,
  reach: number,
  parabolas: Parabolas,
  squares: Uint32Array,
): void {
  const { vertex, height, from } = parabolas
  const width = squares.length
  const far = (reach + 1) ** 2
  const count = envelope(columns, start, width, reach, parabolas)
  squares.fill(far)
  if (count === 0) return
  // Most of a plane is nowhere near a shape.
  const first = Math.max(0, vertex[0]! - reach)
  const past = Math.min(width, vertex[count - 1]! + reach + 1)
  for (let x = first, at = 0; x < past; x++) {
    if (columns[start + x] === 0) {
      squares[x] = 0
      continue
    }
    while (from[at + 1]! < x) at++
    const along = x - vertex[at]!
    squares[x] = Math.min(far, along * along + height[at]!)
  }
}

/** @returns how many parabolas there are */
function envelope(
  columns: Uint16Array,
  start: number,
  width: number,
  reach: number,
  { vertex, height, from }: Parabolas,
): number {
  let count = 0
  for (let x = 0; x < width; x++) {
    const column = columns[start + x]!
    if (column > reach) continue
    if (column === 0 && isWithinRun(columns, start, x, width)) continue
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
function isWithinRun(
  columns: Uint16Array,
  start: number,
  x: number,
  width: number,
): boolean {
  return (
    x > 0 &&
    x < width - 1 &&
    columns[start + x - 1] === 0 &&
    columns[start + x + 1] === 0
  )
}

/**
 * How far the pixel lies that is furthest from all that are covered, between
 * centres; as long as the diagonal where none is, 0 where all are.
 */
export function* furthestFrom(plane: Uint8Array, size: Size): Steps<number> {
  const diagonal = Math.ceil(Math.hypot(size.width, size.height))
  let furthest = 0
  yield* squaredDistances(plane, size, 1, diagonal, (squares) => {
    for (let x = 0; x < squares.length; x++)
      if (squares[x]! > furthest) furthest = squares[x]!
  })
  return Math.min(diagonal, Math.sqrt(furthest))
}
