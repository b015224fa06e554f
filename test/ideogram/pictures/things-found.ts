import type { Hole } from './hole.ts'
import { resizeHole } from './hole.ts'
import { thingsIn } from './outline.ts'
import type { Raster } from './raster.ts'
import { median } from './raster.ts'
import type { Patch, Plane } from './saliency.ts'
import { opponents, patchesOf, planeOf } from './saliency.ts'

/** How much something small may differ from what is around it, in levels. */
const DIFFERENCES = [34, 60, 90]

/**
 * The thing that somebody who says "remove it" most likely means: what stands
 * out near the middle, large or small, with the shadow below it.
 */
export async function findThing(image: Raster): Promise<Hole> {
  const { small, patches, edges } = await thingsIn(image)
  const { width, height } = small
  const within = ({ left, top, right, bottom, pixels }: Patch) =>
    left > 1 &&
    top > 1 &&
    right < width - 1 &&
    bottom < height - 1 &&
    pixels.length < 0.35 * width * height
  const candidates = [...patches, ...(await smallThings(small))].filter(within)
  const rated = candidates.map((patch) => ({
    patch,
    score: ratingOf(patch, edges),
  }))
  const [best] = rated.sort((a, b) => b.score - a.score)
  const plane = planeOf(small)
  if (best)
    for (const { pixels } of candidates.filter(touching(best.patch)))
      for (const at of pixels) plane.data[at] = 1
  const hole = grown(plane.data, best?.patch, width, height)
  return resizeHole({ width, height, data: hole }, image)
}

/** How likely a patch is what is meant: sharp, large, near the middle. */
function ratingOf(patch: Patch, edges: Plane): number {
  const { left, top, right, bottom, pixels } = patch
  const away = Math.hypot(
    (left + right) / 2 / edges.width - 0.5,
    (top + bottom) / 2 / edges.height - 0.55,
  )
  // A cloud has no outline, a thing has.
  const own = new Set(pixels)
  const rim = pixels.filter((at) =>
    [1, -1, edges.width, -edges.width].some((step) => !own.has(at + step)),
  )
  const sharp = rim.reduce(
    (sum, at) => sum + Math.min(90, edges.data[at] ?? 0),
    0,
  )
  const outline = (sharp / Math.max(1, rim.length)) ** 1.5
  return outline * Math.sqrt(pixels.length) * Math.exp(-6 * away)
}

/** Whether another patch lies within a patch's box, or right below. */
const touching = (one: Patch) => (other: Patch) =>
  other.left >= one.left - 3 &&
  other.right <= one.right + 3 &&
  other.top >= one.top - 3 &&
  other.bottom <= 2 * one.bottom - one.top

/** Half the sides of the squares whose medians wipe small things out, of the picture's. */
const WIPES = [1 / 15, 1 / 7]

/** What a median wipes out: small things, even where they touch large ones. */
async function smallThings(small: Raster): Promise<Patch[]> {
  const before = opponents(small)
  const found = WIPES.map(async (share) => {
    const half = Math.round(Math.min(small.width, small.height) * share)
    const after = opponents(await median(small, half * 2 + 1))
    const wiped = before.map(({ data }, index) =>
      data.map((value, at) => Math.abs(value - (after[index]?.data[at] ?? 0))),
    )
    const differs = (at: number) =>
      wiped.reduce((sum, plane) => sum + (plane[at] ?? 0), 0)
    return DIFFERENCES.flatMap((least) =>
      patchesOf(small, (at) => differs(at) > least).filter(
        ({ pixels }) => pixels.length > 12,
      ),
    )
  })
  return (await Promise.all(found)).flat()
}

/** A little more on every side, and below as far as a shadow or reflection may go. */
function grown(
  plane: Float32Array,
  patch: Patch | undefined,
  width: number,
  height: number,
): Uint8Array {
  const hole = new Uint8Array(width * height)
  if (!patch) {
    hole[(height >> 1) * width + (width >> 1)] = 255
    return hole
  }
  const down = Math.round((patch.bottom - patch.top) * 0.75)
  const margin = 3
  for (const [at, value] of plane.entries()) {
    if (!value) continue
    const x = at % width
    const y = (at - x) / width
    const last = y > patch.bottom - 3 ? y + down : y + margin
    for (
      let row = Math.max(0, y - margin);
      row <= Math.min(height - 1, last);
      row += 1
    )
      hole.fill(
        255,
        row * width + Math.max(0, x - margin),
        row * width + Math.min(width, x + margin + 1),
      )
  }
  return hole
}
