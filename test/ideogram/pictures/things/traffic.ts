import { nature } from '../inks.ts'
import type { Pen } from '../pen.ts'
import { times, tone } from '../pen.ts'
import type { Draw, Thing } from './thing.ts'

const WHITE = nature(214, 16)
const METAL = nature(215, 10)
const GLASS = nature(205, 42)
const RUBBER = '#23252a'

const wheel = (pen: Pen, x: number, y: number, radius: number) =>
  pen.circle(x, y, radius, RUBBER) +
  pen.circle(x, y, radius * 0.52, tone(METAL, 70))

const plane: Draw = (pen, { main }) =>
  `<g transform="rotate(-10)">${
    pen.path('M0.1 -0.06 L0.02 -0.44 H-0.1 L-0.16 -0.06 Z', tone(WHITE, 70)) +
    pen.path('M-0.66 -0.1 L-0.92 -0.56 H-0.74 L-0.36 -0.1 Z', tone(main, 46)) +
    pen.path(
      'M-0.86 -0.1 C-0.5 -0.2 0.4 -0.22 0.66 -0.14 C0.88 -0.08 0.98 0.02 0.94 0.06 C0.8 0.16 -0.3 0.16 -0.5 0.1 C-0.7 0.04 -0.86 -0.02 -0.86 -0.1',
      tone(WHITE, 88),
    ) +
    pen.path(
      'M0.7 -0.12 Q0.84 -0.08 0.88 -0.02 L0.72 -0.02 Z',
      tone(GLASS, 40),
    ) +
    times(8, (index) =>
      pen.ellipse(-0.36 + index * 0.13, -0.06, 0.028, 0.036, GLASS(36)),
    ) +
    pen.path('M0.22 0.04 L-0.2 0.62 H-0.38 L-0.16 0.04 Z', tone(WHITE, 66)) +
    pen.ellipse(0, 0.26, 0.14, 0.06, tone(main, 44)) +
    pen.path('M-0.6 0 L-0.9 0.2 H-0.98 L-0.82 -0.04 Z', tone(main, 40))
  }</g>`

const bicycle: Draw = (pen, { main }) => {
  const wheelAt = (x: number) =>
    pen.line(
      times(8, (index) => {
        const turn = (index * Math.PI) / 8
        const [dx, dy] = [Math.cos(turn) * 0.38, Math.sin(turn) * 0.38]
        return `M${x - dx} ${0.52 - dy} L${x + dx} ${0.52 + dy} `
      }),
      'rgba(200,205,212,0.7)',
      0.01,
    ) +
    pen.line(
      `M${x - 0.4} 0.52 a0.4 0.4 0 1 0 0.8 0 a0.4 0.4 0 1 0 -0.8 0`,
      RUBBER,
      0.06,
    )
  return (
    wheelAt(-0.54) +
    wheelAt(0.54) +
    pen.line(
      'M-0.54 0.52 L-0.22 -0.1 L0.34 -0.1 L0 0.5 Z M-0.22 -0.1 L0 0.5 M0.54 0.52 L0.32 -0.2',
      main(46),
      0.065,
    ) +
    pen.line(
      'M-0.22 -0.1 L-0.28 -0.26 M0.32 -0.2 L0.28 -0.36',
      METAL(60),
      0.045,
    ) +
    pen.line('M0.28 -0.36 Q0.44 -0.42 0.46 -0.28', RUBBER, 0.055) +
    pen.path(
      'M-0.46 -0.32 Q-0.28 -0.38 -0.12 -0.28 Q-0.28 -0.22 -0.46 -0.26 Z',
      tone(nature(24, 40), 26),
    ) +
    pen.circle(0, 0.5, 0.09, tone(METAL, 56)) +
    pen.line('M-0.06 0.62 L0.06 0.38', RUBBER, 0.035)
  )
}

const bus: Draw = (pen, { main }) =>
  pen.path(
    'M-0.94 0.5 V-0.38 Q-0.94 -0.52 -0.8 -0.52 H0.74 Q0.88 -0.52 0.9 -0.36 L0.96 0.1 V0.5 Z',
    tone(main, 50),
  ) +
  times(4, (index) =>
    pen.path(
      `M${-0.84 + index * 0.36} -0.36 h0.3 v0.36 h-0.3 Z`,
      tone(GLASS, 66),
    ),
  ) +
  pen.path('M0.62 -0.36 H0.8 L0.86 0.02 H0.62 Z', tone(GLASS, 72)) +
  pen.path('M-0.94 0.12 H0.96 V0.2 H-0.94 Z', 'rgba(255,255,255,0.75)') +
  wheel(pen, -0.54, 0.52, 0.19) +
  wheel(pen, 0.56, 0.52, 0.19) +
  pen.ellipse(0.92, 0.36, 0.04, 0.06, 'rgba(255,244,200,0.95)')

const bridge: Draw = (pen) =>
  pen.path(
    'M-1 0.96 V0.1 Q0 -0.5 1 0.1 V0.96 H0.8 C0.76 0.5 0.5 0.3 0.4 0.3 C0.3 0.3 0.1 0.5 0.08 0.96 H-0.08 C-0.1 0.5 -0.3 0.3 -0.4 0.3 C-0.5 0.3 -0.76 0.5 -0.8 0.96 Z',
    tone(nature(30, 14), 54),
  ) +
  pen.line('M-1 0.04 Q0 -0.58 1 0.04', nature(30, 14)(70), 0.08) +
  times(7, (index) => {
    const x = (index - 3) * 0.27
    const y = 0.2 - 0.3 * (1 - x * x)
    return pen.line(`M${x} ${y} v-0.12`, nature(30, 14)(38), 0.03)
  })

export const TRAFFIC: readonly Thing[] = [
  {
    words: /\b(air ?planes?|aeroplanes?|planes?|jets?|aircraft)\b/,
    draw: plane,
    home: 'sky',
    size: 0.18,
    hue: 214,
  },
  {
    words: /\b(bicycles?|bikes?|motorbikes?|scooters?)\b/,
    draw: bicycle,
    home: 'land',
    size: 0.18,
    foot: 0.92,
    hue: 176,
  },
  {
    words: /\b(bus(es)?|trucks?|lorr(y|ies)|vans?|trams?|trains?|caravans?)\b/,
    draw: bus,
    home: 'land',
    size: 0.22,
    foot: 0.71,
    hue: 6,
  },
  { words: /\b(bridges?)\b/, draw: bridge, home: 'water', size: 0.2 },
]
