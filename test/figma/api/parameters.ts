/** Query mode: parameters are typed into Figma's quick actions before a run. */
import * as v from 'valibot'
import type { Manifest, MenuItem } from './manifest.ts'
import type { Run } from './run.ts'
import { checked } from './words.ts'

/** What the designer has entered, by the parameter's key. */
export type ParameterValues = Record<string, unknown>

export interface Suggestion {
  name: string
  /** What the plugin is given when this one is chosen. */
  data: unknown
}

/** What quick actions show below the text being typed. */
export type Offer =
  | { kind: 'loading'; message: string }
  | { kind: 'suggestions'; list: Suggestion[] }
  | { kind: 'error'; message: string }

const suggestion = v.union([
  v.pipe(
    v.string(),
    v.transform((name): Suggestion => ({ name, data: name })),
  ),
  v.pipe(
    v.strictObject({
      name: v.string(),
      data: v.optional(v.unknown()),
      icon: v.optional(v.union([v.string(), v.instance(Uint8Array)])),
      iconUrl: v.optional(v.string()),
    }),
    v.transform(({ name, data }): Suggestion => ({ name, data: data ?? name })),
  ),
])

/** Asks the plugin what it offers for `query`; it may answer later. */
export function askForOffers(
  run: Run,
  input: { key: string; query: string; parameters: ParameterValues },
  freeform: boolean,
  onOffer: (offer: Offer) => void,
): void {
  onOffer({ kind: 'loading', message: 'Loading suggestions...' })
  run.parameterInputs.emit('input', {
    ...input,
    result: {
      setSuggestions: (list: unknown) => {
        const all = checked('suggestions', v.array(suggestion), list)
        onOffer({ kind: 'suggestions', list: all })
      },
      setError: (message: unknown) => {
        if (freeform) {
          throw new Error('Cannot set an error on a freeform parameter')
        }
        const text = checked('message', v.string(), message)
        onOffer({ kind: 'error', message: text })
      },
      setLoadingMessage: (message: unknown) => {
        const text = checked('message', v.string(), message)
        onOffer({ kind: 'loading', message: text })
      },
    },
  })
}

/** The parameters of a menu command, or of the plugin itself for ''. */
export function parametersOf(manifest: Manifest, command: string) {
  if (command === '') return manifest.parameters ?? []
  const items = [...flat(manifest.menu ?? [])]
  const item = items.find((it) => 'command' in it && it.command === command)
  return (item && 'parameters' in item && item.parameters) || []
}

function* flat(menu: readonly MenuItem[]): Generator<MenuItem> {
  for (const item of menu) {
    yield item
    if ('menu' in item) yield* flat(item.menu)
  }
}
