/** What differs between two states of the pages, in Figma's words. */
import type { LayerData, PageData } from './model.ts'
import { walk } from './tree.ts'

export interface Change {
  type: 'CREATE' | 'DELETE' | 'PROPERTY_CHANGE'
  id: string
  page: string
  properties: NodeChangeProperty[]
}

type Entry = [layer: LayerData, parent: string, page: string, at: number]

export function changesBetween(
  before: readonly PageData[],
  after: readonly PageData[],
): Change[] {
  const old = entriesOf(before)
  const now = entriesOf(after)
  const changes: Change[] = []
  for (const [id, [, , page]] of old) {
    if (!now.has(id)) changes.push({ type: 'DELETE', id, page, properties: [] })
  }
  for (const [id, entry] of now) {
    const was = old.get(id)
    const page = entry[2]
    if (!was) {
      changes.push({ type: 'CREATE', id, page, properties: [] })
      continue
    }
    const properties = changedProperties(was, entry)
    if (properties.length > 0) {
      changes.push({ type: 'PROPERTY_CHANGE', id, page, properties })
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
  const keys = Object.keys(b[0]) as (keyof LayerData)[]
  const values = keys
    .filter((key) => a[0][key] !== b[0][key])
    .flatMap((key) => named[key] ?? [key as NodeChangeProperty])
  return a[1] === b[1] && a[3] === b[3] ? values : [...values, 'parent']
}

function entriesOf(pages: readonly PageData[]): Map<string, Entry> {
  const entries = new Map<string, Entry>()
  for (const page of pages) {
    const parents: (PageData | LayerData)[] = [page, ...walk(page.children)]
    for (const parent of parents) {
      parent.children.forEach((layer, at) => {
        entries.set(layer.id, [layer, parent.id, page.id, at])
      })
    }
  }
  return entries
}
