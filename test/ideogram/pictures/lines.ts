import type { Box } from './hole.ts'
import type { Raster } from './raster.ts'
import { blur } from './raster.ts'
import type { Patch } from './saliency.ts'
import { opponents, patchesOf } from './saliency.ts'

/** A line of lettering as it was found. */
export interface Line {
  readonly box: Box
  readonly colour: readonly [number, number, number]
  readonly isBold: boolean
  /** The letters of each word, counted. */
  readonly words: readonly number[]
  /** Every pixel of it, and a rim around. */
  readonly ink: readonly number[]
}

/** Levels by which letters differ from what is around them. */
const CONTRAST = 46
/** The fewest letters of a line. */
const FEWEST = 4

/**
 * Lines of lettering: marks of about one height and one colour side by side,
 * lighter or darker than what they stand on.
 */
export async function linesIn(image: Raster): Promise<Line[]> {
  const around = await blur(image, Math.max(4, image.height / 40))
  const [light] = opponents(image)
  const [ground] = opponents(around)
  if (!light || !ground) return []
  const found = [1, -1].flatMap((sign) => {
    const isInk = (at: number) =>
      ((light.data[at] ?? 0) - (ground.data[at] ?? 0)) * sign > CONTRAST
    return rowsOf(patchesOf(image, isInk).filter((one) => isLetter(one, image)))
  })
  return found
    .filter((letters) => isLine(letters, image))
    .map((letters) => lineOf(letters, image))
    .sort((a, b) => a.box.top - b.box.top)
}

function isLetter(
  { left, right, top, bottom, pixels }: Patch,
  { width, height }: Raster,
): boolean {
  const [w, h] = [right - left, bottom - top]
  const fill = pixels.length / (w * h)
  return (
    h >= 6 &&
    h < height / 4 &&
    w < width / 6 &&
    w < h * 2.2 &&
    h < w * 9 &&
    fill > 0.12 &&
    fill < 0.97
  )
}

/** Puts marks into rows: neighbours of about one height, on about one line. */
function rowsOf(letters: readonly Patch[]): Patch[][] {
  const rows: Patch[][] = []
  const sorted = [...letters].sort((a, b) => a.left - b.left)
  for (const letter of sorted) {
    const tall = letter.bottom - letter.top
    const row = rows.find((one) => {
      const last = one.at(-1)
      if (!last) return false
      const size = Math.max(last.bottom - last.top, tall)
      const overlap =
        Math.min(last.bottom, letter.bottom) - Math.max(last.top, letter.top)
      return (
        letter.left - last.right < size * 1.1 &&
        letter.left - last.right > -size * 0.4 &&
        overlap > 0.5 * Math.min(last.bottom - last.top, tall) &&
        tall < size * 1.01 &&
        size < 2.4 * Math.min(last.bottom - last.top, tall)
      )
    })
    if (row) row.push(letter)
    else rows.push([letter])
  }
  return rows
}

/** Letters share a colour and a base line; leaves and ripples do not. */
function isLine(letters: readonly Patch[], image: Raster): boolean {
  if (letters.length < FEWEST) return false
  const bottoms = letters.map(({ bottom }) => bottom).sort((a, b) => a - b)
  const base = bottoms[bottoms.length >> 1] ?? 0
  const tallest = Math.max(...letters.map(({ top, bottom }) => bottom - top))
  const standing = bottoms.filter(
    (one) => Math.abs(one - base) < tallest * 0.14,
  )
  const colours = letters.map((letter) => colourOf(letter, image))
  const mean = meanColour(colours)
  const stray = colours.filter((colour) =>
    colour.some(
      (level, channel) => Math.abs(level - (mean[channel] ?? 0)) > 34,
    ),
  )
  return (
    standing.length > 0.6 * letters.length &&
    stray.length < 0.3 * letters.length
  )
}

type Rgb = readonly [number, number, number]

/** The colour in the middle of a mark: its edges are mixed with the ground. */
function colourOf({ pixels }: Patch, { channels, data }: Raster): Rgb {
  const inner = pixels.filter((_, index) => index % 3 === 0)
  return meanColour(
    inner.map((at) => [
      data[at * channels] ?? 0,
      data[at * channels + 1] ?? 0,
      data[at * channels + 2] ?? 0,
    ]),
  )
}

const meanColour = (all: readonly Rgb[]): Rgb => {
  const mean = (channel: 0 | 1 | 2) =>
    all.reduce((sum, one) => sum + one[channel], 0) / Math.max(1, all.length)
  return [mean(0), mean(1), mean(2)]
}

function lineOf(letters: readonly Patch[], image: Raster): Line {
  const left = Math.min(...letters.map((one) => one.left))
  const top = Math.min(...letters.map((one) => one.top))
  const right = Math.max(...letters.map((one) => one.right))
  const bottom = Math.max(...letters.map((one) => one.bottom))
  const height = bottom - top
  const words = [0]
  for (const [index, letter] of letters.entries()) {
    const gap = letter.left - (letters[index - 1]?.right ?? letter.left)
    if (gap > height * 0.28) words.push(0)
    words[words.length - 1] = (words.at(-1) ?? 0) + 1
  }
  const inked = letters.reduce((sum, { pixels }) => sum + pixels.length, 0)
  return {
    box: { left, top, width: right - left, height },
    colour: meanColour(letters.map((letter) => colourOf(letter, image))),
    isBold: inked / ((right - left) * height) > 0.36,
    words,
    ink: rimmed(letters, image, Math.max(2, Math.round(height / 10))),
  }
}

/** The pixels of marks and of a rim around them, soft edges included. */
function rimmed(
  letters: readonly Patch[],
  { width, height }: Raster,
  rim: number,
): number[] {
  const ink = new Set<number>()
  for (const { pixels } of letters)
    for (const at of pixels) {
      const x = at % width
      const y = (at - x) / width
      for (
        let row = Math.max(0, y - rim);
        row <= Math.min(height - 1, y + rim);
        row += 1
      )
        for (
          let column = Math.max(0, x - rim);
          column <= Math.min(width - 1, x + rim);
          column += 1
        )
          ink.add(row * width + column)
    }
  return [...ink]
}
