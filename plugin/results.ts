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

export function isFilled(node: SceneNode): node is Filled {
  return 'fills' in node && 'relativeTransform' in node
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

/** Appends results above all paints there are; of the results the first new one is in view. */
export function addResults(
  layer: Filled,
  loaded: Loaded[],
  { title, record }: Pick<Insertion, 'title' | 'record'>,
): void {
  const earlier = resultHashes(layer)
  const kept = fillsOf(layer).map((paint) =>
    isResult(paint, earlier) ? { ...paint, visible: false } : paint,
  )
  const added = loaded.map((patch, index) => ({
    ...paintOf(layer, patch),
    visible: index === 0,
  }))
  layer.fills = [...kept, ...added]
  keepRecord(layer, record, title, [...earlier, ...loaded.map((l) => l.hash)])
}

/** @returns null for a layer without results */
export function carriedBy(layer: SceneNode): Carried | null {
  const record = recordOf(layer)
  if (!record || !isFilled(layer)) return null
  const hashes = resultHashes(layer)
  const results = fillsOf(layer).filter((paint) => isResult(paint, hashes))
  const shown = results.findIndex((paint) => paint.visible !== false)
  return {
    nodeId: layer.id,
    record,
    count: results.length,
    shown: shown < 0 ? null : shown,
  }
}

/**
 * Shows one of a layer's results and hides the others, as one undo step.
 *
 * @throws Failed: source-gone
 */
export async function showResult(nodeId: string, index: number): Promise<void> {
  const layer = await layerById(nodeId)
  if (!layer || !isFilled(layer))
    throw new Failed<HostFailure>({
      kind: 'source-gone',
      name: 'The layer with the results',
    })
  const hashes = resultHashes(layer)
  let place = 0
  figma.commitUndo()
  // By place, not by hash: equal pictures are one image to Figma.
  layer.fills = fillsOf(layer).map((paint) =>
    isResult(paint, hashes) ? { ...paint, visible: place++ === index } : paint,
  )
  figma.commitUndo()
}

function fillsOf(layer: Filled): readonly Paint[] {
  return layer.fills === figma.mixed ? [] : layer.fills
}

function isResult(paint: Paint, hashes: string[]): paint is ImagePaint {
  return (
    paint.type === 'IMAGE' &&
    paint.imageHash !== null &&
    hashes.includes(paint.imageHash)
  )
}
