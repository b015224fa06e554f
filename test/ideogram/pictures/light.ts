import type { Size } from '../sizes.ts'
import type { Raster } from './raster.ts'

/** Every pixel of a square around a place, or one in so many each way. */
export function boxAt(
  { width, height }: Size,
  x: number,
  y: number,
  radius: number,
  step = 1,
) {
  const all: number[] = []
  for (let row = Math.floor(y - radius); row < y + radius; row += step)
    for (
      let column = Math.floor(x - radius);
      column < x + radius;
      column += step
    )
      if (row >= 0 && column >= 0 && row < height && column < width)
        all.push(row * width + column)
  return all
}

/** What light falls somewhere, by channels: 1 is that of a day. */
export function lightAt(
  image: Raster,
  x: number,
  y: number,
  radius: number,
): number[] {
  const box = boxAt(image, x, y, radius, Math.ceil(radius / 16))
  return [0, 1, 2].map((channel) => {
    const sum = box.reduce(
      (total, at) => total + (image.data[at * image.channels + channel] ?? 0),
      0,
    )
    const mean = sum / Math.max(1, box.length)
    return Math.min(1.08, 0.5 + 0.5 * (mean / 130))
  })
}
