import { computed, signal } from '@preact/signals'
import * as v from 'valibot'
import type { Remote } from '../../plugin/shared/bridge.ts'
import { Failed } from '../../plugin/shared/failure.ts'
import type { Host } from '../../plugin/shared/protocol.ts'
import type { PresetFailure } from '../failures/failure.ts'
import { asked } from '../jobs/kept.ts'
import type { Asked } from '../tools/order.ts'
import { toolNamed } from '../tools/tools.ts'
import type { Form } from './form.ts'
import { createStoredValue, inStorage, type Storage } from './stored-value.ts'

/** A form saved by name, for oneself or for everyone with the file. */
export interface Preset {
  name: string
  asked: Asked
  place: 'mine' | 'file'
}

/** What a file of presets brought: how many of them. */
export interface Imported {
  count: number
  /** Took the place of one's own of the same name. */
  replaced: number
  /** Could not be read, besides `count`. */
  unread: number
}

/** A preset as it lies there, and as far as this version understands it. */
interface Row {
  stored: unknown
  name: string | null
  asked: Asked | null
}

const named = v.looseObject({
  name: v.pipe(v.string(), v.trim(), v.nonEmpty(), v.maxLength(60)),
})

/** Bytes of a file; a thousand presets are less. */
const largestFile = 500_000

function rowOf(stored: unknown): Row {
  const { success, output } = v.safeParse(named, stored)
  const read = v.safeParse(asked, stored)
  const isKnown = read.success && toolNamed(read.output.tool) !== null
  return {
    stored,
    name: success ? output.name : null,
    asked: success && isKnown ? read.output : null,
  }
}

function rowsOf(list: unknown): Row[] {
  return Array.isArray(list) ? list.map(rowOf) : []
}

/** @returns undefined for what is not JSON */
function parsed(json: unknown): unknown {
  try {
    return JSON.parse(String(json))
  } catch {
    return undefined
  }
}

/** What is not understood is written back as it is. */
const storedOf = (rows: readonly Row[]) => rows.map(({ stored }) => stored)

const presetsOf = (rows: readonly Row[], place: Preset['place']): Preset[] =>
  rows.flatMap(({ name, asked }) =>
    name !== null && asked ? [{ name, asked, place }] : [],
  )

const without = (rows: readonly Row[], names: readonly (string | null)[]) =>
  rows.filter(({ name, asked }) => asked === null || !names.includes(name))

/** The later of two of the same name stays. */
const put = (rows: readonly Row[], added: readonly Row[]): Row[] =>
  added
    .reduce((now, one) => [...without(now, [one.name]), one], [...rows])
    .sort((a, b) => (a.name ?? '').localeCompare(b.name ?? ''))

/** @throws Failed: not-presets */
async function readFile(
  file: Blob,
): Promise<Omit<Imported, 'replaced'> & { rows: Row[] }> {
  const refuse = (why: PresetFailure['why']) =>
    new Failed<PresetFailure>({ kind: 'not-presets', why })
  if (file.size > largestFile) throw refuse('too-large')
  // A file may have gone since it was chosen.
  const list = parsed(await file.text().catch(() => ''))
  if (list === undefined) throw refuse('not-json')
  const all = rowsOf(list)
  const read = all.filter(({ asked }) => asked !== null)
  if (!Array.isArray(list) || (all.length && !read.length))
    throw refuse('other')
  if (!all.length) throw refuse('empty')
  const rows = put([], read)
  return { rows, count: rows.length, unread: all.length - read.length }
}

export type Presets = ReturnType<typeof createPresets>

/** Whole forms saved by name: one's own, and those that the file shares. */
export function createPresets(
  form: Pick<Form, 'asked' | 'fill'>,
  host: Storage & Pick<Remote<Host>, 'fetchShared' | 'shareInFile'>,
) {
  const rows = { mine: signal<Row[]>([]), file: signal<Row[]>([]) }
  /** What came of the last file of presets. */
  const imported = signal<Imported | null>(null)
  const { fetch, store } = inStorage(host, 'presets')
  const places = {
    mine: createStoredValue({
      signal: rows.mine,
      read: rowsOf,
      fetch,
      store: (all) => store(storedOf(all)),
    }),
    file: createStoredValue({
      signal: rows.file,
      read: (text) => rowsOf(parsed(text)),
      fetch: host.fetchShared,
      store: (all) => host.shareInFile(JSON.stringify(storedOf(all))),
    }),
  }
  const list = computed(() => [
    ...presetsOf(rows.mine.value, 'mine'),
    ...presetsOf(rows.file.value, 'file'),
  ])

  return {
    list,
    imported,
    load: (mine: unknown, file: string) => {
      places.mine.load(mine)
      places.file.load(file)
    },
    /** Replaces one of the same name in the same place. */
    save: (name: string, place: Preset['place']) => {
      const added = { name: name.trim().slice(0, 60), ...form.asked() }
      return places[place].change((now) => put(now, [rowOf(added)]))
    },
    apply: ({ asked }: Preset) => form.fill(asked),
    remove: ({ name, place }: Preset) =>
      places[place].change((now) => without(now, [name])),
    /** The text of a file with all presets, each under a name of its own. */
    exported: () => {
      const mine = list.value.filter(({ place }) => place === 'mine')
      const all = list.value.map(({ name, asked, place }) => {
        const isTaken = mine.some((one) => one.name === name)
        return place === 'file' && isTaken
          ? { name: `${name.slice(0, 53)} · file`, ...asked }
          : { name, ...asked }
      })
      return JSON.stringify(all, null, 2)
    },
    /** Replaces one's own of the same names. @throws Failed: not-presets */
    importFile: async (file: Blob) => {
      imported.value = null
      const { rows: added, ...came } = await readFile(file)
      await places.mine.refresh()
      const before = rows.mine.value
      const names = added.map(({ name }) => name)
      const replaced = before.length - without(before, names).length
      await places.mine.change((now) => put(now, added))
      imported.value = { ...came, replaced }
    },
    forgetImport: () => {
      imported.value = null
    },
  }
}
