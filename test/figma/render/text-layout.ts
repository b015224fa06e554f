import type { LayerData, TextStyleData } from '../document/model.ts'
import { ascent, cssFont, descent, loadedFonts } from './fonts.ts'
import type { Pen } from './surface.ts'

export interface TextLine {
  text: string
  /** Left end and baseline, layer space. */
  x: number
  y: number
  width: number
  /** Canvas units added to every space by justification. */
  wordSpacing: number
}

export interface TextBlock {
  lines: TextLine[]
  /** Of all lines together, canvas units. */
  width: number
  height: number
}

/** Font and spacing, in canvas units. */
export function setStyle(pen: Pen, style: TextStyleData): void {
  pen.font = cssFont(style.style, style.fontSize)
  pen.letterSpacing = `${style.letterSpacing}px`
  // Glyphs at their exact places at any scale: no hinting, no rounding.
  pen.textRendering = 'geometricPrecision'
  pen.fontKerning = 'normal'
  pen.textBaseline = 'alphabetic'
  pen.textAlign = 'left'
}

const blocks = new WeakMap<LayerData, { key: string; block: TextBlock }>()

/** Where the lines of a text layer lie. */
export function textBlockOf(layer: LayerData): TextBlock {
  const { characters, textStyle, width, height } = layer
  const key = JSON.stringify([
    characters,
    textStyle,
    width,
    height,
    loadedFonts(),
  ])
  const known = blocks.get(layer)
  if (known?.key === key) return known.block
  const block = textStyle
    ? layOut(layer, textStyle)
    : { lines: [], width: 0, height: 0 }
  blocks.set(layer, { key, block })
  return block
}

let measuring: OffscreenCanvasRenderingContext2D | undefined

function measuringPen(style: TextStyleData): OffscreenCanvasRenderingContext2D {
  measuring ??= new OffscreenCanvas(1, 1).getContext('2d') ?? undefined
  if (!measuring) throw new Error('This browser has no 2D canvas')
  setStyle(measuring, style)
  return measuring
}

interface Broken {
  text: string
  /** Ends a paragraph, so is never justified. */
  last: boolean
}

function layOut(layer: LayerData, style: TextStyleData): TextBlock {
  const pen = measuringPen(style)
  const natural = (ascent + descent) * style.fontSize
  const lineHeight = style.lineHeight ?? natural
  const measure = (text: string) => pen.measureText(text).width
  const grows = style.autoResize === 'WIDTH_AND_HEIGHT'
  const limit = grows ? Infinity : layer.width
  const broken = fitted(
    breakLines(layer.characters, limit, measure),
    style.autoResize === 'TRUNCATE'
      ? Math.max(1, Math.floor(layer.height / lineHeight + 1e-6))
      : Infinity,
    limit,
    measure,
  )
  const widths = broken.map(({ text }) => measure(text.trimEnd()))
  const width = Math.max(0, ...widths)
  const height = broken.length * lineHeight
  const top = (layer.height - height) * verticalShare[style.alignVertical]
  const lines = broken.map(({ text, last }, index): TextLine => {
    const width = widths[index] ?? 0
    const free = layer.width - width
    const spaces = text.trimEnd().split(' ').length - 1
    const justified = style.alignHorizontal === 'JUSTIFIED' && !last && !grows
    return {
      text: text.trimEnd(),
      width,
      x: free * horizontalShare[style.alignHorizontal],
      y:
        top +
        index * lineHeight +
        (lineHeight - natural) / 2 +
        ascent * style.fontSize,
      wordSpacing: justified && spaces > 0 ? free / spaces : 0,
    }
  })
  return { lines, width, height }
}

const horizontalShare = { LEFT: 0, CENTER: 0.5, RIGHT: 1, JUSTIFIED: 0 }
const verticalShare = { TOP: 0, CENTER: 0.5, BOTTOM: 1 }

type Measure = (text: string) => number

function breakLines(
  characters: string,
  limit: number,
  measure: Measure,
): Broken[] {
  return characters.split(/\r\n|[\n\r\u2028\u2029]/).flatMap((paragraph) => {
    const lines = breakParagraph(paragraph, limit, measure)
    return lines.map((text, index) => ({
      text,
      last: index === lines.length - 1,
    }))
  })
}

/** Breaks after spaces and hyphens; a word wider than the box, anywhere. */
function breakParagraph(
  paragraph: string,
  limit: number,
  measure: Measure,
): string[] {
  // A box made to fit its text must not break it by a rounding error.
  const fits = (text: string) => measure(text.trimEnd()) <= limit + 1e-3
  const lines: string[] = []
  let line = ''
  for (const word of paragraph.match(/[^\s-]*(?:[\s-]+|$)/g) ?? []) {
    if (fits(line + word)) {
      line += word
      continue
    }
    if (line) lines.push(line)
    line = ''
    for (const character of word) {
      if (line && !fits(line + character)) {
        lines.push(line)
        line = ''
      }
      line += character
    }
  }
  return [...lines, line]
}

/** At most `count` lines, the last one ending in an ellipsis if cut. */
function fitted(
  lines: Broken[],
  count: number,
  limit: number,
  measure: Measure,
): Broken[] {
  const last = lines[count - 1]
  if (!last || lines.length <= count) return lines
  let text = last.text.trimEnd()
  while (text && measure(`${text}…`) > limit) text = text.slice(0, -1).trimEnd()
  return [...lines.slice(0, count - 1), { text: `${text}…`, last: true }]
}
