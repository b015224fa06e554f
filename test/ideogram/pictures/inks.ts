import type { Random } from '../random.ts'
import { between, pick } from '../random.ts'

/** One colour at any lightness (0..100) and opacity (0..1), as SVG paint. */
export type Ink = (lightness: number, opacity?: number) => string

/** The colours of one picture. */
export interface Inks {
  readonly main: Ink
  readonly second: Ink
  readonly accent: Ink
}

const ink =
  (hue: number, saturation: number): Ink =>
  (lightness, opacity = 1) =>
    `hsla(${Math.round((hue + 360) % 360)}, ${Math.round(saturation)}%, ${Math.round(lightness)}%, ${opacity})`

/** Hue in degrees and saturation in percent of the colours prompts name. */
const NAMED: readonly (readonly [RegExp, number, number])[] = [
  [/\b(red|crimson|scarlet|ruby)\b/, 2, 78],
  [/\b(orange|amber|copper)\b/, 26, 88],
  [/\b(gold|golden|yellow|lemon)\b/, 44, 88],
  [/\b(lime|olive)\b/, 78, 60],
  [/\b(green|emerald|mint)\b/, 145, 52],
  [/\b(teal|turquoise|cyan|aqua)\b/, 182, 62],
  [/\b(blue|azure|navy|cobalt)\b/, 214, 74],
  [/\b(purple|violet|lavender|indigo)\b/, 268, 56],
  [/\b(pink|magenta|rose|coral)\b/, 336, 74],
  [/\b(brown|wooden|wood|leather|chocolate)\b/, 24, 46],
  [/\b(white|silver|grey|gray|black|chrome)\b/, 218, 8],
]

/** The first colour a prompt names, as hue and saturation. */
export const namedColour = (words: string) => {
  const row = NAMED.find(([word]) => word.test(words))
  return row && { hue: row[1], saturation: row[2] }
}

/** Colours that things have by nature. */
export const nature = (hue: number, saturation = 40): Ink =>
  ink(hue, saturation)

/** Three hues that go well together. */
const HARMONIES: readonly [
  readonly [number, number, number],
  ...(readonly [number, number, number])[],
] = [
  [206, 28, 340],
  [168, 44, 12],
  [254, 322, 40],
  [14, 44, 196],
  [190, 232, 28],
]

/** The colours the prompt names, then nature's where it has one, then the seed's own. */
export function inksFor(prompt: string, random: Random, nature?: number): Inks {
  const turn = between(random, -12, 12)
  const harmony = pick(random, HARMONIES)
  const named = NAMED.filter(([word]) => word.test(prompt)).map(
    ([, hue, saturation]) => ink(hue + turn / 2, saturation),
  )
  const natural = nature === undefined ? [] : [ink(nature + turn, 54)]
  const [main, second, accent] = [
    ...named,
    ...natural,
    ...harmony.map((hue) => ink(hue + turn, 62)),
  ]
  const fallback = ink(206, 60)
  return {
    main: main ?? fallback,
    second: second ?? fallback,
    accent: accent ?? fallback,
  }
}
