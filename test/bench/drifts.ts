import type { Size } from '../../plugin/shared/geometry.ts'
import type { Pixels } from './quality.ts'

/** A level of one channel (0 red to 2 blue) as a service that redraws gives it back. */
export type Drift = (
  level: number,
  channel: number,
  /** Of the pixel, 0 to 1 across and down the picture. */
  across: number,
  down: number,
) => number

/** Each of two ways: a channel strays by as much as another, or against it. */
const signs = [1, -0.6, -1]

/** How models stray, by levels of 0 to 255; contrast is about the middle grey. */
export const drifts = {
  none: (level) => level,
  even: (level, channel) => level + 9 * signs[channel]!,
  'left to right': (level, _channel, across) => level - 12 + 24 * across,
  'top to bottom, by colour': (level, channel, _across, down) =>
    level + signs[channel]! * (12 - 24 * down),
  vignette: (level, _channel, across, down) => {
    const fromMiddle =
      Math.hypot(across - 0.5, down - 0.5) / Math.hypot(0.5, 0.5)
    return level + 2 - 11 * fromMiddle ** 2
  },
  'per region': (level, channel, across, down) =>
    level +
    7 * Math.sin(5.3 * across + 2 * channel) +
    5 * Math.sin(7.1 * down + channel),
  'less contrast': (level) => 128 + (level - 128) * 0.88,
  'more contrast': (level) => 128 + (level - 128) * 1.12,
  'left to right, with contrast': (level, channel, across) =>
    128 + (level - 128) * (1 - 0.05 * (1 + channel)) - 12 + 24 * across,
} satisfies Record<string, Drift>

export type DriftName = keyof typeof drifts

/** Each pixel by itself, so that what was not drifted is known exactly. */
export function drifted(picture: Pixels, drift: Drift): Pixels {
  const { width, height } = picture
  const data = new Uint8ClampedArray(picture.data)
  eachPixel(picture, (pixel, x, y) => {
    for (let channel = 0; channel < 3; channel++) {
      const at = 4 * pixel + channel
      const [across, down] = [(x + 0.5) / width, (y + 0.5) / height]
      data[at] = drift(data[at]!, channel, across, down)
    }
  })
  return { width, height, data }
}

function eachPixel(
  { width, height }: Size,
  visit: (pixel: number, x: number, y: number) => void,
): void {
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) visit(y * width + x, x, y)
}
