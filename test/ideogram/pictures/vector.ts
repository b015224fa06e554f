import type { Size } from '../sizes.ts'
import { Pen } from './pen.ts'
import { read } from './scene.ts'
import { UNKNOWN } from './things/unknown.ts'

/**
 * What a prompt names, as flat shapes: paths, circles and groups only, on a
 * disc of a second colour.
 */
export function drawVector(prompt: string, seed: number, size: Size): string {
  const { thing = UNKNOWN, inks, random } = read(prompt, seed)
  const { width, height } = size
  const radius = Math.min(width, height) * 0.36
  const pen = new Pen('flat')
  const ground = pen.circle(0, 0, 1.25, inks.second(86))
  const drawn = thing.draw(pen, inks, random)
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"><g transform="translate(${width / 2} ${height / 2}) scale(${radius})">${ground}${drawn}</g></svg>`
}
