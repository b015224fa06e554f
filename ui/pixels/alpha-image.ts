import type { Size } from '../../plugin/shared/geometry.ts'

/** Black with a mask as its alpha: who draws it gives it a colour. */
export function alphaImage(
  plane: Uint8Array,
  { width, height }: Size,
): ImageData {
  const image = new ImageData(width, height)
  plane.forEach((alpha, at) => {
    image.data[4 * at + 3] = alpha
  })
  return image
}
