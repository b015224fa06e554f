import fc from 'fast-check'
import type { AnyFiles, Framing } from '../../../ui/framing/framing.ts'
import type { Field, Values } from '../../../ui/fields/field.ts'
import type { CallOptions, Client } from '../../../ui/ideogram/client.ts'
import type { Endpoint } from '../../../ui/ideogram/endpoint.ts'
import { endpoints } from '../../../ui/ideogram/endpoints.ts'
import type { Engine } from '../../../ui/tools/engine.ts'
import type { Tool } from '../../../ui/tools/tool.ts'
import { tools } from '../../../ui/tools/tools.ts'
import { picture } from '../ideogram/client.ts'

/** Every engine of every tool, by tool's name and its own id. */
export const engines = Object.entries<Tool>(tools).flatMap(([tool, row]) =>
  row.engines.map((engine) => ({ tool, id: engine.id, row, engine })),
)

/** The API's row that an engine asks. */
export function endpointOf({ path }: Engine): Endpoint {
  const row = Object.values<Endpoint>(endpoints).find(
    (one) => one.path === path && one.method === 'POST',
  )
  if (!row) throw new Error(`No endpoint is at ${path}`)
  return row
}

const size = { width: 1024, height: 768 }

/** What a framing hands to an engine. */
export const files: Record<Framing['kind'], AnyFiles> = {
  nothing: { size },
  whole: { image: picture('whole') },
  window: { image: picture('window'), mask: picture('mask'), size },
}

/** A call ends here: what is sent is known. */
const asked = new Error('asked')

/** What an engine sends for these values, and to which row. */
export async function sentBy(engine: Engine, values: Values) {
  const sent: { row?: Endpoint; params?: Values } = {}
  const client = {
    call: (row: Endpoint, params: Values) => {
      Object.assign(sent, { row, params })
      return Promise.reject(asked)
    },
  } as unknown as Client
  await ask(engine, client, values).catch((thrown: unknown) => {
    if (thrown !== asked) throw thrown
  })
  return { row: sent.row!, params: sent.params! }
}

/** What an engine makes of an answer. */
export function madeOf(engine: Engine, answer: unknown) {
  const client = { call: () => Promise.resolve(answer) } as unknown as Client
  return ask(engine, client, {})
}

function ask(engine: Engine, client: Client, values: Values) {
  const options: CallOptions = { signal: new AbortController().signal }
  return engine.ask(client, values, files[engine.framing.kind], options)
}

function valueOf({ kind }: Field): fc.Arbitrary<unknown> {
  switch (kind.control) {
    case 'prompt':
      return fc
        .string({ minLength: 1, maxLength: 300, unit: 'grapheme' })
        .filter((text) => /\S/.test(text))
    case 'choice':
      return fc.constantFrom(...kind.options.map(({ value }) => value))
    case 'count':
      return fc.integer({ min: kind.min, max: kind.max })
    case 'seed':
      return fc.option(fc.integer({ min: 0, max: kind.max }))
    case 'flag':
      return fc.boolean()
  }
}

/** Any values that an engine's form has nothing against. */
export function validValues({ fields }: Engine): fc.Arbitrary<Values> {
  return fc.record(
    Object.fromEntries(
      Object.entries(fields).map(([name, field]) => [name, valueOf(field)]),
    ),
  )
}
