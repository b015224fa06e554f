import type { Random } from '../../random.ts'
import { between } from '../../random.ts'
import type { Inks } from '../inks.ts'
import { nature } from '../inks.ts'
import type { Pen } from '../pen.ts'
import { times, tone } from '../pen.ts'
import type { Draw, Thing } from './thing.ts'

const LEAF = nature(126, 38)
const BARK = nature(26, 32)

export const blossom = (pen: Pen, { main, second }: Inks, random: Random) => {
  const petals = Math.floor(between(random, 6, 10))
  const ring = (length: number, lightness: number, turn: number) =>
    times(petals, (index) =>
      pen.ellipse(
        0,
        -length * 0.55,
        length * 0.27,
        length * 0.48,
        tone(main, lightness),
        `transform="rotate(${turn + (index * 360) / petals})"`,
      ),
    )
  return (
    ring(1, 56, 0) +
    ring(0.72, 68, 180 / petals) +
    pen.circle(0, 0, 0.2, tone(second, 50))
  )
}

const flower: Draw = (pen, inks, random) => {
  const lean = between(random, -0.25, 0.25)
  return (
    pen.line(`M${lean} -0.3 Q${lean * 0.4} 0.4 0 1`, LEAF(32), 0.06) +
    pen.path(
      'M0.02 0.75 Q0.1 0.3 0.55 0.3 Q0.45 0.7 0.02 0.75',
      tone(LEAF, 42),
    ) +
    pen.path('M0 0.9 Q-0.1 0.5 -0.5 0.52 Q-0.4 0.85 0 0.9', tone(LEAF, 36)) +
    `<g transform="translate(${lean},-0.38) scale(0.6)">${blossom(pen, inks, random)}</g>`
  )
}

const vase: Draw = (pen, inks, random) =>
  times(
    5,
    (index) =>
      pen.line(
        `M${(index - 2) * 0.2} ${-0.5 + Math.abs(index - 2) * 0.08} Q${(index - 2) * 0.08} 0 0 0.2`,
        LEAF(32),
        0.03,
      ) +
      `<g transform="translate(${(index - 2) * 0.26},${-0.66 + Math.abs(index - 2) * 0.1}) scale(${between(random, 0.2, 0.28)})">${blossom(pen, inks, random)}</g>`,
  ) +
  pen.path(
    'M-0.16 0 L0.16 0 C0.2 0.2 0.46 0.3 0.42 0.62 C0.4 0.86 0.24 1 0 1 C-0.24 1 -0.4 0.86 -0.42 0.62 C-0.46 0.3 -0.2 0.2 -0.16 0',
    tone(inks.accent, 58),
  ) +
  pen.ellipse(0, 0, 0.16, 0.035, 'rgba(20,20,30,0.55)') +
  pen.shine(-0.17, 0.5, 0.26)

const tree: Draw = (pen, { second }, random) =>
  pen.path('M-0.09 1 L-0.05 0.1 L0.06 0.1 L0.1 1 Z', tone(BARK, 28)) +
  times(34, (index) => {
    const turn = random() * 6.28
    const away = Math.sqrt(random()) * 0.52
    const y = -0.3 + Math.sin(turn) * away * 0.9
    const shade = nature(between(random, 88, 132), 42)
    return pen.circle(
      Math.cos(turn) * away,
      y,
      between(random, 0.1, 0.24),
      tone(shade, 24 + index * 0.5 - y * 8),
    )
  }) +
  times(6, () =>
    pen.circle(
      between(random, -0.5, 0.5),
      between(random, -0.7, 0.1),
      0.045,
      tone(second, 56),
    ),
  )

const plant: Draw = (pen, { accent }, random) =>
  times(11, (index) => {
    const turn = -70 + index * 14 + between(random, -5, 5)
    return pen.path(
      'M0 0.9 C-0.22 0.3 -0.16 -0.5 0 -0.95 C0.16 -0.5 0.22 0.3 0 0.9',
      tone(nature(between(random, 118, 150), 38), between(random, 26, 46)),
      `transform="rotate(${turn} 0 0.9)"`,
    )
  }) + pen.path('M-0.34 0.6 L0.34 0.6 L0.25 1 L-0.25 1 Z', tone(accent, 52))

const cactus: Draw = (pen, { main }) =>
  pen.path('M-0.2 1 V-0.6 A0.2 0.26 0 0 1 0.2 -0.6 V1 Z', tone(LEAF, 36)) +
  pen.path(
    'M-0.2 0.35 H-0.42 A0.14 0.14 0 0 1 -0.56 0.2 V-0.2 A0.11 0.11 0 0 1 -0.34 -0.2 V0.12 H-0.2 Z',
    tone(LEAF, 38),
  ) +
  pen.path(
    'M0.2 0.15 H0.36 V-0.3 A0.11 0.11 0 0 1 0.58 -0.3 V0.2 A0.18 0.18 0 0 1 0.4 0.38 H0.2 Z',
    tone(LEAF, 32),
  ) +
  times(4, (index) =>
    pen.line(
      `M${-0.12 + index * 0.08} 0.95 V-0.68`,
      'rgba(10,40,16,0.35)',
      0.014,
    ),
  ) +
  pen.circle(0, -0.86, 0.12, tone(main, 62))

const mushroom: Draw = (pen, { main }, random) =>
  pen.path(
    'M-0.16 0.95 C-0.2 0.5 -0.14 0.2 -0.12 0 H0.12 C0.14 0.2 0.2 0.5 0.18 0.95 Z',
    tone(nature(42, 40), 82),
  ) +
  pen.path(
    'M-0.8 0.08 C-0.76 -0.7 0.76 -0.7 0.8 0.08 C0.4 0.22 -0.4 0.22 -0.8 0.08',
    tone(main, 46),
  ) +
  times(7, (index) =>
    pen.circle(
      -0.5 + index * 0.17,
      -0.16 - between(random, 0, 0.26),
      between(random, 0.04, 0.08),
      'rgba(255,250,240,0.95)',
    ),
  )

const fruit: Draw = (pen, { main }) =>
  pen.circle(0, 0.15, 0.7, tone(main, 46)) +
  pen.line('M0 -0.5 Q0.05 -0.8 0.2 -0.92', '#5b4228', 0.07) +
  pen.path(
    'M0.08 -0.6 Q0.35 -0.95 0.68 -0.72 Q0.45 -0.45 0.08 -0.6',
    tone(LEAF, 42),
  ) +
  pen.shine(-0.26, -0.1, 0.36)

export const PLANTS: readonly Thing[] = [
  { words: /\b(vase|bouquet)\b/, draw: vase, home: 'table', size: 0.16 },
  {
    words:
      /\b(flowers?|ros(e|es)|tulips?|sunflowers?|daisy|blossoms?|peony|poppy|poppies)\b/,
    draw: flower,
    home: 'land',
    size: 0.22,
    hue: 338,
  },
  {
    words: /\b(cactus|cacti)\b/,
    draw: cactus,
    home: 'table',
    size: 0.2,
    hue: 330,
  },
  {
    words: /\b(mushrooms?|toadstool)\b/,
    draw: mushroom,
    home: 'land',
    size: 0.14,
    hue: 4,
  },
  {
    words: /\b(trees?|oak|palm|bonsai)\b/,
    draw: tree,
    home: 'land',
    size: 0.3,
    hue: 8,
  },
  {
    words: /\b(plants?|lea(f|ves)|fern|monstera)\b/,
    draw: plant,
    home: 'table',
    size: 0.16,
  },
  {
    words:
      /\b(apples?|fruits?|oranges?|peach(es)?|cherry|tomato(es)?|lemons?)\b/,
    draw: fruit,
    home: 'table',
    size: 0.07,
    hue: 4,
  },
]
