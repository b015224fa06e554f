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
const FEWEST = 5

/** The fewest letters of a word, on the mean of a line. */
const FEWEST_IN_A_WORD = 2.2

const sumOf = (values: readonly number[]) =>
  values.reduce((sum, value) => sum + value, 0)

/** Every mark on one side of the ground, and what may be a line of them. */
interface Ink {
  readonly marks: readonly Patch[]
  readonly rows: readonly Patch[][]
}

/**
 * Lines of lettering: marks of about one height and one colour side by side,
 * lighter or darker than what they stand on.
 */
export async function linesIn(image: Raster): Promise<Line[]> {
  const around = await blur(image, Math.max(4, image.height / 40))
  const [light] = opponents(image)
  const [ground] = opponents(around)
  if (!light || !ground) return []
  const inks = [1, -1].map((sign): Ink => {
    const isInk = (at: number) =>
      ((light.data[at] ?? 0) - (ground.data[at] ?? 0)) * sign > CONTRAST
    const marks = patchesOf(image, isInk)
    return { marks, rows: rowsOf(marks.filter((one) => isLetter(one, image))) }
  })
  const lines = inks
    .flatMap(({ marks, rows }) =>
      rows
        .filter((letters) => isLine(letters, image))
        .map((letters) => lineOf(letters, marks, image)),
    )
    .filter(({ words }) => sumOf(words) >= FEWEST_IN_A_WORD * words.length)
  // What lies between light letters is no dark lettering.
  return lines
    .sort((a, b) => b.ink.length - a.ink.length)
    .filter((line, index, all) => !all.slice(0, index).some(covers(line.box)))
    .sort((a, b) => a.box.top - b.box.top)
}

const covers =
  (box: Box) =>
  ({ box: other }: Line) =>
    box.left < other.left + other.width &&
    other.left < box.left + box.width &&
    box.top < other.top + other.height &&
    other.top < box.top + box.height

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
    // An l or an I is a stroke and nothing else.
    (fill < 0.97 || h > w * 2)
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
      (level, channel) => Math.abs(level - (mean[channel] ?? 0)) > 30,
    ),
  )
  return (
    standing.length > 0.6 * letters.length &&
    stray.length < 0.25 * letters.length
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

function lineOf(
  letters: readonly Patch[],
  marks: readonly Patch[],
  image: Raster,
): Line {
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
    ink: rimmed(
      marks.filter(
        (one) =>
          one.left >= left - height / 3 &&
          one.right <= right + height / 3 &&
          one.top >= top - height / 3 &&
          one.bottom <= bottom + height / 3,
      ),
      image,
      Math.max(2, Math.round(height / 10)),
    ),
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
