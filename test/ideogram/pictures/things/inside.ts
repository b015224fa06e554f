import { nature } from '../inks.ts'
import { times, tone } from '../pen.ts'
import type { Draw, Thing } from './thing.ts'

const WHITE = nature(40, 22)
const METAL = nature(215, 10)
const WOOD = nature(26, 36)

const cup: Draw = (pen, { main }) =>
  pen.ellipse(0, 0.82, 0.8, 0.14, tone(WHITE, 84)) +
  pen.line('M0.42 0.02 C0.92 -0.05 0.82 0.56 0.34 0.52', main(42), 0.1) +
  pen.path(
    'M-0.5 -0.2 L0.5 -0.2 C0.5 0.5 0.36 0.8 0 0.8 C-0.36 0.8 -0.5 0.5 -0.5 -0.2',
    tone(main, 52),
  ) +
  pen.ellipse(0, -0.2, 0.5, 0.13, tone(main, 70)) +
  pen.ellipse(0, -0.185, 0.44, 0.1, tone(nature(22, 50), 20)) +
  times(3, (index) =>
    pen.line(
      `M${(index - 1) * 0.22} -0.36 q0.12 -0.15 0 -0.3 q-0.12 -0.14 0 -0.28`,
      'rgba(255,255,255,0.35)',
      0.05,
    ),
  )

const bottle: Draw = (pen, { main, accent }) =>
  pen.path('M-0.1 -0.95 h0.2 v0.14 h-0.2 Z', tone(WOOD, 34)) +
  pen.path(
    'M-0.09 -0.82 h0.18 v0.36 C0.1 -0.2 0.34 -0.14 0.34 0.16 V0.84 Q0.34 1 0.2 1 H-0.2 Q-0.34 1 -0.34 0.84 V0.16 C-0.34 -0.14 -0.1 -0.2 -0.09 -0.46 Z',
    tone(main, 44),
  ) +
  pen.path('M-0.34 0.26 h0.68 v0.42 h-0.68 Z', tone(accent, 88)) +
  pen.line('M-0.2 0.4 h0.4 M-0.14 0.52 h0.28', 'rgba(50,40,40,0.6)', 0.03) +
  pen.path(
    'M-0.27 0.1 q-0.02 0.4 0 0.8 h0.06 q-0.02 -0.5 0.03 -0.86 Z',
    'rgba(255,255,255,0.35)',
  )

const lamp: Draw = (pen, { main }) =>
  pen.glow(0, -0.1, 1, (opacity) => `rgba(255,236,180,${opacity * 0.8})`) +
  pen.path('M-0.04 0 h0.08 v0.82 h-0.08 Z', '#4a4038') +
  pen.ellipse(0, 0.86, 0.34, 0.09, tone(nature(26, 14), 28)) +
  pen.path('M-0.28 -0.8 L0.28 -0.8 L0.55 0 L-0.55 0 Z', tone(main, 70))

const flame = (x: number) => (opacity: number) =>
  `rgba(255,${Math.round(214 + x * 10)},140,${opacity})`

const cake: Draw = (pen, { main, accent }) =>
  pen.ellipse(0, 0.78, 0.86, 0.16, tone(WHITE, 88)) +
  pen.path(
    'M-0.66 0.1 V0.68 A0.66 0.14 0 0 0 0.66 0.68 V0.1 Z',
    tone(accent, 66),
  ) +
  pen.path(
    'M-0.66 0.08 A0.66 0.14 0 0 1 0.66 0.08 V0.22 Q0.55 0.36 0.44 0.22 Q0.33 0.42 0.22 0.24 Q0.11 0.4 0 0.24 Q-0.11 0.44 -0.22 0.24 Q-0.33 0.38 -0.44 0.22 Q-0.55 0.36 -0.66 0.22 Z',
    tone(main, 82),
  ) +
  times(3, (index) => {
    const x = -0.285 + index * 0.3
    return (
      pen.path(`M${x - 0.035} 0.04 v-0.4 h0.07 v0.4 Z`, tone(main, 60)) +
      pen.ellipse(x, -0.46, 0.04, 0.09, 'rgba(255,190,80,0.95)') +
      pen.glow(x, -0.46, 0.2, flame(x))
    )
  })

const armchair: Draw = (pen, { main }) =>
  pen.path(
    'M-0.62 0.7 l-0.06 0.28 h0.12 l0.06 -0.28 Z M0.62 0.7 l0.06 0.28 h-0.12 l-0.06 -0.28 Z',
    tone(WOOD, 30),
  ) +
  pen.path(
    'M-0.6 0.3 V-0.5 Q-0.6 -0.85 -0.25 -0.85 H0.25 Q0.6 -0.85 0.6 -0.5 V0.3 Z',
    tone(main, 46),
  ) +
  pen.path(
    'M-0.58 0.16 H0.58 Q0.66 0.16 0.66 0.28 V0.48 H-0.66 V0.28 Q-0.66 0.16 -0.58 0.16',
    tone(main, 58),
  ) +
  pen.path(
    'M-0.86 -0.02 Q-0.86 -0.16 -0.7 -0.16 Q-0.54 -0.16 -0.54 -0.02 V0.72 H-0.86 Z M0.86 -0.02 Q0.86 -0.16 0.7 -0.16 Q0.54 -0.16 0.54 -0.02 V0.72 H0.86 Z',
    tone(main, 52),
  ) +
  pen.path('M-0.6 0.48 H0.6 V0.72 H-0.6 Z', tone(main, 42))

const robot: Draw = (pen, { main, accent }) =>
  pen.line('M0 -0.8 V-0.95', '#4b505a', 0.04) +
  pen.circle(0, -0.95, 0.06, tone(accent, 58)) +
  pen.path(
    'M-0.4 -0.78 h0.8 q0.1 0 0.1 0.1 v0.5 q0 0.1 -0.1 0.1 h-0.8 q-0.1 0 -0.1 -0.1 v-0.5 q0 -0.1 0.1 -0.1',
    tone(main, 60),
  ) +
  pen.path('M-0.36 -0.62 h0.72 v0.36 h-0.72 Z', '#1d232c') +
  times(2, (index) =>
    pen.circle(index ? 0.17 : -0.17, -0.44, 0.09, tone(accent, 66)),
  ) +
  pen.path('M-0.36 0 h0.72 v0.6 h-0.72 Z', tone(main, 54)) +
  pen.path(
    'M-0.58 0.04 h0.16 v0.5 h-0.16 Z M0.42 0.04 h0.16 v0.5 h-0.16 Z',
    tone(METAL, 56),
  ) +
  pen.path(
    'M-0.26 0.6 h0.18 v0.36 h-0.18 Z M0.08 0.6 h0.18 v0.36 h-0.18 Z',
    tone(METAL, 50),
  )

const heart: Draw = (pen, { main }) =>
  pen.path(
    'M0 0.85 C-1.3 -0.1 -0.75 -1 0 -0.4 C0.75 -1 1.3 -0.1 0 0.85',
    tone(main, 50),
  ) + pen.shine(-0.38, -0.4, 0.36)

export const INSIDE: readonly Thing[] = [
  {
    words: /\b(bottles?|perfume|wine|jar)\b/,
    draw: bottle,
    home: 'table',
    size: 0.14,
    hue: 152,
  },
  {
    words: /\b(cakes?|birthday|dessert)\b/,
    draw: cake,
    home: 'table',
    size: 0.14,
    hue: 338,
  },
  {
    words: /\b(chairs?|armchair|sofa|couch)\b/,
    draw: armchair,
    home: 'table',
    size: 0.2,
    hue: 176,
  },
  {
    words: /\b(robots?|android)\b/,
    draw: robot,
    home: 'table',
    size: 0.2,
    hue: 206,
  },
  {
    words: /\b(hearts?|love|valentine)\b/,
    draw: heart,
    home: 'table',
    size: 0.14,
    hue: 350,
  },
  {
    words: /\b(cups?|mugs?|coffee|tea)\b/,
    draw: cup,
    home: 'table',
    size: 0.1,
    hue: 14,
  },
  {
    words: /\b(lamps?|lanterns?|candles?|chandelier|light ?bulbs?)\b/,
    draw: lamp,
    home: 'table',
    size: 0.14,
    hue: 38,
  },
]
