/** Plugin data and relaunch buttons: what a plugin writes down on a node. */
import * as v from 'valibot'
import type { Run } from './run.ts'
import { checked } from './words.ts'

interface Noted {
  run: Run
  id: string
}

interface Notes {
  plugin: Record<string, string>
  shared: Record<string, Record<string, string>>
}

/** Bytes of one entry: plugin id, key and value together. */
const largestEntry = 100_000
const longestDescription = 1000

/**
 * The model keeps one plugin's private notes; a document that several plugins
 * write into keeps them apart by their ids.
 */
export function notes<N extends Noted>(of: (node: N) => Notes) {
  const write = (node: N, values: Partial<NoteValues>) => {
    const { document } = node.run
    if (document.find(node.id)) document.update(node.id, values)
    else if (document.page(node.id)) document.updatePage(node.id, values)
    else document.updateRoot(values)
  }
  const prefix = ({ run }: N) => `${run.manifest.id}/`
  return {
    getPluginData: (node: N, key: unknown) =>
      of(node).plugin[prefix(node) + text('key', key)] ?? '',
    setPluginData: (node: N, key: unknown, value: unknown) => {
      const name = prefix(node) + text('key', key)
      const pluginData = withEntry(of(node).plugin, name, text('value', value))
      write(node, { pluginData })
    },
    getPluginDataKeys: (node: N) =>
      Object.keys(of(node).plugin)
        .filter((key) => key.startsWith(prefix(node)))
        .map((key) => key.slice(prefix(node).length)),
    getSharedPluginData: (node: N, space: unknown, key: unknown) =>
      of(node).shared[namespace(space)]?.[text('key', key)] ?? '',
    setSharedPluginData: (
      node: N,
      space: unknown,
      key: unknown,
      value: unknown,
    ) => {
      const name = namespace(space)
      const { shared } = of(node)
      const entries = withEntry(
        shared[name] ?? {},
        text('key', key),
        text('value', value),
      )
      write(node, { sharedPluginData: { ...shared, [name]: entries } })
    },
    getSharedPluginDataKeys: (node: N, space: unknown) =>
      Object.keys(of(node).shared[namespace(space)] ?? {}),
  }
}

interface NoteValues {
  pluginData: Notes['plugin']
  sharedPluginData: Notes['shared']
}

const text = (name: string, value: unknown) => checked(name, v.string(), value)

function namespace(value: unknown): string {
  const name = text('namespace', value)
  if (/^[A-Za-z0-9_.]{3,}$/.test(name)) return name
  throw new Error(
    'The namespace must be at least 3 characters and hold only letters, digits, _ and .',
  )
}

/** An empty value removes its entry. */
function withEntry(
  entries: Record<string, string>,
  key: string,
  value: string,
) {
  const size = new TextEncoder().encode(key + value).length
  if (size > largestEntry) {
    throw new Error('The entry is larger than 100 kB')
  }
  const others = Object.entries(entries).filter(([name]) => name !== key)
  return Object.fromEntries(value ? [...others, [key, value]] : others)
}

/** Each command must be a relaunch button of the manifest. */
export function relaunchData(run: Run, value: unknown): Record<string, string> {
  const data = checked('data', v.record(v.string(), v.string()), value)
  const known = (run.manifest.relaunchButtons ?? []).map((it) => it.command)
  for (const [command, description] of Object.entries(data)) {
    if (!known.includes(command)) {
      throw new Error(
        `The relaunch button "${command}" is not in the manifest's relaunchButtons`,
      )
    }
    if (description.length > longestDescription) {
      throw new Error('The description has more than 1000 characters')
    }
  }
  return data
}
