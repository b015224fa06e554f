/**
 * Instances copy the children of their main component. A layer of an instance
 * follows its original until it is overridden; a value that still equals the
 * original's counts as not overridden.
 */
import type { LayerData } from './model.ts'
import { walk } from './tree.ts'

/** The id, inside `instance`, of the copy of the main component's `child`. */
export const idInside = (instance: string, child: string) =>
  `I${instance.replace(/^I/, '')};${child.replace(/^I/, '')}`

/** The children an instance should have, keeping those it has already. */
export function childrenFor(
  instance: string,
  main: LayerData,
  present: readonly LayerData[],
): LayerData[] {
  const known = new Map([...walk(present)].map((layer) => [layer.id, layer]))
  const copy = (original: LayerData): LayerData => {
    const id = idInside(instance, original.id)
    const kept = known.get(id) ?? { ...original, id }
    // A slot that was filled by hand is no longer as its component is.
    if (kept.ownContent) return kept
    return Object.assign(kept, { children: original.children.map(copy) })
  }
  return main.children.map(copy)
}

/** Brings every instance's tree in line with its main component's. */
export function followStructure(all: ReadonlyMap<string, LayerData>): void {
  for (const layer of all.values()) {
    if (layer.type !== 'INSTANCE' || layer.id.startsWith('I')) continue
    const main = all.get(layer.mainComponentId ?? '')
    if (main) layer.children = childrenFor(layer.id, main, layer.children)
  }
}

/** Values an instance never takes over from its main component. */
const own: ReadonlySet<keyof LayerData> = new Set<keyof LayerData>([
  'id',
  'type',
  'children',
  'pluginData',
  'sharedPluginData',
  'relaunchData',
  'mainComponentId',
  'ownContent',
])
const ownOfTheRoot: ReadonlySet<keyof LayerData> = new Set<keyof LayerData>([
  ...own,
  'name',
  'transform',
  'visible',
  'locked',
  'isMask',
  'layoutPositioning',
])

/** Hands a change of a component's layer on to the copies in its instances. */
export function followValues(
  all: ReadonlyMap<string, LayerData>,
  changed: LayerData,
  before: Partial<LayerData>,
): void {
  for (const instance of all.values()) {
    if (instance.type !== 'INSTANCE') continue
    const isRoot = instance.mainComponentId === changed.id
    const copy = isRoot ? instance : all.get(idInside(instance.id, changed.id))
    if (!copy || copy === changed) continue
    for (const key of Object.keys(before) as (keyof LayerData)[]) {
      if ((isRoot ? ownOfTheRoot : own).has(key)) continue
      const old = JSON.stringify(before[key])
      if (JSON.stringify(copy[key]) !== old) continue
      Object.assign(copy, { [key]: changed[key] })
    }
  }
}
