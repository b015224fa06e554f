/** Two parasols and a towel on the beach, from above. */
import type { Touch } from './painting.ts'

type Pen = Parameters<Touch>[0]

const shadow = { x: 0.034, y: 0.022 }

function parasol(pen: Pen, x: number, y: number, size: number, hue: number) {
  pen.save()
  pen.translate(x, y)
  pen.fillStyle = 'rgb(52 34 22 / 0.42)'
  pen.filter = 'blur(3px)'
  pen.beginPath()
  pen.ellipse(shadow.x, shadow.y, size, size * 0.96, 0, 0, 7)
  pen.fill()
  pen.filter = 'none'
  const parts = 12
  for (let part = 0; part < parts; part++) {
    const from = (part / parts) * 2 * Math.PI + 0.2
    const to = from + (2 * Math.PI) / parts
    const facing = Math.cos((from + to) / 2 - 3.9)
    const light = part % 2 ? 92 + 5 * facing : 52 + 9 * facing
    pen.fillStyle = `hsl(${hue} ${part % 2 ? 30 : 62}% ${light}%)`
    pen.beginPath()
    pen.moveTo(0, 0)
    pen.lineTo(Math.cos(from) * size, Math.sin(from) * size)
    const middle = (from + to) / 2
    pen.quadraticCurveTo(
      Math.cos(middle) * size * 0.97,
      Math.sin(middle) * size * 0.97,
      Math.cos(to) * size,
      Math.sin(to) * size,
    )
    pen.fill()
  }
  pen.fillStyle = '#fbf4e6'
  pen.beginPath()
  pen.arc(0, 0, size * 0.06, 0, 7)
  pen.fill()
  pen.restore()
}

function towel(pen: Pen, x: number, y: number): void {
  pen.save()
  pen.translate(x, y)
  pen.rotate(-0.5)
  pen.fillStyle = 'rgb(52 34 22 / 0.28)'
  pen.fillRect(0.004, 0.004, 0.052, 0.104)
  for (let stripe = 0; stripe < 8; stripe++) {
    pen.fillStyle = stripe % 2 ? '#f7efe0' : '#2f6f8a'
    pen.fillRect(0, stripe * 0.013, 0.052, 0.0132)
  }
  pen.restore()
}

export const parasols: Touch = (pen) => {
  towel(pen, 0.335, 0.775)
  parasol(pen, 0.27, 0.72, 0.072, 8)
  parasol(pen, 0.14, 0.5, 0.058, 44)
}
