import { gone, layerById } from '../layers.ts'
import {
  coveredBy,
  forgetJob,
  hashesOf,
  isMade,
  jobsFrom,
  keepJob,
  resultOf,
  resultsOn,
  type KeptResult,
} from './kept.ts'
import type { Loaded, LoadedResult } from './loaded.ts'
import {
  fillsOf,
  fingerprint,
  isResult,
  isSeen,
  resultsIn,
  writeFills,
} from './paints.ts'
import type { Placement, Placing, ResultRef } from '../shared/protocol.ts'

export type Filled = SceneNode & MinimalFillsMixin & LayoutMixin

/**
 * Whether fills can be added that show in the layer's whole area and cost it
 * nothing: not letters, not a part of a boolean operation, whose own fills are
 * not painted, and not what takes its fills from a style or has them mixed.
 */
export function isFilled(node: SceneNode): node is Filled {
  return (
    'fills' in node &&
    'relativeTransform' in node &&
    node.type !== 'TEXT' &&
    node.type !== 'LINE' &&
    node.fills !== figma.mixed &&
    node.fillStyleId === '' &&
    node.parent?.type !== 'BOOLEAN_OPERATION'
  )
}

/**
 * Adds results above all paints there are, or right above what they cover, which
 * is hidden then, and puts the first in view in place of the same job's. Other
 * jobs' stay: this one's picture was made of them.
 *
 * @param earlier results of the same job
 */
export async function addResults(
  layer: Filled,
  loaded: readonly LoadedResult[],
  {
    target,
    title,
    record,
    show,
  }: Pick<Placing, 'target' | 'title' | 'record' | 'show'>,
  how: Placement,
  earlier: readonly KeptResult[],
): Promise<void> {
  const isNew = ({ hash }: Loaded) => !earlier.some((one) => one.hash === hash)
  const added = loaded.filter(isNew)
  const results = [
    ...earlier,
    ...added.map(({ index, hash }) => ({ index, hash })),
  ]
  // An undo may have taken earlier ones away again.
  const paints = loaded
    .filter((one) => isNew(one) || !isOn(layer, one.hash))
    .map((one) => one.paintOn(layer, one.bounds))
  const own = hashesOf({ results })
  const before = fillsOf(layer)
  const [first] = loaded
  const under = before.filter(
    (paint) =>
      show && isSeen(paint) && !isResult(paint, own) && first!.covers(paint),
  )
  const at = under.length
    ? before.indexOf(under[under.length - 1]!) + 1
    : before.length
  const all = before.map((paint) =>
    under.includes(paint) ? hidden(paint) : paint,
  )
  all.splice(at, 0, ...paints.map((paint) => (show ? paint : hidden(paint))))
  const shown = resultOf(results, first!.hash)
  await writeFills(layer, show ? inView(all, own, shown) : all)
  const { source, mask, scope } = target
  const sourceId = source && source.id !== layer.id ? source.id : null
  const maskIds = mask ? mask.layers.map(({ id }) => id) : []
  // As Figma has them by now.
  const now = fillsOf(layer)
  const covered = coveredBy(layer, own).concat(
    under.map((paint) => fingerprint(now[before.indexOf(paint)]!)),
  )
  const kept = { record, results, how, scope, sourceId, maskIds, covered }
  keepJob(layer, kept, title)
}

/**
 * Shows one of a layer's results and hides the others of its job, as one undo
 * step.
 *
 * @throws Failed: source-gone
 */
export async function showResult({ nodeId, hash }: ResultRef): Promise<void> {
  const layer = await carrierById(nodeId)
  if (hash === null) return
  figma.commitUndo()
  const results = resultsOn(layer, hash)
  const shown = resultOf(results, hash)
  await writeFills(layer, inView(fillsOf(layer), hashesOf({ results }), shown))
  figma.commitUndo()
}

/**
 * Takes results away, as one undo step; where one was in view the one before it
 * takes its place. A layer that was made for results goes with its last.
 *
 * @throws Failed: source-gone
 */
export async function removeResults(refs: ResultRef[]): Promise<void> {
  figma.commitUndo()
  for (const ref of refs) await removeResult(ref)
  figma.commitUndo()
}

async function removeResult({ nodeId, hash }: ResultRef): Promise<void> {
  const layer = await carrierById(nodeId)
  if (hash === null) return
  const results = resultsOn(layer, hash)
  const gone = resultOf(results, hash)
  const fills = fillsOf(layer)
  const out: Paint[] = resultsIn(fills, gone)
  const left = fills.filter((paint) => !out.includes(paint))
  const next = hashesOf({ results })
    .filter((one) => !gone.includes(one) && isOn(layer, one))
    .pop()
  if (!left.length && isMade(layer)) return layer.remove()
  if (next !== undefined)
    return writeFills(
      layer,
      out.some(isSeen)
        ? inView(left, hashesOf({ results }), resultOf(results, next))
        : left,
    )
  const uncovered = forgetJob(layer, hash, out.map(fingerprint))
  await writeFills(
    layer,
    left.map((paint) =>
      uncovered.includes(fingerprint(paint))
        ? { ...paint, visible: true }
        : paint,
    ),
  )
}

/** The hashes of a job's results, and of those of the jobs after it. */
export function hashesBefore(layer: PluginDataMixin, hash: string): string[] {
  return ([] as string[]).concat(...jobsFrom(layer, hash).map(hashesOf))
}

/** @returns the file as it was given; null where the document has it no more */
export async function readResult(hash: string): Promise<Uint8Array | null> {
  const image = figma.getImageByHash(hash)
  return image && image.getBytesAsync()
}

async function carrierById(
  nodeId: string,
): Promise<SceneNode & MinimalFillsMixin> {
  const layer = await layerById(nodeId)
  if (layer && 'fills' in layer) return layer
  throw gone('The layer with the results')
}

function hidden(paint: Paint): Paint {
  return { ...paint, visible: false }
}

/**
 * Equal pictures are one image to Figma: only the first of them is shown, but
 * of the tiles of a picture all.
 */
function inView(
  paints: readonly Paint[],
  results: string[],
  shown: string[],
): Paint[] {
  const all: Paint[] = resultsIn(paints, results)
  const [first, ...others] = resultsIn(paints, shown)
  const seen: unknown[] = [first, ...(shown.length > 1 ? others : [])]
  return paints.map((paint) =>
    all.includes(paint) ? { ...paint, visible: seen.includes(paint) } : paint,
  )
}

function isOn(layer: MinimalFillsMixin, hash: string): boolean {
  return resultsIn(fillsOf(layer), [hash]).length > 0
}
