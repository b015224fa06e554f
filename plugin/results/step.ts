import { layerById, pageOf } from '../layers.ts'
import type { Target } from '../shared/protocol.ts'

/** What a press has placed so far: one undo step while more may come. */
let open: { press: string; targets: Target[]; carrierIds: string[] } | null =
  null

/** What was done before is a step of its own; what a press did before is not. */
export function beginStep(press: string | null): void {
  if (press !== null && open?.press === press) return
  figma.commitUndo()
  open = press === null ? null : { press, targets: [], carrierIds: [] }
}

/** @param carrierId of the layer that carries what was placed */
export function endStep(target: Target, carrierId: string | undefined): void {
  if (!open) return figma.commitUndo()
  open.targets.push(target)
  if (carrierId !== undefined) open.carrierIds.push(carrierId)
}

/**
 * Ends the step of a press and selects what carries its results, unless the
 * designer has gone on to something else.
 *
 * @param keepMasks told what masked a single layer
 */
export async function settlePress(
  press: string,
  keepMasks: (sourceId: string, maskIds: string[]) => void,
): Promise<void> {
  if (open?.press !== press) return
  const { targets, carrierIds } = open
  open = null
  if (isStillAt(targets)) await select(carrierIds)
  figma.commitUndo()
  const [target] = targets
  const isOne = targets.every(({ source }) => source?.id === target?.source?.id)
  if (isOne && target?.source && target.mask)
    keepMasks(
      target.source.id,
      target.mask.layers.map(({ id }) => id),
    )
}

/** Whether nothing is selected but what the press was about. */
function isStillAt(targets: readonly Target[]): boolean {
  const isAbout = (id: string) =>
    targets.some(
      ({ source, mask }) =>
        source?.id === id || mask?.layers.some((layer) => layer.id === id),
    )
  return figma.currentPage.selection.every(({ id }) => isAbout(id))
}

async function select(ids: readonly string[]): Promise<void> {
  const layers = await Promise.all([...new Set(ids)].map(layerById))
  const here = layers.filter(
    (layer): layer is SceneNode =>
      layer !== null && pageOf(layer)?.id === figma.currentPage.id,
  )
  if (here.length) figma.currentPage.selection = here
}
