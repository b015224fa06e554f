/** What differs between two states of the pages, in Figma's words. */
import type { LayerData, LayerType, PageData } from './model.ts'
import { rootId } from './state.ts'
import { walk } from './tree.ts'

export interface Change {
  type: 'CREATE' | 'DELETE' | 'PROPERTY_CHANGE'
  id: string
  page: string
  /** Of a layer that is gone, what it was. */
  was: LayerType | 'PAGE'
  origin: 'LOCAL' | 'REMOTE'
  properties: NodeChangeProperty[]
}

interface Entry {
  node: LayerData | PageData
  parent: string
  page: string
  at: number
}

/**
 * Of what came or went only the topmost layer is told, as in Figma: what lies
 * inside came or went with it.
 */
export function changesBetween(
  before: readonly PageData[],
  after: readonly PageData[],
  isRemote: (id: string) => boolean,
): Change[] {
  const [old, now] = [entriesOf(before), entriesOf(after)]
  const changes: Change[] = []
  const tell = (
    type: Change['type'],
    { node, page }: Entry,
    properties: NodeChangeProperty[] = [],
  ) => {
    const { id } = node
    const was = 'type' in node ? node.type : 'PAGE'
    const origin = isRemote(id) ? 'REMOTE' : 'LOCAL'
    changes.push({ type, id, page, was, origin, properties })
  }
  for (const [id, entry] of old) {
    const parentStays = now.has(entry.parent) || entry.parent === rootId
    if (!now.has(id) && parentStays) tell('DELETE', entry)
  }
  for (const [id, entry] of now) {
    const was = old.get(id)
    const parentWas = old.has(entry.parent) || entry.parent === rootId
    if (was) {
      const properties = changedProperties(was, entry)
      if (properties.length > 0) tell('PROPERTY_CHANGE', entry, properties)
    } else if (parentWas) {
      tell('CREATE', entry)
    }
  }
  return changes
}

/** Figma's names where they are not the model's. */
const named: Partial<Record<keyof LayerData, NodeChangeProperty[]>> = {
  transform: ['x', 'y', 'rotation', 'relativeTransform'],
  cornerRadii: ['cornerRadius'],
  sharedPluginData: ['pluginData'],
  vectorPaths: ['vectorNetwork'],
  autoLayout: ['layoutMode'],
  textStyle: ['fontSize'],
  mainComponentId: [],
  children: [],
}

function changedProperties(a: Entry, b: Entry): NodeChangeProperty[] {
  const [was, is] = [a.node as LayerData, b.node as LayerData]
  const keys = Object.keys(is) as (keyof LayerData)[]
  const values = keys
    .filter((key) => was[key] !== is[key])
    .flatMap((key) => named[key] ?? [key as NodeChangeProperty])
  const stays = a.parent === b.parent && a.at === b.at
  return stays ? values : [...values, 'parent']
}

function entriesOf(pages: readonly PageData[]): Map<string, Entry> {
  const entries = new Map<string, Entry>()
  pages.forEach((page, at) => {
    entries.set(page.id, { node: page, parent: rootId, page: page.id, at })
    const parents: (PageData | LayerData)[] = [page, ...walk(page.children)]
    for (const parent of parents) {
      parent.children.forEach((node, at) => {
        entries.set(node.id, { node, parent: parent.id, page: page.id, at })
      })
    }
  })
  return entries
}
