import { hide } from './hide.ts'
import { isPresent, pageOf, topmostBounds } from '../layers.ts'
import type { Make } from './making.ts'
import { markAsMade } from './kept.ts'
import { addResults, type Loaded } from './fills.ts'
import { settle, spotAbove } from './spot.ts'
import { intersection, right, type Rect } from '../shared/geometry.ts'
import type { Insertion } from '../shared/protocol.ts'

/** Canvas units between the copies. */
const gap = 40

/**
 * A full copy of the source for each result, in a row to the right of it all
 * and of what lies there already.
 *
 * @returns the first copy
 */
export async function putBeside(
  source: SceneNode,
  loaded: Loaded[],
  insertion: Insertion,
  make: Make,
): Promise<SceneNode> {
  const { bounds } = insertion.target.source
  const page = pageOf(source) ?? figma.currentPage
  await page.loadAsync()
  let x = right(topmostBounds(source) ?? bounds) + gap
  const copies: SceneNode[] = []
  for (const [index, patch] of loaded.entries()) {
    x = freePlace(page, { ...bounds, x })
    const shift = x - bounds.x
    const copy = make(copyAt(source, page, shift))
    hideCopiedMasks(source, copy, insertion)
    const place = { ...patch.bounds, x: patch.bounds.x + shift }
    const layer = make(figma.createRectangle())
    layer.name = `${source.name} · ${String(index + 1)}`
    layer.fills = []
    settle(layer, await spotAbove(copy), place)
    markAsMade(layer)
    addResults(layer, [{ ...patch, bounds: place }], insertion, 'beside', [])
    copies.push(copy)
  }
  return copies[0]!
}

/** Where `wanted` lies when it is moved right until it covers nothing. */
function freePlace(page: PageNode, wanted: Rect): number {
  const inTheWay = page.children
    .map((layer) => layer.absoluteBoundingBox)
    .filter((rect) => rect !== null && intersection(rect, wanted) !== null)
    .filter(isPresent)
  if (!inTheWay.length) return wanted.x
  return freePlace(page, {
    ...wanted,
    x: Math.max(...inTheWay.map(right)) + gap,
  })
}

/** @param shift canvas units to the right of the original */
function copyAt(source: SceneNode, page: PageNode, shift: number): SceneNode {
  // A copy of a component would be another component.
  const copy =
    source.type === 'COMPONENT' ? source.createInstance() : source.clone()
  page.appendChild(copy)
  const [[a, c, x], [b, d, y]] = source.absoluteTransform
  if ('relativeTransform' in copy)
    copy.relativeTransform = [
      [a, c, x + shift],
      [b, d, y],
    ]
  else Object.assign(copy, { x: x + shift, y })
  return copy
}

/** A copy's layers come in the same order as the original's. */
function hideCopiedMasks(
  source: SceneNode,
  copy: SceneNode,
  { target }: Pick<Insertion, 'target'>,
): void {
  if (!('children' in source) || !('children' in copy)) return
  for (const [index, child] of source.children.entries()) {
    const twin = copy.children[index]
    if (!twin) continue
    if (target.masks.some((mask) => mask.id === child.id)) hide(twin)
    else hideCopiedMasks(child, twin, { target })
  }
}
