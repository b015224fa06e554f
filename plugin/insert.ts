import { putBeside } from './beside.ts'
import { layerById, pageById } from './layers.ts'
import { addResults, isFilled, load, type Loaded } from './results.ts'
import { settle, spotAbove } from './spot.ts'
import { Failed, reasonOf, type HostFailure } from './shared/failure.ts'
import { intersection } from './shared/geometry.ts'
import type { Inserted, Insertion } from './shared/protocol.ts'

/** Characters of a prompt in a layer's name. */
const maxTitle = 48

/**
 * Puts results into the document as one undo step: on the layer that was
 * captured when the job began, never on whatever is selected now.
 *
 * @throws Failed: picture-refused, place-refused
 */
export async function insert(insertion: Insertion): Promise<Inserted> {
  const loaded = insertion.patches.map(load)
  const source = await layerById(insertion.target.source.id)
  const carrier = insertion.into ? await layerById(insertion.into) : null
  // What was done before is a step of its own.
  figma.commitUndo()
  try {
    const layer = await place(insertion, loaded, source, carrier)
    await hideMasks(insertion)
    figma.commitUndo()
    return { nodeId: layer.id, as: insertion.as, sourceGone: source === null }
  } catch (thrown) {
    const { name } = insertion.target.source
    const reason = reasonOf(thrown)
    throw new Failed<HostFailure>({ kind: 'place-refused', name, reason })
  }
}

/** @returns the layer that carries the results */
async function place(
  insertion: Insertion,
  loaded: Loaded[],
  source: SceneNode | null,
  carrier: SceneNode | null,
): Promise<SceneNode> {
  if (insertion.as === 'beside' && source)
    return putBeside(source, loaded, insertion)
  const existing = carrier ?? (insertion.as === 'fill' ? source : null)
  const layer =
    existing && isFilled(existing)
      ? existing
      : await newLayer(insertion, source)
  addResults(layer, loaded, insertion)
  return layer
}

/** A rectangle just above the source's content, or where the source was. */
async function newLayer(
  { target, patches, title }: Insertion,
  source: SceneNode | null,
): Promise<RectangleNode> {
  const { bounds, pageId } = target.source
  const spot = source
    ? await spotAbove(source)
    : { parent: await pageById(pageId), index: Infinity }
  const patch = patches[0]!.bounds
  const layer = figma.createRectangle()
  layer.name = `Repaint · ${shortened(title)}`
  layer.fills = []
  settle(layer, spot, intersection(patch, bounds) ?? patch)
  return layer
}

/** A visible mask would cover what it asked for; it is kept for next time. */
async function hideMasks({ target }: Insertion): Promise<void> {
  for (const { id } of target.masks) {
    const mask = await layerById(id)
    // A mask of Figma's would go on clipping what is above it.
    if (mask && !('isMask' in mask && mask.isMask)) mask.visible = false
  }
}

function shortened(title: string): string {
  const line = title.replace(/\s+/g, ' ').trim()
  return line.length > maxTitle ? `${line.slice(0, maxTitle - 1)}…` : line
}
