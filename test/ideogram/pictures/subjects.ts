import type { Random } from '../random.ts'
import { between } from '../random.ts'
import type { Inks } from './inks.ts'
import { glow, times } from './settings.ts'

/** Draws one thing within a unit circle around 0,0, y downwards: SVG elements. */
export type Subject = (inks: Inks, random: Random) => string

const path = (data: string, fill: string, more = '') =>
  `<path d="${data}" fill="${fill}" ${more}/>`

const circle = (x: number, y: number, radius: number, fill: string) =>
  `<circle cx="${x}" cy="${y}" r="${radius}" fill="${fill}"/>`

const shine = (x: number, y: number, radius: number) =>
  glow(x, y, radius, (opacity) => `rgba(255,255,255,${opacity * 0.8})`)

const blossom = ({ main, second }: Inks, random: Random) => {
  const petals = Math.floor(between(random, 6, 10))
  const ring = (length: number, lightness: number, turn: number) =>
    times(
      petals,
      (index) =>
        `<ellipse cx="0" cy="${-length * 0.55}" rx="${length * 0.27}" ry="${length * 0.48}" fill="${main(lightness)}" transform="rotate(${turn + (index * 360) / petals})"/>`,
    )
  return (
    ring(1, 60, 0) +
    ring(0.72, 72, 180 / petals) +
    circle(0, 0, 0.2, second(52))
  )
}

const flower: Subject = (inks, random) => {
  const lean = between(random, -0.25, 0.25)
  return (
    path(
      `M${lean} -0.3 Q${lean * 0.4} 0.4 0 1`,
      'none',
      'stroke="hsl(126,36%,34%)" stroke-width="0.06"',
    ) +
    path(
      'M0.02 0.75 Q0.1 0.3 0.55 0.3 Q0.45 0.7 0.02 0.75',
      'hsl(122,38%,42%)',
    ) +
    path('M0 0.9 Q-0.1 0.5 -0.5 0.52 Q-0.4 0.85 0 0.9', 'hsl(128,36%,36%)') +
    `<g transform="translate(${lean},-0.38) scale(0.6)">${blossom(inks, random)}</g>`
  )
}

const balloon: Subject = ({ main }, random) =>
  path(
    `M0 0.42 Q${between(random, -0.3, 0.3)} 0.7 0.05 1`,
    'none',
    'stroke="rgba(60,60,70,0.6)" stroke-width="0.02"',
  ) +
  path('M0 0.42 C-0.8 0 -0.66 -1 0 -1 C0.66 -1 0.8 0 0 0.42', main(54)) +
  path('M-0.07 0.49 L0.07 0.49 L0 0.38 Z', main(40)) +
  shine(-0.22, -0.62, 0.34)

const tree: Subject = ({ second }, random) =>
  path('M-0.09 1 L-0.05 0.1 L0.06 0.1 L0.1 1 Z', 'hsl(26,32%,30%)') +
  times(16, () => {
    const turn = random() * 6.28
    const away = Math.sqrt(random()) * 0.5
    return circle(
      Math.cos(turn) * away,
      -0.3 + Math.sin(turn) * away * 0.9,
      between(random, 0.16, 0.28),
      `hsl(${between(random, 96, 140)},40%,${between(random, 28, 50)}%)`,
    )
  }) +
  times(5, () =>
    circle(
      between(random, -0.5, 0.5),
      between(random, -0.7, 0.1),
      0.05,
      second(60),
    ),
  )

const plant: Subject = (_inks, random) =>
  times(9, (index) => {
    const turn = -64 + index * 16 + between(random, -5, 5)
    return path(
      'M0 0.9 C-0.22 0.3 -0.16 -0.5 0 -0.95 C0.16 -0.5 0.22 0.3 0 0.9',
      `hsl(${between(random, 128, 158)},38%,${between(random, 26, 48)}%)`,
      `transform="rotate(${turn} 0 0.9)"`,
    )
  }) + path('M-0.3 0.62 L0.3 0.62 L0.22 1 L-0.22 1 Z', 'hsl(18,52%,52%)')

const bird: Subject = ({ main, accent }) =>
  path(
    'M-0.7 0.1 Q-0.1 0.6 0.5 0 Q0.35 -0.35 0.02 -0.2 Q-0.3 0 -0.7 0.1',
    main(50),
  ) +
  path('M-0.3 0.08 Q-0.4 -0.7 -0.75 -0.8 Q-0.05 -0.8 0.22 -0.1 Z', main(38)) +
  circle(0.46, -0.14, 0.2, main(56)) +
  path('M0.62 -0.2 L0.86 -0.1 L0.62 -0.05 Z', accent(54)) +
  circle(0.52, -0.18, 0.035, '#1c1c22')

const butterfly: Subject = ({ main, second }) => {
  const wing =
    path('M0 0 C0.2 -0.9 1 -0.9 0.9 -0.3 C0.86 0 0.3 0.1 0 0', main(54)) +
    path(
      'M0 0.02 C0.5 0.05 0.8 0.4 0.5 0.7 C0.25 0.8 0.02 0.4 0 0.02',
      second(58),
    ) +
    circle(0.58, -0.4, 0.13, second(80)) +
    circle(0.42, 0.42, 0.08, main(82))
  return `${wing}<g transform="scale(-1,1)">${wing}</g><ellipse cx="0" cy="0.05" rx="0.05" ry="0.42" fill="#2a2430"/>`
}

const heart: Subject = ({ main }) =>
  path(
    'M0 0.85 C-1.3 -0.1 -0.75 -1 0 -0.4 C0.75 -1 1.3 -0.1 0 0.85',
    main(52),
  ) + shine(-0.38, -0.4, 0.36)

const boat: Subject = ({ main, accent }) =>
  path(
    'M0.02 -0.95 L0.02 0.42',
    'none',
    'stroke="#5a4632" stroke-width="0.05"',
  ) +
  path('M0.08 -0.9 Q0.75 -0.1 0.6 0.36 L0.08 0.36 Z', 'hsl(40,40%,95%)') +
  path('M-0.05 -0.75 Q-0.5 0 -0.5 0.36 L-0.05 0.36 Z', accent(72)) +
  path(
    'M-0.9 0.45 L0.9 0.45 Q0.7 0.9 0.4 0.9 L-0.45 0.9 Q-0.75 0.85 -0.9 0.45',
    main(42),
  ) +
  path(
    'M-0.88 0.5 L0.87 0.5 L0.84 0.58 L-0.84 0.58 Z',
    'rgba(255,255,255,0.75)',
  )

const house: Subject = ({ main, accent }) =>
  path('M-0.7 0 L0.7 0 L0.7 0.95 L-0.7 0.95 Z', accent(88)) +
  path('M-0.88 0.06 L0 -0.8 L0.88 0.06 Z', main(44)) +
  path('M-0.16 0.95 L-0.16 0.4 L0.16 0.4 L0.16 0.95 Z', main(32)) +
  path(
    'M-0.52 0.25 h0.26 v0.28 h-0.26 Z M0.28 0.25 h0.26 v0.28 h-0.26 Z',
    'hsl(200,66%,74%)',
  )

const vase: Subject = (inks, random) =>
  times(
    3,
    (index) =>
      `<g transform="translate(${(index - 1) * 0.34},${-0.62 + Math.abs(index - 1) * 0.14}) scale(${between(random, 0.24, 0.34)})">${blossom(inks, random)}</g><path d="M${(index - 1) * 0.3} -0.45 Q${(index - 1) * 0.1} 0 0 0.2" fill="none" stroke="hsl(126,36%,34%)" stroke-width="0.035"/>`,
  ) +
  path(
    'M-0.16 0 L0.16 0 C0.2 0.2 0.46 0.3 0.42 0.62 C0.4 0.86 0.24 1 0 1 C-0.24 1 -0.4 0.86 -0.42 0.62 C-0.46 0.3 -0.2 0.2 -0.16 0',
    inks.accent(66, 0.9),
  ) +
  shine(-0.18, 0.5, 0.28)

const cup: Subject = ({ main }) =>
  path(
    'M0.4 0 C0.95 -0.05 0.85 0.6 0.32 0.56',
    'none',
    `stroke="${main(46)}" stroke-width="0.1"`,
  ) +
  path(
    'M-0.5 -0.2 L0.5 -0.2 C0.5 0.5 0.36 0.8 0 0.8 C-0.36 0.8 -0.5 0.5 -0.5 -0.2',
    main(54),
  ) +
  '<ellipse cx="0" cy="-0.2" rx="0.5" ry="0.13" fill="hsl(22,50%,24%)"/>' +
  times(3, (index) =>
    path(
      `M${(index - 1) * 0.22} -0.38 q0.12 -0.15 0 -0.3 q-0.12 -0.14 0 -0.28`,
      'none',
      'stroke="rgba(255,255,255,0.65)" stroke-width="0.05" stroke-linecap="round"',
    ),
  )

export const star: Subject = ({ main }) =>
  `<polygon points="${Array.from({ length: 10 }, (_, index) => {
    const turn = (index * Math.PI) / 5
    const radius = index % 2 ? 0.4 : 0.95
    return `${(Math.sin(turn) * radius).toFixed(3)},${(-Math.cos(turn) * radius).toFixed(3)}`
  }).join(
    ' ',
  )}" fill="${main(58)}" stroke="${main(72)}" stroke-width="0.05" stroke-linejoin="round"/>` +
  shine(-0.15, -0.25, 0.4)

const sun: Subject = () =>
  glow(0, 0, 1, (opacity) => `rgba(255,222,120,${opacity})`) +
  circle(0, 0, 0.42, 'hsl(45,98%,68%)')

const moon: Subject = () =>
  glow(0, 0, 1, (opacity) => `rgba(235,240,255,${opacity * 0.5})`) +
  path('M0.2 -0.6 A0.62 0.62 0 1 0 0.2 0.6 A0.5 0.5 0 1 1 0.2 -0.6', '#f7f3df')

const fruit: Subject = ({ main }) =>
  circle(0, 0.15, 0.7, main(48)) +
  glow(0.2, 0.45, 0.6, (opacity) => main(30, opacity * 0.5)) +
  path(
    'M0 -0.5 Q0.05 -0.8 0.2 -0.92',
    'none',
    'stroke="#5b4228" stroke-width="0.07"',
  ) +
  path(
    'M0.08 -0.6 Q0.35 -0.95 0.68 -0.72 Q0.45 -0.45 0.08 -0.6',
    'hsl(112,42%,42%)',
  ) +
  shine(-0.26, -0.1, 0.36)

const lamp: Subject = ({ main }) =>
  glow(0, -0.1, 1, (opacity) => `rgba(255,236,180,${opacity * 0.8})`) +
  path('M-0.28 -0.8 L0.28 -0.8 L0.55 0 L-0.55 0 Z', main(68)) +
  path('M-0.04 0 h0.08 v0.82 h-0.08 Z', '#4a4038') +
  '<ellipse cx="0" cy="0.86" rx="0.34" ry="0.09" fill="#4a4038"/>'

/** Which words call for which thing; the first that matches is drawn. */
export const SUBJECTS: readonly (readonly [RegExp, Subject])[] = [
  [/\b(vase|bouquet|bottle|jar)\b/, vase],
  [
    /\b(flowers?|ros(e|es)|tulips?|sunflowers?|daisy|blossoms?|peony)\b/,
    flower,
  ],
  [/\b(balloons?)\b/, balloon],
  [/\b(butterfl(y|ies)|moth)\b/, butterfly],
  [/\b(birds?|parrot|sparrow|dove|owl)\b/, bird],
  [/\b(trees?|oak|palm)\b/, tree],
  [/\b(plants?|lea(f|ves)|fern|cactus|monstera)\b/, plant],
  [/\b(boats?|ship|sailboat|yacht)\b/, boat],
  [/\b(houses?|cottage|cabin|hut)\b/, house],
  [/\b(hearts?|love)\b/, heart],
  [/\b(cup|mug|coffee|tea)\b/, cup],
  [/\b(lamp|lantern|lights?|candle)\b/, lamp],
  [/\b(apples?|fruits?|oranges?|peach|cherry|ball)\b/, fruit],
  [/\b(moon|crescent)\b/, moon],
  [/\b(sun|sunny)\b/, sun],
  [/\b(stars?|badge|sparkles?)\b/, star],
]
