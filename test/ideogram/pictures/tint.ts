import type { Raster } from './raster.ts'

/** A picture in shades of one colour, as light and dark as it was. */
export function tinted(
  image: Raster,
  { hue, saturation }: { hue: number; saturation: number },
): Raster {
  const { width, height, channels } = image
  const data = new Uint8Array(image.data)
  const table = shadesOf(hue, saturation / 100)
  for (let at = 0; at < width * height * channels; at += channels) {
    const light = Math.round(
      0.3 * (data[at] ?? 0) +
        0.59 * (data[at + 1] ?? 0) +
        0.11 * (data[at + 2] ?? 0),
    )
    for (let channel = 0; channel < 3; channel += 1)
      data[at + channel] = table[light * 3 + channel] ?? 0
  }
  return { ...image, data }
}

/** Levels of a hue at each lightness. @param saturation 0..1 */
function shadesOf(hue: number, saturation: number): Uint8Array {
  const table = new Uint8Array(256 * 3)
  for (let light = 0; light < 256; light += 1) {
    const l = Math.min(0.97, (light / 255) * 0.92)
    for (const [channel, offset] of [0, 8, 4].entries()) {
      const at = (offset + hue / 30) % 12
      const share = Math.max(-1, Math.min(at - 3, 9 - at, 1))
      const level = l - saturation * 0.9 * Math.min(l, 1 - l) * share
      table[light * 3 + channel] = Math.round(level * 255)
    }
  }
  return table
}
