/** `figma.skipInvisibleInstanceChildren`: what it keeps from a plugin. */
import type { LayerData } from '../document/model.ts'
import type { Place } from '../document/tree.ts'
import type { Run } from './run.ts'

/** Whether the layer is invisible inside an instance, or in what is. */
export function isSkipped(
  run: Run,
  { ancestors, layer }: Pick<Place, 'ancestors' | 'layer'>,
): boolean {
  if (!run.skipsInvisible) return false
  const chain = [...ancestors, layer]
  const instance = chain.findIndex(({ type }) => type === 'INSTANCE')
  return (
    instance >= 0 && chain.slice(instance + 1).some(({ visible }) => !visible)
  )
}

/** Children that a plugin gets to see of a layer that it has. */
export function seenChildren(run: Run, place: Place): readonly LayerData[] {
  const ancestors = [...place.ancestors, place.layer]
  return run.skipsInvisible
    ? place.layer.children.filter(
        (layer) => !isSkipped(run, { ancestors, layer }),
      )
    : place.layer.children
}
