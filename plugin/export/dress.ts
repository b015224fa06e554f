import { keepNote } from './note.ts'
import { uncover, uncoverFills, type Wear } from './wear.ts'
import { heard } from '../shared/heard.ts'
import { Failed, type HostFailure } from '../shared/failure.ts'

/** What is worn right now, by the layer's id. */
const worn = new Map<string, Wear>()

/** Layers that wore something in this run: an undo may bring it back. */
const known = new Set<string>()

/** How often a picture is taken while others change what is in it. */
const attempts = 3

/** For the moment when Figma closes the plugin in the middle of an export. */
export function takeAllOff(): void {
  for (const wear of worn.values()) void wear.takeOff()
  worn.clear()
}

/** Takes a disguise off that an undo or a redo has brought back. */
export function guard({ nodeChanges }: NodeChangeEvent): void {
  for (const { id, node } of nodeChanges) {
    if (!known.has(id) || worn.has(id) || node.removed) continue
    uncover(node)
    heard(uncoverFills(node))
  }
}

/**
 * Runs `work` while the layers wear what they are given, and again where
 * somebody has taken it off in the middle.
 *
 * @throws Failed: export-refused; what `work` throws
 */
export async function dressed<T>(
  wears: Wear[],
  name: string,
  work: () => Promise<T>,
): Promise<T> {
  if (!wears.length) return work()
  for (let attempt = 0; attempt < attempts; attempt++) {
    const present = wears.filter(({ layer }) => !layer.removed)
    const { value, isIntact } = await takenOnce(present, work)
    if (isIntact) return value
  }
  throw new Failed<HostFailure>({
    kind: 'export-refused',
    name,
    reason: 'the layers were changed again and again meanwhile',
  })
}

function note(): void {
  keepNote([...worn].map(([id, { was }]) => ({ id, was })))
}

async function takenOnce<T>(wears: Wear[], work: () => Promise<T>) {
  try {
    for (const wear of wears) {
      worn.set(wear.layer.id, wear)
      known.add(wear.layer.id)
    }
    note()
    for (const wear of wears) await wear.putOn()
    const value = await work()
    const isIntact = wears.every((wear) => wear.layer.removed || wear.isOn())
    return { value, isIntact }
  } finally {
    for (const wear of wears) {
      worn.delete(wear.layer.id)
      await wear.takeOff()
    }
    note()
  }
}
