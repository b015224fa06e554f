import type { Size } from '../sizes.ts'
import type { Raster } from './raster.ts'
import type { Patch, Plane } from './saliency.ts'
import {
  opponents,
  parting,
  patchesOf,
  planeOf,
  saliencyOf,
  smallOf,
} from './saliency.ts'

/** The things of a picture, in the small picture in which they were found. */
export interface Things {
  readonly small: Raster
  /** How much each of its pixels differs from its neighbours. */
  readonly edges: Plane
  /** The largest first; none where nothing stands out. */
  readonly patches: readonly Patch[]
}

/** Share of a picture below which something is no subject. */
const TINY = 0.0006
/** Shares of the parting level at which outlines are tried, faintest last. */
const TRIED = [1, 0.85, 0.7, 0.6, 0.5, 0.45]

/** Finds what stands out against what surrounds it. */
export async function thingsIn(image: Raster): Promise<Things> {
  const small = await smallOf(image)
  const { data } = saliencyOf(small)
  // Nothing within 24 levels of its surroundings is a thing.
  const level = Math.max(24, parting({ ...small, data }) * 0.85)
  const edges = edgesOf(small)
  const tries = TRIED.map((share) =>
    patchesOf(small, (at) => (data[at] ?? 0) >= level * share).filter(
      ({ pixels }) => pixels.length > TINY * data.length,
    ),
  )
  // The outline that lies best on edges of the picture is the thing's own:
  // the faintest of those that lie about as well as the best.
  const scores = tries.map((patches) => outlineOf(small, patches, edges))
  const good = 0.97 * Math.max(...scores)
  const best = tries.filter((_, index) => (scores[index] ?? 0) >= good).at(-1)
  return { small, edges, patches: best ?? [] }
}

/** How much each pixel of a small picture differs from its neighbours. */
export function edgesOf(small: Raster): Plane {
  const edges = planeOf(small)
  const { width } = small
  for (const { data } of opponents(small))
    for (let at = width; at < data.length - width - 1; at += 1)
      edges.data[at] =
        (edges.data[at] ?? 0) +
        Math.abs((data[at + 1] ?? 0) - (data[at - 1] ?? 0)) +
        Math.abs((data[at + width] ?? 0) - (data[at - width] ?? 0))
  return edges
}

/** The mean of the edges along the outline of the largest patch. */
function outlineOf(
  size: Size,
  [largest]: readonly Patch[],
  edges: Plane,
): number {
  if (!largest) return 0
  const inside = filled(size, [largest]).data
  let [sum, count] = [0, 1]
  for (let at = size.width; at < inside.length - size.width; at += 1) {
    const isRim =
      inside[at] &&
      !(
        inside[at - 1] &&
        inside[at + 1] &&
        inside[at - size.width] &&
        inside[at + size.width]
      )
    if (!isRim) continue
    sum += Math.min(70, edges.data[at] ?? 0)
    count += 1
  }
  return sum / count
}

/** What lies within the outlines of patches, holes in them included. */
export function filled(size: Size, patches: readonly Patch[]): Plane {
  const plane = planeOf(size)
  for (const { pixels } of patches) for (const at of pixels) plane.data[at] = 1
  const outside = patchesOf(size, (at) => !plane.data[at])
  for (const { pixels, left, top, right, bottom } of outside) {
    const isHole =
      left > 0 && top > 0 && right < size.width && bottom < size.height
    if (isHole) for (const at of pixels) plane.data[at] = 1
  }
  return plane
}

/** One row of an outline: its first pixel, and the one behind its last. */
interface Row {
  readonly y: number
  readonly from: number
  readonly to: number
}

/** The rows in which a plane is one stretch. */
function stretches({ width, height, data }: Plane): Row[] {
  const rows: Row[] = []
  for (let y = 0; y < height; y += 1) {
    const row = data.subarray(y * width, (y + 1) * width)
    const from = row.indexOf(1)
    const to = row.lastIndexOf(1) + 1
    if (from >= 0 && !row.subarray(from, to).includes(0))
      rows.push({ y, from, to })
  }
  return rows
}

/** The stretch of a row that lies across a column, where one does. */
function across({ width, data }: Plane, y: number, column: number): Row[] {
  const row = data.subarray(y * width, (y + 1) * width)
  if (!row[column]) return []
  const from = row.lastIndexOf(0, column) + 1
  const end = row.indexOf(0, column)
  return [{ y, from, to: end < 0 ? width : end }]
}

/** From how much difference an edge is one that a thing ends in. */
const SHARP = 40

/**
 * Most things that stand alone are the same left and right. Where an outline
 * nearly is, each row takes over from the side that lies on the stronger edge:
 * shadows beside a thing go, and what was lost in a shadow comes back.
 */
export function evened(plane: Plane, edges: Plane): Plane {
  const rows = stretches(plane)
  const axes = rows.map(({ from, to }) => (from + to) / 2).sort((a, b) => a - b)
  const axis = axes[axes.length >> 1] ?? 0
  const widest = Math.max(1, ...rows.map(({ from, to }) => to - from))
  const even = axes.filter((one) => Math.abs(one - axis) < 0.03 * widest)
  const [first, last] = [rows[0], rows.at(-1)]
  if (!first || !last || even.length < 0.7 * axes.length) return plane
  const data = new Float32Array(plane.data)
  const { width } = plane
  const body = Array.from({ length: last.y - first.y + 1 }, (_, index) =>
    across(plane, first.y + index, Math.floor(axis)),
  ).flat()
  for (const { y, from, to } of body) {
    const start = y * width
    const strength = (x: number) =>
      Math.max(...[-1, 0, 1].map((by) => edges.data[start + x + by] ?? 0))
    const half = strength(from) >= strength(to - 1) ? axis - from : to - axis
    // What lies beside it stays where it ends in an edge: a tail, not a shadow.
    if (strength(data.subarray(start, start + width).lastIndexOf(1)) < SHARP)
      data.fill(0, start + from, start + width)
    if (strength(data.subarray(start, start + width).indexOf(1)) < SHARP)
      data.fill(0, start, start + to)
    data.fill(0, start + from, start + to)
    data.fill(
      1,
      start + Math.max(0, Math.round(axis - half)),
      start + Math.min(width, Math.round(axis + half)),
    )
  }
  return { ...plane, data }
}
