import type { Size } from '../sizes.ts'
import { clamp } from './fill.ts'
import type { Hole } from './hole.ts'
import type { Raster } from './raster.ts'
import { evened, filled, thingsIn } from './outline.ts'
import type { Plane } from './saliency.ts'
import { opponents, planeOf } from './saliency.ts'
import { smoothstep } from './waves.ts'

/**
 * The foreground of a picture: 255 in its subject, 0 behind it, soft along the
 * edge. Where nothing stands out, the middle is taken.
 */
export async function matteOf(image: Raster): Promise<Hole> {
  const { small, patches, edges } = await thingsIn(image)
  const [largest, ...others] = patches
  if (!largest || largest.pixels.length < 0.01 * edges.data.length)
    return middle(image)
  const rough = evened(filled(edges, [largest]), edges)
  const large = others.filter(
    ({ pixels }) => pixels.length > largest.pixels.length * 0.06,
  )
  for (const { pixels } of large) for (const at of pixels) rough.data[at] = 1
  return sharpened(image, small, rough)
}

/** Cells around each from which an edge is judged. */
const RADIUS = 3
/** How flat a picture must be there to be left alone, in squared levels. */
const FLATNESS = 90

/**
 * A rough matte at the picture's own size, its edges moved to the picture's
 * (a guided filter, worked out on the small picture).
 */
export function sharpened(image: Raster, small: Raster, rough: Plane): Hole {
  const [guide] = opponents(small) as [Plane, Plane, Plane]
  const meanOf = (plane: Plane) => boxMean(plane, RADIUS)
  const product = (one: Plane, other: Plane): Plane => ({
    ...one,
    data: one.data.map((value, at) => value * (other.data[at] ?? 0)),
  })
  const [light, alpha] = [meanOf(guide), meanOf(rough)]
  const both = meanOf(product(guide, rough))
  const square = meanOf(product(guide, guide))
  const gain = planeOf(guide)
  const offset = planeOf(guide)
  for (let at = 0; at < gain.data.length; at += 1) {
    const [i, p] = [light.data[at] ?? 0, alpha.data[at] ?? 0]
    const variance = (square.data[at] ?? 0) - i * i
    const a = ((both.data[at] ?? 0) - i * p) / (variance + FLATNESS)
    gain.data[at] = a
    offset.data[at] = p - a * i
  }
  return applied(image, meanOf(gain), meanOf(offset))
}

/** Alpha as a line of lightness, the line's terms enlarged smoothly. */
function applied(
  { width, height, channels, data }: Raster,
  gain: Plane,
  offset: Plane,
): Hole {
  const made = new Uint8Array(width * height)
  const [across, down] = [gain.width / width, gain.height / height]
  for (let y = 0, at = 0, from = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1, at += 1, from += channels) {
      const u = (x + 0.5) * across - 0.5
      const v = (y + 0.5) * down - 0.5
      const light =
        0.3 * (data[from] ?? 0) +
        0.59 * (data[from + 1] ?? 0) +
        0.11 * (data[from + 2] ?? 0)
      const alpha = valueAt(gain, u, v) * light + valueAt(offset, u, v)
      made[at] = clamp(255 * smoothstep(0.3, 0.7, alpha))
    }
  return { width, height, data: made }
}

/** A plane between its cells. */
export function valueAt({ width, height, data }: Plane, u: number, v: number) {
  const x = Math.max(0, Math.min(width - 1.001, u))
  const y = Math.max(0, Math.min(height - 1.001, v))
  const [column, row] = [Math.floor(x), Math.floor(y)]
  const at = row * width + column
  const top =
    (data[at] ?? 0) + ((data[at + 1] ?? 0) - (data[at] ?? 0)) * (x - column)
  const below = at + width
  const bottom =
    (data[below] ?? 0) +
    ((data[below + 1] ?? 0) - (data[below] ?? 0)) * (x - column)
  return top + (bottom - top) * (y - row)
}

/** The mean of the square around each cell, cut off at the borders. */
function boxMean({ width, height, data }: Plane, radius: number): Plane {
  const sums = new Float64Array((width + 1) * (height + 1))
  for (let y = 0; y < height; y += 1)
    for (let x = 0, row = 0; x < width; x += 1) {
      row += data[y * width + x] ?? 0
      const at = (y + 1) * (width + 1) + x + 1
      sums[at] = row + (sums[at - width - 1] ?? 0)
    }
  const mean = planeOf({ width, height })
  for (let y = 0, at = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1, at += 1) {
      const left = Math.max(0, x - radius)
      const right = Math.min(width, x + radius + 1)
      const top = Math.max(0, y - radius) * (width + 1)
      const bottom = Math.min(height, y + radius + 1) * (width + 1)
      const sum =
        (sums[bottom + right] ?? 0) -
        (sums[bottom + left] ?? 0) -
        (sums[top + right] ?? 0) +
        (sums[top + left] ?? 0)
      mean.data[at] = sum / ((right - left) * ((bottom - top) / (width + 1)))
    }
  return mean
}

/** An ellipse in the middle, over a good half of the picture. */
export function middle({ width, height }: Size): Hole {
  const data = new Uint8Array(width * height)
  for (let y = 0, pixel = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1, pixel += 1) {
      const across = (2 * x + 1) / width - 1
      const down = (2 * y + 1) / height - 1
      data[pixel] = across ** 2 + down ** 2 < 0.6 ? 255 : 0
    }
  return { width, height, data }
}

/** The foreground alone. @returns RGBA */
export function cutOut(image: Raster, matte: Hole): Raster {
  const { width, height } = image
  const data = new Uint8Array(width * height * 4)
  for (let pixel = 0; pixel < width * height; pixel += 1) {
    const from = pixel * image.channels
    data.set(image.data.subarray(from, from + 3), pixel * 4)
    data[pixel * 4 + 3] = matte.data[pixel] ?? 0
  }
  return { width, height, channels: 4, data }
}
