import { pageOf, topmostBounds } from './layers.ts'
import { addResults, type Loaded } from './results.ts'
import { settle, spotAbove } from './spot.ts'
import { right } from './shared/geometry.ts'
import type { Insertion } from './shared/protocol.ts'

/** Canvas units between the copies. */
const gap = 40

/** A full copy of the source for each result, in a row to the right of it all. */
export async function putBeside(
  source: SceneNode,
  loaded: Loaded[],
  insertion: Insertion,
): Promise<SceneNode> {
  const { bounds } = insertion.target.source
  const page = pageOf(source) ?? figma.currentPage
  await page.loadAsync()
  const start = right(topmostBounds(source) ?? bounds) + gap
  const copies: SceneNode[] = []
  for (const [index, patch] of loaded.entries()) {
    const shift = start + index * (bounds.width + gap) - bounds.x
    const copy = copyAt(source, page, shift)
    hideCopiedMasks(source, copy, insertion)
    const place = { ...patch.bounds, x: patch.bounds.x + shift }
    const layer = figma.createRectangle()
    layer.name = `${source.name} · ${String(index + 1)}`
    layer.fills = []
    settle(layer, await spotAbove(copy), place)
    addResults(layer, [{ ...patch, bounds: place }], insertion)
    copies.push(copy)
  }
  return copies[0]!
}

/** @param shift canvas units to the right of the original */
function copyAt(source: SceneNode, page: PageNode, shift: number): SceneNode {
  // A copy of a component would be another component.
  const copy =
    source.type === 'COMPONENT' ? source.createInstance() : source.clone()
  page.appendChild(copy)
  if ('relativeTransform' in copy && 'absoluteTransform' in source) {
    const [[a, c, x], [b, d, y]] = source.absoluteTransform
    copy.relativeTransform = [
      [a, c, x + shift],
      [b, d, y],
    ]
  }
  return copy
}

/** A copy's children come in the same order as the original's. */
function hideCopiedMasks(
  source: SceneNode,
  copy: SceneNode,
  { target }: Insertion,
): void {
  if (!('children' in source) || !('children' in copy)) return
  for (const [index, child] of source.children.entries()) {
    const twin = copy.children[index]
    if (twin && target.masks.some((mask) => mask.id === child.id))
      twin.visible = false
  }
}
