import { putBeside } from './beside.ts'
import { hide } from './hide.ts'
import { layerById, pageById } from '../layers.ts'
import { making, type Make } from './making.ts'
import { addResults, isFilled, load, type Loaded } from './fills.ts'
import { carriers, isSameJob, keptJobs, markAsMade } from './kept.ts'
import { settle, spotAbove } from './spot.ts'
import { Failed, reasonOf, type HostFailure } from '../shared/failure.ts'
import { intersection } from '../shared/geometry.ts'
import type {
  InsertAs,
  Inserted,
  Insertion,
  Source,
} from '../shared/protocol.ts'
import { shortened } from './title.ts'

/**
 * Puts results into the document as one undo step: on the layer that was
 * captured when the job began, never on whatever is selected now.
 *
 * @throws Failed: picture-refused, place-refused
 */
export async function insert(insertion: Insertion): Promise<Inserted> {
  const { target } = insertion
  const loaded = insertion.patches.map(load)
  const source = await sourceOf(insertion)
  const carrier = await carrierOf(insertion, loaded)
  // What was done before is a step of its own.
  figma.commitUndo()
  try {
    const { layer, as } = await making((make) =>
      place(insertion, loaded, source, carrier, make),
    )
    if (source || !insertion.recovered) await hideMasks(insertion)
    figma.commitUndo()
    return {
      nodeId: layer.id,
      as,
      results: loaded.map(({ hash }) => hash),
      sourceGone: source === null,
    }
  } catch (thrown) {
    const reason = reasonOf(thrown)
    const { name } = target.source
    throw new Failed<HostFailure>({ kind: 'place-refused', name, reason })
  }
}

async function sourceOf({
  target: { source },
  recovered,
}: Insertion): Promise<SceneNode | null> {
  const layer = await layerById(source.id)
  return layer && recovered && !isStill(layer, source) ? null : layer
}

function isStill(layer: SceneNode, { name, bounds }: Source): boolean {
  const box = layer.absoluteBoundingBox
  return (
    layer.name === name &&
    box !== null &&
    Math.abs(box.width - bounds.width) < 0.5 &&
    Math.abs(box.height - bounds.height) < 0.5
  )
}

/** A layer that has results of the same job. */
interface Carrier {
  layer: SceneNode
  /** Their hashes. */
  earlier: string[]
}

async function carrierOf(
  { into, recovered, target }: Insertion,
  loaded: Loaded[],
): Promise<Carrier | null> {
  const layer = into && (await layerById(into.nodeId))
  if (layer && (!recovered || keptIn(layer, into.results)))
    return { layer, earlier: into.results }
  if (!recovered) return null
  // An earlier run may have ended before it could say that they are in.
  const page = await pageById(target.source.pageId)
  const hashes = loaded.map(({ hash }) => hash)
  for (const layer of page.findAllWithCriteria(carriers)) {
    const kept = keptIn(layer, hashes)
    if (kept) return { layer, earlier: kept.results }
  }
  return null
}

function keptIn(layer: SceneNode, hashes: string[]) {
  return keptJobs(layer).find((job) => isSameJob(job, hashes))
}

interface Placed {
  /** Carries the results. */
  layer: SceneNode
  as: InsertAs
}

async function place(
  insertion: Insertion,
  loaded: Loaded[],
  source: SceneNode | null,
  carrier: Carrier | null,
  make: Make,
): Promise<Placed> {
  if (insertion.as === 'beside' && source) {
    const layer = await putBeside(source, loaded, insertion, make)
    return { layer, as: 'beside' }
  }
  const existing = carrier?.layer ?? (insertion.as === 'fill' ? source : null)
  if (existing && isFilled(existing)) {
    const as = carrier ? insertion.as : 'fill'
    addResults(existing, loaded, insertion, as, carrier?.earlier ?? [])
    return { layer: existing, as }
  }
  const layer = await newLayer(insertion, source, make)
  addResults(layer, loaded, insertion, 'layer', [])
  return { layer, as: 'layer' }
}

/** A rectangle just above the source's content, or where the source was. */
async function newLayer(
  { target, patches, title }: Insertion,
  source: SceneNode | null,
  make: Make,
): Promise<RectangleNode> {
  const { bounds, pageId } = target.source
  const spot = source
    ? await spotAbove(source)
    : { parent: await pageById(pageId), index: Infinity }
  const patch = patches[0]!.bounds
  const layer = make(figma.createRectangle())
  layer.name = ['Repaint', shortened(title, 48)].filter(Boolean).join(' · ')
  layer.fills = []
  markAsMade(layer)
  settle(layer, spot, intersection(patch, bounds) ?? patch)
  return layer
}

/** A visible mask would cover what it asked for; it is kept for next time. */
async function hideMasks({ target }: Insertion): Promise<void> {
  for (const { id } of target.masks) {
    const mask = await layerById(id)
    // A mask of Figma's would go on clipping what is above it.
    if (mask && !('isMask' in mask && mask.isMask)) hide(mask)
  }
}
