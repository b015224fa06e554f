import { putBeside } from './beside.ts'
import {
  addResults,
  isFilled,
  load,
  type Filled,
  type LoadedResult,
} from './fills.ts'
import { newFrame } from './frames.ts'
import { hide } from './hide.ts'
import {
  carriers,
  hashesOf,
  isSameJob,
  keptJobs,
  markAsMade,
  type KeptResult,
} from './kept.ts'
import { making, type Make } from './making.ts'
import { settle, spotAbove, type Spot } from './spot.ts'
import { beginStep, endStep } from './step.ts'
import { shortened } from './title.ts'
import { isInsideInstance, isPresent, layerById, pageById } from '../layers.ts'
import { Failed, reasonOf, type HostFailure } from '../shared/failure.ts'
import { intersection } from '../shared/geometry.ts'
import type {
  Placed,
  Placement,
  Placing,
  ResultRef,
  Source,
  Target,
} from '../shared/protocol.ts'

/**
 * Puts what was made into the document as one undo step: where the job began,
 * never on whatever is selected now.
 *
 * @throws Failed: picture-refused, place-refused
 */
export async function place(placing: Placing): Promise<Placed> {
  const { target } = placing
  const loaded = loadAll(placing)
  const source = await sourceOf(placing)
  const carrier = await carrierOf(placing, loaded)
  beginStep(placing.press)
  try {
    const placed = await making((make) =>
      put({ placing, loaded, source, carrier, make }),
    )
    if (source || !placing.recovered) await hideMasks(placing)
    endStep(target, placed.refs[0]?.nodeId)
    const sourceGone = target.source !== null && source === null
    return { ...placed, sourceGone }
  } catch (thrown) {
    const reason = reasonOf(thrown)
    const name = target.source?.name ?? figma.currentPage.name
    throw new Failed<HostFailure>({ kind: 'place-refused', name, reason })
  }
}

/** @throws Failed: picture-refused */
function loadAll({ made }: Placing): LoadedResult[] {
  return made
    .map(({ index, made }) =>
      'bytes' in made ? { index, ...load(made.bytes, made.bounds) } : null,
    )
    .filter(isPresent)
}

async function sourceOf({
  target: { source },
  recovered,
}: Placing): Promise<SceneNode | null> {
  const layer = source && (await layerById(source.id))
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

/** A layer that has results of the same job, and those. */
interface Carrier {
  layer: SceneNode
  earlier: KeptResult[]
}

async function carrierOf(
  { earlier, recovered, target }: Placing,
  loaded: LoadedResult[],
): Promise<Carrier | null> {
  const [first] = earlier
  const layer = first && (await layerById(first.nodeId))
  const known = hashesOf({ results: earlier })
  if (layer && (!recovered || keptIn(layer, known))) return { layer, earlier }
  if (!recovered) return null
  // An earlier run may have ended before it could say that they are in.
  const page = await pageById(target.place.pageId)
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

interface Work {
  placing: Placing
  loaded: LoadedResult[]
  source: SceneNode | null
  carrier: Carrier | null
  make: Make
}

type Done = Omit<Placed, 'sourceGone'>

async function put(work: Work): Promise<Done> {
  const { placing, loaded, source, carrier } = work
  const { how } = placing
  if (how === 'name') return rename(work)
  if (carrier && isFilled(carrier.layer))
    return fill(carrier.layer, work, how, carrier.earlier)
  if (how === 'beside' && source)
    return { how, refs: await putBeside(source, loaded, placing, work.make) }
  if (how === 'fill' && source && isFilled(source))
    return fill(source, work, how)
  if (how === 'frame' || !placing.target.source)
    return fill(await newFrame(placing, work.make), work, 'frame')
  return fill(await newLayer(work), work, 'layer')
}

function fill(
  layer: Filled,
  { placing, loaded }: Work,
  how: Placement,
  earlier: KeptResult[] = [],
): Done {
  addResults(layer, loaded, placing, how, earlier)
  const refOf = ({ hash }: LoadedResult): ResultRef => ({
    nodeId: layer.id,
    hash,
  })
  return { how, refs: loaded.map(refOf) }
}

/** The layer's own name; there is nothing to be found again. */
function rename({ placing: { made }, source }: Work): Done {
  const [{ made: words }] = made
  if (!source) throw new Error('The layer is gone')
  if (words.kind === 'words') source.name = shortened(words.text, 120)
  return { how: 'name', refs: [] }
}

/** A rectangle just above the source's content, or where the source was. */
async function newLayer({
  placing: { target, title },
  loaded,
  source,
  make,
}: Work): Promise<RectangleNode> {
  const { bounds, pageId } = target.place
  const spot =
    (await spotUnder(target)) ??
    (source
      ? await spotAbove(source)
      : { parent: await pageById(pageId), index: Infinity })
  const patch = loaded[0]!.bounds
  const layer = make(figma.createRectangle())
  layer.name = nameOf(title)
  layer.fills = []
  markAsMade(layer)
  settle(layer, spot, intersection(patch, bounds) ?? patch)
  return layer
}

/** Where what lies above stays above; null where that is gone by now. */
async function spotUnder({ underId }: Target): Promise<Spot | null> {
  const under = underId === null ? null : await layerById(underId)
  const parent = under?.parent
  if (!under || !parent || isInsideInstance(under)) return null
  return {
    parent,
    index: parent.children.findIndex(({ id }) => id === under.id),
  }
}

function nameOf(title: string): string {
  return ['Repaint', shortened(title, 48)].filter(Boolean).join(' · ')
}

/** A visible mask would cover what it asked for; it is kept for next time. */
async function hideMasks({ target: { mask } }: Placing): Promise<void> {
  for (const { id } of mask?.layers ?? []) {
    const layer = await layerById(id)
    // A mask of Figma's would go on clipping what is above it.
    if (layer && !('isMask' in layer && layer.isMask)) hide(layer)
  }
}
