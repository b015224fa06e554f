import { nature } from '../inks.ts'
import { times, tone } from '../pen.ts'
import type { Draw, Thing } from './thing.ts'
import { FOOT, mirrored } from './thing.ts'

const WHITE = nature(40, 18)
const METAL = nature(215, 10)
const BLACK = nature(220, 10)
const GLASS = nature(205, 46)
const WOOD = nature(26, 38)
const GOLD = nature(44, 82)

const shoe: Draw = (pen, { main, accent }) =>
  pen.path(
    'M-0.86 0.5 L-0.84 -0.36 Q-0.6 -0.24 -0.38 -0.4 C-0.2 -0.2 0.06 0.1 0.46 0.14 C0.78 0.18 0.94 0.32 0.94 0.52 Z',
    tone(main, 48),
  ) +
  pen.path(
    'M0.46 0.14 C0.78 0.18 0.94 0.32 0.94 0.52 H0.5 Q0.36 0.32 0.46 0.14',
    tone(WHITE, 86),
  ) +
  pen.path('M-0.86 0.5 L-0.85 0 Q-0.6 0.06 -0.5 0.5 Z', tone(main, 34)) +
  pen.path(
    'M-0.5 0.44 Q-0.1 0.44 0.14 0.1 L0.28 0.18 Q0 0.56 -0.5 0.5 Z',
    tone(accent, 62),
  ) +
  times(4, (index) =>
    pen.line(
      `M${-0.3 + index * 0.15} ${-0.24 + index * 0.1} l0.16 -0.1`,
      'rgba(255,255,255,0.95)',
      0.05,
    ),
  ) +
  pen.path(
    'M-0.92 0.48 H0.96 Q1 0.72 0.84 0.72 H-0.8 Q-0.94 0.72 -0.92 0.48',
    tone(WHITE, 92),
  ) +
  pen.line('M-0.86 0.62 H0.9', 'rgba(60,60,70,0.35)', 0.025)

const bag: Draw = (pen, { main }) =>
  pen.line('M-0.36 -0.2 C-0.36 -0.96 0.36 -0.96 0.36 -0.2', main(30), 0.09) +
  pen.path(
    'M-0.66 -0.24 H0.66 L0.82 0.86 Q0.82 0.96 0.7 0.96 H-0.7 Q-0.82 0.96 -0.82 0.86 Z',
    tone(main, 46),
  ) +
  pen.path(
    'M-0.67 -0.24 H0.67 L0.72 0.16 Q0 0.5 -0.72 0.16 Z',
    tone(main, 54),
  ) +
  pen.path('M-0.1 0.22 h0.2 v0.2 h-0.2 Z', tone(GOLD, 58)) +
  pen.line('M-0.74 0.84 H0.74', 'rgba(255,255,255,0.3)', 0.016)

const hat: Draw = (pen, { main, accent }) =>
  pen.ellipse(0, 0.36, 0.98, 0.26, tone(main, 56)) +
  pen.ellipse(0, 0.3, 0.52, 0.13, 'rgba(30,20,10,0.35)') +
  pen.path(
    'M-0.5 0.3 C-0.5 -0.46 -0.3 -0.6 0 -0.52 C0.3 -0.6 0.5 -0.46 0.5 0.3 Q0 0.46 -0.5 0.3',
    tone(main, 62),
  ) +
  pen.path(
    'M-0.5 0.3 L-0.5 0.1 Q0 0.26 0.5 0.1 V0.3 Q0 0.46 -0.5 0.3',
    tone(accent, 40),
  )

const glasses: Draw = (pen, { main }) =>
  pen.line('M-0.14 -0.06 Q0 -0.16 0.14 -0.06', main(26), 0.08) +
  mirrored(
    pen.line('M0.86 -0.16 L0.98 -0.3', main(26), 0.07) +
      pen.path(
        'M0.12 -0.2 H0.84 Q0.96 -0.2 0.94 -0.06 C0.9 0.36 0.72 0.42 0.52 0.42 C0.28 0.42 0.14 0.3 0.12 -0.2',
        tone(main, 32),
      ) +
      pen.path(
        'M0.2 -0.12 H0.8 Q0.88 -0.12 0.86 -0.04 C0.82 0.28 0.7 0.34 0.52 0.34 C0.32 0.34 0.22 0.24 0.2 -0.12',
        tone(BLACK, 16),
      ) +
      pen.path(
        'M0.3 -0.08 h0.2 l-0.2 0.26 q-0.06 -0.12 0 -0.26',
        'rgba(255,255,255,0.3)',
      ),
  )

const phone: Draw = (pen, { main, second, accent }) =>
  pen.path(
    'M-0.32 -0.98 h0.64 q0.14 0 0.14 0.14 v1.68 q0 0.14 -0.14 0.14 h-0.64 q-0.14 0 -0.14 -0.14 v-1.68 q0 -0.14 0.14 -0.14',
    tone(BLACK, 20),
  ) +
  pen.path(
    'M-0.32 -0.9 h0.64 q0.06 0 0.06 0.06 v1.68 q0 0.06 -0.06 0.06 h-0.64 q-0.06 0 -0.06 -0.06 v-1.68 q0 -0.06 0.06 -0.06',
    tone(main, 56),
  ) +
  pen.path(
    'M-0.38 0.3 Q-0.1 -0.2 0.38 0.16 V0.84 q0 0.06 -0.06 0.06 h-0.64 q-0.06 0 -0.06 -0.06 Z',
    tone(second, 62),
  ) +
  pen.circle(0.14, -0.42, 0.14, tone(accent, 72)) +
  pen.path('M-0.12 -0.86 h0.24 v0.07 h-0.24 Z', '#15171b') +
  pen.path('M-0.38 -0.9 H0.1 L-0.38 0.3 Z', 'rgba(255,255,255,0.14)')

const laptop: Draw = (pen, { main, second }) =>
  pen.path(
    'M-0.7 -0.62 h1.4 q0.06 0 0.06 0.06 v0.98 h-1.52 v-0.98 q0 -0.06 0.06 -0.06',
    tone(BLACK, 22),
  ) +
  pen.path('M-0.68 -0.54 h1.36 v0.88 h-1.36 Z', tone(main, 56)) +
  pen.path(
    'M-0.68 0.34 V0.1 Q-0.3 -0.36 0.06 0.02 Q0.3 -0.2 0.68 0.06 V0.34 Z',
    tone(second, 58),
  ) +
  pen.path('M-0.68 -0.54 H0.1 L-0.68 0.24 Z', 'rgba(255,255,255,0.16)') +
  pen.path(
    'M-0.78 0.42 H0.78 L0.98 0.62 Q0.98 0.7 0.9 0.7 H-0.9 Q-0.98 0.7 -0.98 0.62 Z',
    tone(METAL, 74),
  ) +
  pen.path('M-0.2 0.56 h0.4 l0.04 0.08 h-0.48 Z', METAL(58))

const book: Draw = (pen, { main, accent }) =>
  pen.path(
    'M-0.62 -0.8 h1.16 q0.08 0 0.08 0.08 v1.5 h-1.24 Z',
    tone(main, 44),
  ) +
  pen.path(
    'M-0.62 0.78 h1.24 v0.16 h-1.24 q-0.08 0 -0.08 -0.08 q0 -0.08 0.08 -0.08',
    tone(WHITE, 88),
  ) +
  pen.line('M-0.58 0.86 H0.6', 'rgba(80,70,60,0.4)', 0.014) +
  pen.path(
    'M-0.7 0.86 V-0.72 q0 -0.08 0.08 -0.08 h0.1 v1.58 q-0.18 0 -0.18 0.08',
    tone(main, 30),
  ) +
  pen.path('M-0.3 -0.5 h0.7 v0.3 h-0.7 Z', tone(accent, 78)) +
  pen.line('M-0.2 -0.4 h0.5 M-0.12 -0.3 h0.34', 'rgba(40,36,40,0.6)', 0.03) +
  pen.circle(0.05, 0.26, 0.16, tone(accent, 64))

const clock: Draw = (pen, { main }) =>
  pen.circle(0, 0, 0.92, tone(main, 38)) +
  pen.circle(0, 0, 0.78, tone(WHITE, 94)) +
  times(
    12,
    (index) =>
      `<g transform="rotate(${index * 30})">${pen.line(`M0 -0.7 V${index % 3 ? -0.63 : -0.56}`, '#2a2c33', index % 3 ? 0.025 : 0.05)}</g>`,
  ) +
  pen.line('M0 0 L-0.3 -0.3', '#23252b', 0.065) +
  pen.line('M0 0 L0.26 -0.5', '#23252b', 0.045) +
  pen.line('M-0.04 0.12 L0.08 -0.6', 'hsl(4,76%,50%)', 0.02) +
  pen.circle(0, 0, 0.055, '#23252b')

const camera: Draw = (pen, { main }) =>
  pen.path('M-0.36 -0.38 L-0.24 -0.62 H0.24 L0.36 -0.38 Z', tone(METAL, 60)) +
  pen.path(
    'M-0.84 -0.4 h1.68 q0.1 0 0.1 0.1 v0.94 q0 0.1 -0.1 0.1 h-1.68 q-0.1 0 -0.1 -0.1 v-0.94 q0 -0.1 0.1 -0.1',
    tone(BLACK, 24),
  ) +
  pen.path('M-0.94 -0.12 H0.94 V0.5 H-0.94 Z', tone(main, 40)) +
  pen.path('M-0.76 -0.5 h0.26 v0.1 h-0.26 Z', tone(METAL, 70)) +
  pen.circle(0, 0.18, 0.5, tone(METAL, 66)) +
  pen.circle(0, 0.18, 0.41, tone(BLACK, 18)) +
  pen.circle(0, 0.18, 0.27, tone(GLASS, 30)) +
  pen.circle(0, 0.18, 0.13, '#10151c') +
  pen.shine(-0.1, 0.06, 0.18) +
  pen.circle(0.7, -0.26, 0.06, 'hsl(4,80%,56%)')

const guitar: Draw = (pen, { main }) =>
  `<g transform="rotate(24)">${
    pen.path('M-0.055 -0.8 H0.055 V0.1 H-0.055 Z', tone(nature(22, 40), 24)) +
    pen.path('M-0.1 -1 H0.1 L0.07 -0.78 H-0.07 Z', tone(nature(22, 40), 18)) +
    pen.path(
      'M0 -0.04 C0.3 -0.1 0.38 0.1 0.28 0.3 C0.56 0.4 0.52 0.98 0 0.98 C-0.52 0.98 -0.56 0.4 -0.28 0.3 C-0.38 0.1 -0.3 -0.1 0 -0.04',
      tone(main, 48),
    ) +
    pen.circle(0, 0.36, 0.14, '#241712') +
    pen.path('M-0.16 0.68 h0.32 v0.06 h-0.32 Z', tone(WOOD, 20)) +
    times(4, (index) =>
      pen.line(
        `M${(index - 1.5) * 0.026} -0.84 V0.7`,
        'rgba(240,235,220,0.75)',
        0.008,
      ),
    )
  }</g>`

const gift: Draw = (pen, { main, accent }) =>
  pen.path('M-0.7 -0.1 H0.7 V0.96 H-0.7 Z', tone(main, 48)) +
  pen.path('M-0.8 -0.3 H0.8 V0 H-0.8 Z', tone(main, 56)) +
  pen.path('M-0.13 -0.3 H0.13 V0.96 H-0.13 Z', tone(accent, 70)) +
  pen.path('M-0.8 0 H0.8 V0.05 H-0.8 Z', 'rgba(20,10,10,0.25)') +
  mirrored(
    pen.path(
      'M0.02 -0.3 C0.1 -0.76 0.56 -0.9 0.6 -0.62 C0.62 -0.42 0.34 -0.32 0.02 -0.3',
      tone(accent, 62),
    ),
  ) +
  pen.ellipse(0, -0.33, 0.12, 0.1, tone(accent, 76))

const crown: Draw = (pen, { second }) =>
  pen.path(
    'M-0.8 0.6 L-0.92 -0.36 L-0.44 0.06 L0 -0.66 L0.44 0.06 L0.92 -0.36 L0.8 0.6 Z',
    tone(GOLD, 54),
  ) +
  pen.path('M-0.8 0.5 H0.8 L0.78 0.78 H-0.78 Z', tone(GOLD, 46)) +
  pen.circle(0, -0.7, 0.1, tone(GOLD, 66)) +
  mirrored(pen.circle(0.92, -0.4, 0.08, tone(GOLD, 62))) +
  times(3, (index) =>
    pen.ellipse((index - 1) * 0.44, 0.64, 0.09, 0.08, tone(second, 48)),
  )

const row = (
  words: RegExp,
  draw: Draw,
  size: number,
  hue: number,
  foot = FOOT,
): Thing => ({ words, draw, home: 'table', size, hue, foot })

export const GOODS: readonly Thing[] = [
  row(/\b(shoes?|sneakers?|trainers?|boots?)\b/, shoe, 0.12, 212, 0.72),
  row(/\b(bags?|handbags?|purse|tote|backpack|suitcase)\b/, bag, 0.14, 24),
  row(/\b(hats?|cap|fedora)\b/, hat, 0.1, 40, 0.6),
  row(/\b(sunglasses|glasses|spectacles)\b/, glasses, 0.08, 28, 0.42),
  row(/\b((smart)?phones?|iphone|mobile)\b/, phone, 0.13, 226),
  row(
    /\b(laptops?|computers?|macbook|notebook|monitor|screen)\b/,
    laptop,
    0.16,
    206,
    0.7,
  ),
  row(/\b(books?|novel|magazine)\b/, book, 0.13, 214),
  row(/\b(clocks?|watch(es)?)\b/, clock, 0.12, 20, 0.92),
  row(/\b(cameras?)\b/, camera, 0.11, 20, 0.74),
  row(/\b(guitars?|violin|ukulele)\b/, guitar, 0.22, 26),
  row(/\b(gifts?|presents?|gift box)\b/, gift, 0.13, 352),
  row(/\b(crowns?|tiara)\b/, crown, 0.1, 350, 0.78),
]
