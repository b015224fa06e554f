/** How Figma lays one colour over another: W3C Compositing and Blending, levels of 0 to 1. */
import type { BlendMode } from '../../../ui/pixels/backdrop.ts'

export type Rgb = readonly [number, number, number]

/** @param d what lies below, opaque @param s what is laid over it */
type Blend = (d: Rgb, s: Rgb) => Rgb

export function perChannel(value: (channel: 0 | 1 | 2) => number): Rgb {
  return [value(0), value(1), value(2)]
}

function separable(blend: (d: number, s: number) => number): Blend {
  return (d, s) => perChannel((channel) => blend(d[channel], s[channel]))
}

const hardLight = (d: number, s: number) =>
  s <= 0.5 ? 2 * s * d : d + (2 * s - 1) * (1 - d)

function softLight(d: number, s: number): number {
  if (s <= 0.5) return d - (1 - 2 * s) * d * (1 - d)
  const root = d <= 0.25 ? ((16 * d - 12) * d + 4) * d : Math.sqrt(d)
  return d + (2 * s - 1) * (root - d)
}

function burn(d: number, s: number): number {
  if (d === 1) return 1
  return s === 0 ? 0 : 1 - Math.min(1, (1 - d) / s)
}

const luminosity = ([red, green, blue]: Rgb) =>
  0.3 * red + 0.59 * green + 0.11 * blue

const saturation = (color: Rgb) => Math.max(...color) - Math.min(...color)

/** May leave the range of colours. */
export function withLuminosity(color: Rgb, light: number): Rgb {
  const more = light - luminosity(color)
  return perChannel((channel) => color[channel] + more)
}

/** Drawn towards its own light until it is in the range of colours. */
function clipped(color: Rgb): Rgb {
  const light = luminosity(color)
  const [least, most] = [Math.min(...color), Math.max(...color)]
  const by = Math.min(
    least < 0 ? light / (light - least) : 1,
    most > 1 ? (1 - light) / (most - light) : 1,
  )
  return perChannel((channel) => light + (color[channel] - light) * by)
}

function withSaturation(color: Rgb, wanted: number): Rgb {
  const least = Math.min(...color)
  const range = saturation(color)
  return perChannel((channel) =>
    range > 0 ? ((color[channel] - least) * wanted) / range : 0,
  )
}

const light = (color: Rgb, of: Rgb) =>
  clipped(withLuminosity(color, luminosity(of)))

export const blends: Record<BlendMode, Blend> = {
  NORMAL: (_d, s) => s,
  DARKEN: separable(Math.min),
  MULTIPLY: separable((d, s) => d * s),
  COLOR_BURN: separable(burn),
  LINEAR_BURN: separable((d, s) => Math.max(0, d + s - 1)),
  LIGHTEN: separable(Math.max),
  SCREEN: separable((d, s) => d + s - d * s),
  COLOR_DODGE: separable((d, s) => 1 - burn(1 - d, 1 - s)),
  LINEAR_DODGE: separable((d, s) => Math.min(1, d + s)),
  OVERLAY: separable((d, s) => hardLight(s, d)),
  SOFT_LIGHT: separable(softLight),
  HARD_LIGHT: separable(hardLight),
  DIFFERENCE: separable((d, s) => Math.abs(d - s)),
  EXCLUSION: separable((d, s) => d + s - 2 * d * s),
  HUE: (d, s) => light(withSaturation(s, saturation(d)), d),
  SATURATION: (d, s) => light(withSaturation(d, saturation(s)), d),
  COLOR: (d, s) => light(s, d),
  LUMINOSITY: (d, s) => light(d, s),
}

export interface Paint {
  color: Rgb
  opacity: number
}

/** Over what is opaque. */
export function laidOver(d: Rgb, { color, opacity }: Paint, mode: BlendMode) {
  const blended = blends[mode](d, color)
  return perChannel(
    (channel) => (1 - opacity) * d[channel] + opacity * blended[channel],
  )
}

/** Of two paints in one layer: the upper over the lower, in NORMAL. */
export function together(upper: Paint, lower: Paint): Paint {
  const below = lower.opacity * (1 - upper.opacity)
  const opacity = upper.opacity + below
  const color = perChannel((channel) =>
    opacity > 0
      ? (upper.opacity * upper.color[channel] + below * lower.color[channel]) /
        opacity
      : 0,
  )
  return { color, opacity }
}
