/** What was written to a file, by whom: proves that looking writes nothing. */
import { same } from './state.ts'

export type Writer = 'designer' | 'plugin'

export interface Write {
  by: Writer
  /** Of a layer, a page, a style, …; `0:0` is the document. */
  id: string
  kind: 'property' | 'note' | 'layer' | 'picture' | 'step'
  /**
   * The property, the key of the note, or what was done: `insert`, `move`,
   * `remove`, `commit`, `undo`, `redo`, `add`.
   */
  name: string
}

/** Enough for any test; a long day in an editor keeps the last of them. */
const most = 100_000

export class WriteLog {
  readonly entries: Write[] = []

  add(write: Write): void {
    if (this.entries.length >= most) this.entries.splice(0, most / 2)
    this.entries.push(write)
  }
}

/** How often each kind of thing was written. */
export function countWrites(
  writes: readonly Write[],
): Record<Write['kind'], number> {
  const counts = { property: 0, note: 0, layer: 0, picture: 0, step: 0 }
  for (const { kind } of writes) counts[kind]++
  return counts
}

const noteKeys = ['pluginData', 'sharedPluginData', 'relaunchData']

/** What is written with `key`: notes each by their own key. */
export function namesOf(
  key: string,
  was: unknown,
  is: unknown,
): [kind: Write['kind'], name: string][] {
  if (!noteKeys.includes(key)) return [['property', key]]
  const before = new Map(Object.entries(was ?? {}))
  const after = new Map(Object.entries(is ?? {}))
  return [...new Set([...before.keys(), ...after.keys()])]
    .filter((name) => !same(before.get(name), after.get(name)))
    .map((name) => ['note', name])
}
