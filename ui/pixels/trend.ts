import type { Size } from '../../plugin/shared/geometry.ts'

/** An inclined plane over a grid: its height at the first place, and its slopes. */
export interface Trend {
  height: number
  across: number
  down: number
}

/**
 * The plane that lies best among the values of a grid.
 *
 * @param weights 0 for what is not asked
 */
export function trendOf(
  values: Float32Array,
  weights: Float32Array,
  { width, height }: Size,
): Trend {
  let [n, x, y, z, xx, xy, yy, xz, yz] = [0, 0, 0, 0, 0, 0, 0, 0, 0]
  for (let row = 0, at = 0; row < height; row++)
    for (let column = 0; column < width; column++, at++) {
      const weight = weights[at]!
      if (weight === 0) continue
      const value = weight * values[at]!
      n += weight
      x += weight * column
      y += weight * row
      z += value
      xx += weight * column * column
      xy += weight * column * row
      yy += weight * row * row
      xz += column * value
      yz += row * value
    }
  if (n === 0) return { height: 0, across: 0, down: 0 }
  // About the middle; and one more of each, for what lies in a line has no
  // slope across it.
  const [dxx, dyy] = [xx - (x * x) / n + 1, yy - (y * y) / n + 1]
  const dxy = xy - (x * y) / n
  const [dxz, dyz] = [xz - (x * z) / n, yz - (y * z) / n]
  const flat = dxx * dyy - dxy * dxy
  const across = (dxz * dyy - dyz * dxy) / flat
  const down = (dyz * dxx - dxz * dxy) / flat
  return { height: (z - across * x - down * y) / n, across, down }
}

export function heightAt(trend: Trend, place: number, width: number): number {
  const row = Math.floor(place / width)
  return trend.height + trend.across * (place - row * width) + trend.down * row
}
