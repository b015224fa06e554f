import { between } from '../../random.ts'
import { nature } from '../inks.ts'
import { times, tone } from '../pen.ts'
import type { Draw, Thing } from './thing.ts'

const CRUST = nature(32, 58)
const CHEESE = nature(46, 88)
const LEAF = nature(108, 46)
const SAUCE = nature(6, 70)

const pizza: Draw = (pen, _inks, random) =>
  pen.path(
    'M-0.86 -0.56 Q0 -1 0.86 -0.56 L0.8 -0.36 Q0 -0.78 -0.8 -0.36 Z',
    tone(CRUST, 48),
  ) +
  pen.path('M-0.78 -0.38 Q0 -0.78 0.78 -0.38 L0 0.98 Z', tone(CHEESE, 60)) +
  times(5, (index) => {
    const [x, y] = [
      [-0.36, -0.3],
      [0.28, -0.36],
      [-0.04, 0.04],
      [0.22, 0.26],
      [-0.1, 0.52],
    ][index] ?? [0, 0]
    return pen.circle(
      x ?? 0,
      y ?? 0,
      between(random, 0.11, 0.14),
      tone(SAUCE, 42),
    )
  }) +
  times(5, () =>
    pen.ellipse(
      between(random, -0.3, 0.3),
      between(random, -0.4, 0.4),
      0.07,
      0.035,
      tone(LEAF, 34),
    ),
  )

const iceCream: Draw = (pen, { main, second }) =>
  pen.path('M-0.4 0.02 H0.4 L0 0.98 Z', tone(CRUST, 54)) +
  pen.line(
    'M-0.3 0.06 L0.14 0.64 M-0.06 0.06 L0.24 0.4 M0.3 0.06 L-0.14 0.64 M0.06 0.06 L-0.24 0.4',
    CRUST(36, 0.6),
    0.02,
  ) +
  pen.circle(-0.22, -0.2, 0.32, tone(second, 74)) +
  pen.circle(0.22, -0.2, 0.32, tone(main, 66)) +
  pen.circle(0, -0.54, 0.32, tone(main, 84)) +
  pen.path(
    'M-0.52 -0.06 Q-0.4 0.14 -0.28 0.02 Q-0.14 0.18 0 0.03 Q0.14 0.18 0.28 0.02 Q0.4 0.14 0.52 -0.06 Q0 0.06 -0.52 -0.06',
    tone(main, 70),
  ) +
  pen.circle(0.06, -0.86, 0.1, tone(SAUCE, 46)) +
  pen.shine(-0.1, -0.66, 0.2)

const burger: Draw = (pen, _inks, random) =>
  pen.path(
    'M-0.84 0.5 H0.84 Q0.86 0.86 0.6 0.86 H-0.6 Q-0.86 0.86 -0.84 0.5',
    tone(CRUST, 50),
  ) +
  pen.path(
    'M-0.9 0.22 H0.9 Q0.96 0.54 0.8 0.54 H-0.8 Q-0.96 0.54 -0.9 0.22',
    tone(nature(20, 46), 24),
  ) +
  pen.path(
    'M-0.9 0.16 H0.9 L0.56 0.24 L0.4 0.44 L0.2 0.24 H-0.5 L-0.62 0.36 Z',
    tone(CHEESE, 58),
  ) +
  pen.path(
    'M-0.94 0.1 Q-0.8 0.28 -0.64 0.12 Q-0.48 0.28 -0.32 0.12 Q-0.16 0.28 0 0.12 Q0.16 0.28 0.32 0.12 Q0.48 0.28 0.64 0.12 Q0.8 0.28 0.94 0.1 Q0.9 -0.06 0 -0.06 Q-0.9 -0.06 -0.94 0.1',
    tone(LEAF, 44),
  ) +
  pen.path(
    'M-0.86 0 C-0.86 -0.84 0.86 -0.84 0.86 0 Q0 0.1 -0.86 0',
    tone(CRUST, 52),
  ) +
  times(12, (index) =>
    pen.ellipse(
      -0.5 + (index % 6) * 0.2 + between(random, -0.04, 0.04),
      (index < 6 ? -0.28 : -0.44) + between(random, -0.04, 0.04),
      0.035,
      0.02,
      'rgba(255,244,214,0.95)',
    ),
  )

export const FOOD: readonly Thing[] = [
  { words: /\b(pizzas?)\b/, draw: pizza, home: 'table', size: 0.13 },
  {
    words: /\b(ice ?creams?|gelato|sundae)\b/,
    draw: iceCream,
    home: 'table',
    size: 0.13,
    hue: 340,
  },
  {
    words: /\b((ham|cheese)?burgers?|sandwich(es)?)\b/,
    draw: burger,
    home: 'table',
    size: 0.12,
    foot: 0.86,
  },
]
