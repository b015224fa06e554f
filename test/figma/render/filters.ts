/**
 * The sliders of an image paint, -1 to 1 each. Figma does not publish its
 * formulae; these are ASSUMED: right in direction and size, not in bytes.
 */
type Color = [red: number, green: number, blue: number]
type Slider = (color: Color, value: number) => Color

const luma = ([red, green, blue]: Color) =>
  0.2126 * red + 0.7152 * green + 0.0722 * blue

const each = (color: Color, change: (channel: number) => number) =>
  color.map(change) as Color

/** In the order in which they are applied; channels are 0 to 1. */
const sliders: [keyof ImageFilters, Slider][] = [
  // One stop of light, to either side.
  ['exposure', (color, value) => each(color, (c) => c * 2 ** value)],
  [
    'temperature',
    ([red, green, blue], value) => [
      red * (1 + 0.2 * value),
      green,
      blue * (1 - 0.2 * value),
    ],
  ],
  [
    'tint',
    ([red, green, blue], value) => [
      red * (1 + 0.1 * value),
      green * (1 - 0.1 * value),
      blue * (1 + 0.1 * value),
    ],
  ],
  [
    'highlights',
    (color, value) => {
      const weight = luma(color) ** 2
      return each(color, (c) => c + 0.3 * value * weight)
    },
  ],
  [
    'shadows',
    (color, value) => {
      const weight = (1 - Math.min(1, luma(color))) ** 2
      return each(color, (c) => c + 0.3 * value * weight)
    },
  ],
  [
    'contrast',
    (color, value) => each(color, (c) => (c - 0.5) * (1 + value / 2) + 0.5),
  ],
  [
    'saturation',
    (color, value) => {
      const grey = luma(color)
      return each(color, (c) => grey + (c - grey) * (1 + value))
    },
  ],
]

export function applyFilters(
  picture: ImageBitmap,
  filters: ImageFilters,
): ImageBitmap {
  const { width, height } = picture
  const canvas = new OffscreenCanvas(width, height)
  const pen = canvas.getContext('2d', { willReadFrequently: true })
  if (!pen) return picture
  pen.drawImage(picture, 0, 0)
  const pixels = pen.getImageData(0, 0, width, height)
  filterPixels(pixels.data, filters)
  pen.putImageData(pixels, 0, 0)
  return canvas.transferToImageBitmap()
}

/** RGBA in place. */
function filterPixels(data: Uint8ClampedArray, filters: ImageFilters): void {
  const active = sliders.filter(([name]) => filters[name])
  for (let at = 0; at < data.length; at += 4) {
    let color: Color = [
      (data[at] ?? 0) / 255,
      (data[at + 1] ?? 0) / 255,
      (data[at + 2] ?? 0) / 255,
    ]
    for (const [name, slide] of active) color = slide(color, filters[name] ?? 0)
    data.set(
      each(color, (channel) => channel * 255),
      at,
    )
  }
}
