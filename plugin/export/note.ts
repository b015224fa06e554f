import { putBack, uncover, uncoverFills, type Was } from './wear.ts'
import { layerById } from '../layers.ts'
import { finite, flag, listOf, objectOf, text } from '../shape.ts'

/**
 * Which layers are in disguise is noted in clientStorage, for a crash: looking
 * writes nothing into the document, and a note in a file would be a stranger's
 * word. The disguise itself tells what is behind it.
 */
const prefix = 'dressed/'

interface Worn {
  id: string
  was: Was
}

const wasOf = objectOf({ hidden: flag, clear: flag, flowing: flag })

const isNote = objectOf({
  /** When the run was last known to live, milliseconds since 1970. */
  beat: finite,
  worn: listOf(objectOf({ id: text, was: wasOf })),
})

/** Every run has a note of its own: others may be in the middle of an export. */
const key = prefix + String(Math.random()).slice(2)

/** Milliseconds between two signs of life, and until a run counts as dead. */
const pulse = 5_000
const silence = 4 * pulse

let worn: readonly Worn[] = []
let pulsing: number | undefined
/** One write at a time: an earlier one must not land after a later one. */
let last: Promise<void> = Promise.resolve()

/** What cannot be noted is found by its disguise. */
export function keepNote(now: readonly Worn[]): void {
  worn = now
  save()
  clearInterval(pulsing)
  if (worn.length) pulsing = setInterval(save, pulse)
}

function save(): void {
  last = last.then(write)
}

async function write(): Promise<void> {
  const { clientStorage } = figma
  const done = worn.length
    ? clientStorage.setAsync(key, { beat: Date.now(), worn })
    : clientStorage.deleteAsync(key)
  await done.catch(() => undefined)
}

/** For the next start, after a crash in the middle of an export. */
export async function healAfterCrash(): Promise<void> {
  const names = await figma.clientStorage.keysAsync()
  for (const name of names.filter((one) => one.startsWith(prefix))) {
    const stored: unknown = await figma.clientStorage.getAsync(name)
    const note = isNote(stored) ? stored : { beat: 0, worn: [] }
    if (Math.abs(Date.now() - note.beat) < silence) continue
    for (const one of note.worn) await heal(one)
    await figma.clientStorage.deleteAsync(name)
  }
}

async function heal({ id, was }: Worn): Promise<void> {
  const layer = await layerById(id)
  if (!layer) return
  uncover(layer)
  await uncoverFills(layer)
  putBack(layer, was)
}
