import {
  grown,
  intersection,
  union,
  type Rect,
  type Size,
} from '../../plugin/shared/geometry.ts'

/** The smallest rectangle around every value above 0, or null. */
export function boundsOf(
  plane: Uint8Array,
  { width, height }: Size,
): Rect | null {
  let [left, top, right, bottom] = [width, height, -1, -1]
  for (let y = 0; y < height; y++) {
    const row = y * width
    let first = 0
    while (first < width && plane[row + first] === 0) first++
    if (first === width) continue
    let last = width - 1
    while (plane[row + last] === 0) last--
    if (first < left) left = first
    if (last > right) right = last
    if (bottom < 0) top = y
    bottom = y
  }
  if (bottom < 0) return null
  return { x: left, y: top, width: right - left + 1, height: bottom - top + 1 }
}

/** @param width of the plane */
export function cropped(
  plane: Uint8Array,
  width: number,
  part: Rect,
): Uint8Array {
  const out = new Uint8Array(part.width * part.height)
  for (let y = 0; y < part.height; y++) {
    const from = (part.y + y) * width + part.x
    out.set(plane.subarray(from, from + part.width), y * part.width)
  }
  return out
}

/** Sum of coverage in whole pixels. */
export function coveredArea(coverage: Uint8Array): number {
  let sum = 0
  // Over a plane `for … of` takes thrice as long.
  for (let at = 0; at < coverage.length; at++) sum += coverage[at]!
  return sum / 255
}

/** What of a mask lies far from the rest of it. */
export interface Part {
  /** The smallest rectangle around what it covers. */
  bounds: Rect
  /**
   * A larger one, with nothing of any other part: it has room for the soft
   * edge that shows at another size only.
   */
  within: Rect
}

/**
 * The parts of a mask that lie apart, for one request each. Those within about
 * `gap` pixels of each other are one, and so are those whose rectangles meet:
 * each part is exactly what lies within its rectangle.
 */
export function partsOf(plane: Uint8Array, size: Size, gap: number): Part[] {
  // Half a gap lies between parts at least: a quarter is each one's own.
  const margin = Math.max(1, gap / 4)
  return clustersOf(plane, size, gap)
    .reduce<Rect[]>((apart, box) => joined(apart, box, margin), [])
    .map((bounds) => ({ bounds, within: grown(bounds, margin) }))
}

/** The boxes and one more, which swallows all that it comes to lie near to. */
function joined(apart: Rect[], box: Rect, margin: number): Rect[] {
  const near = apart.find((other) =>
    intersection(grown(other, margin), grown(box, margin)),
  )
  if (!near) return [...apart, box]
  const others = apart.filter((other) => other !== near)
  return joined(others, union([near, box]) ?? box, margin)
}

/** Boxes, which may overlap, around what hangs together by less than the gap. */
function clustersOf(plane: Uint8Array, size: Size, gap: number): Rect[] {
  const cell = Math.max(1, Math.round(gap / 2))
  const columns = Math.ceil(size.width / cell)
  const boxes = cellBoxes(plane, size, cell)
  const clusters: Rect[] = []
  for (const start of [...boxes.keys()]) {
    const members: Rect[] = []
    const waiting = [start]
    for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
      const box = boxes.get(at)
      if (!box) continue
      boxes.delete(at)
      members.push(box)
      waiting.push(...neighbours(at, columns))
    }
    const cluster = union(members)
    if (cluster) clusters.push(cluster)
  }
  return clusters
}

/** Bounds of what is covered in every cell that has any, by cell. */
function cellBoxes(
  plane: Uint8Array,
  { width, height }: Size,
  cell: number,
): Map<number, Rect> {
  const columns = Math.ceil(width / cell)
  const boxes = new Map<number, Rect>()
  for (let top = 0; top < height; top += cell)
    for (let left = 0; left < width; left += cell) {
      const part = {
        x: left,
        y: top,
        width: Math.min(cell, width - left),
        height: Math.min(cell, height - top),
      }
      const box = boundsOf(cropped(plane, width, part), part)
      if (box)
        boxes.set((top / cell) * columns + left / cell, {
          ...box,
          x: left + box.x,
          y: top + box.y,
        })
    }
  return boxes
}

function neighbours(cell: number, columns: number): number[] {
  const column = cell % columns
  const across = [
    0,
    ...(column > 0 ? [-1] : []),
    ...(column < columns - 1 ? [1] : []),
  ]
  return [-columns, 0, columns].flatMap((down) =>
    across.map((aside) => cell + down + aside),
  )
}
