import { Failed, reasonOf, type HostFailure } from './shared/failure.ts'
import { shifted } from './shared/geometry.ts'
import type { Exported, Picture, Target } from './shared/protocol.ts'
import { layerById } from './layers.ts'

type Maskable = SceneNode & BlendMixin & SceneNodeMixin

/** What an export changes on a mask layer and puts back. */
type Look = Pick<Maskable, 'visible' | 'opacity' | 'isMask'>

/** Figma's words when there is nothing to paint. */
const nothingVisible = /may not have any visible layers/

/**
 * Not `visible`: auto-layout closes the gap of a hidden layer. And not a mask
 * of Figma's: it would clip what is above it to nothing.
 */
const unseen: Partial<Look> = { opacity: 0, isMask: false }
const seen: Partial<Look> = { visible: true, opacity: 1, isMask: false }

/** How to put back what is changed right now. */
const undone = new Set<() => void>()

/** For the moment when Figma closes the plugin in the middle of an export. */
export function restoreLayers(): void {
  for (const restore of [...undone]) restore()
}

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
  const layers = await Promise.all(target.masks.map(({ id }) => layerById(id)))
  const masks = layers.filter(isMaskable)

  const picture = await dressed(masks, unseen, () =>
    paint(source, scale, { useAbsoluteBounds: true }),
  )
  if (!picture)
    throw failed({ kind: 'nothing-visible', name: target.source.name })

  const pictures: Picture[] = []
  for (const mask of masks) {
    const picture = await dressed([mask], seen, () => paint(mask, scale, {}))
    if (picture)
      pictures.push({
        ...picture,
        bounds: shifted(picture.bounds, target.shift),
      })
  }
  return { source: picture, masks: pictures }
}

function isMaskable(node: SceneNode | null): node is Maskable {
  return node !== null && 'isMask' in node
}

/** Runs `work` while the layers look as said. */
async function dressed<T>(
  layers: Maskable[],
  look: Partial<Look>,
  work: () => Promise<T>,
): Promise<T> {
  const restores = layers.map((layer) => dress(layer, look))
  try {
    return await work()
  } finally {
    for (const restore of restores) restore()
  }
}

/** @returns how to take it back; safe to call twice */
function dress(layer: Maskable, look: Partial<Look>): () => void {
  const { visible, opacity, isMask } = layer
  const before: Look = { visible, opacity, isMask }
  const restore = () => {
    if (undone.delete(restore) && !layer.removed) apply(layer, before)
  }
  undone.add(restore)
  apply(layer, look)
  return restore
}

function apply(layer: Maskable, look: Partial<Look>): void {
  for (const [name, value] of Object.entries(look))
    if (layer[name as keyof Look] !== value)
      Object.assign(layer, { [name]: value })
}

/** @returns null where nothing of the layer shows */
async function paint(
  node: SceneNode,
  scale: number,
  settings: { useAbsoluteBounds?: boolean },
): Promise<Picture | null> {
  const bounds = settings.useAbsoluteBounds
    ? node.absoluteBoundingBox
    : 'absoluteRenderBounds' in node
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
    return { png, bounds }
  } catch (thrown) {
    const reason = reasonOf(thrown)
    if (nothingVisible.test(reason)) return null
    throw failed({ kind: 'export-refused', name: node.name, reason })
  }
}

function failed(failure: HostFailure): Failed<HostFailure> {
  return new Failed(failure)
}
