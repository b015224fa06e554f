import { nature } from '../inks.ts'
import type { Pen } from '../pen.ts'
import { times, tone } from '../pen.ts'
import type { Draw, Thing } from './thing.ts'
import { mirrored } from './thing.ts'

const DARK = '#221c1e'
const CREAM = nature(36, 40)
const BLUSH = nature(350, 50)

const eyes = (pen: Pen, apart: number, y: number) =>
  mirrored(pen.circle(apart, y, 0.06, DARK)) +
  pen.circle(apart + 0.02, y - 0.02, 0.018, '#fff') +
  pen.circle(0.02 - apart, y - 0.02, 0.018, '#fff')

const dog: Draw = (pen, { main, accent }) =>
  pen.path(
    'M0.28 0.84 C0.74 0.84 0.92 0.5 0.8 0.2 C0.7 0.2 0.66 0.5 0.28 0.54 Z',
    tone(main, 42),
  ) +
  pen.path(
    'M-0.42 0.98 C-0.5 0.4 -0.3 -0.04 0 -0.04 C0.3 -0.04 0.5 0.4 0.42 0.98 Z',
    tone(main, 50),
  ) +
  pen.path(
    'M-0.2 0.7 C-0.24 0.4 -0.16 0.1 0 0.1 C0.16 0.1 0.24 0.4 0.2 0.7 Q0 0.84 -0.2 0.7',
    tone(CREAM, 86),
  ) +
  mirrored(pen.ellipse(0.2, 0.92, 0.17, 0.08, tone(CREAM, 84))) +
  pen.line('M0 0.74 V0.96', 'rgba(40,24,18,0.4)', 0.025) +
  pen.line('M-0.24 0.02 Q0 0.14 0.24 0.02', accent(46), 0.08) +
  pen.circle(0, 0.12, 0.055, tone(nature(44, 80), 60)) +
  pen.path(
    'M-0.42 -0.42 C-0.42 -0.84 0.42 -0.84 0.42 -0.42 C0.42 -0.1 0.22 0.04 0 0.04 C-0.22 0.04 -0.42 -0.1 -0.42 -0.42',
    tone(main, 54),
  ) +
  mirrored(
    pen.path(
      'M0.24 -0.7 C0.56 -0.82 0.7 -0.4 0.54 -0.08 C0.42 -0.06 0.36 -0.3 0.24 -0.7',
      tone(main, 32),
    ),
  ) +
  pen.ellipse(0, -0.2, 0.24, 0.19, tone(CREAM, 88)) +
  pen.path(
    'M-0.07 -0.12 H0.07 Q0.08 0.08 0 0.1 Q-0.08 0.08 -0.07 -0.12',
    tone(BLUSH, 64),
  ) +
  pen.line('M-0.12 -0.12 Q0 -0.04 0 -0.22 Q0 -0.04 0.12 -0.12', DARK, 0.022) +
  pen.ellipse(0, -0.29, 0.09, 0.06, DARK) +
  eyes(pen, 0.19, -0.44)

const rabbit: Draw = (pen, { main }) =>
  mirrored(
    pen.path(
      'M0.04 -0.44 C-0.02 -0.96 0.28 -1.1 0.34 -0.84 C0.36 -0.66 0.28 -0.5 0.2 -0.4 Z',
      tone(main, 66),
    ) +
      pen.path(
        'M0.12 -0.52 C0.1 -0.86 0.24 -0.94 0.27 -0.8 C0.27 -0.66 0.22 -0.56 0.18 -0.48 Z',
        tone(BLUSH, 76),
      ),
  ) +
  pen.circle(0.42, 0.76, 0.15, tone(CREAM, 92)) +
  pen.path(
    'M-0.44 0.96 C-0.56 0.4 -0.3 0.02 0 0.02 C0.3 0.02 0.56 0.4 0.44 0.96 Z',
    tone(main, 62),
  ) +
  pen.ellipse(0, 0.62, 0.22, 0.32, tone(CREAM, 90)) +
  mirrored(pen.ellipse(0.24, 0.92, 0.2, 0.08, tone(main, 70))) +
  pen.ellipse(0, -0.2, 0.36, 0.33, tone(main, 68)) +
  mirrored(pen.ellipse(0.09, -0.08, 0.12, 0.1, tone(CREAM, 92))) +
  pen.path('M-0.05 -0.18 H0.05 L0 -0.12 Z', BLUSH(50)) +
  eyes(pen, 0.17, -0.26)

const horse: Draw = (pen, { main }) =>
  pen.path(
    'M0.2 0.2 L0.26 0.6 L0.22 0.94 H0.12 L0.12 0.6 L0.04 0.3 Z M-0.36 0.2 L-0.26 0.6 L-0.3 0.94 H-0.2 L-0.14 0.6 L-0.16 0.3 Z',
    tone(main, 26),
  ) +
  pen.path(
    'M-0.6 -0.04 C-0.86 -0.06 -0.92 0.3 -0.86 0.6 C-0.74 0.5 -0.72 0.2 -0.56 0.12 Z',
    tone(main, 20),
  ) +
  pen.path(
    'M-0.64 0 C-0.5 -0.24 -0.1 -0.12 0.22 -0.18 C0.36 -0.3 0.42 -0.56 0.52 -0.76 L0.56 -0.92 L0.64 -0.8 C0.76 -0.74 0.92 -0.54 0.94 -0.44 C0.92 -0.34 0.82 -0.34 0.76 -0.4 C0.68 -0.4 0.64 -0.28 0.6 -0.1 C0.58 0.1 0.5 0.22 0.42 0.3 L0.42 0.6 L0.4 0.96 H0.3 L0.28 0.6 L0.22 0.34 C0 0.4 -0.22 0.36 -0.4 0.3 L-0.46 0.6 L-0.42 0.96 H-0.53 L-0.58 0.6 L-0.6 0.3 C-0.7 0.2 -0.7 0.08 -0.64 0',
    tone(main, 42),
  ) +
  pen.path(
    'M0.56 -0.84 C0.36 -0.74 0.32 -0.4 0.14 -0.16 C0.3 -0.16 0.44 -0.3 0.52 -0.5 C0.56 -0.6 0.6 -0.7 0.56 -0.84',
    tone(main, 20),
  ) +
  pen.path(
    'M0.3 0.9 H0.4 V0.97 H0.29 Z M-0.53 0.9 H-0.42 V0.97 H-0.53 Z',
    DARK,
  ) +
  pen.circle(0.7, -0.64, 0.03, DARK) +
  pen.circle(0.89, -0.45, 0.015, DARK)

const duck: Draw = (pen, { main }) =>
  pen.path(
    'M0.5 -0.46 Q0.86 -0.52 0.94 -0.36 Q0.74 -0.26 0.48 -0.32 Z',
    tone(nature(28, 90), 54),
  ) +
  pen.path(
    'M-0.92 0.1 C-0.6 0.3 -0.3 0.12 0.06 0.1 C0.4 0.08 0.62 0.3 0.5 0.58 C0.4 0.86 -0.1 0.92 -0.42 0.8 C-0.74 0.66 -0.9 0.4 -0.92 0.1',
    tone(main, 70),
  ) +
  pen.path(
    'M0 0.2 C0.06 -0.02 0.1 -0.1 0.08 -0.36 C0.1 -0.8 0.62 -0.78 0.6 -0.36 C0.58 -0.06 0.5 0.08 0.54 0.4 Z',
    tone(main, 72),
  ) +
  pen.path(
    'M-0.5 0.32 C-0.2 0.2 0.1 0.26 0.26 0.42 C0.1 0.7 -0.3 0.7 -0.5 0.32',
    tone(main, 58),
  ) +
  pen.circle(0.42, -0.46, 0.05, DARK) +
  pen.circle(0.435, -0.475, 0.016, '#fff')

const bee: Draw = (pen, { main }) =>
  `<g transform="rotate(-14)">${
    pen.ellipse(
      -0.16,
      -0.42,
      0.22,
      0.42,
      'rgba(225,238,250,0.8)',
      'transform="rotate(-24 -0.16 -0.42)"',
    ) +
    pen.ellipse(
      0.2,
      -0.42,
      0.2,
      0.38,
      'rgba(240,247,255,0.85)',
      'transform="rotate(18 0.2 -0.42)"',
    ) +
    pen.path('M-0.7 0.12 L-0.9 0.16 L-0.68 0.24 Z', DARK) +
    pen.ellipse(-0.06, 0.14, 0.66, 0.38, tone(main, 62)) +
    times(3, (index) => {
      const x = -0.44 + index * 0.3
      const half = [0.3, 0.37, 0.36][index] ?? 0
      return pen.path(
        `M${x} ${0.14 - half} Q${x + 0.16} 0.14 ${x} ${0.14 + half} H${x + 0.12} Q${x + 0.28} 0.14 ${x + 0.12} ${0.14 - half} Z`,
        'rgba(38,28,22,0.88)',
      )
    }) +
    pen.circle(0.6, 0.08, 0.26, tone(nature(30, 18), 22)) +
    pen.line(
      'M0.66 -0.14 Q0.7 -0.34 0.86 -0.36 M0.74 -0.1 Q0.86 -0.24 0.96 -0.2',
      DARK,
      0.03,
    ) +
    pen.circle(0.7, 0.02, 0.05, '#fff')
  }</g>`

export const CREATURES: readonly Thing[] = [
  {
    words: /\b(dogs?|pupp(y|ies)|retriever|terrier|poodle)\b/,
    draw: dog,
    home: 'land',
    size: 0.2,
    hue: 28,
  },
  {
    words: /\b(rabbits?|bunn(y|ies)|hares?)\b/,
    draw: rabbit,
    home: 'land',
    size: 0.16,
    hue: 30,
  },
  {
    words: /\b(horses?|pon(y|ies)|unicorns?|deer)\b/,
    draw: horse,
    home: 'land',
    size: 0.22,
    hue: 22,
  },
  {
    words: /\b(ducks?|ducklings?|goose|swans?|chicks?)\b/,
    draw: duck,
    home: 'water',
    size: 0.1,
    foot: 0.84,
    hue: 46,
  },
  {
    words: /\b(bees?|bumblebees?|wasps?)\b/,
    draw: bee,
    home: 'sky',
    size: 0.09,
    hue: 44,
  },
]
