/** Eucalyptus in the vase. */
import type { Touch } from './painting.ts'
import { randoms } from './random.ts'

type Pen = Parameters<Touch>[0]

/** The middle of the vase's mouth, units of the width. */
const mouth = { x: 0.49, y: 0.296 }

interface Stem {
  /** Where its tip is, seen from the mouth. */
  x: number
  y: number
  leaves: number
}

const twigs: readonly Stem[] = [
  { x: 0.07, y: -0.26, leaves: 8 },
  { x: -0.17, y: -0.22, leaves: 9 },
  { x: 0.2, y: -0.15, leaves: 8 },
  { x: -0.06, y: -0.275, leaves: 9 },
]

/** A round leaf; `turn` in radians, `light` 0 to 1. */
function leaf(
  pen: Pen,
  [x, y]: readonly [number, number],
  size: number,
  turn: number,
  light: number,
): void {
  pen.save()
  pen.translate(x, y)
  pen.rotate(turn)
  const shade = pen.createLinearGradient(0, -size * 0.7, size, size * 0.7)
  shade.addColorStop(0, `hsl(148 17% ${34 + 30 * light}%)`)
  shade.addColorStop(1, `hsl(160 24% ${14 + 16 * light}%)`)
  pen.fillStyle = shade
  pen.beginPath()
  pen.moveTo(0, 0)
  pen.bezierCurveTo(size * 0.2, -size * 0.75, size, -size * 0.6, size * 1.15, 0)
  pen.bezierCurveTo(size, size * 0.6, size * 0.2, size * 0.75, 0, 0)
  pen.fill()
  pen.strokeStyle = `hsl(140 20% ${50 + 22 * light}% / 0.5)`
  pen.lineWidth = size * 0.045
  pen.beginPath()
  pen.moveTo(0, 0)
  pen.lineTo(size, 0)
  pen.stroke()
  pen.restore()
}

export const stems: Touch = (pen) => {
  const random = randoms(11)
  for (const { x, y, leaves } of twigs) {
    const bend = { x: x * 0.25, y: y * 0.62 }
    const at = (t: number) =>
      [
        mouth.x + 2 * t * (1 - t) * bend.x + t * t * x,
        mouth.y + 2 * t * (1 - t) * bend.y + t * t * y,
      ] as const
    pen.strokeStyle = '#4c4a34'
    pen.lineWidth = 0.0042
    pen.lineCap = 'round'
    pen.beginPath()
    pen.moveTo(...at(0))
    pen.quadraticCurveTo(mouth.x + bend.x, mouth.y + bend.y, ...at(1))
    pen.stroke()
    for (let pair = 0; pair < leaves; pair++) {
      const t = 0.24 + (0.74 * pair) / (leaves - 1)
      const size = 0.044 * (1.15 - 0.55 * t) * (0.85 + 0.3 * random())
      const way = Math.atan2(y, x)
      for (const side of [-1, 1]) {
        const turn = way + side * (0.7 + 0.5 * random())
        const light = 0.35 - 0.4 * Math.cos(turn) + 0.35 * random()
        leaf(pen, at(t), size, turn, Math.max(0, Math.min(1, light)))
      }
    }
  }
}
