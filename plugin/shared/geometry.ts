/** Lengths and places, in canvas units or pixels as the holder says. */
export interface Size {
  width: number
  height: number
}

export interface Point {
  x: number
  y: number
}

/** `x`, `y` is the top left corner. */
export interface Rect extends Point, Size {}

/** 2 × 3 matrix, rows first, as Figma writes it: [[a, c, tx], [b, d, ty]]. */
export type Transform = [[number, number, number], [number, number, number]]

export const identity: Transform = [
  [1, 0, 0],
  [0, 1, 0],
]

export function translation(x: number, y: number): Transform {
  return [
    [1, 0, x],
    [0, 1, y],
  ]
}

export function scaling(x: number, y: number): Transform {
  return [
    [x, 0, 0],
    [0, y, 0],
  ]
}

/** First `inner`, then `outer`. */
export function multiply(outer: Transform, inner: Transform): Transform {
  const [[a, c, tx], [b, d, ty]] = outer
  const [[e, g, ux], [f, h, uy]] = inner
  return [
    [a * e + c * f, a * g + c * h, a * ux + c * uy + tx],
    [b * e + d * f, b * g + d * h, b * ux + d * uy + ty],
  ]
}

/** Where a point goes. */
export function apply(
  [[a, c, tx], [b, d, ty]]: Transform,
  { x, y }: Point,
): Point {
  return { x: a * x + c * y + tx, y: b * x + d * y + ty }
}

/** Whether it flattens its space: there is no way back. */
export function isFlat([[a, c], [b, d]]: Transform): boolean {
  return a * d - b * c === 0
}

/** @throws RangeError for a transform that flattens its space. */
export function invert(transform: Transform): Transform {
  const [[a, c, tx], [b, d, ty]] = transform
  const determinant = a * d - b * c
  if (determinant === 0) throw new RangeError('A flat transform has no inverse')
  return [
    [d / determinant, -c / determinant, (c * ty - d * tx) / determinant],
    [-b / determinant, a / determinant, (b * tx - a * ty) / determinant],
  ]
}

export function right(rect: Rect): number {
  return rect.x + rect.width
}

export function bottom(rect: Rect): number {
  return rect.y + rect.height
}

export function shifted(rect: Rect, { x, y }: Point): Rect {
  return { ...rect, x: rect.x + x, y: rect.y + y }
}

/** With so much more on every side, or less. */
export function grown({ x, y, width, height }: Rect, by: number): Rect {
  return {
    x: x - by,
    y: y - by,
    width: width + 2 * by,
    height: height + 2 * by,
  }
}

/** By so many times, with the space that it lies in. */
export function scaled({ x, y, width, height }: Rect, by: number): Rect {
  return { x: x * by, y: y * by, width: width * by, height: height * by }
}

/** What both rectangles cover, or null where they do not meet. */
export function intersection(a: Rect, b: Rect): Rect | null {
  const x = Math.max(a.x, b.x)
  const y = Math.max(a.y, b.y)
  const width = Math.min(right(a), right(b)) - x
  const height = Math.min(bottom(a), bottom(b)) - y
  return width > 0 && height > 0 ? { x, y, width, height } : null
}

/** The smallest rectangle around all of them, or null for none. */
export function union(rects: readonly Rect[]): Rect | null {
  const [first, ...rest] = rects
  if (!first) return null
  return rest.reduce((all, rect) => {
    const x = Math.min(all.x, rect.x)
    const y = Math.min(all.y, rect.y)
    return {
      x,
      y,
      width: Math.max(right(all), right(rect)) - x,
      height: Math.max(bottom(all), bottom(rect)) - y,
    }
  }, first)
}

export function contains(outer: Rect, inner: Rect): boolean {
  return (
    outer.x <= inner.x &&
    outer.y <= inner.y &&
    right(outer) >= right(inner) &&
    bottom(outer) >= bottom(inner)
  )
}

export function area(size: Size): number {
  return size.width * size.height
}

/**
 * Of this shape, about the middle of a place: as large as lies in it, or as
 * small as covers it.
 */
export function centredOn(
  place: Rect,
  { width, height }: Size,
  fit: 'inside' | 'cover',
): Rect {
  const pick = fit === 'inside' ? Math.min : Math.max
  const scale = pick(place.width / width, place.height / height)
  return {
    x: place.x + (place.width - width * scale) / 2,
    y: place.y + (place.height - height * scale) / 2,
    width: width * scale,
    height: height * scale,
  }
}

/**
 * A part of a picture where the picture shows `whole`.
 *
 * @param part pixels of the picture
 * @param size of the picture, pixels: across and down may differ in scale
 */
export function partOf(whole: Rect, part: Rect, size: Size): Rect {
  const across = whole.width / size.width
  const down = whole.height / size.height
  return {
    x: whole.x + part.x * across,
    y: whole.y + part.y * down,
    width: part.width * across,
    height: part.height * down,
  }
}
