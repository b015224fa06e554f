import type { Hole } from './hole.ts'
import { soften } from './hole.ts'
import type { Raster } from './raster.ts'

/** Colour distance, in levels, from which a pixel certainly is no background. */
const FAR = 60

/**
 * The foreground of a picture: 255 where it differs from the colour of its
 * border, 0 where it does not. Where nothing differs, the middle is taken.
 */
export async function matteOf(image: Raster): Promise<Hole> {
  const { width, height } = image
  const border = borderColour(image)
  const data = new Uint8Array(width * height)
  let sum = 0
  for (let pixel = 0; pixel < data.length; pixel += 1) {
    let distance = 0
    for (let channel = 0; channel < 3; channel += 1)
      distance += Math.abs(
        (image.data[pixel * image.channels + channel] ?? 0) -
          (border[channel] ?? 0),
      )
    data[pixel] = Math.min(255, (distance / FAR) * 255)
    sum += data[pixel] ?? 0
  }
  const hole = { width, height, data }
  const mean = sum / data.length
  return mean < 4 || mean > 251 ? middle(image) : soften(hole, 1)
}

function borderColour({ width, height, channels, data }: Raster): number[] {
  const sums = [0, 0, 0]
  let count = 0
  const add = (x: number, y: number) => {
    const at = (y * width + x) * channels
    for (const channel of [0, 1, 2])
      sums[channel] = (sums[channel] ?? 0) + (data[at + channel] ?? 0)
    count += 1
  }
  for (let x = 0; x < width; x += 1) {
    add(x, 0)
    add(x, height - 1)
  }
  for (let y = 0; y < height; y += 1) {
    add(0, y)
    add(width - 1, y)
  }
  return sums.map((sum) => sum / count)
}

/** An ellipse in the middle, over a good half of the picture. */
export function middle({
  width,
  height,
}: Pick<Raster, 'width' | 'height'>): Hole {
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
