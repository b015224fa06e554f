import * as v from 'valibot'
import type { Remote } from '../plugin/shared/bridge.ts'
import type { Host } from '../plugin/shared/protocol.ts'
import type { Preset, State } from './state.ts'
import { carriedOver } from './tools/form.ts'
import { tools, type ToolName } from './tools/tools.ts'

const preset = v.object({
  name: v.pipe(v.string(), v.trim(), v.nonEmpty(), v.maxLength(60)),
  tool: v.picklist(Object.keys(tools) as ToolName[]),
  values: v.record(v.string(), v.string()),
})

const places = ['mine', 'file'] as const

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

function parsed(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    return null
  }
}

/** Whole forms saved by name: one's own, and those that the file shares. */
export function createPresets(
  state: State,
  host: Pick<Remote<Host>, 'store' | 'shareInFile'>,
) {
  const inPlace = (place: Preset['place']) =>
    state.presets.value
      .filter((one) => one.place === place)
      .map(({ name, tool, values }) => ({ name, tool, values }))

  const isSame = (a: Preset, b: Pick<Preset, 'name' | 'place'>) =>
    a.name === b.name && a.place === b.place

  const write = (place: Preset['place']) =>
    place === 'mine'
      ? host.store('presets', inPlace(place))
      : host.shareInFile(JSON.stringify(inPlace(place)))

  const put = async (added: Preset[]) => {
    const others = state.presets.value.filter(
      (one) => !added.some((other) => isSame(one, other)),
    )
    state.presets.value = [...others, ...added].sort((a, b) =>
      a.name.localeCompare(b.name),
    )
    for (const place of places)
      if (added.some((one) => one.place === place)) await write(place)
  }

  return {
    load: (mine: unknown, file: string) => {
      state.presets.value = [
        ...readPresets(mine, 'mine'),
        ...readPresets(parsed(file), 'file'),
      ]
    },
    /** Replaces one of the same name in the same place. */
    save: (name: string, place: Preset['place']) =>
      put([
        {
          name: name.trim().slice(0, 60),
          tool: state.tool.value,
          values: state.values.value,
          place,
        },
      ]),
    apply: ({ tool, values }: Preset) => {
      state.tool.value = tool
      state.values.value = values
    },
    remove: async (gone: Preset) => {
      state.presets.value = state.presets.value.filter(
        (one) => !isSame(one, gone),
      )
      await write(gone.place)
    },
    /** The text of a file with all presets. */
    exported: () =>
      JSON.stringify(
        state.presets.value.map(({ name, tool, values }) => ({
          name,
          tool,
          values,
        })),
        null,
        2,
      ),
    /** @returns how many presets the file's text held */
    imported: async (text: string) => {
      const read = readPresets(parsed(text), 'mine')
      await put(read)
      return read.length
    },
  }
}
