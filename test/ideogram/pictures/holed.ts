import type { Raster } from './raster.ts'

/**
 * A picture with transparency nobody asked for: a clear disc in the middle,
 * and half of everything along the left edge. @returns RGBA
 */
export function holed({ width, height, channels, data }: Raster): Raster {
  const made = new Uint8Array(width * height * 4)
  const radius = Math.min(width, height) / 5
  for (let y = 0, pixel = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1, pixel += 1) {
      const from = pixel * channels
      made.set(data.subarray(from, from + 3), pixel * 4)
      const away = Math.hypot(x - width / 2, y - height / 2) - radius
      const opacity = Math.min(1, Math.max(0, away)) * (x < width / 8 ? 0.5 : 1)
      const own = channels === 4 ? (data[from + 3] ?? 0) : 255
      made[pixel * 4 + 3] = Math.round(own * opacity)
    }
  return { width, height, channels: 4, data: made }
}
