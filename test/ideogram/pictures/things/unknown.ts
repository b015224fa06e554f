import { between } from '../../random.ts'
import { tone } from '../pen.ts'
import type { Draw, Thing } from './thing.ts'

/** A smooth stone of a shape that is the seed's own, lying on a smaller one. */
const sculpture: Draw = (pen, { main, second, accent }, random) => {
  const lean = between(random, -0.14, 0.14)
  const wide = between(random, 0.5, 0.66)
  const tall = between(random, 0.5, 0.64)
  const top = 0.46 - tall * 2
  const middle = 0.46 - tall
  const left = lean - wide
  const right = lean + wide
  const [a, b] = [between(random, 0.4, 0.7), between(random, 0.4, 0.7)]
  return (
    pen.ellipse(0, 0.72, 0.52, 0.24, tone(second, 44)) +
    pen.ellipse(lean * 0.4, 0.5, wide * 0.6, 0.08, 'rgba(14,14,24,0.35)') +
    pen.path(
      `M${left} ${middle} C${left} ${middle - tall * a} ${lean - wide * b} ${top} ${lean} ${top} C${lean + wide * a} ${top} ${right} ${middle - tall * b} ${right} ${middle} C${right} ${middle + tall * a} ${lean + wide * b} 0.5 ${lean} 0.5 C${lean - wide * a} 0.5 ${left} ${middle + tall * b} ${left} ${middle}`,
      tone(main, 52),
    ) +
    pen.glow(lean + wide * 0.4, middle + tall * 0.5, 0.4, (opacity) =>
      accent(72, opacity * 0.3),
    ) +
    pen.shine(lean - wide * 0.35, middle - tall * 0.45, wide * 0.55)
  )
}

/** Stands for what no table knows. */
export const UNKNOWN: Thing = {
  words: /^$/,
  draw: sculpture,
  home: 'table',
  size: 0.12,
}
