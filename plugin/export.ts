import { dressed, seen, unseen, type Maskable } from './dress.ts'
import { isInsideInstance, layerById } from './layers.ts'
import { sizeOfPng, shownBounds } from './picture.ts'
import { Failed, reasonOf, type HostFailure } from './shared/failure.ts'
import { contains, intersection, shifted } from './shared/geometry.ts'
import type { Exported, Picture, Target } from './shared/protocol.ts'

/** Figma's words when there is nothing to paint. */
const nothingVisible = /may not have any visible layers/

/**
 * Paints the source without its masks, and each mask alone. Leaves no trace in
 * the document.
 *
 * @param scale pixels per canvas unit
 */
export async function exportTarget(
  target: Target,
  scale: number,
): Promise<Exported> {
  const source = await layerById(target.source.id)
  if (!source) throw failed({ kind: 'source-gone', name: target.source.name })
  const masks = await Promise.all(target.masks.map(maskLayer))

  const picture = await dressed(masks, unseen, () =>
    paint(source, scale, { useAbsoluteBounds: true }),
  )
  if (!picture)
    throw failed({ kind: 'nothing-visible', name: target.source.name })

  const pictures: Picture[] = []
  for (const mask of masks) {
    const picture = await dressed([mask], seen, () =>
      paint(mask, scale, { useAbsoluteBounds: isScrolledAway(mask, source) }),
    )
    if (picture)
      pictures.push({
        ...picture,
        bounds: shifted(picture.bounds, target.shift),
      })
  }
  const [first] = target.masks
  // Without any mask the whole source would change.
  if (first && !pictures.length)
    throw failed({ kind: 'nothing-visible', name: first.name })
  return { source: picture, masks: pictures }
}

/**
 * Whether a frame around the source hides some of the mask: the source goes out
 * whole, and so must its mask. Otherwise what shows counts, which is more than a
 * layer's box where there are strokes or a blur.
 */
function isScrolledAway(mask: SceneNode, source: SceneNode): boolean {
  if (!('absoluteRenderBounds' in source && 'absoluteRenderBounds' in mask))
    return false
  const box = source.absoluteBoundingBox
  const drawn = mask.absoluteBoundingBox
  const part = box && drawn && intersection(drawn, box)
  const [showing, shown] = [
    source.absoluteRenderBounds,
    mask.absoluteRenderBounds,
  ]
  if (!part || !showing || !shown) return false
  return !contains(showing, box) && !contains(shown, part)
}

async function maskLayer({
  id,
  name,
}: Target['masks'][number]): Promise<Maskable> {
  const layer = await layerById(id)
  if (!layer) throw failed({ kind: 'source-gone', name })
  if (!('isMask' in layer)) throw failed({ kind: 'nothing-visible', name })
  if (layer.isMask && isInsideInstance(layer))
    throw failed({ kind: 'mask-fixed', name })
  return layer
}

/** @returns null where nothing of the layer shows */
async function paint(
  node: SceneNode,
  scale: number,
  settings: { useAbsoluteBounds?: boolean },
): Promise<Picture | null> {
  const bounds =
    'absoluteRenderBounds' in node && !settings.useAbsoluteBounds
      ? node.absoluteRenderBounds
      : node.absoluteBoundingBox
  if (!bounds) return null
  try {
    const png = await node.exportAsync({
      format: 'PNG',
      constraint: { type: 'SCALE', value: scale },
      // A Display P3 document would export P3 values, which the API misreads.
      colorProfile: 'SRGB',
      ...settings,
    })
    return { png, bounds: shownBounds(bounds, scale, sizeOfPng(png)) }
  } catch (thrown) {
    const reason = reasonOf(thrown)
    if (nothingVisible.test(reason)) return null
    throw failed({ kind: 'export-refused', name: node.name, reason })
  }
}

function failed(failure: HostFailure): Failed<HostFailure> {
  return new Failed(failure)
}
