/**
 * The undoable part of a file, laid flat, so that what one designer did can be
 * told from what others did, and taken back among it. Pure.
 */
import type { DocumentData, LayerData, PageData } from './model.ts'

export interface Entry {
  /** All of a layer, a page or the document but what is in it. */
  values: Readonly<Record<string, unknown>>
  /** Ids, the lowest first. */
  children: readonly string[]
}

/** By id; the document's own is `rootId`. */
export type State = ReadonlyMap<string, Entry>

/** What became of each entry that changed; null when it is not there. */
export type Patch = ReadonlyMap<
  string,
  { before: Entry | null; after: Entry | null }
>

export const rootId = '0:0'

/** Values of the document itself that undo brings back. */
export type RootKey = Exclude<keyof DocumentData, 'pages' | 'images'>

const none: readonly [] = []

export function stateOf(
  data: DocumentData,
  rootKeys: readonly RootKey[],
): State {
  const state = new Map<string, Entry>()
  const add = (node: PageData | LayerData) => {
    // A place is kept for the children: the order of keys stays.
    const values = { ...node, children: none }
    state.set(node.id, { values, children: node.children.map(({ id }) => id) })
    node.children.forEach(add)
  }
  data.pages.forEach(add)
  const values = Object.fromEntries(rootKeys.map((key) => [key, data[key]]))
  state.set(rootId, { values, children: data.pages.map(({ id }) => id) })
  return state
}

/** New layers and pages of the state, and the document's own values. */
export function builtFrom(state: State): {
  pages: PageData[]
  values: Partial<DocumentData>
} {
  const left = new Map(state)
  // Each id once: two designers may have put a layer into two places.
  const take = (id: string): unknown[] => {
    const entry = left.get(id)
    left.delete(id)
    if (!entry) return []
    return [{ ...entry.values, children: entry.children.flatMap(take) }]
  }
  const root = left.get(rootId)
  return {
    pages: (root?.children ?? []).flatMap(take) as PageData[],
    values: root?.values ?? {},
  }
}

export function difference(before: State, after: State): Patch {
  const patch = new Map<string, { before: Entry | null; after: Entry | null }>()
  for (const [id, old] of before) {
    const now = after.get(id) ?? null
    if (!now || !same(old, now)) patch.set(id, { before: old, after: now })
  }
  for (const [id, now] of after) {
    if (!before.has(id)) patch.set(id, { before: null, after: now })
  }
  return patch
}

export const inverse = (patch: Patch): Patch =>
  new Map(
    [...patch].map(([id, { before, after }]) => [
      id,
      { before: after, after: before },
    ]),
  )

/** `state` with the patch's changes, and whatever else it has kept. */
export function patched(state: State, patch: Patch): State {
  const next = new Map(state)
  for (const [id, { before, after }] of patch) {
    const now = next.get(id)
    if (!after) next.delete(id)
    else if (!now) {
      // Changed by one and removed by another: it stays removed.
      if (!before) next.set(id, after)
    } else {
      next.set(id, {
        values: mergedValues(now.values, before?.values ?? {}, after.values),
        children: mergedChildren(
          now.children,
          before?.children ?? [],
          after.children,
        ),
      })
    }
  }
  return next
}

function mergedValues(
  now: Entry['values'],
  before: Entry['values'],
  after: Entry['values'],
): Entry['values'] {
  const changed = Object.entries(after).filter(
    ([key, value]) => !same(before[key], value),
  )
  return { ...now, ...Object.fromEntries(changed) }
}

function mergedChildren(
  now: readonly string[],
  before: readonly string[],
  after: readonly string[],
): readonly string[] {
  if (same(now, before)) return after
  const left = new Set(before.filter((id) => !after.includes(id)))
  const merged = now.filter((id) => !left.has(id))
  after.forEach((id, at) => {
    const came = !before.includes(id) && !merged.includes(id)
    if (came) merged.splice(Math.min(at, merged.length), 0, id)
  })
  return merged
}

/** Equal in all they hold; bytes and maps by identity. */
export function same(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true
  if (typeof a !== 'object' || typeof b !== 'object' || !a || !b) return false
  const keys = Object.keys(a)
  return (
    keys.length === Object.keys(b).length &&
    keys.every((key) =>
      same(
        (a as Record<string, unknown>)[key],
        (b as Record<string, unknown>)[key],
      ),
    )
  )
}
