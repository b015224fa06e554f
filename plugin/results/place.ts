import { putBeside } from './beside.ts'
import { addResults, isFilled, type Filled } from './fills.ts'
import { inFrame, newFrame } from './frames.ts'
import { growSource, isAt } from './grow.ts'
import { hideMask } from './hide.ts'
import {
  carriers,
  hashesOf,
  isSameJob,
  keptJobs,
  markAsMade,
  markAsMask,
  type KeptResult,
} from './kept.ts'
import { loadMade, type LoadedResult } from './loaded.ts'
import { making, type Make } from './making.ts'
import { fillsOf } from './paints.ts'
import {
  aroundOf,
  perchOf,
  settle,
  spotAbove,
  spotOver,
  type Spot,
} from './spot.ts'
import { beginStep, endStep } from './step.ts'
import { shortened } from './title.ts'
import { isInsideInstance, layerById, pageById } from '../layers.ts'
import { Failed, reasonOf, type HostFailure } from '../shared/failure.ts'
import { intersection, type Rect } from '../shared/geometry.ts'
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
  const source = await sourceOf(placing)
  const loaded = await loadAll(placing, source)
  const carrier = await carrierOf(placing, loaded)
  beginStep(placing.press)
  try {
    const placed = await making((make) =>
      putGrown({ placing, loaded, source, carrier, make }),
    )
    if (source || !placing.recovered) await hideMasks(placing)
    endStep(target, placed.refs[0]?.nodeId)
    const sourceGone = target.source !== null && source === null
    const around = source && aroundOf(source, placed.how)
    return { ...placed, sourceGone, around }
  } catch (thrown) {
    const reason = reasonOf(thrown)
    const name = target.source?.name ?? figma.currentPage.name
    throw new Failed<HostFailure>({ kind: 'place-refused', name, reason })
  }
}

/** @throws Failed: picture-refused */
async function loadAll(
  { made, target }: Placing,
  source: SceneNode | null,
): Promise<LoadedResult[]> {
  const loaded: LoadedResult[] = []
  for (const one of made)
    loaded.push(...(await loadMade(one, source, target.place.bounds)))
  return loaded
}

async function sourceOf({
  target: { source, grown },
  recovered,
}: Placing): Promise<SceneNode | null> {
  const layer = source && (await layerById(source.id))
  return layer && recovered && !isStill(layer, source, grown) ? null : layer
}

function isStill(
  layer: SceneNode,
  { name, bounds }: Source,
  grown: Rect | null,
): boolean {
  const { x = 0, y = 0 } = layer.absoluteBoundingBox ?? {}
  // It may have been moved, and have grown for earlier results.
  const sizes = [bounds, grown ?? bounds]
  return (
    layer.name === name && sizes.some((size) => isAt(layer, { ...size, x, y }))
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

type Done = Pick<Placed, 'refs' | 'how'>

/** Where the source shall grow it does so first, as part of the same step. */
async function putGrown(work: Work): Promise<Done> {
  const { placing, source } = work
  const { how, target } = placing
  // A layer beside a picture is as large as it must be by itself.
  const isHolder = source !== null && 'children' in source
  const isGrowing = how === 'fill' || (how === 'layer' && isHolder)
  const takeBack = await growSource(isGrowing ? source : null, target)
  try {
    return await put(work)
  } catch (thrown) {
    await takeBack()
    throw thrown
  }
}

async function put(work: Work): Promise<Done> {
  const { placing, loaded, source, carrier } = work
  const { how } = placing
  if (how === 'name') return rename(work)
  if (carrier && isFilled(carrier.layer))
    return fill(carrier.layer, work, how, carrier.earlier)
  if (how === 'beside' && source)
    return { how, refs: await putBeside(source, loaded, placing, work.make) }
  if (how === 'mask' && source)
    return fill(await newMask(work, source), veiled(work), how)
  // A larger picture is of use only where the one that it was made of is.
  const isLost =
    placing.made[0].made.kind === 'larger' &&
    !(source && 'fills' in source && fillsOf(source).some(loaded[0]!.covers))
  const canFill = source && isFilled(source) && isWide(source, placing)
  if (how === 'fill' && canFill && !isLost) return fill(source, work, how)
  const isHomeless = !placing.target.source && how !== 'layer'
  if (how === 'frame' || isHomeless || isLost)
    return fill(await newFrame(placing, source, work.make), work, 'frame')
  return fill(await newLayer(work), work, 'layer')
}

/** Whether all of what is placed shows in it. */
function isWide(source: SceneNode, { target: { grown } }: Placing): boolean {
  return grown === null || isAt(source, grown)
}

async function fill(
  layer: Filled,
  { placing, loaded: all }: Work,
  how: Placement,
  earlier: KeptResult[] = [],
): Promise<Done> {
  const loaded = how === 'frame' ? inFrame(all, placing.target, layer) : all
  await addResults(layer, loaded, placing, how, earlier)
  const refs = placing.made.map(({ index }): ResultRef => {
    const { hash } = loaded.find((one) => one.index === index)!
    return { nodeId: layer.id, hash }
  })
  return { how, refs }
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
  placing,
  loaded,
  source,
  make,
}: Work): Promise<RectangleNode> {
  const { target, title } = placing
  const bounds = target.grown ?? target.place.bounds
  const spot = (await spotUnder(target)) ?? (await spotFor(source, placing))
  const patch = loaded[0]!.bounds
  const layer = make(figma.createRectangle())
  layer.name = nameOf(title)
  layer.fills = []
  markAsMade(layer)
  settle(layer, spot, intersection(patch, bounds) ?? patch)
  return layer
}

async function spotFor(
  source: SceneNode | null,
  placing: Placing,
): Promise<Spot> {
  if (!source) {
    const { holderId, target } = placing
    const holder = holderId === undefined ? null : await layerById(holderId)
    const parent = await pageById(target.place.pageId)
    return holder ? spotAbove(holder) : { parent, index: Infinity }
  }
  // What it holds it may clip.
  return isWide(source, placing) ? spotAbove(source) : spotOver(perchOf(source))
}

/** For the alpha of a cut-out, right over the source. */
async function newMask(
  { loaded, make }: Work,
  source: SceneNode,
): Promise<RectangleNode> {
  const layer = make(figma.createRectangle())
  layer.name = 'Subject'
  layer.fills = []
  markAsMade(layer)
  markAsMask(layer, source.id)
  settle(layer, await spotAbove(source), loaded[0]!.bounds)
  return layer
}

/** Only alpha counts in a mask: what it covers shows through, and pales. */
function veiled(work: Work): Work {
  const loaded = work.loaded.map((one): LoadedResult => ({
    ...one,
    paintOn: (layer, bounds) => ({
      ...one.paintOn(layer, bounds),
      opacity: 0.5,
      filters: { exposure: 1, saturation: -1 },
    }),
  }))
  return { ...work, loaded }
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
async function hideMasks({ target: { mask }, filed }: Placing): Promise<void> {
  for (const { id } of filed ? [] : (mask?.layers ?? [])) {
    const layer = await layerById(id)
    if (layer) hideMask(layer)
  }
}
