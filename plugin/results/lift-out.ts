import { flows, layerById, parentSpace } from '../layers.ts'
import { invert, multiply } from '../shared/geometry.ts'
import type { Layer } from '../shared/protocol.ts'

/**
 * Takes layers out of the flow of auto-layout as one undo step: they stay where
 * they are, and what flows closes up as if they had never been in it.
 *
 * @throws what Figma says
 */
export async function liftOut(layers: readonly Layer[]): Promise<void> {
  const found = await Promise.all(layers.map(({ id }) => layerById(id)))
  figma.commitUndo()
  for (const layer of found) if (layer) lift(layer)
  figma.commitUndo()
}

function lift(layer: SceneNode): void {
  if (!flows(layer) || !('layoutPositioning' in layer)) return
  const { absoluteTransform } = layer
  layer.layoutPositioning = 'ABSOLUTE'
  // A frame that hugs has just become another size, and may have moved.
  layer.relativeTransform = multiply(
    invert(parentSpace(layer)),
    absoluteTransform,
  )
}
