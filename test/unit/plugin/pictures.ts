import { PNG } from 'pngjs'
import type { Picture } from '../../../plugin/shared/picture.ts'

export function decoded({ png }: { png: Uint8Array }): PNG {
  return PNG.sync.read(Buffer.from(png))
}

/** RGBA at a place of the picture, in its own pixels. */
export function pixel({ data, width }: PNG, x: number, y: number): number[] {
  const at = 4 * (Math.floor(y) * width + Math.floor(x))
  return [...data.subarray(at, at + 4)]
}

export interface Weight {
  /** The middle of what `share` counts. */
  x: number
  y: number
  /** How much of it there is. */
  area: number
}

/**
 * Where something is in a picture, finer than a pixel.
 *
 * @param share of a pixel that counts, 0 to 1
 */
export function weigh(
  { data, width, height }: PNG,
  share: (pixel: Uint8Array) => number,
): Weight {
  let [x, y, area] = [0, 0, 0]
  for (let row = 0; row < height; row++)
    for (let column = 0; column < width; column++) {
      const at = 4 * (row * width + column)
      const weight = share(data.subarray(at, at + 4))
      area += weight
      x += weight * (column + 0.5)
      y += weight * (row + 0.5)
    }
  return { x: x / area, y: y / area, area }
}

/** Of what is painted, on the page, canvas units. */
export function painted(picture: Picture): Weight {
  const png = decoded(picture)
  const { x, y, area } = weigh(png, ([, , , alpha]) => alpha! / 255)
  const { bounds } = picture
  const across = bounds.width / png.width
  const down = bounds.height / png.height
  return {
    x: bounds.x + x * across,
    y: bounds.y + y * down,
    area: area * across * down,
  }
}

export function highestAlpha({ data }: PNG): number {
  return data.reduce(
    (most, value, at) => (at % 4 === 3 ? Math.max(most, value) : most),
    0,
  )
}
