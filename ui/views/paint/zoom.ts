import type { Point, Rect, Size } from '../../../plugin/shared/geometry.ts'
import { clamped, zooms } from '../controls/zooms.ts'

/** What of a picture is seen: the middle of it, in shares, and how large. */
export interface View extends Point {
  /** 1 shows all of it. */
  scale: number
}

export const whole: View = { x: 0.5, y: 0.5, scale: 1 }

/** @param at share of the picture that stays where it is */
export function zoomed(view: View, by: number, at: Point): View {
  const scale = clamped(view.scale * by, zooms.min, zooms.max)
  const left = view.scale / scale
  return within({
    scale,
    x: at.x + (view.x - at.x) * left,
    y: at.y + (view.y - at.y) * left,
  })
}

/** @param by shares of the picture */
export function panned(view: View, by: Point): View {
  return within({ ...view, x: view.x + by.x, y: view.y + by.y })
}

/** Moved as little as brings a point of the picture into it. */
export function seeing(view: View, { x, y }: Point): View {
  const half = 0.5 / view.scale
  return within({
    ...view,
    x: clamped(view.x, x - half, x + half),
    y: clamped(view.y, y - half, y + half),
  })
}

/** Where all of the picture lies. @param size in which the view is seen */
export function placeOf({ x, y, scale }: View, size: Size): Rect {
  const width = size.width * scale
  const height = size.height * scale
  return {
    x: size.width / 2 - x * width,
    y: size.height / 2 - y * height,
    width,
    height,
  }
}

/** Nothing beside the picture is seen. */
function within({ x, y, scale }: View): View {
  const half = 0.5 / scale
  return {
    scale,
    x: clamped(x, half, 1 - half),
    y: clamped(y, half, 1 - half),
  }
}
