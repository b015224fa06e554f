import { dressed } from './dress.ts'
import { paint } from './paint.ts'
import { unseen, type Maskable } from './wear.ts'
import {
  isFixedMask,
  isPresent,
  layerById,
  pageOf,
  sourceLayer,
  upFrom,
} from '../layers.ts'
import { intersection, type Rect } from '../shared/geometry.ts'
import type { Backdrop } from '../shared/picture.ts'
import type { Target } from '../shared/protocol.ts'

/**
 * What lies behind the source on its page, without what lies above it and
 * without any masks. Leaves no trace in the document.
 *
 * @param scale pixels per canvas unit
 * @throws Failed: source-gone, export-refused
 */
export async function backdropOf(
  target: Target,
  scale: number,
): Promise<Backdrop> {
  const source = await sourceLayer(target)
  const masks = await Promise.all(
    (target.mask?.layers ?? []).map(({ id }) => layerById(id)),
  )
  const above = layersAbove(source)
  const aside = masks
    .filter(isPresent)
    .filter((one) => !above.some(({ id }) => id === one.id))
  const wears = [source, ...above, ...aside].filter(isCoverable).map(unseen)
  const picture = await dressed(wears, source.name, () =>
    paint(source, scale, { useAbsoluteBounds: true, contentsOnly: false }),
  )
  return { picture, color: pageColor(source) }
}

function isCoverable(layer: SceneNode): layer is Maskable {
  return layer.visible && 'isMask' in layer && !isFixedMask(layer)
}

/** The topmost of each branch that are painted later, and lie over it. */
function layersAbove(source: SceneNode): SceneNode[] {
  const box = source.absoluteBoundingBox
  const above: SceneNode[] = []
  for (const layer of upFrom(source)) {
    const { parent } = layer
    if (!box || !parent || !('children' in parent) || layer.type === 'PAGE')
      break
    const siblings = parent.children as readonly SceneNode[]
    const at = siblings.findIndex(({ id }) => id === layer.id)
    const isReversed = 'itemReverseZIndex' in parent && parent.itemReverseZIndex
    const later = isReversed ? siblings.slice(0, at) : siblings.slice(at + 1)
    above.push(...later.filter((one) => reaches(one, box)))
  }
  return above
}

function reaches(layer: SceneNode, box: Rect): boolean {
  const shown =
    'absoluteRenderBounds' in layer
      ? layer.absoluteRenderBounds
      : layer.absoluteBoundingBox
  return shown !== null && intersection(shown, box) !== null
}

/** Of the bare page, 0 to 255 a channel: no export has it. */
function pageColor(source: SceneNode): Backdrop['color'] {
  const page = pageOf(source)
  const paint = page
    ? page.backgrounds.find(
        (one): one is SolidPaint =>
          one.type === 'SOLID' && one.visible !== false,
      )
    : null
  if (!paint) return [255, 255, 255]
  const { r, g, b } = paint.color
  return [Math.round(r * 255), Math.round(g * 255), Math.round(b * 255)]
}
