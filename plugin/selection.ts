import { editableById, isEditable } from './editable.ts'
import { isPresent } from './layers.ts'
import { carriedBy } from './results.ts'
import { pick, type Pick } from './rules.ts'
import { targetOf } from './target.ts'
import type { Selection } from './shared/protocol.ts'

/** @returns null for a choice whose layers are gone */
export async function readChoice(choice: {
  sourceId: string
  maskIds: string[]
}): Promise<Selection | null> {
  const source = await editableById(choice.sourceId)
  if (!source) return null
  const masks = await Promise.all(choice.maskIds.map(editableById))
  return described(
    [{ source, masks: masks.filter(isPresent), reason: 'chosen' }],
    figma.currentPage.selection,
  )
}

/** Applies the rules to what is selected in Figma. */
export async function readSelection(): Promise<Selection> {
  const selected = figma.currentPage.selection
  const picks = await pick(selected.filter(isEditable))
  const nothing = selected.length ? 'unsupported' : 'empty'
  return {
    ...described(picks, selected),
    nothing: picks.length ? null : nothing,
  }
}

function described(picks: Pick[], selected: readonly SceneNode[]): Selection {
  const only = selected.length === 1 ? selected[0] : undefined
  return {
    targets: picks.map(targetOf),
    layers: selected.map(({ id, name }) => ({ id, name })),
    carried: only ? carriedBy(only) : null,
    nothing: null,
  }
}
