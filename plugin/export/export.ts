import { blendingOf } from './blending.ts'
import { dressed } from './dress.ts'
import { outlinesOf } from './outline.ts'
import { paint } from './paint.ts'
import { shown, unseen, withoutResults, type Maskable } from './wear.ts'
import {
  isFixedMask,
  isInside,
  layerById,
  presentLayer,
  sourceLayer,
} from '../layers.ts'
import { hashesBefore } from '../results/fills.ts'
import { Failed, type HostFailure } from '../shared/failure.ts'
import {
  contains,
  intersection,
  shifted,
  type Point,
} from '../shared/geometry.ts'
import type {
  Exported,
  ExportedMask,
  Looked,
  Picture,
} from '../shared/picture.ts'
import type { MaskLayer, ResultRef, Target } from '../shared/protocol.ts'

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
  const masks = await paintMasks(layers, target, scale)
  return { source, blending: blendingOf(layers.source), masks }
}

/**
 * As it is: nothing is written for it, so what masks the source shows in it, and
 * a hidden mask is told by its outlines.
 *
 * @param scale pixels per canvas unit
 */
export async function lookAt(target: Target, scale: number): Promise<Looked> {
  const layers = await layersOf(target)
  const source = await paint(layers.source, scale, { useAbsoluteBounds: true })
  if (!source) throw nothingVisible(layers.source)
  return { source, masks: await lookAtMasks(layers, target, scale) }
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
  if (!result?.hash || !carrier || !('fills' in carrier)) return work()
  const hashes = hashesBefore(carrier, result.hash)
  return dressed([withoutResults(carrier, hashes)], carrier.name, work)
}

/**
 * Any layer as it looks, for a reference.
 *
 * @param longest side, pixels
 */
export async function pictureOf(
  layerId: string,
  longest: number,
): Promise<Picture> {
  const layer = await presentLayer({
    id: layerId,
    name: 'A reference picture',
  })
  const { width, height } = layer.absoluteBoundingBox ?? { width: 1, height: 1 }
  const scale = longest / Math.max(width, height)
  const picture = await paint(layer, scale, { useAbsoluteBounds: true })
  if (!picture) throw nothingVisible(layer)
  return picture
}

interface Layers {
  source: SceneNode
  /** What lies in the source and is not to be seen. */
  unseen: Maskable[]
}

async function layersOf(target: Target): Promise<Layers> {
  const source = await sourceLayer(target)
  const masks = await Promise.all((target.mask?.layers ?? []).map(maskLayer))
  const others = await Promise.all(target.unseen.map(({ id }) => layerById(id)))
  // What lies elsewhere is in no picture of the source.
  const inside = [...masks, ...others].filter(
    (layer): layer is Maskable =>
      layer !== null &&
      'isMask' in layer &&
      !isFixedMask(layer) &&
      isInside(layer, source),
  )
  return { source, unseen: inside }
}

async function paintSource(layers: Layers, scale: number): Promise<Picture> {
  const { source } = layers
  const picture = await dressed(layers.unseen.map(unseen), source.name, () =>
    paint(source, scale, { useAbsoluteBounds: true }),
  )
  if (picture) return picture
  throw nothingVisible(source)
}

const paintMasks = (layers: Layers, target: Target, scale: number) =>
  eachMask(target, (mask, shift) => {
    const wears = isShown(mask) ? [] : [shown(mask)]
    return dressed(wears, mask.name, () =>
      paintMask(mask, layers.source, scale, shift),
    )
  })

const lookAtMasks = (layers: Layers, target: Target, scale: number) =>
  eachMask<Looked['masks'][number]>(target, (mask, shift) => {
    if (isShown(mask)) return paintMask(mask, layers.source, scale, shift)
    const outlines = outlinesOf(mask, shift)
    return outlines.length ? { id: mask.id, outlines } : null
  })

/**
 * @param taken null of a mask that covers nothing
 * @throws Failed: source-gone, of one that was there at first as well
 */
async function eachMask<T>(
  target: Target,
  taken: (mask: Maskable, shift: Point) => Promise<T | null> | T | null,
): Promise<T[]> {
  if (!target.mask) return []
  const all: T[] = []
  for (const layer of target.mask.layers) {
    const one = await taken(await maskLayer(layer), target.mask.shift)
    if (one) all.push(one)
  }
  // Without any mask the whole source would change.
  if (!all.length) throw nothingVisible(target.mask.layers[0])
  return all
}

async function paintMask(
  mask: Maskable,
  source: SceneNode,
  scale: number,
  shift: Point,
): Promise<ExportedMask | null> {
  const useAbsoluteBounds = isScrolledAway(mask, source)
  const picture = await paint(mask, scale, { useAbsoluteBounds })
  if (!picture) return null
  const bounds = shifted(picture.bounds, shift)
  return { ...picture, id: mask.id, bounds }
}

/** A mask counts for as much as its own strongest part, however faint. */
function isShown(mask: Maskable): boolean {
  return mask.visible && mask.opacity > 0
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
  const [showing, seen] = [
    source.absoluteRenderBounds,
    mask.absoluteRenderBounds,
  ]
  if (!part || !showing || !seen) return false
  return !contains(showing, box) && !contains(seen, part)
}

async function maskLayer(mask: MaskLayer): Promise<Maskable> {
  const layer = await presentLayer(mask)
  const { name } = mask
  if (!('isMask' in layer)) throw nothingVisible({ name })
  if (isFixedMask(layer)) throw failed({ kind: 'mask-fixed', name })
  return layer
}

function nothingVisible({ name }: { name: string }): Failed<HostFailure> {
  return failed({ kind: 'nothing-visible', name })
}

function failed(failure: HostFailure): Failed<HostFailure> {
  return new Failed(failure)
}
