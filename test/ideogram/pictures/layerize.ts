import type { Lettering, TextBlock } from '../lettering.ts'
import { randomFrom } from '../random.ts'
import type { Size } from '../sizes.ts'
import { fillHole } from './fill.ts'
import type { Hole } from './hole.ts'
import type { Line } from './lines.ts'
import { linesIn } from './lines.ts'
import { hexOf } from './palette.ts'
import type { Raster } from './raster.ts'
import { decode } from './raster.ts'

/** The text of a picture, and the picture without it. */
interface Read {
  readonly blocks: readonly TextBlock[]
  readonly base: Raster
}

/**
 * What was told about a picture's text; else the lines of lettering that are
 * found in it, in words that are not theirs: nothing here can read.
 */
export async function readLettering(
  image: Raster,
  told: Lettering | undefined,
  seed: number,
): Promise<Read> {
  if (told) {
    const { blocks, base } = told
    return {
      blocks,
      base: base
        ? await decode(base)
        : erased(image, boxesOf(blocks, image), seed),
    }
  }
  const lines = await linesIn(image)
  const marks = new Uint8Array(image.width * image.height)
  for (const { ink } of lines) for (const at of ink) marks[at] = 255
  return {
    blocks: lines.map((line) => blockOf(line, lines)),
    base: erased(image, marks, seed),
  }
}

function erased(image: Raster, data: Uint8Array, seed: number): Raster {
  if (!data.includes(255)) return image
  const { width, height } = image
  const hole: Hole = { width, height, data }
  return fillHole(image, hole, randomFrom(seed))
}

/** The boxes of blocks, as far as they lie within the picture. */
function boxesOf(
  blocks: readonly TextBlock[],
  { width, height }: Size,
): Uint8Array {
  const data = new Uint8Array(width * height)
  for (const block of blocks) {
    const [left, top] = [Math.max(0, block.x), Math.max(0, block.y)]
    const right = Math.min(width, block.x + block.width)
    const bottom = Math.min(height, block.y + block.height)
    for (let y = top; y < bottom && left < right; y += 1)
      data.fill(255, y * width + left, y * width + right)
  }
  return data
}

/** A word of each length. */
const WORDS =
  'a of the text words letter reading standing something lettering unreadables'.split(
    ' ',
  )

/** As many words as there are in a line, each about as long. */
function wordsFor({ words }: Line): string {
  const text = words
    .map((letters) => WORDS[Math.min(letters, WORDS.length) - 1] ?? '')
    .join(' ')
  return text.charAt(0).toUpperCase() + text.slice(1)
}

function blockOf(line: Line, lines: readonly Line[]): TextBlock {
  const { box, colour, isBold } = line
  const tallest = Math.max(...lines.map(({ box: other }) => other.height))
  const part = box.height / tallest
  return {
    x: box.left,
    y: box.top,
    width: box.width,
    height: box.height,
    text: wordsFor(line),
    alignment: 'left',
    formatting: isBold ? ['bold'] : [],
    angle: 0,
    font_name: 'Inter',
    font_alternatives: ['Arial', 'Helvetica'],
    font_size: Math.round(box.height * 0.95),
    line_height: 1.2,
    color: hexOf(colour),
    role:
      part > 0.8
        ? 'heading'
        : part > 0.5
          ? 'subheading'
          : part > 0.25
            ? 'body'
            : 'caption',
  }
}
