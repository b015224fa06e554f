import { hide } from './hide.ts'
import { pageOf, topmostBounds } from '../layers.ts'
import type { Make } from './making.ts'
import { markAsMade } from './kept.ts'
import { addResults } from './fills.ts'
import type { LoadedResult } from './loaded.ts'
import { freePlace, gap } from './free-place.ts'
import { settle, spotAbove, type Spot } from './spot.ts'
import { right } from '../shared/geometry.ts'
import type { Placing, ResultRef } from '../shared/protocol.ts'

/**
 * A full copy of the source for each result, in a row to the right of it all
 * and of what lies there already. A cut-out is there without it.
 *
 * @returns where each result lies: on a layer of its own in its copy
 */
export async function putBeside(
  source: SceneNode,
  loaded: readonly LoadedResult[],
  placing: Placing,
  make: Make,
): Promise<ResultRef[]> {
  const { bounds } = placing.target.place
  const page = pageOf(source) ?? figma.currentPage
  await page.loadAsync()
  let x = right(topmostBounds(source) ?? bounds) + gap
  const refs: ResultRef[] = []
  for (const result of loaded) {
    x = freePlace(page, { ...bounds, x }, gap)
    const shift = x - bounds.x
    const isAlone = placing.made.some(
      ({ index, made }) => index === result.index && made.kind === 'cutout',
    )
    const spot = isAlone
      ? { parent: page, index: Infinity }
      : await spotOnCopy(source, page, shift, placing, make)
    const place = { ...result.bounds, x: result.bounds.x + shift }
    const layer = make(figma.createRectangle())
    layer.name = `${source.name} · ${String(result.index + 1)}`
    layer.fills = []
    settle(layer, spot, place)
    markAsMade(layer)
    const own = { ...result, bounds: place }
    await addResults(layer, [own], { ...placing, show: true }, 'beside', [])
    refs.push({ nodeId: layer.id, hash: result.hash })
  }
  return refs
}

/** On a copy of the source without its masks. */
function spotOnCopy(
  source: SceneNode,
  page: PageNode,
  shift: number,
  placing: Placing,
  make: Make,
): Promise<Spot> {
  const copy = make(copyAt(source, page, shift))
  hideCopiedMasks(source, copy, placing)
  return spotAbove(copy)
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
  { target }: Pick<Placing, 'target'>,
): void {
  if (!('children' in source) || !('children' in copy)) return
  for (const [index, child] of source.children.entries()) {
    const twin = copy.children[index]
    if (!twin) continue
    if (target.mask?.layers.some(({ id }) => id === child.id)) hide(twin)
    else hideCopiedMasks(child, twin, { target })
  }
}
