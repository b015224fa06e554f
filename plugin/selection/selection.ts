import { carriedBy } from '../results/carried.ts'
import {
  editableById,
  isEditable,
  isMaskShape,
  type Editable,
} from './editable.ts'
import { flows, isInsideInstance, isPresent } from '../layers.ts'
import { alone, pick, type Pick } from './rules.ts'
import { waysOf } from './target.ts'
import type { Selection } from '../shared/protocol.ts'

/** @returns null for a choice whose layers are gone */
export async function readChoice(choice: {
  sourceId: string
  maskIds: string[]
}): Promise<Selection | null> {
  const source = await editableById(choice.sourceId)
  if (!source) return null
  const masks = await Promise.all(choice.maskIds.map(editableById))
  const chosen = masks.filter(isPresent)
  const said = { source, masks: chosen, reason: 'chosen' } as const
  // A copy has masks of its own.
  const picks = [chosen.length ? said : (alone(source) ?? said)]
  return described(picks, figma.currentPage.selection)
}

/** Applies the rules to what is selected in Figma. */
export async function readSelection(): Promise<Selection> {
  const selected = figma.currentPage.selection
  const picks = await pick(selected.filter(isEditable))
  const nothing = selected.length ? 'unsupported' : 'empty'
  return {
    ...(await described(picks, selected)),
    isStray: isStray(picks),
    nothing: picks.length ? null : nothing,
  }
}

function isStray([only, ...others]: Pick[]): boolean {
  if (!only || others.length) return false
  return !only.masks.length && isMaskShape(only.source)
}

async function described(
  picks: Pick[],
  selected: readonly SceneNode[],
): Promise<Selection> {
  const [only, ...others] = selected.filter(isEditable)
  const carried = only && !others.length ? await carriedBy(only) : []
  return {
    targets: await Promise.all(picks.map(waysOf)),
    layers: selected.map(({ id, name }) => ({ id, name })),
    carried: carried.pop() ?? null,
    view: { pageId: figma.currentPage.id, center: figma.viewport.center },
    pageCount: figma.root.children.length,
    flowing: flowingMasks(picks).map(({ id, name }) => ({ id, name })),
    isStray: false,
    nothing: null,
  }
}

/** Figma's own masks clip where they are, and an instance keeps its layout. */
function flowingMasks(picks: readonly Pick[]): Editable[] {
  const masks = new Set<Editable>()
  for (const { masks: own, reason } of picks)
    if (reason !== 'mask-group') own.forEach((mask) => masks.add(mask))
  return [...masks].filter(
    (mask) => mask.visible && flows(mask) && !isInsideInstance(mask),
  )
}
