import { randomFrom } from '../../random.ts'
import { smoothstep } from '../waves.ts'

const SIZE = 256
const MASK = SIZE - 1
const LATTICE = Float32Array.from({ length: SIZE * SIZE }, randomFrom(0x0a7a5e))

/** 0..1 everywhere, smooth, with a feature about every unit. */
export function noise(x: number, y: number): number {
  const column = Math.floor(x)
  const line = Math.floor(y)
  const across = x - column
  const down = y - line
  const left = column & MASK
  const right = (column + 1) & MASK
  const above = (line & MASK) * SIZE
  const below = ((line + 1) & MASK) * SIZE
  const s = across * across * (3 - 2 * across)
  const t = down * down * (3 - 2 * down)
  const a = LATTICE[above + left]!
  const b = LATTICE[above + right]!
  const c = LATTICE[below + left]!
  const d = LATTICE[below + right]!
  const upper = a + (b - a) * s
  return upper + (c + (d - c) * s - upper) * t
}

/** Noise with finer noise in it: 0..1, mostly around the middle. */
export function cloudy(x: number, y: number, octaves: number): number {
  let [sum, weight, total] = [0, 1, 0]
  for (let octave = 0; octave < octaves; octave += 1) {
    sum += noise(x, y) * weight
    total += weight
    weight *= 0.5
    x = x * 2.03 + 17.1
    y = y * 2.03 + 5.7
  }
  return sum / total
}

/** 0..1, without any smoothness: one value for each whole place. */
export const speck = (x: number, y: number): number =>
  LATTICE[(y & MASK) * SIZE + (x & MASK)] ?? 0

/** Light of three colours: 0..1, and above where it is glaring. */
export type Light = readonly [red: number, green: number, blue: number]

/** A light being mixed; one for a whole picture, so that nothing is made for a pixel. */
export class Blend {
  red = 0
  green = 0
  blue = 0

  set([red, green, blue]: Light): this {
    this.red = red
    this.green = green
    this.blue = blue
    return this
  }

  /** @param share 0 changes nothing, 1 everything */
  mix([red, green, blue]: Light, share: number): this {
    if (share <= 0) return this
    const part = share > 1 ? 1 : share
    this.red += (red - this.red) * part
    this.green += (green - this.green) * part
    this.blue += (blue - this.blue) * part
    return this
  }

  add([red, green, blue]: Light, share: number): this {
    this.red += red * share
    this.green += green * share
    this.blue += blue * share
    return this
  }

  dim(by: number): this {
    this.red *= by
    this.green *= by
    this.blue *= by
    return this
  }
}

export const smooth = smoothstep
