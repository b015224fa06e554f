import type { Size } from '../sizes.ts'
import { within } from '../sizes.ts'
import type { Plane } from './saliency.ts'
import { hexOf, nearestTo, paletteOf } from './palette.ts'
import type { Raster } from './raster.ts'
import { median, resize } from './raster.ts'

/** How finely a picture is traced. */
interface Detail {
  readonly colours: number
  /** Pixels of the picture that is traced. */
  readonly pixels: number
  /** Pixels of the smallest shape, and how far an outline may stray. */
  readonly smallest: number
  readonly stray: number
}

export const DETAIL = {
  simple: { colours: 6, pixels: 60_000, smallest: 60, stray: 1.1 },
  auto: { colours: 10, pixels: 120_000, smallest: 36, stray: 0.8 },
  detailed: { colours: 16, pixels: 160_000, smallest: 30, stray: 0.75 },
} satisfies Record<string, Detail>

/**
 * A picture as flat shapes, an SVG of its size: the shapes of each colour lie
 * on those of the colours before, so that no gap shows between them.
 */
export async function trace(image: Raster, detail: Detail): Promise<string> {
  const small = await resize(image, within(image, detail.pixels))
  const calm = await median(small, 5)
  const colours = paletteOf(calm, detail.colours).map(({ rgb }) => rgb)
  const labels = labelled(calm, colours)
  const scale = image.width / small.width
  const layers = colours.map((colour, index) => {
    // Everything not yet covered: this colour and all that follow.
    const rings = outlines(
      small,
      (at) => (labels[at] ?? 0) >= index + 1,
      detail,
    )
    const data = rings.map((ring) => pathOf(ring, scale)).join('')
    return data
      ? `<path fill="${hexOf(colour)}" fill-rule="evenodd" d="${data}"/>`
      : ''
  })
  const { width, height } = image
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">${layers.join('')}</svg>`
}

/** The place of each pixel's colour, from 1; 0 where it is transparent. */
function labelled(
  { channels, data }: Raster,
  colours: readonly (readonly [number, number, number])[],
): Uint8Array {
  return Uint8Array.from({ length: data.length / channels }, (_, pixel) => {
    const at = pixel * channels
    const isClear = channels === 4 && (data[at + 3] ?? 0) < 128
    return isClear ? 0 : nearestTo(colours, data, at) + 1
  })
}

type Point = readonly [x: number, y: number]

/** The rims of an area, along the edges between pixels: the inside on the right. */
function outlines(
  { width, height }: Size,
  isIn: (at: number) => boolean,
  { smallest, stray }: Detail,
): Point[][] {
  const inside = (x: number, y: number) =>
    x >= 0 && y >= 0 && x < width && y < height && isIn(y * width + x)
  const seen: Pick<Plane, 'data'> = {
    data: new Float32Array((width + 1) * (height + 1)),
  }
  const rings: Point[][] = []
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) {
      const isTopEdge = inside(x, y) && !inside(x, y - 1)
      if (!isTopEdge || seen.data[y * (width + 1) + x]) continue
      const ring = walk(x, y, inside, (atX, atY) => {
        seen.data[atY * (width + 1) + atX] = 1
      })
      if (Math.abs(areaOf(ring)) >= smallest)
        rings.push(simplified(ring, stray))
    }
  return rings
}

/** Right, down, left, up. */
const STEPS: readonly Point[] = [
  [1, 0],
  [0, 1],
  [-1, 0],
  [0, -1],
]

/** Follows a rim from the top edge of a pixel until it closes. @param mark every top edge met */
function walk(
  startX: number,
  startY: number,
  inside: (x: number, y: number) => boolean,
  mark: (x: number, y: number) => void,
): Point[] {
  const ring: Point[] = []
  let [x, y, heading] = [startX, startY, 0]
  do {
    if (heading === 0) mark(x, y)
    const [dx, dy] = STEPS[heading] ?? [1, 0]
    x += dx
    y += dy
    ring.push([x, y])
    // The two pixels ahead, left and right of the heading.
    const left = inside(x + Math.min(0, dx + dy), y + Math.min(0, dy - dx))
    const right = inside(x + Math.min(0, dx - dy), y + Math.min(0, dx + dy))
    if (left) heading = (heading + 3) % 4
    else if (!right) heading = (heading + 1) % 4
  } while (x !== startX || y !== startY || heading !== 0)
  return ring
}

const areaOf = (ring: readonly Point[]) =>
  ring.reduce((sum, [x, y], index) => {
    const [nextX, nextY] = ring[(index + 1) % ring.length] ?? [x, y]
    return sum + (x * nextY - nextX * y) / 2
  }, 0)

/** Leaves out points that lie within `stray` of the line without them. */
function simplified(ring: readonly Point[], stray: number): Point[] {
  const far = ring.length >> 1
  const kept = new Set([0, far])
  const stack: [number, number][] = [
    [0, far],
    [far, ring.length],
  ]
  for (let part = stack.pop(); part; part = stack.pop()) {
    const [from, to] = part
    const [ax, ay] = ring[from] ?? [0, 0]
    const [bx, by] = ring[to % ring.length] ?? [0, 0]
    const length = Math.hypot(bx - ax, by - ay) || 1
    let [most, at] = [stray, -1]
    for (let index = from + 1; index < to; index += 1) {
      const [x, y] = ring[index] ?? [0, 0]
      const away =
        Math.abs((bx - ax) * (ay - y) - (ax - x) * (by - ay)) / length
      if (away > most) [most, at] = [away, index]
    }
    if (at < 0) continue
    kept.add(at)
    stack.push([from, at], [at, to])
  }
  return [...kept].sort((a, b) => a - b).map((index) => ring[index] ?? [0, 0])
}

/** Sides longer than this, in pixels traced, meet in a corner. */
const STRAIGHT = 9

/** A closed path: through the middles of the sides, bent by the points between them, but sharp where long sides meet. */
function pathOf(ring: readonly Point[], scale: number): string {
  const at = ([x, y]: Point) =>
    `${(x * scale).toFixed(1)} ${(y * scale).toFixed(1)}`
  const point = (index: number): Point => ring[index % ring.length] ?? [0, 0]
  const length = (index: number) => {
    const [[ax, ay], [bx, by]] = [point(index), point(index + 1)]
    return Math.hypot(bx - ax, by - ay)
  }
  const middle = (index: number): Point => {
    const [[ax, ay], [bx, by]] = [point(index), point(index + 1)]
    return [(ax + bx) / 2, (ay + by) / 2]
  }
  const parts = ring.map((corner, index) => {
    const before = length(index + ring.length - 1)
    const isSharp = Math.min(before, length(index)) > STRAIGHT
    return isSharp
      ? `L${at(corner)}L${at(middle(index))}`
      : `Q${at(corner)} ${at(middle(index))}`
  })
  return `M${at(middle(ring.length - 1))}${parts.join('')}Z`
}
