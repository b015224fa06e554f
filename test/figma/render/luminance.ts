import type { Layered } from './surface.ts'

/** Makes the alpha of each pixel its luminance times its alpha, Rec. 709. */
export function toLuminance({ pen, box: { width, height } }: Layered): void {
  const pixels = pen.getImageData(0, 0, width, height)
  const { data } = pixels
  for (let at = 0; at < data.length; at += 4) {
    const light =
      0.2126 * (data[at] ?? 0) +
      0.7152 * (data[at + 1] ?? 0) +
      0.0722 * (data[at + 2] ?? 0)
    data[at + 3] = (light * (data[at + 3] ?? 0)) / 255
  }
  pen.putImageData(pixels, 0, 0)
}
