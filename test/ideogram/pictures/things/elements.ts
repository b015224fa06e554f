import { between } from '../../random.ts'
import { nature } from '../inks.ts'
import { times, tone } from '../pen.ts'
import type { Draw, Thing } from './thing.ts'

const MIST = nature(214, 28)
const STONE = nature(32, 9)
const MOSS = nature(88, 34)
const WOOD = nature(24, 36)

const fire: Draw = (pen) =>
  pen.glow(0, 0.2, 1, (opacity) => `rgba(255,150,50,${opacity * 0.7})`) +
  `<g transform="rotate(14 0 0.84)">${pen.path('M-0.62 0.78 h1.24 v0.14 h-1.24 Z', tone(WOOD, 26))}</g>` +
  `<g transform="rotate(-14 0 0.84)">${pen.path('M-0.62 0.78 h1.24 v0.14 h-1.24 Z', tone(WOOD, 32))}</g>` +
  pen.path(
    'M-0.04 0.88 C-0.62 0.84 -0.66 0.3 -0.4 -0.02 C-0.38 0.16 -0.3 0.2 -0.24 0.18 C-0.3 -0.3 -0.06 -0.7 0.12 -0.94 C0.08 -0.56 0.36 -0.4 0.34 -0.02 C0.42 -0.06 0.44 -0.16 0.44 -0.24 C0.7 0.2 0.64 0.86 -0.04 0.88',
    tone(nature(14, 96), 54),
  ) +
  pen.path(
    'M0 0.88 C-0.42 0.86 -0.44 0.46 -0.24 0.24 C-0.2 0.36 -0.14 0.36 -0.1 0.34 C-0.14 0.02 0.02 -0.2 0.1 -0.36 C0.1 -0.1 0.26 0.04 0.24 0.3 C0.3 0.3 0.32 0.22 0.32 0.16 C0.5 0.5 0.4 0.86 0 0.88',
    tone(nature(34, 100), 58),
  ) +
  pen.path(
    'M0.02 0.88 C-0.22 0.86 -0.2 0.6 -0.06 0.46 C-0.02 0.3 0.04 0.22 0.08 0.14 C0.08 0.36 0.26 0.5 0.24 0.66 C0.22 0.8 0.14 0.88 0.02 0.88',
    tone(nature(50, 100), 78),
  )

const cloud: Draw = (pen, _inks, random) => {
  const puffs = times(11, (index) => {
    const along = (index - 5) / 5
    const rise = 0.5 * Math.sqrt(1 - along * along * 0.9)
    return pen.circle(
      along * 0.66,
      0.1 - rise * between(random, 0.4, 0.9),
      between(random, 0.2, 0.3) * (1.15 - Math.abs(along) * 0.4),
      tone(MIST, 93),
    )
  })
  return (
    pen.ellipse(0, 0.14, 0.86, 0.2, tone(MIST, 82)) +
    puffs +
    pen.ellipse(0, 0.14, 0.7, 0.16, tone(MIST, 92))
  )
}

const rainbow: Draw = (pen) =>
  times(6, (index) => {
    const radius = 0.92 - index * 0.075
    const colour = nature([2, 28, 50, 130, 206, 270][index] ?? 0, 88)
    return pen.line(
      `M${-radius} 0.5 A${radius} ${radius} 0 0 1 ${radius} 0.5`,
      colour(60, 0.78),
      0.078,
    )
  })

const lightning: Draw = (pen) =>
  pen.glow(0, 0, 1, (opacity) => `rgba(190,210,255,${opacity * 0.6})`) +
  pen.path(
    'M0.16 -0.98 L-0.42 0.12 L-0.04 0.08 L-0.22 0.98 L0.44 -0.22 L0.06 -0.16 L0.4 -0.98 Z',
    tone(nature(50, 98), 66),
  )

const rock: Draw = (pen, _inks, random) =>
  pen.path(
    'M-0.9 0.96 L-0.82 0.34 L-0.46 -0.2 L0.02 -0.36 L0.5 -0.1 L0.84 0.44 L0.92 0.96 Z',
    tone(STONE, 46),
  ) +
  pen.path('M-0.46 -0.2 L0.02 -0.36 L0.1 0.12 L-0.3 0.3 Z', STONE(66, 0.75)) +
  pen.path(
    'M-0.82 0.34 L-0.46 -0.2 L-0.3 0.3 L-0.5 0.96 H-0.9 Z',
    STONE(56, 0.6),
  ) +
  pen.path('M0.5 -0.1 L0.84 0.44 L0.92 0.96 H0.3 L0.1 0.12 Z', STONE(22, 0.5)) +
  pen.line(
    'M0.1 0.12 L0.2 0.5 L0.1 0.9 M-0.3 0.3 L-0.22 0.6',
    STONE(16, 0.5),
    0.018,
  ) +
  times(26, () =>
    pen.circle(
      between(random, -0.84, 0.84),
      between(random, 0.86, 0.96),
      between(random, 0.03, 0.07),
      tone(MOSS, between(random, 26, 40)),
    ),
  )

const snowflake: Draw = (pen) =>
  times(
    6,
    (index) =>
      `<g transform="rotate(${index * 60})">${pen.line(
        'M0 0 V-0.92 M0 -0.4 L0.2 -0.6 M0 -0.4 L-0.2 -0.6 M0 -0.66 L0.15 -0.82 M0 -0.66 L-0.15 -0.82',
        'rgba(244,250,255,0.96)',
        0.06,
      )}</g>`,
  ) + pen.circle(0, 0, 0.1, tone(MIST, 92))

export const ELEMENTS: readonly Thing[] = [
  {
    words: /\b(fires?|flames?|campfire|bonfire|fireplace|burning)\b/,
    draw: fire,
    home: 'land',
    size: 0.16,
  },
  { words: /\b(clouds?)\b/, draw: cloud, home: 'sky', size: 0.16 },
  { words: /\b(rainbows?)\b/, draw: rainbow, home: 'sky', size: 0.3 },
  {
    words: /\b(lightning|thunderbolts?|bolts?)\b/,
    draw: lightning,
    home: 'sky',
    size: 0.22,
  },
  {
    words: /\b(rocks?|stones?|boulders?|pebbles?)\b/,
    draw: rock,
    home: 'land',
    size: 0.14,
  },
  { words: /\b(snowflakes?)\b/, draw: snowflake, home: 'sky', size: 0.1 },
]
