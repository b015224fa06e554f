import type { Point, Size } from '../../../plugin/shared/geometry.ts'
import { clamped, zooms } from '../controls/zooms.ts'

/** How a picture lies in its box: enlarged about the middle, and then moved. */
export interface Zoom extends Point {
  /** 1 is all of it. */
  scale: number
}

export const fitted: Zoom = { scale: 1, x: 0, y: 0 }

/** @param by CSS pixels; no further than the picture's edge */
export function panned(
  { scale, x, y }: Zoom,
  by: Point,
  { width, height }: Size,
): Zoom {
  const within = (value: number, side: number) => {
    const most = ((scale - 1) * side) / 2
    return clamped(value, -most, most)
  }
  return { scale, x: within(x + by.x, width), y: within(y + by.y, height) }
}

/** @param at what stays where it is, CSS pixels from the middle of the box */
export function zoomed(zoom: Zoom, factor: number, at: Point, box: Size): Zoom {
  const scale = clamped(zoom.scale * factor, zooms.min, zooms.max)
  const grown = scale / zoom.scale
  const x = at.x - (at.x - zoom.x) * grown
  const y = at.y - (at.y - zoom.y) * grown
  return panned({ scale, x, y }, { x: 0, y: 0 }, box)
}
