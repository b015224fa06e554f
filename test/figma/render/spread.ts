/** Growing and shrinking of what a surface covers. */
import { outset } from '../document/geometry.ts'
import { createSurface, keep, put } from './surface.ts'
import type { Layered } from './surface.ts'

/** Directions enough that a circle of 100 px misses by a fifth of a pixel. */
const directions = 48

/** `source` and all within `radius` device pixels of it. */
export function dilated(source: Layered, radius: number): Layered {
  const result = around(source, radius)
  put(result, source)
  for (let step = 0; step < directions; step++) {
    const angle = (2 * Math.PI * step) / directions
    put(result, source, {
      x: radius * Math.cos(angle),
      y: radius * Math.sin(angle),
    })
  }
  return result
}

/** `source` without all within `radius` device pixels of its outside. */
export function eroded(source: Layered, radius: number): Layered {
  const result = copied(source)
  keep(result, dilated(inverted(source, radius), radius), 'outside')
  return result
}

/** Opaque black where `source` covers nothing, and `by` pixels around it. */
export function inverted(source: Layered, by = 0): Layered {
  const result = around(source, by)
  const { pen, box } = result
  pen.fillRect(0, 0, box.width, box.height)
  keep(result, source, 'outside')
  return result
}

export function copied(source: Layered): Layered {
  const result = blank(source)
  put(result, source)
  return result
}

/** An empty surface of the same place. */
export const blank = (source: Layered) => around(source, 0)

function around({ box, colorSpace }: Layered, by: number): Layered {
  return createSurface(outset(box, Math.ceil(by)), colorSpace)
}
