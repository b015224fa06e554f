import { isPresent } from '../layers.ts'
import { intersection, right, type Rect } from '../shared/geometry.ts'

/** Canvas units between what is put beside each other. */
export const gap = 40

/** Where `wanted` lies when it is moved right until it covers nothing: its x. */
export function freePlace(page: PageNode, wanted: Rect, gap: number): number {
  const inTheWay = page.children
    .map((layer) => layer.absoluteBoundingBox)
    .filter(isPresent)
    .filter((rect) => intersection(rect, wanted) !== null)
  if (!inTheWay.length) return wanted.x
  const x = Math.max(...inTheWay.map(right)) + gap
  return freePlace(page, { ...wanted, x }, gap)
}
