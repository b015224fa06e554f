import type { Raster } from './raster.ts'

/** A colour of a picture, and the share of the picture that has it. */
export interface Swatch {
  readonly rgb: readonly [number, number, number]
  readonly share: number
}

const ROUNDS = 8

/**
 * The colours a picture is made of (k-means from evenly spread beginnings);
 * transparent pixels are not looked at. The most used first.
 */
export function paletteOf({ channels, data }: Raster, count: number): Swatch[] {
  const pixels: number[] = []
  const every = Math.max(1, Math.floor(data.length / channels / 6000))
  for (let at = 0; at < data.length; at += channels * every)
    if (channels === 3 || (data[at + 3] ?? 0) > 127) pixels.push(at)
  let middles = beginnings(data, pixels, count)
  let owners: number[][] = []
  for (let round = 0; round < ROUNDS; round += 1) {
    owners = middles.map(() => [])
    for (const at of pixels) owners[nearestTo(middles, data, at)]?.push(at)
    middles = middles.map((middle, index) =>
      meanOf(data, owners[index] ?? [], middle),
    )
  }
  return middles
    .map((rgb, index) => ({
      rgb,
      share: (owners[index]?.length ?? 0) / Math.max(1, pixels.length),
    }))
    .filter(({ share }) => share > 0)
    .sort((a, b) => b.share - a.share)
}

type Rgb = readonly [number, number, number]

/** Each beginning is the pixel farthest from those before it. */
function beginnings(data: Uint8Array, pixels: number[], count: number): Rgb[] {
  const colour = (at: number): Rgb => [
    data[at] ?? 0,
    data[at + 1] ?? 0,
    data[at + 2] ?? 0,
  ]
  const chosen: Rgb[] = [colour(pixels[0] ?? 0)]
  const away = new Float32Array(pixels.length).fill(Infinity)
  while (chosen.length < count) {
    const last = chosen.at(-1) ?? [0, 0, 0]
    let [best, most] = [0, -1]
    for (let index = 0; index < pixels.length; index += 1) {
      const distance = distanceTo(last, data, pixels[index] ?? 0)
      away[index] = Math.min(away[index] ?? 0, distance)
      if ((away[index] ?? 0) > most) [best, most] = [index, away[index] ?? 0]
    }
    // Fewer colours than asked for.
    if (most < 60) break
    chosen.push(colour(pixels[best] ?? 0))
  }
  return chosen
}

const distanceTo = ([red, green, blue]: Rgb, data: Uint8Array, at: number) =>
  ((data[at] ?? 0) - red) ** 2 * 0.9 +
  ((data[at + 1] ?? 0) - green) ** 2 * 1.4 +
  ((data[at + 2] ?? 0) - blue) ** 2 * 0.7

/** The position of the colour nearest to a pixel's. */
export function nearestTo(
  colours: readonly Rgb[],
  data: Uint8Array,
  at: number,
): number {
  let [best, least] = [0, Infinity]
  for (let index = 0; index < colours.length; index += 1) {
    const distance = distanceTo(colours[index]!, data, at)
    if (distance < least) [best, least] = [index, distance]
  }
  return best
}

function meanOf(data: Uint8Array, pixels: readonly number[], none: Rgb): Rgb {
  if (!pixels.length) return none
  let [red, green, blue] = [0, 0, 0]
  for (const at of pixels) {
    red += data[at] ?? 0
    green += data[at + 1] ?? 0
    blue += data[at + 2] ?? 0
  }
  const { length } = pixels
  return [red / length, green / length, blue / length]
}

export const hexOf = (rgb: Rgb): string =>
  `#${rgb.map((level) => Math.round(level).toString(16).padStart(2, '0')).join('')}`.toUpperCase()

/** Hue in degrees, saturation and lightness 0..1. */
export function hslOf(rgb: Rgb): { h: number; s: number; l: number } {
  const [r, g, b] = rgb.map((level) => level / 255) as [number, number, number]
  const most = Math.max(r, g, b)
  const least = Math.min(r, g, b)
  const spread = most - least
  const l = (most + least) / 2
  if (spread < 0.004) return { h: 0, s: 0, l }
  const turn =
    most === r
      ? (g - b) / spread
      : most === g
        ? 2 + (b - r) / spread
        : 4 + (r - g) / spread
  const s = spread / (1 - Math.abs(2 * l - 1))
  return { h: (turn * 60 + 360) % 360, s: Math.min(1, s), l }
}

/** Hues up to these degrees. */
const HUES: readonly (readonly [number, string])[] = [
  [16, 'red'],
  [42, 'orange'],
  [66, 'yellow'],
  [92, 'lime'],
  [160, 'green'],
  [198, 'teal'],
  [250, 'blue'],
  [290, 'purple'],
  [335, 'pink'],
  [360, 'red'],
]

/** What one calls a colour. */
export function colourName(rgb: Rgb): string {
  const { h, s, l } = hslOf(rgb)
  if (l < 0.09) return 'black'
  if (l > 0.93 || (l > 0.86 && s < 0.25)) return 'white'
  if (s < 0.12) return l < 0.35 ? 'dark grey' : l > 0.68 ? 'light grey' : 'grey'
  const isEarthy = h > 10 && h < 50
  if (isEarthy && l > 0.6 && s < 0.55) return 'beige'
  if (isEarthy && l < 0.48 && s < 0.75) return l < 0.22 ? 'dark brown' : 'brown'
  const hue = HUES.find(([upTo]) => h <= upTo)?.[1] ?? 'red'
  if (hue === 'lime' && l < 0.4) return 'olive'
  if (hue === 'blue' && l < 0.25) return 'navy'
  if (l < 0.24) return `dark ${hue}`
  return l > 0.74 ? `pale ${hue}` : hue
}
