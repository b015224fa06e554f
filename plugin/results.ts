import { layerById } from './layers.ts'
import { imageTransform } from './placement.ts'
import { keepRecord, recordOf, resultHashes } from './record.ts'
import { Failed, reasonOf, type HostFailure } from './shared/failure.ts'
import type { Carried, Insertion, Patch } from './shared/protocol.ts'

/** A patch that Figma has taken in as an image. */
export interface Loaded extends Patch {
  hash: string
}

export type Filled = SceneNode & MinimalFillsMixin & LayoutMixin

/** @throws Failed: picture-refused */
export function load(patch: Patch): Loaded {
  try {
    return { ...patch, hash: figma.createImage(patch.png).hash }
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
 * @param before of the same job: hashes
 */
export function addResults(
  layer: Filled,
  loaded: Loaded[],
  { title, record }: Pick<Insertion, 'title' | 'record'>,
  before: string[],
): void {
  const fills = fillsOf(layer)
  // An undo may have taken them away again.
  const earlier = before.filter((hash) =>
    fills.some((paint) => isResult(paint, [hash])),
  )
  const added = loaded
    .filter(({ hash }) => !earlier.includes(hash))
    .map((patch) => paintOf(layer, patch))
  const results = [...earlier, ...added.map((paint) => paint.imageHash!)]
  const paints = [...fills, ...added]
  layer.fills = inView(paints, results, loaded[0]!.hash)
  keepRecord(layer, record, title, results)
}

/** @returns null for a layer without results */
export function carriedBy(layer: SceneNode): Carried | null {
  const record = recordOf(layer)
  if (!record || !('fills' in layer)) return null
  const hashes = resultHashes(layer)
  const paints = fillsOf(layer).filter((paint) => isResult(paint, hashes))
  const results = [...new Set(paints.map((paint) => paint.imageHash!))]
  const seen = paints.find((paint) => paint.visible !== false)
  return {
    nodeId: layer.id,
    record,
    results,
    shown: seen ? results.indexOf(seen.imageHash!) : null,
  }
}

/**
 * Shows one of a layer's results and hides the others, as one undo step.
 *
 * @throws Failed: source-gone
 */
export async function showResult(
  nodeId: string,
  results: string[],
  shown: string,
): Promise<void> {
  const layer = await layerById(nodeId)
  if (!layer || !('fills' in layer))
    throw new Failed<HostFailure>({
      kind: 'source-gone',
      name: 'The layer with the results',
    })
  figma.commitUndo()
  layer.fills = inView(fillsOf(layer), results, shown)
  figma.commitUndo()
}

/** Equal pictures are one image to Figma: only the first of them is shown. */
function inView(
  paints: readonly Paint[],
  results: string[],
  shown: string,
): Paint[] {
  const first = paints.find(
    (paint) => isResult(paint, results) && paint.imageHash === shown,
  )
  return paints.map((paint) =>
    isResult(paint, results) ? { ...paint, visible: paint === first } : paint,
  )
}

function fillsOf(layer: MinimalFillsMixin): readonly Paint[] {
  return layer.fills === figma.mixed ? [] : layer.fills
}

function isResult(paint: Paint, hashes: string[]): paint is ImagePaint {
  return (
    paint.type === 'IMAGE' &&
    paint.imageHash !== null &&
    hashes.includes(paint.imageHash)
  )
}
