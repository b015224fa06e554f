import type { Size } from '../sizes.ts'
import { within } from '../sizes.ts'
import type { Raster } from './raster.ts'
import { resize } from './raster.ts'

/** Pixels of the picture in which things are looked for. */
const MOST = 36_000

/** One value for each pixel of a small picture. */
export interface Plane extends Size {
  readonly data: Float32Array
}

export const planeOf = ({ width, height }: Size, value = 0): Plane => ({
  width,
  height,
  data: new Float32Array(width * height).fill(value),
})

/** Lightness, and red against green, and yellow against blue: 0..255 and ±. */
export function opponents({ width, height, channels, data }: Raster): Plane[] {
  const planes = [0, 1, 2].map(() => planeOf({ width, height }))
  const [light, red, yellow] = planes as [Plane, Plane, Plane]
  for (let at = 0, from = 0; at < width * height; at += 1, from += channels) {
    const r = data[from] ?? 0
    const g = data[from + 1] ?? 0
    const b = data[from + 2] ?? 0
    light.data[at] = 0.3 * r + 0.59 * g + 0.11 * b
    red.data[at] = (r - g) * 0.9
    yellow.data[at] = (r + g) * 0.5 - b
  }
  return planes
}

/** The picture in which things are looked for. */
export const smallOf = (image: Raster): Promise<Raster> =>
  resize(image, within(image, MOST))

/**
 * How much stands between each pixel and the border of the picture: the least
 * range of levels that a path from there must cross (the minimum barrier
 * distance, by raster scans). Things within closed outlines stand out, and
 * whatever changes slowly does not.
 */
export function barrier({ width, height, data }: Plane): Plane {
  const distance = planeOf({ width, height }, Infinity)
  const high = new Float32Array(data)
  const low = new Float32Array(data)
  const isBorder = (x: number, y: number) =>
    x === 0 || y === 0 || x === width - 1 || y === height - 1
  for (let y = 0, at = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1, at += 1)
      if (isBorder(x, y)) distance.data[at] = 0
  const relax = (at: number, from: number) => {
    const level = data[at] ?? 0
    const most = Math.max(high[from] ?? 0, level)
    const least = Math.min(low[from] ?? 0, level)
    if (most - least >= (distance.data[at] ?? 0)) return
    distance.data[at] = most - least
    high[at] = most
    low[at] = least
  }
  for (let pass = 0; pass < 4; pass += 1) {
    const step = pass % 2 ? -1 : 1
    for (let row = 1; row < height - 1; row += 1)
      for (let column = 1; column < width - 1; column += 1) {
        const y = step > 0 ? row : height - 1 - row
        const x = step > 0 ? column : width - 1 - column
        const at = y * width + x
        relax(at, at - step)
        relax(at, at - step * width)
      }
  }
  return distance
}

/** How much each pixel of a small picture belongs to a thing: 0 and up. */
export function saliencyOf(small: Raster): Plane {
  const sum = planeOf(small)
  for (const plane of opponents(small)) {
    const { data } = barrier(plane)
    for (let at = 0; at < data.length; at += 1)
      sum.data[at] = (sum.data[at] ?? 0) + (data[at] ?? 0)
  }
  return sum
}

/** The level that best parts a plane in two (Otsu's). */
export function parting({ data }: Plane): number {
  const top = data.reduce((most, value) => Math.max(most, value), 1e-6)
  const counts = new Float64Array(128)
  for (const value of data) {
    const bin = Math.min(127, Math.floor((value / top) * 128))
    counts[bin] = (counts[bin] ?? 0) + 1
  }
  const mass = counts.reduce((sum, count, bin) => sum + count * bin, 0)
  let [below, moment, best, at] = [0, 0, -1, 0]
  for (const [bin, count] of counts.entries()) {
    below += count
    moment += count * bin
    const above = data.length - below
    if (!below || !above) continue
    const between = moment / below - (mass - moment) / above
    const score = below * above * between * between
    if (score > best) [best, at] = [score, bin + 1]
  }
  return (at / 128) * top
}

/** Pixels that hang together. */
export interface Patch {
  readonly pixels: readonly number[]
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

/** The patches of what is above 0, the largest first; corners do not connect. */
export function patchesOf(
  { width, height }: Size,
  isIn: (at: number) => boolean,
): Patch[] {
  const seen = new Uint8Array(width * height)
  const patches: Patch[] = []
  for (let start = 0; start < seen.length; start += 1) {
    if (seen[start] || !isIn(start)) continue
    const pixels = [start]
    seen[start] = 1
    let [left, right, top, bottom] = [width, 0, height, 0]
    for (let next = 0; next < pixels.length; next += 1) {
      const at = pixels[next] ?? 0
      const x = at % width
      const y = (at - x) / width
      left = Math.min(left, x)
      right = Math.max(right, x + 1)
      top = Math.min(top, y)
      bottom = Math.max(bottom, y + 1)
      const visit = (other: number, inside: boolean) => {
        if (!inside || seen[other] || !isIn(other)) return
        seen[other] = 1
        pixels.push(other)
      }
      visit(at - 1, x > 0)
      visit(at + 1, x < width - 1)
      visit(at - width, y > 0)
      visit(at + width, y < height - 1)
    }
    patches.push({ pixels, left, top, right, bottom })
  }
  return patches.sort((a, b) => b.pixels.length - a.pixels.length)
}
