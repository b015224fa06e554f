import { carriedBy } from '../results/carried.ts'
import { editableById, isEditable } from './editable.ts'
import { isPresent } from '../layers.ts'
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
    nothing: picks.length ? null : nothing,
  }
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
    nothing: null,
  }
}
