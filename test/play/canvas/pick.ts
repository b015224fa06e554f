/** Which layer a designer means by a point of the page. */
import type { FigmaDocument } from '../../figma/document/document.ts'
import type { Box, Point } from '../../figma/document/geometry.ts'
import {
  apply,
  boxOf,
  contains,
  determinant,
  intersect,
  invert,
  multiply,
} from '../../figma/document/geometry.ts'
import { absoluteBoundingBox } from '../../figma/document/bounds.ts'
import type { LayerData, Matrix } from '../../figma/document/model.ts'
import {
  absoluteTransform,
  followsChildren,
  isPage,
} from '../../figma/document/tree.ts'
import { outlinesOf } from '../../figma/render/shapes.ts'

/** Outermost first, ending with what is under the point. */
export type Chain = readonly LayerData[]

const pen = new OffscreenCanvas(1, 1).getContext('2d')

/** The layers under `point`, the one on top of all last; empty for none. */
export function chainAt(document: FigmaDocument, point: Point): Chain {
  const slack = 4 / document.viewport.zoom
  return chainIn(document.currentPage.children, point, slack)
}

function chainIn(layers: readonly LayerData[], p: Point, slack: number): Chain {
  for (const layer of [...layers].reverse()) {
    if (!layer.visible || layer.locked) continue
    if (determinant(layer.transform) === 0) continue
    const local = apply(invert(layer.transform), p)
    const inside = contains(boxOf(layer), local)
    if (layer.clipsContent && !inside) continue
    const below = chainIn(layer.children, local, slack)
    if (below.length > 0) return [layer, ...below]
    if (isHit(layer, local, slack)) return [layer]
  }
  return []
}

function isHit(layer: LayerData, local: Point, slack: number): boolean {
  if (followsChildren(layer.type)) return false
  if (layer.type === 'TEXT') return contains(boxOf(layer), local)
  const filled = layer.fills.some((paint) => paint.visible !== false)
  const stroked = layer.strokes.some((paint) => paint.visible !== false)
  if (!pen || (!filled && !stroked)) return false
  pen.lineWidth = Math.max(stroked ? layer.strokeWeight : 0, 2 * slack)
  return outlinesOf(layer).some(
    ({ path, rule }) =>
      (filled && pen.isPointInPath(path, local.x, local.y, rule)) ||
      (stroked && pen.isPointInStroke(path, local.x, local.y)),
  )
}

/** A frame on the page gives way to what is in it, as in Figma. */
const givesWay = (chain: Chain) =>
  chain.length > 1 && ['FRAME', 'SECTION'].includes(chain[0]?.type ?? '')

/**
 * What one press picks of `chain`: next to what is selected if that is deeper
 * inside, else the outermost. `deeper` goes one in from what is selected.
 */
export function pickOf(
  document: FigmaDocument,
  chain: Chain,
  how: 'press' | 'deeper' | 'deepest',
): LayerData | null {
  const last = chain.length - 1
  const outermost = givesWay(chain) ? 1 : 0
  if (how === 'deepest') return chain[last] ?? null
  const selected = new Set(document.selection)
  if (how === 'deeper') {
    const at = chain.findIndex(({ id }) => selected.has(id))
    return chain[Math.min(last, at < 0 ? outermost : at + 1)] ?? null
  }
  const parents = new Set(
    document.selection.map((id) => parentId(document, id)),
  )
  const entered = lastIndex(chain, ({ id }) => parents.has(id))
  const kept = lastIndex(chain, ({ id }) => selected.has(id))
  return chain[Math.max(outermost, entered + 1, kept)] ?? chain[last] ?? null
}

const lastIndex = (chain: Chain, wanted: (layer: LayerData) => boolean) =>
  chain.map(wanted).lastIndexOf(true)

function parentId(document: FigmaDocument, id: string): string | null {
  const parent = document.find(id)?.parent
  return parent && !isPage(parent) ? parent.id : null
}

const frames: ReadonlySet<string> = new Set(['FRAME', 'COMPONENT', 'SECTION'])

/** The innermost frame at `point` that can take a layer; null is the page. */
export function frameAt(
  document: FigmaDocument,
  point: Point,
  without: ReadonlySet<string> = new Set(),
): LayerData | null {
  let found: LayerData | null = null
  let layers: readonly LayerData[] = document.currentPage.children
  let local = point
  for (;;) {
    const next = [...layers]
      .reverse()
      .find((layer) => takes(layer, local, without))
    if (!next) return found
    local = apply(invert(next.transform), local)
    found = next
    layers = next.children
  }
}

const takes = (layer: LayerData, p: Point, without: ReadonlySet<string>) =>
  frames.has(layer.type) &&
  layer.visible &&
  !layer.locked &&
  !without.has(layer.id) &&
  contains(boxOf(layer), apply(invert(layer.transform), p))

/** From the page to the inside of `parent`. */
export function intoParent(
  document: FigmaDocument,
  parent: LayerData | null,
): Matrix {
  const place = parent && document.find(parent.id)
  return invert(
    place
      ? absoluteTransform(place)
      : [
          [1, 0, 0],
          [0, 1, 0],
        ],
  )
}

/** The layers a box drawn on the page touches. */
export function layersIn(document: FigmaDocument, box: Box): string[] {
  const touched = (layers: readonly LayerData[], whole: boolean) =>
    layers.filter((layer) => {
      const place = document.find(layer.id)
      if (!place || !layer.visible || layer.locked) return false
      const bounds = absoluteBoundingBox(place)
      const common = intersect(bounds, box)
      if (!common) return false
      return (
        !whole ||
        (common.width >= bounds.width && common.height >= bounds.height)
      )
    })
  return document.currentPage.children.flatMap((layer) => {
    const isFrame = layer.type === 'FRAME' && layer.children.length > 0
    const [frame] = touched([layer], isFrame)
    if (frame) return [frame.id]
    return isFrame ? touched(layer.children, false).map(({ id }) => id) : []
  })
}

/** Keeps a matrix's linear part; used to lay a new layer upright on the page. */
export const onPage = (toParent: Matrix, at: Point): Matrix =>
  multiply(toParent, [
    [1, 0, at.x],
    [0, 1, at.y],
  ])
