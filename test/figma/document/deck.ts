/** Slides lie in rows, the rows in one grid. The gaps are ASSUMED. */
import { withPlace } from './geometry.ts'
import type { LayerData } from './model.ts'

/** Canvas units between slides, and between rows. */
const gap = 240

/** Lays the slides of a row, or the rows of the grid, and fits it to them. */
export function arrangeDeck(holder: LayerData): void {
  const down = holder.type === 'SLIDE_GRID'
  let at = 0
  for (const child of holder.children) {
    const [x, y] = down ? [0, at] : [at, 0]
    child.transform = withPlace(child.transform, x, y)
    at += (down ? child.height : child.width) + gap
  }
  const most = (side: 'width' | 'height') =>
    Math.max(0.01, ...holder.children.map((child) => child[side]))
  const length = Math.max(0.01, at - gap)
  holder.width = down ? most('width') : length
  holder.height = down ? length : most('height')
}

export const isDeck = ({ type }: LayerData) =>
  type === 'SLIDE_GRID' || type === 'SLIDE_ROW'
