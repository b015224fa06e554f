import fc from 'fast-check'
import type { AnyFiles, Framing } from '../../../ui/framing/framing.ts'
import {
  problemsOf,
  valuesOf,
  type Field,
  type Values,
} from '../../../ui/fields/field.ts'
import type { Client } from '../../../ui/ideogram/client.ts'
import type { Endpoint } from '../../../ui/ideogram/endpoint.ts'
import { endpoints } from '../../../ui/ideogram/endpoints.ts'
import type { Asking, Engine } from '../../../ui/tools/engine.ts'
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

const image = picture('image')
const mask = picture('mask')
const pictures = {}

/** What a framing hands to an engine. */
const files: Record<Framing['kind'], AnyFiles> = {
  nothing: { pictures, size },
  whole: { pictures, image, size },
  own: { pictures, image, size },
  window: { pictures, image, mask, size },
  empty: { pictures, image, mask, size },
}

/** With the pictures of the layers that are chosen. */
export function filesFor(engine: Engine, values: Values): AnyFiles {
  const chosen = Object.entries(engine.fields)
    .filter(([, { kind }]) => kind.control === 'pictures')
    .map(([name]) => {
      const layers = (values[name] ?? []) as readonly unknown[]
      return [name, layers.map((_, at) => picture(`${name} ${String(at)}`))]
    })
  return {
    ...files[engine.framing.kind],
    pictures: Object.fromEntries(chosen) as AnyFiles['pictures'],
  }
}

/** One picture, or no words: what comes after a call is asked for as well. */
const anyAnswer = {
  data: [
    {
      url: 'https://ideogram.ai/1.png',
      is_image_safe: true,
      seed: 1,
      prompt: '',
    },
  ],
  descriptions: [],
}

interface Sent {
  row: Endpoint
  params: Values
}

/** What an engine sends for these values, and to which rows. */
export async function callsBy(engine: Engine, values: Values): Promise<Sent[]> {
  const sent: Sent[] = []
  const client = {
    call: (row: Endpoint, params: Values) => {
      sent.push({ row, params })
      return Promise.resolve(anyAnswer)
    },
  } as unknown as Client
  await ask(engine, client, values)
  return sent
}

/** The call that makes what was asked for. */
export async function sentBy(engine: Engine, values: Values): Promise<Sent> {
  const [first] = await callsBy(engine, values)
  if (!first) throw new Error('Nothing was sent')
  return first
}

/** What an engine makes of an answer, by the path that gave it or of any. */
export function madeOf(
  engine: Engine,
  answer: unknown,
  values: Values = {},
  byPath: Readonly<Record<string, () => Promise<unknown>>> = {},
) {
  const client = {
    call: ({ path }: Endpoint) => byPath[path]?.() ?? Promise.resolve(answer),
  } as unknown as Client
  return ask(engine, client, values)
}

function ask(engine: Engine, client: Client, values: Values) {
  const asking: Asking = {
    signal: new AbortController().signal,
    keepTicket: () => Promise.resolve(),
  }
  return engine.ask(client, values, filesFor(engine, values), asking)
}

/** Seldom chosen: some of them the service does not take together. */
const seldom = <T>(value: fc.Arbitrary<T>) => fc.option(value, { freq: 1 })

const hexOf = (digits: number) =>
  fc.stringMatching(new RegExp(`^[0-9a-f]{${String(digits)}}$`))

const seldomSome = <T>(one: fc.Arbitrary<T>, maxLength: number) =>
  seldom(fc.array(one, { minLength: 1, maxLength })).map((some) => some ?? [])

const side = fc.integer({ min: 0, max: 8192 })

function valueOf({ kind }: Field): fc.Arbitrary<unknown> {
  switch (kind.control) {
    case 'prompt':
      return fc
        .string({ minLength: 1, maxLength: 300, unit: 'grapheme' })
        .filter((text) => /\S/.test(text))
    case 'text':
      return fc.string({ maxLength: 300, unit: 'grapheme' })
    case 'choice': {
      const [first, ...others] = kind.options.map(({ value }) => value)
      return first === ''
        ? seldom(fc.constantFrom(...others))
        : fc.constantFrom(first, ...others)
    }
    case 'count':
      return fc.integer({ min: kind.min, max: kind.max })
    case 'percent':
      return fc.option(fc.integer({ min: 1, max: 100 }))
    case 'seed':
      return fc.option(fc.integer({ min: 0, max: kind.max }))
    case 'flag':
      return fc.boolean()
    case 'codes':
      return seldomSome(hexOf(8), 3)
    case 'palette':
      return seldom(
        fc.oneof(
          fc.record({ name: fc.constantFrom(...kind.names) }),
          fc.record({
            members: fc.array(
              hexOf(6).map((digits) => ({ color_hex: `#${digits}` })),
              { minLength: 1, maxLength: 5 },
            ),
          }),
        ),
      )
    case 'pictures':
      return seldomSome(
        fc.record({ layerId: fc.string(), name: fc.string() }),
        kind.max,
      )
    case 'sides':
      return fc.record({ left: side, top: side, right: side, bottom: side })
    case 'sizes':
      return fc.subarray([...kind.options], { minLength: 1 })
  }
}

/** Any values that an engine's form has nothing against. */
export function validValues(engine: Engine): fc.Arbitrary<Values> {
  const { fields } = engine
  return fc
    .record(
      Object.fromEntries(
        Object.entries(fields).map(([name, field]) => [name, valueOf(field)]),
      ),
      { noNullPrototype: true },
    )
    .filter(
      (values) =>
        !Object.keys({
          ...engine.faults(values),
          ...problemsOf(fields, valuesOf(fields, values)),
        }).length,
    )
}
