import { isPresent, layerById, pageOf, presentLayer } from '../layers.ts'
import { making, type Make } from './making.ts'
import { hideMask } from './hide.ts'
import { isMarkedMask, markAsMask } from './kept.ts'
import { load, paintOf, type Loaded } from './loaded.ts'
import { settle, spotAbove, type Spot } from './spot.ts'
import { Failed, reasonOf, type HostFailure } from '../shared/failure.ts'
import type { Rect } from '../shared/geometry.ts'
import type { Picture } from '../shared/picture.ts'
import type { Layer, Source } from '../shared/protocol.ts'

/** Share of the source's sides that a new mask shape takes. */
const share = 0.4

/** A veil that shows what lies under it. */
const veil = {
  type: 'SOLID',
  color: { r: 0.6, g: 0.27, b: 1 },
  opacity: 0.5,
} as const

/**
 * Adds a mask layer for the source, selects it, and marks it so that it is
 * found again: an ellipse to move into place, or what was painted.
 *
 * @param replaced masks whose place it takes: Repaint's own go, others hide
 * @throws Failed: source-gone, picture-refused, place-refused
 */
export async function addMask(
  source: Source,
  painted: Picture | null,
  replaced: readonly Layer[],
): Promise<void> {
  const node = await presentLayer(source)
  const picture = painted && load(painted.png, painted.bounds)
  const spot = await spotAbove(node)
  const earlier = await Promise.all(replaced.map(({ id }) => layerById(id)))
  figma.commitUndo()
  try {
    const layer = await making((make) => {
      const bounds = picture?.bounds ?? middle(source.bounds)
      return newMask(make, spot, bounds, picture)
    })
    markAsMask(layer, source.id)
    earlier.filter(isPresent).forEach(retire)
    select(layer)
    figma.commitUndo()
  } catch (thrown) {
    const reason = reasonOf(thrown)
    const { name } = source
    throw new Failed<HostFailure>({ kind: 'place-refused', name, reason })
  }
}

function retire(mask: SceneNode): void {
  if (isMarkedMask(mask)) mask.remove()
  else hideMask(mask)
}

function newMask(
  make: Make,
  spot: Spot,
  bounds: Rect,
  picture: Loaded | null,
): RectangleNode | EllipseNode {
  const layer = make(picture ? figma.createRectangle() : figma.createEllipse())
  layer.name = 'Mask'
  layer.fills = [veil]
  settle(layer, spot, bounds)
  if (picture)
    layer.fills = [{ ...paintOf(layer, picture), opacity: veil.opacity }]
  return layer
}

/** What lies on another page cannot be selected on this one. */
function select(layer: SceneNode): void {
  if (pageOf(layer)?.id === figma.currentPage.id)
    figma.currentPage.selection = [layer]
}

function middle({ x, y, width, height }: Rect): Rect {
  return {
    x: x + (width * (1 - share)) / 2,
    y: y + (height * (1 - share)) / 2,
    width: Math.max(width * share, 1),
    height: Math.max(height * share, 1),
  }
}
