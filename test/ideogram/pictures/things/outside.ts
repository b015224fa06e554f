import { nature } from '../inks.ts'
import { times, tone } from '../pen.ts'
import type { Draw, Thing } from './thing.ts'

const WHITE = nature(40, 22)
const METAL = nature(215, 10)
const WOOD = nature(26, 36)
const GLASS = nature(205, 42)

const boat: Draw = (pen, { main, accent }) =>
  pen.line('M0.02 -0.95 L0.02 0.42', '#5a4632', 0.05) +
  pen.path('M0.08 -0.9 Q0.75 -0.1 0.6 0.36 L0.08 0.36 Z', tone(WHITE, 90)) +
  pen.path('M-0.05 -0.75 Q-0.5 0 -0.5 0.36 L-0.05 0.36 Z', tone(accent, 68)) +
  pen.path(
    'M-0.9 0.45 L0.9 0.45 Q0.7 0.9 0.4 0.9 L-0.45 0.9 Q-0.75 0.85 -0.9 0.45',
    tone(main, 40),
  ) +
  pen.path(
    'M-0.88 0.5 L0.87 0.5 L0.84 0.58 L-0.84 0.58 Z',
    'rgba(255,255,255,0.75)',
  )

const house: Draw = (pen, { main, accent }) =>
  pen.path('M0.3 -0.78 h0.2 v0.5 h-0.2 Z', tone(main, 34)) +
  pen.path('M-0.7 0 L0.7 0 L0.7 0.95 L-0.7 0.95 Z', tone(accent, 84)) +
  pen.path('M-0.88 0.06 L0 -0.8 L0.88 0.06 Z', tone(main, 42)) +
  pen.path('M-0.16 0.95 L-0.16 0.4 L0.16 0.4 L0.16 0.95 Z', tone(WOOD, 32)) +
  pen.path(
    'M-0.52 0.25 h0.26 v0.28 h-0.26 Z M0.28 0.25 h0.26 v0.28 h-0.26 Z',
    tone(GLASS, 70),
  ) +
  pen.path(
    'M-0.52 0.38 h0.26 v0.02 h-0.26 Z M0.28 0.38 h0.26 v0.02 h-0.26 Z',
    'rgba(255,255,255,0.9)',
  )

const lighthouse: Draw = (pen, { main }) =>
  pen.glow(0, -0.74, 0.6, (opacity) => `rgba(255,240,190,${opacity * 0.9})`) +
  pen.path(
    'M-0.6 1 Q-0.3 0.8 0 0.82 Q0.35 0.8 0.62 1 Z',
    tone(nature(30, 14), 36),
  ) +
  pen.path('M-0.28 0.88 L-0.15 -0.56 H0.15 L0.28 0.88 Z', tone(WHITE, 88)) +
  pen.path(
    'M-0.262 0.68 L-0.232 0.36 H0.232 L0.262 0.68 Z M-0.206 0.06 L-0.177 -0.26 H0.177 L0.206 0.06 Z',
    tone(main, 46),
  ) +
  pen.path('M-0.2 -0.56 h0.4 v-0.05 h-0.4 Z', '#2c3038') +
  pen.path('M-0.11 -0.61 h0.22 v-0.2 h-0.22 Z', 'rgba(255,236,170,0.95)') +
  pen.path('M-0.15 -0.81 L0 -0.98 L0.15 -0.81 Z', tone(main, 38))

const car: Draw = (pen, { main }) =>
  pen.path(
    'M-0.5 0 Q-0.4 -0.38 -0.12 -0.4 H0.16 Q0.38 -0.38 0.56 0 Z',
    tone(GLASS, 56),
  ) +
  pen.path('M-0.03 -0.4 h0.06 v0.42 h-0.06 Z', tone(main, 44)) +
  pen.path(
    'M-0.94 0.3 Q-0.98 0.04 -0.52 -0.02 Q-0.4 -0.42 -0.1 -0.46 H0.18 Q0.42 -0.44 0.6 -0.02 Q0.96 0.02 0.96 0.3 Z M-0.44 -0.02 H-0.06 V-0.37 Q-0.34 -0.36 -0.44 -0.02 M0.06 -0.02 H0.5 Q0.38 -0.34 0.2 -0.37 H0.06 Z',
    tone(main, 50),
    'fill-rule="evenodd"',
  ) +
  times(
    2,
    (index) =>
      pen.circle(index ? 0.56 : -0.54, 0.3, 0.2, '#23252a') +
      pen.circle(index ? 0.56 : -0.54, 0.3, 0.1, tone(METAL, 72)),
  ) +
  pen.ellipse(0.9, 0.1, 0.05, 0.05, 'rgba(255,244,200,0.95)')

const balloon: Draw = (pen, { main }, random) =>
  pen.line(
    `M0 0.42 Q${random() * 0.6 - 0.3} 0.7 0.05 1`,
    'rgba(60,60,70,0.6)',
    0.02,
  ) +
  pen.path('M-0.07 0.49 L0.07 0.49 L0 0.38 Z', tone(main, 36)) +
  pen.ellipse(0, -0.3, 0.58, 0.72, tone(main, 50)) +
  pen.shine(-0.22, -0.62, 0.34) +
  pen.glow(0.28, 0.1, 0.3, (opacity) => main(74, opacity * 0.35))

const airBalloon: Draw = (pen, { main, second, accent }) =>
  pen.line('M-0.2 0.3 L-0.11 0.74 M0.2 0.3 L0.11 0.74', '#5a4632', 0.015) +
  pen.path('M-0.13 0.74 h0.26 v0.2 h-0.26 Z', tone(WOOD, 40)) +
  pen.path(
    'M0 0.44 C-0.5 0.34 -0.78 -0.06 -0.72 -0.4 C-0.64 -0.8 -0.3 -0.96 0 -0.96 C0.3 -0.96 0.64 -0.8 0.72 -0.4 C0.78 -0.06 0.5 0.34 0 0.44',
    tone(main, 50),
  ) +
  pen.path(
    'M0 0.44 C-0.26 0.3 -0.4 -0.06 -0.38 -0.4 C-0.34 -0.8 -0.14 -0.96 0 -0.96 C0.14 -0.96 0.34 -0.8 0.38 -0.4 C0.4 -0.06 0.26 0.3 0 0.44',
    tone(second, 62),
  ) +
  pen.path(
    'M0 0.44 C-0.1 0.3 -0.14 -0.06 -0.13 -0.4 C-0.12 -0.8 -0.05 -0.96 0 -0.96 C0.05 -0.96 0.12 -0.8 0.13 -0.4 C0.14 -0.06 0.1 0.3 0 0.44',
    tone(accent, 56),
  ) +
  pen.shine(-0.3, -0.6, 0.4)

const rocket: Draw = (pen, { main, accent }) =>
  pen.path('M-0.14 0.62 Q0 1.1 0.14 0.62 Z', 'rgba(255,180,70,0.95)') +
  pen.path(
    'M-0.2 0.2 L-0.5 0.66 L-0.16 0.56 Z M0.2 0.2 L0.5 0.66 L0.16 0.56 Z',
    tone(main, 44),
  ) +
  pen.path(
    'M0 -0.98 C0.34 -0.66 0.34 0.1 0.18 0.6 H-0.18 C-0.34 0.1 -0.34 -0.66 0 -0.98',
    tone(WHITE, 84),
  ) +
  pen.path(
    'M0 -0.98 C0.15 -0.84 0.22 -0.66 0.25 -0.52 H-0.25 C-0.22 -0.66 -0.15 -0.84 0 -0.98',
    tone(main, 50),
  ) +
  pen.circle(0, -0.22, 0.12, tone(accent, 56))

const umbrella: Draw = (pen, { main }) =>
  pen.line(
    'M0 -0.9 V0.78 Q0 0.96 0.14 0.96 Q0.26 0.96 0.26 0.82',
    '#5a4632',
    0.05,
  ) +
  pen.path(
    'M-0.94 0.04 C-0.86 -0.98 0.86 -0.98 0.94 0.04 Q0.78 -0.1 0.62 0.04 Q0.47 -0.1 0.31 0.04 Q0.15 -0.1 0 0.04 Q-0.15 -0.1 -0.31 0.04 Q-0.47 -0.1 -0.62 0.04 Q-0.78 -0.1 -0.94 0.04',
    tone(main, 50),
  ) +
  pen.line(
    'M0 -0.74 Q-0.3 -0.4 -0.31 0.02 M0 -0.74 Q0.3 -0.4 0.31 0.02',
    'rgba(255,255,255,0.4)',
    0.018,
  )

const snowman: Draw = (pen, { main }) =>
  pen.circle(0, 0.56, 0.42, tone(METAL, 93)) +
  pen.circle(0, -0.02, 0.31, tone(METAL, 94)) +
  pen.circle(0, -0.5, 0.23, tone(METAL, 95)) +
  pen.path(
    'M-0.25 -0.3 Q0 -0.18 0.25 -0.3 L0.23 -0.2 Q0 -0.08 -0.23 -0.2 Z',
    tone(main, 48),
  ) +
  pen.path(
    'M-0.28 -0.66 h0.56 v0.05 h-0.56 Z M-0.17 -0.95 h0.34 v0.3 h-0.34 Z',
    '#26272c',
  ) +
  pen.path('M0 -0.5 L0.24 -0.45 L0 -0.42 Z', 'hsl(24,90%,54%)') +
  times(2, (index) => pen.circle(index ? 0.08 : -0.08, -0.56, 0.028, '#26272c'))

const ball: Draw = (pen, { main }) =>
  pen.circle(0, 0.2, 0.75, tone(main, 50)) + pen.shine(-0.25, -0.1, 0.4)

const star: Draw = (pen, { main }) => {
  const corners = Array.from({ length: 10 }, (_, index) => {
    const turn = (index * Math.PI) / 5
    const radius = index % 2 ? 0.42 : 0.95
    return `${(Math.sin(turn) * radius).toFixed(3)} ${(-Math.cos(turn) * radius).toFixed(3)}`
  })
  const rim = `stroke="${main(70)}" stroke-width="0.05" stroke-linejoin="round"`
  return (
    pen.path(`M${corners.join(' L')} Z`, tone(main, 56), rim) +
    pen.shine(-0.15, -0.25, 0.4)
  )
}

const sun: Draw = (pen) =>
  pen.glow(0, 0, 1, (opacity) => `rgba(255,222,120,${opacity})`) +
  pen.circle(0, 0, 0.42, 'hsl(45,98%,70%)')

const moon: Draw = (pen) =>
  pen.glow(0, 0, 1, (opacity) => `rgba(235,240,255,${opacity * 0.5})`) +
  pen.path(
    'M0.2 -0.6 A0.62 0.62 0 1 0 0.2 0.6 A0.5 0.5 0 1 1 0.2 -0.6',
    '#f7f3df',
  )

export const OUTSIDE: readonly Thing[] = [
  {
    words: /\b(hot[- ]air balloons?)\b/,
    draw: airBalloon,
    home: 'sky',
    size: 0.17,
    hue: 8,
  },
  { words: /\b(balloons?)\b/, draw: balloon, home: 'sky', size: 0.17, hue: 4 },
  {
    words: /\b(lighthouse|tower)\b/,
    draw: lighthouse,
    home: 'water',
    size: 0.26,
    hue: 4,
  },
  {
    words: /\b(boats?|ship|sailboat|yacht)\b/,
    draw: boat,
    home: 'water',
    size: 0.15,
    hue: 214,
  },
  {
    words: /\b(cars?|automobile|taxi)\b/,
    draw: car,
    home: 'land',
    size: 0.2,
    foot: 0.5,
    hue: 4,
  },
  {
    words: /\b(houses?|cottage|cabin|hut|barn)\b/,
    draw: house,
    home: 'land',
    size: 0.17,
    hue: 14,
  },
  {
    words: /\b(rockets?|spaceship)\b/,
    draw: rocket,
    home: 'sky',
    size: 0.2,
    hue: 4,
  },
  {
    words: /\b(umbrellas?|parasol)\b/,
    draw: umbrella,
    home: 'land',
    size: 0.18,
    hue: 4,
  },
  { words: /\b(snowm[ae]n)\b/, draw: snowman, home: 'land', size: 0.2, hue: 4 },
  { words: /\b(ball)\b/, draw: ball, home: 'land', size: 0.08, hue: 4 },
  { words: /\b(moon|crescent)\b/, draw: moon, home: 'sky', size: 0.1 },
  { words: /\b(sun|sunny)\b/, draw: sun, home: 'sky', size: 0.14 },
  {
    words: /\b(stars?|badge|sparkles?|icon|logo)\b/,
    draw: star,
    home: 'sky',
    size: 0.08,
    hue: 44,
  },
]
