import { dressed, seen, transparent, type Maskable } from './dress.ts'
import { isFixedMask, layerById } from '../layers.ts'
import { shownBounds } from './picture.ts'
import { fillsBefore } from '../results/fills.ts'
import { Failed, reasonOf, type HostFailure } from '../shared/failure.ts'
import { contains, intersection, shifted } from '../shared/geometry.ts'
import { sizeOfPng } from '../shared/png.ts'
import type {
  Exported,
  ExportedMask,
  MaskLayer,
  Picture,
  ResultRef,
  Target,
} from '../shared/protocol.ts'

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
  const layers = await layersOf(target)
  const source = await paintSource(layers, scale)
  const pictures: ExportedMask[] = []
  for (const mask of layers.masks) {
    const whole = isScrolledAway(mask, layers.source)
    const picture = await dressed([mask], seen, () =>
      paint(mask, scale, { useAbsoluteBounds: whole }),
    )
    if (picture)
      pictures.push({
        ...picture,
        id: mask.id,
        bounds: shifted(picture.bounds, target.mask!.shift),
      })
  }
  // Without any mask the whole source would change.
  if (target.mask && !pictures.length) {
    const [{ name }] = target.mask.layers
    throw failed({ kind: 'nothing-visible', name })
  }
  return { source, masks: pictures }
}

/**
 * Paints the source without its masks, and without the results of a job and of
 * those that were made of them later.
 *
 * @param scale pixels per canvas unit
 */
export async function exportBefore(
  target: Target,
  result: ResultRef | null,
  scale: number,
): Promise<Picture> {
  const layers = await layersOf(target)
  const carrier = result?.hash ? await layerById(result.nodeId) : null
  const work = () => paintSource(layers, scale)
  return result?.hash && carrier && 'fills' in carrier
    ? dressed([carrier], { fills: fillsBefore(carrier, result.hash) }, work)
    : work()
}

interface Layers {
  source: SceneNode
  masks: Maskable[]
  /** Others that are not to be seen either. */
  unseen: Maskable[]
}

async function layersOf(target: Target): Promise<Layers> {
  const source = target.source && (await layerById(target.source.id))
  const name = target.source?.name ?? 'The layer'
  if (!source) throw failed({ kind: 'source-gone', name })
  const masks = await Promise.all((target.mask?.layers ?? []).map(maskLayer))
  return { source, masks, unseen: await unseenOf(target) }
}

async function paintSource(
  { source, masks, unseen }: Layers,
  scale: number,
): Promise<Picture> {
  const picture = await dressed([...masks, ...unseen], transparent, () =>
    paint(source, scale, { useAbsoluteBounds: true }),
  )
  if (picture) return picture
  throw failed({ kind: 'nothing-visible', name: source.name })
}

/** Those that are still there: what is gone is not seen. */
async function unseenOf({ unseen }: Target): Promise<Maskable[]> {
  const layers = await Promise.all(unseen.map(({ id }) => layerById(id)))
  return layers.filter(
    (layer): layer is Maskable =>
      layer !== null && 'isMask' in layer && !isFixedMask(layer),
  )
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

async function maskLayer({ id, name }: MaskLayer): Promise<Maskable> {
  const layer = await layerById(id)
  if (!layer) throw failed({ kind: 'source-gone', name })
  if (!('isMask' in layer)) throw failed({ kind: 'nothing-visible', name })
  if (isFixedMask(layer)) throw failed({ kind: 'mask-fixed', name })
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
