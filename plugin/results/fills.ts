import { layerById } from '../layers.ts'
import { imageTransform } from './transform.ts'
import {
  forgetJob,
  hashesOf,
  isMade,
  jobsFrom,
  keepJob,
  resultsWith,
  type KeptResult,
} from './kept.ts'
import { Failed, reasonOf, type HostFailure } from '../shared/failure.ts'
import type { Rect } from '../shared/geometry.ts'
import type { Placement, Placing, ResultRef } from '../shared/protocol.ts'

/** A picture that Figma has taken in as an image. */
export interface Loaded {
  hash: string
  /** Where it lies on the page, canvas units. */
  bounds: Rect
}

export interface LoadedResult extends Loaded {
  /** Its place among all results of its job. */
  index: number
}

export type Filled = SceneNode & MinimalFillsMixin & LayoutMixin

/** @throws Failed: picture-refused */
export function load(bytes: Uint8Array, bounds: Rect): Loaded {
  try {
    return { bounds, hash: figma.createImage(bytes).hash }
  } catch (thrown) {
    const reason = reasonOf(thrown)
    throw new Failed<HostFailure>({ kind: 'picture-refused', reason })
  }
}

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

/** A paint that shows the picture where it belongs on the page. */
export function paintOf(
  layer: LayoutMixin,
  { bounds, hash }: Loaded,
): ImagePaint {
  const { absoluteTransform, width, height } = layer
  return {
    type: 'IMAGE',
    scaleMode: 'CROP',
    imageHash: hash,
    imageTransform: imageTransform(
      absoluteTransform,
      { width, height },
      bounds,
    ),
  }
}

/**
 * Appends results above all paints there are, and puts the first in view in
 * place of the same job's. Other jobs' stay: this one's picture was made of
 * them.
 *
 * @param earlier results of the same job
 */
export function addResults(
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
): void {
  const isNew = ({ hash }: Loaded) => !earlier.some((one) => one.hash === hash)
  const added = loaded.filter(isNew)
  const results = [
    ...earlier,
    ...added.map(({ index, hash }) => ({ index, hash })),
  ]
  // An undo may have taken earlier ones away again.
  const paints = loaded
    .filter((one) => isNew(one) || !isOn(layer, one.hash))
    .map((one) => paintOf(layer, one))
  const all = [...fillsOf(layer), ...paints]
  layer.fills = show
    ? inView(all, hashesOf({ results }), loaded[0]!.hash)
    : [...fillsOf(layer), ...paints.map(hidden)]
  const { source, mask } = target
  const sourceId = source && source.id !== layer.id ? source.id : null
  const maskIds = mask ? mask.layers.map(({ id }) => id) : []
  const { scope } = target
  keepJob(layer, { record, results, how, scope, sourceId, maskIds }, title)
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
  layer.fills = inView(fillsOf(layer), resultsWith(layer, hash), hash)
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
  const fills = fillsOf(layer)
  const left = fills.filter((paint) => !isResult(paint, [hash]))
  const results = resultsWith(layer, hash)
  const next = results.filter((one) => one !== hash && isOn(layer, one)).pop()
  const wasSeen = fills.some(
    (paint) => isResult(paint, [hash]) && isSeen(paint),
  )
  if (!left.length && isMade(layer)) layer.remove()
  else {
    layer.fills = next && wasSeen ? inView(left, results, next) : left
    if (!next) forgetJob(layer, hash)
  }
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
  const name = 'The layer with the results'
  throw new Failed<HostFailure>({ kind: 'source-gone', name })
}

function hidden(paint: Paint): Paint {
  return { ...paint, visible: false }
}

/** Equal pictures are one image to Figma: only the first of them is shown. */
function inView(
  paints: readonly Paint[],
  results: string[],
  shown: string,
): Paint[] {
  const first = paints.find((paint) => isResult(paint, [shown]))
  return paints.map((paint) =>
    isResult(paint, results) ? { ...paint, visible: paint === first } : paint,
  )
}

export function fillsOf(layer: MinimalFillsMixin): readonly Paint[] {
  return layer.fills === figma.mixed ? [] : layer.fills
}

function isOn(layer: MinimalFillsMixin, hash: string): boolean {
  return fillsOf(layer).some((paint) => isResult(paint, [hash]))
}

export function isSeen(paint: Paint): boolean {
  return paint.visible !== false
}

export function isResult(paint: Paint, hashes: readonly string[]): boolean {
  return paint.type === 'IMAGE' && hashes.includes(paint.imageHash!)
}
