import * as v from 'valibot'
import type { Remote } from '../../plugin/shared/bridge.ts'
import { Failed } from '../../plugin/shared/failure.ts'
import type { Host } from '../../plugin/shared/protocol.ts'
import type { PresetFailure } from '../failures/failure.ts'
import type { Imported, Preset, State } from '../state.ts'
import { createStoredValue, inStorage, type Storage } from './stored-value.ts'
import { carriedOver } from '../tools/form.ts'
import { tools, type ToolName } from '../tools/tools.ts'

const preset = v.object({
  name: v.pipe(v.string(), v.trim(), v.nonEmpty(), v.maxLength(60)),
  tool: v.picklist(Object.keys(tools) as ToolName[]),
  values: v.record(v.string(), v.string()),
})

/** Bytes of a file; a thousand presets are less. */
const largestFile = 500_000

/** Presets of one place; what cannot be read is left out. */
function readPresets(list: unknown, place: Preset['place']): Preset[] {
  if (!Array.isArray(list)) return []
  return list.flatMap((one: unknown) => {
    const parsed = v.safeParse(preset, one)
    if (!parsed.success) return []
    const { name, tool, values } = parsed.output
    return [{ name, tool, values: carriedOver(tool, values), place }]
  })
}

/** @returns undefined for what is not JSON */
function parsed(json: unknown): unknown {
  try {
    return JSON.parse(String(json))
  } catch {
    return undefined
  }
}

/** What is kept of them: their place is where they lie. */
function bare(presets: readonly Preset[]) {
  return presets.map(({ name, tool, values }) => ({ name, tool, values }))
}

const without = (presets: readonly Preset[], gone: readonly Preset[]) =>
  presets.filter((one) => !gone.some(({ name }) => name === one.name))

/** The later of two of the same name stays. */
const put = (presets: readonly Preset[], added: readonly Preset[]) =>
  added
    .reduce((now, one) => [...without(now, [one]), one], [...presets])
    .sort((a, b) => a.name.localeCompare(b.name))

/** @throws Failed: not-presets */
async function readFile(
  file: Blob,
): Promise<Omit<Imported, 'replaced'> & { presets: Preset[] }> {
  const refuse = (why: PresetFailure['why']) =>
    new Failed<PresetFailure>({ kind: 'not-presets', why })
  if (file.size > largestFile) throw refuse('too-large')
  // A file may have gone since it was chosen.
  const list = parsed(await file.text().catch(() => ''))
  if (list === undefined) throw refuse('not-json')
  const read = readPresets(list, 'mine')
  if (!Array.isArray(list) || (list.length && !read.length))
    throw refuse('other')
  if (!list.length) throw refuse('empty')
  const presets = put([], read)
  return { presets, count: presets.length, unread: list.length - read.length }
}

/** Whole forms saved by name: one's own, and those that the file shares. */
export function createPresets(
  state: State,
  host: Storage & Pick<Remote<Host>, 'fetchShared' | 'shareInFile'>,
) {
  const { fetch, store } = inStorage(host, 'presets')
  const places = {
    mine: createStoredValue({
      signal: state.myPresets,
      read: (stored) => readPresets(stored, 'mine'),
      fetch,
      store: (presets) => store(bare(presets)),
    }),
    file: createStoredValue({
      signal: state.filePresets,
      read: (text) => readPresets(parsed(text), 'file'),
      fetch: host.fetchShared,
      store: (presets) => host.shareInFile(JSON.stringify(bare(presets))),
    }),
  }

  return {
    load: (mine: unknown, file: string) => {
      places.mine.load(mine)
      places.file.load(file)
    },
    /** Replaces one of the same name in the same place. */
    save: (name: string, place: Preset['place']) => {
      const added = {
        name: name.trim().slice(0, 60),
        tool: state.tool.value,
        values: state.values.value,
        place,
      }
      return places[place].change((presets) => put(presets, [added]))
    },
    apply: ({ tool, values }: Preset) => {
      state.tool.value = tool
      state.values.value = values
    },
    remove: (gone: Preset) =>
      places[gone.place].change((presets) => without(presets, [gone])),
    /** The text of a file with all presets, each under a name of its own. */
    exported: () => {
      const mine = state.myPresets.value
      const shared = state.filePresets.value.map((one) =>
        mine.some(({ name }) => name === one.name)
          ? { ...one, name: `${one.name.slice(0, 53)} · file` }
          : one,
      )
      return JSON.stringify(bare([...mine, ...shared]), null, 2)
    },
    /** Replaces one's own of the same names. @throws Failed: not-presets */
    importFile: async (file: Blob) => {
      state.imported.value = null
      const { presets, ...came } = await readFile(file)
      await places.mine.refresh()
      const before = state.myPresets.value
      const replaced = before.length - without(before, presets).length
      await places.mine.change((now) => put(now, presets))
      state.imported.value = { ...came, replaced }
    },
  }
}
