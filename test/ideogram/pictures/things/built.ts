import { nature } from '../inks.ts'
import { times, tone } from '../pen.ts'
import type { Draw, Thing } from './thing.ts'
import { mirrored } from './thing.ts'

const FRAME = nature(40, 16)
const STONE = nature(34, 12)
const WOOD = nature(26, 38)
const GLASS = nature(205, 46)
const BRASS = nature(44, 72)

const door: Draw = (pen, { main }) =>
  pen.path('M-0.58 -0.98 H0.58 V0.96 H-0.58 Z', tone(FRAME, 86)) +
  pen.path('M-0.48 -0.88 H0.48 V0.96 H-0.48 Z', tone(main, 42)) +
  times(4, (index) => {
    const x = index % 2 ? 0.05 : -0.39
    const y = index < 2 ? -0.76 : 0.14
    return (
      pen.path(`M${x} ${y} h0.34 v0.72 h-0.34 Z`, main(26)) +
      pen.path(
        `M${x + 0.035} ${y + 0.035} h0.27 v0.65 h-0.27 Z`,
        tone(main, 46),
      )
    )
  }) +
  pen.circle(0.38, 0.04, 0.06, tone(BRASS, 56)) +
  pen.path('M-0.7 0.92 H0.7 V1 H-0.7 Z', tone(STONE, 60))

const windowFrame: Draw = (pen) =>
  pen.path('M-0.72 -0.9 H0.72 V0.8 H-0.72 Z', tone(FRAME, 88)) +
  pen.path('M-0.6 -0.78 H0.6 V0.68 H-0.6 Z', tone(GLASS, 66)) +
  pen.path(
    'M-0.6 0.68 V0.3 Q-0.2 0.06 0.1 0.3 Q0.4 0.12 0.6 0.24 V0.68 Z',
    tone(nature(112, 34), 44),
  ) +
  pen.path('M-0.6 -0.78 H0.04 L-0.6 0.3 Z', 'rgba(255,255,255,0.26)') +
  pen.path(
    'M-0.04 -0.78 H0.04 V0.68 H-0.04 Z M-0.6 -0.1 H0.6 V-0.02 H-0.6 Z',
    tone(FRAME, 84),
  ) +
  pen.path('M-0.82 0.78 H0.82 V0.94 H-0.82 Z', tone(FRAME, 80))

const tent: Draw = (pen, { main }) =>
  pen.path('M-0.04 -0.7 L0.98 0.92 H0.3 Z', tone(main, 36)) +
  pen.path('M-0.04 -0.7 L0.36 0.92 H-0.98 Z', tone(main, 54)) +
  pen.path('M-0.1 -0.3 L0.14 0.92 H-0.52 Z', 'rgba(24,20,26,0.82)') +
  pen.path('M-0.1 -0.3 L-0.2 0.5 L-0.62 0.92 H-0.72 Z', tone(main, 64)) +
  pen.line('M-0.04 -0.7 L-0.1 -0.84 M-0.98 0.92 H0.98', WOOD(26), 0.03)

const castle: Draw = (pen, { main }) => {
  const teeth = (x: number, y: number, count: number) =>
    times(count, (index) =>
      pen.path(
        `M${x + index * 0.16} ${y} h0.09 v-0.1 h-0.09 Z`,
        tone(STONE, 60),
      ),
    )
  return (
    pen.path('M-0.5 0.04 H0.5 V0.96 H-0.5 Z', tone(STONE, 56)) +
    teeth(-0.42, 0.04, 6) +
    pen.path(
      'M-0.17 0.96 V0.56 A0.17 0.17 0 0 1 0.17 0.56 V0.96 Z',
      tone(WOOD, 22),
    ) +
    mirrored(
      pen.path('M0.44 -0.3 H0.84 V0.96 H0.44 Z', tone(STONE, 64)) +
        pen.path('M0.38 -0.3 L0.64 -0.82 L0.9 -0.3 Z', tone(main, 42)) +
        pen.path('M0.59 0.04 q0.05 -0.1 0.1 0 v0.18 h-0.1 Z', '#2b2620'),
    ) +
    pen.path('M-0.15 -0.24 H0.15 V0.06 H-0.15 Z', tone(STONE, 62)) +
    pen.path('M-0.2 -0.24 L0 -0.66 L0.2 -0.24 Z', tone(main, 46)) +
    pen.line('M0 -0.64 V-0.94', '#4a4038', 0.02) +
    pen.path('M0 -0.94 L0.2 -0.87 L0 -0.8 Z', tone(main, 54))
  )
}

const table: Draw = (pen) =>
  pen.path(
    'M-0.74 0.1 h0.14 l-0.05 0.86 h-0.09 Z M0.74 0.1 h-0.14 l0.05 0.86 h0.09 Z',
    tone(WOOD, 30),
  ) +
  pen.path(
    'M-0.48 0.1 h0.1 l-0.03 0.66 h-0.06 Z M0.48 0.1 h-0.1 l0.03 0.66 h0.06 Z',
    tone(WOOD, 20),
  ) +
  pen.path('M-0.76 -0.16 H0.76 L0.96 0.06 H-0.96 Z', tone(WOOD, 56)) +
  pen.path('M-0.96 0.06 H0.96 V0.16 H-0.96 Z', tone(WOOD, 40))

const bench: Draw = (pen) =>
  times(3, (index) =>
    pen.path(`M-0.9 ${-0.4 + index * 0.2} h1.8 v0.13 h-1.8 Z`, tone(WOOD, 44)),
  ) +
  pen.path('M-0.86 0.22 H0.86 L0.96 0.38 H-0.96 Z', tone(WOOD, 54)) +
  pen.path('M-0.96 0.38 H0.96 V0.44 H-0.96 Z', tone(WOOD, 34)) +
  mirrored(
    pen.line('M0.72 -0.44 V0.96 M0.84 0.42 V0.96', '#2b2d32', 0.06) +
      pen.line('M0.72 0 H0.92 V0.3', '#2b2d32', 0.05),
  )

export const BUILT: readonly Thing[] = [
  {
    words: /\b(doors?|gate|entrance)\b/,
    draw: door,
    home: 'land',
    size: 0.22,
    hue: 204,
  },
  { words: /\b(windows?)\b/, draw: windowFrame, home: 'land', size: 0.2 },
  {
    words: /\b(tents?|teepee|yurt)\b/,
    draw: tent,
    home: 'land',
    size: 0.16,
    hue: 28,
  },
  {
    words: /\b(castles?|palace|fortress|church)\b/,
    draw: castle,
    home: 'land',
    size: 0.24,
    hue: 8,
  },
  { words: /\b(tables?|desks?)\b/, draw: table, home: 'land', size: 0.16 },
  { words: /\b(bench(es)?)\b/, draw: bench, home: 'land', size: 0.14 },
]
