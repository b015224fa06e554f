/** What is drawn before the coast: grass, thrift, a boat and gulls. */
import type { Touch } from './painting.ts'
import { randoms } from './random.ts'

type Pen = Parameters<Touch>[0]

const hsl = (hue: number, saturation: number, lightness: number, alpha = 1) =>
  `hsl(${hue} ${saturation}% ${lightness}% / ${alpha})`

/** The headland's edge, by `x`; units of the width. */
const brow = (x: number) =>
  1.02 + 0.2 * Math.min(1, x / 0.75) ** 1.5 + 0.012 * Math.sin(x * 17)

const bottom = 1.334

function polygon(pen: Pen, points: readonly (readonly [number, number])[]) {
  pen.beginPath()
  for (const [x, y] of points) pen.lineTo(x, y)
  pen.closePath()
}

function slope(pen: Pen): void {
  const steps = Array.from({ length: 41 }, (_, step) => step / 40)
  polygon(pen, [
    ...steps.map((x) => [x, brow(x)] as const),
    [1, bottom],
    [0, bottom],
  ])
  const shade = pen.createLinearGradient(0, 1, 0, bottom)
  shade.addColorStop(0, hsl(76, 34, 22))
  shade.addColorStop(1, hsl(92, 38, 9))
  pen.fillStyle = shade
  pen.fill()
}

/** A blade from its foot up, bent by the wind, thin at its tip. */
function blade(pen: Pen, x: number, y: number, height: number, bend: number) {
  const wide = 0.0011 + height * 0.03
  const tip = [x + bend, y - height] as const
  pen.beginPath()
  pen.moveTo(x - wide, y)
  pen.quadraticCurveTo(x - wide + bend * 0.15, y - height * 0.6, ...tip)
  pen.quadraticCurveTo(x + wide + bend * 0.2, y - height * 0.55, x + wide, y)
  pen.fill()
}

const blades = 5200

function grass(pen: Pen): void {
  const random = randoms(7)
  for (let count = 0; count < blades; count++) {
    // The far ones first.
    const near = (count / blades) ** 1.15
    const x = random() * 1.06 - 0.03
    const top = brow(x)
    const y = top + (bottom + 0.05 - top) * near * (0.85 + 0.15 * random())
    const gust = Math.sin(x * 9 + y * 6) * 0.5 + 0.5
    const height = (0.012 + 0.055 * near) * (0.6 + 0.7 * random())
    const bend = height * (0.25 + 0.5 * gust + 0.5 * (random() - 0.5))
    const sunny = random() * (1 - 0.62 * near) * (0.45 + 0.55 * gust)
    const hue = 84 - 34 * sunny + 10 * (random() - 0.5)
    pen.fillStyle = hsl(hue, 40 + 14 * sunny, 10 + 42 * sunny)
    blade(pen, x, y, height, bend)
  }
}

function thrift(pen: Pen): void {
  const random = randoms(31)
  for (let count = 0; count < 64; count++) {
    const near = (count / 64) ** 0.9
    const x = (0.5 + 0.5 * Math.sin(count * 2.4)) * 0.98 + 0.03 * random()
    const y = brow(x) + 0.01 + (bottom - 0.04 - brow(x)) * near * random()
    const size = 0.0045 + 0.0085 * near
    const stalk = size * (2.6 + 2 * random())
    pen.strokeStyle = hsl(84, 34, 22)
    pen.lineWidth = size * 0.2
    pen.beginPath()
    pen.moveTo(x, y)
    pen.quadraticCurveTo(x, y - stalk * 0.6, x + size * 0.7, y - stalk)
    pen.stroke()
    for (let petal = 0; petal < 22; petal++) {
      const turn = random() * 7
      const away = Math.sqrt(random()) * size
      const [dx, dy] = [Math.cos(turn) * away, Math.sin(turn) * away * 0.8]
      const light = 56 + 22 * (dx / size) - 16 * (dy / size)
      pen.fillStyle = hsl(332 + 12 * random(), 52, light)
      pen.beginPath()
      pen.arc(x + size * 0.7 + dx, y - stalk + dy, size * 0.24, 0, 7)
      pen.fill()
    }
  }
}

function boat(pen: Pen): void {
  pen.save()
  pen.translate(0.7, 0.83)
  pen.scale(0.95, 0.95)
  const random = randoms(5)
  for (let line = 0; line < 26; line++) {
    const down = 0.008 + line * 0.0034
    const wide = 0.03 * (1 - line / 30) * (0.5 + 0.8 * random())
    pen.fillStyle = `rgb(250 236 214 / ${0.4 - line * 0.013})`
    const left = 0.004 - wide / 2 + 0.01 * (random() - 0.5)
    pen.fillRect(left, down, wide, 0.0017)
  }
  const main = pen.createLinearGradient(0, 0, 0.05, 0)
  main.addColorStop(0, '#d8c8b4')
  main.addColorStop(0.5, '#fff8ea')
  main.addColorStop(1, '#ffeeda')
  pen.fillStyle = main
  pen.beginPath()
  pen.moveTo(0.003, -0.1)
  pen.quadraticCurveTo(0.044, -0.05, 0.045, -0.009)
  pen.lineTo(0.003, -0.012)
  pen.fill()
  pen.fillStyle = '#e9d7bf'
  pen.beginPath()
  pen.moveTo(-0.001, -0.088)
  pen.quadraticCurveTo(-0.012, -0.04, -0.032, -0.008)
  pen.lineTo(-0.001, -0.012)
  pen.fill()
  pen.fillStyle = '#4c3126'
  pen.fillRect(0, -0.104, 0.0018, 0.104)
  const hull = pen.createLinearGradient(0, -0.006, 0, 0.012)
  hull.addColorStop(0, '#f4ede2')
  hull.addColorStop(0.28, '#f4ede2')
  hull.addColorStop(0.3, '#27404f')
  hull.addColorStop(1, '#142530')
  pen.fillStyle = hull
  pen.beginPath()
  pen.moveTo(-0.036, -0.006)
  pen.lineTo(0.05, -0.007)
  pen.quadraticCurveTo(0.044, 0.009, 0.032, 0.011)
  pen.lineTo(-0.024, 0.011)
  pen.quadraticCurveTo(-0.033, 0.006, -0.036, -0.006)
  pen.fill()
  pen.restore()
}

const flock: readonly (readonly [x: number, y: number, size: number])[] = [
  [0.5, 0.5, 0.016],
  [0.57, 0.476, 0.011],
  [0.62, 0.512, 0.009],
]

function gulls(pen: Pen): void {
  pen.fillStyle = '#39434f'
  for (const [x, y, size] of flock) {
    const wing = (side: 1 | -1, rise: number) => {
      const tip = [x + side * size, y - size * rise] as const
      const [bx, by] = [x + side * size * 0.45, y - size * 0.5]
      pen.beginPath()
      pen.moveTo(x, y)
      pen.quadraticCurveTo(bx, by - size * 0.14, ...tip)
      pen.quadraticCurveTo(bx, by + size * 0.1, x, y + size * 0.16)
      pen.fill()
    }
    wing(-1, 0.3)
    wing(1, 0.16)
  }
}

export const coastTouches: Touch = (pen) => {
  boat(pen)
  gulls(pen)
  slope(pen)
  grass(pen)
  thrift(pen)
}
