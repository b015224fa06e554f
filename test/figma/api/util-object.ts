/** `figma.util`: colours as CSS writes them. */
import * as v from 'valibot'
import { expose } from '../sandbox/hosted.ts'
import { rgb, rgba, solidPaint } from './paints.ts'
import { checked } from './words.ts'

function rgbaOf(value: unknown): RGBA {
  if (typeof value !== 'string') {
    const color = checked('color', v.union([rgba, rgb]), value)
    return { a: 1, ...color }
  }
  const pen = new OffscreenCanvas(1, 1).getContext('2d')
  if (!pen || !CSS.supports('color', value)) {
    throw new Error(`Invalid color: ${value}`)
  }
  pen.fillStyle = value
  // Read as it is written: a pixel would round what is see-through.
  const hex = /^#(..)(..)(..)$/.exec(pen.fillStyle)
  if (hex) {
    const [r, g, b] = hex.slice(1).map((two) => parseInt(two, 16) / 255)
    return { r: r ?? 0, g: g ?? 0, b: b ?? 0, a: 1 }
  }
  const numbers = pen.fillStyle.match(/[\d.]+/g)?.map(Number) ?? []
  const [r = 0, g = 0, b = 0, a = 1] = numbers
  return { r: r / 255, g: g / 255, b: b / 255, a }
}

export const utilObject = () =>
  expose('UtilAPI', {
    rgb: (color: unknown) => {
      const { r, g, b } = rgbaOf(color)
      return { r, g, b }
    },
    rgba: rgbaOf,
    solidPaint: (color: unknown, overrides: unknown) => {
      const { r, g, b, a } = rgbaOf(color)
      const given =
        overrides === undefined
          ? {}
          : checked(
              'overrides',
              v.partial(v.omit(solidPaint, ['type', 'color'])),
              plainOf(overrides),
            )
      return { type: 'SOLID', color: { r, g, b }, opacity: a, ...given }
    },
    normalizeMarkdown: (markdown: unknown) =>
      checked('markdown', v.string(), markdown).trim(),
  })

/** A paint may be handed over as a whole. */
function plainOf(overrides: unknown): unknown {
  if (typeof overrides !== 'object' || !overrides) return overrides
  const rest = Object.entries(overrides).filter(
    ([key]) => key !== 'type' && key !== 'color' && key !== 'opacity',
  )
  return Object.fromEntries(rest)
}
