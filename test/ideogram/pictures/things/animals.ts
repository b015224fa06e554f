import { nature } from '../inks.ts'
import { times, tone } from '../pen.ts'
import type { Draw, Thing } from './thing.ts'

const DARK = '#221c1e'

const bird: Draw = (pen, { main, accent }) =>
  pen.path('M-0.92 0.22 L-0.5 0.02 L-0.52 0.24 Z', tone(main, 36)) +
  pen.path(
    'M-0.7 0.1 Q-0.1 0.62 0.5 0 Q0.35 -0.35 0.02 -0.2 Q-0.3 0 -0.7 0.1',
    tone(main, 52),
  ) +
  pen.path(
    'M-0.3 0.08 Q-0.4 -0.7 -0.75 -0.8 Q-0.05 -0.8 0.22 -0.1 Z',
    tone(main, 40),
  ) +
  pen.circle(0.46, -0.14, 0.21, tone(main, 56)) +
  pen.path('M0.62 -0.2 L0.88 -0.1 L0.62 -0.05 Z', tone(accent, 54)) +
  pen.circle(0.53, -0.18, 0.04, DARK)

const butterfly: Draw = (pen, { main, second }) => {
  const wing =
    pen.path(
      'M0 0 C0.2 -0.9 1 -0.9 0.9 -0.3 C0.86 0 0.3 0.1 0 0',
      tone(main, 52),
    ) +
    pen.path(
      'M0 0.02 C0.5 0.05 0.8 0.4 0.5 0.7 C0.25 0.8 0.02 0.4 0 0.02',
      tone(main, 38),
    ) +
    pen.circle(0.58, -0.4, 0.13, tone(second, 76)) +
    pen.circle(0.42, 0.42, 0.08, tone(main, 78))
  return `${wing}<g transform="scale(-1,1)">${wing}</g>${pen.ellipse(0, 0.05, 0.05, 0.42, '#2a2430')}`
}

/** A sitting animal with pointed ears. */
const sitting =
  (tail: string): Draw =>
  (pen, { main }) =>
    pen.path(tail, tone(main, 42)) +
    pen.path(
      'M-0.42 0.98 C-0.5 0.3 -0.28 -0.02 0 -0.02 C0.28 -0.02 0.5 0.3 0.42 0.98 Z',
      tone(main, 50),
    ) +
    pen.path(
      'M-0.16 0.98 C-0.2 0.5 -0.12 0.25 0 0.25 C0.12 0.25 0.2 0.5 0.16 0.98 Z',
      'rgba(255,250,242,0.9)',
    ) +
    pen.path(
      'M-0.4 -0.38 L-0.36 -0.95 L-0.06 -0.66 Z M0.4 -0.38 L0.36 -0.95 L0.06 -0.66 Z',
      tone(main, 44),
    ) +
    pen.ellipse(0, -0.34, 0.44, 0.38, tone(main, 54)) +
    pen.path(
      'M-0.3 -0.2 Q0 0.2 0.3 -0.2 Q0.14 -0.12 0 -0.3 Q-0.14 -0.12 -0.3 -0.2',
      'rgba(255,250,242,0.95)',
    ) +
    pen.circle(-0.17, -0.4, 0.06, DARK) +
    pen.circle(0.17, -0.4, 0.06, DARK) +
    pen.circle(-0.15, -0.42, 0.018, '#fff') +
    pen.circle(0.19, -0.42, 0.018, '#fff') +
    pen.path('M-0.05 -0.2 H0.05 L0 -0.13 Z', DARK)

const cat = sitting(
  'M0.34 0.9 C0.9 0.95 0.98 0.4 0.74 0.24 C0.66 0.2 0.62 0.3 0.7 0.4 C0.78 0.6 0.6 0.74 0.36 0.72 Z',
)
const fox = sitting(
  'M0.3 0.94 C1.05 1.02 1.1 0.2 0.62 -0.06 C0.8 0.4 0.6 0.62 0.34 0.66 Z',
)

const fish: Draw = (pen, { main, second }) =>
  pen.path('M0.5 0 L0.98 -0.38 Q0.84 0 0.98 0.38 Z', tone(second, 50)) +
  pen.path('M-0.3 -0.3 Q0.05 -0.72 0.36 -0.24 Z', tone(second, 46)) +
  pen.path(
    'M-0.92 0.02 Q-0.4 -0.5 0.56 -0.04 Q0.6 0 0.56 0.06 Q-0.4 0.52 -0.92 0.02',
    tone(main, 52),
  ) +
  times(3, (index) =>
    pen.line(
      `M${-0.2 + index * 0.24} -0.2 Q${-0.1 + index * 0.24} 0 ${-0.2 + index * 0.24} 0.22`,
      'rgba(255,255,255,0.5)',
      0.04,
    ),
  ) +
  pen.circle(-0.62, -0.04, 0.07, '#fff') +
  pen.circle(-0.63, -0.04, 0.035, DARK)

const SKIN = nature(24, 46)

/** Someone seen from behind. */
const person: Draw = (pen, { main, second }) =>
  pen.path(
    'M-0.19 0.24 L-0.16 0.98 L-0.03 0.98 L0 0.4 L0.03 0.98 L0.16 0.98 L0.19 0.24 Z',
    tone(second, 30),
  ) +
  pen.path(
    'M-0.3 0.36 L-0.24 -0.34 Q0 -0.5 0.24 -0.34 L0.3 0.36 Z',
    tone(main, 48),
  ) +
  pen.path(
    'M-0.24 -0.32 L-0.38 0.26 L-0.28 0.3 L-0.2 0 Z M0.24 -0.32 L0.38 0.26 L0.28 0.3 L0.2 0 Z',
    tone(main, 42),
  ) +
  pen.circle(0, -0.62, 0.17, tone(SKIN, 66)) +
  pen.path(
    'M-0.19 -0.58 Q-0.22 -0.86 0 -0.84 Q0.22 -0.86 0.19 -0.58 Q0.1 -0.5 0 -0.52 Q-0.1 -0.5 -0.19 -0.58',
    tone(nature(22, 36), 22),
  )

export const ANIMALS: readonly Thing[] = [
  {
    words: /\b(butterfl(y|ies)|moth)\b/,
    draw: butterfly,
    home: 'sky',
    size: 0.12,
    hue: 26,
  },
  {
    words: /\b(birds?|parrot|sparrow|dove|owl|gulls?|seagulls?)\b/,
    draw: bird,
    home: 'sky',
    size: 0.1,
    hue: 210,
  },
  {
    words: /\b(fox(es)?|wol(f|ves))\b/,
    draw: fox,
    home: 'land',
    size: 0.2,
    hue: 22,
  },
  { words: /\b(cats?|kitten)\b/, draw: cat, home: 'land', size: 0.18, hue: 28 },
  {
    words: /\b(fish|goldfish|whale|shark)\b/,
    draw: fish,
    home: 'water',
    size: 0.14,
    hue: 24,
  },
  {
    words:
      /\b(person|people|man|woman|girl|boy|child|hiker|figure|astronaut)\b/,
    draw: person,
    home: 'land',
    size: 0.16,
    hue: 4,
  },
]
