import type { Size } from '../../plugin/shared/geometry.ts'
import type { Target } from '../../plugin/shared/protocol.ts'
import type {
  Field,
  Fields,
  Problems,
  Values,
  ValuesOf,
} from '../fields/field.ts'
import type { PictureRef } from '../fields/pictures.ts'
import type { AnyFiles, Files, Framing, Part } from '../framing/framing.ts'
import type { AskOptions, CallOptions, Client } from '../ideogram/client.ts'
import { check } from '../ideogram/check.ts'
import type { Answer, Params } from '../ideogram/endpoint.ts'
import type { AnyEndpoint } from '../ideogram/endpoints.ts'
import { quote, type Quote } from '../ideogram/prices.ts'
import type { Ticket } from '../ideogram/ticket.ts'
import type { Came } from '../outcomes/came.ts'
import { faultWords } from './fault-words.ts'

/** What an answer can be collected with another day, by the path that was asked. */
export type Tickets = Readonly<Record<string, Ticket>>

export interface Asking extends AskOptions {
  /** Told a place in the relay's queue; null once it is over. */
  onQueue?: (place: number | null) => void
  /** Awaited before the answer is waited for. */
  keepTicket: (path: string, ticket: Ticket) => Promise<void>
}

/** A model at an endpoint, as it is used: no endpoint, no name on the wire. */
export interface Engine {
  /** Kept in records, and never renamed. */
  id: string
  label: string
  /** Hidden behind *Older models*. */
  older: boolean
  framing: Framing
  fields: Fields
  /** What spending is kept by, together with the tool's name. */
  path: string
  /** Whether it works on what was selected; where not, the tool's next one does. */
  takes(target: Target): boolean
  /** What the service would refuse, by field, before anything is sent. */
  faults(values: Values): Problems
  /** How many results a request asks for. */
  weight(values: Values): number
  /** @param sent pixels; null where that is not known yet */
  price(values: Values, sent: Size | null): Quote
  /**
   * What the service says that it costs, where the table is not sure: free, and
   * the whole request is sent for it. Null where the table is.
   */
  quote(
    client: Client,
    values: Values,
    files: AnyFiles,
    options: AskOptions,
  ): Promise<Quote | null>
  /** The paid request. It is sent once; the client repeats it after a 429 only. */
  ask(
    client: Client,
    values: Values,
    files: AnyFiles,
    options: Asking,
  ): Promise<readonly Came[]>
  /** The answer to an earlier request, once more: free. */
  collect(
    client: Client,
    values: Values,
    tickets: Tickets,
    options: Asking,
  ): Promise<readonly Came[]>
}

/** As an endpoint takes it: what is not given is left out, a layer is its picture. */
type Given<V> = {
  [K in keyof V]: V[K] extends readonly PictureRef[]
    ? readonly Part[]
    : null extends V[K]
      ? Exclude<V[K], null> | undefined
      : V[K]
}

/** An engine as it is written: names and values are checked against the endpoint's row. */
export interface EngineRow<
  E extends AnyEndpoint,
  K extends Framing['kind'],
  F extends Record<string, Field>,
  X,
> {
  id: string
  label: string
  older?: true
  endpoint: E
  framing: Extract<Framing, { kind: K }>
  /** No field that the row lacks. */
  fields: F & Record<Exclude<keyof F, keyof E['fields']>, never>
  /** Fields that nobody is sent: how the tool itself goes about it. */
  own?: Fields
  /** Sent with every request, and no choice of the designer's. */
  fixed?: X
  takes?(target: Target): boolean
  send(values: Given<ValuesOf<F>> & X, files: Files[K]): Params<E>
  came(answer: Answer<E>): readonly Came[]
}

export function engine<
  E extends AnyEndpoint,
  K extends Framing['kind'],
  const F extends Record<string, Field>,
  const X extends Partial<Params<E>> = object,
>(row: EngineRow<E, K, F, X>): Engine {
  const { id, label, older = false, endpoint, framing, own } = row
  const { path } = endpoint
  const fields: Fields = row.fields
  const given = (values: Values) => ({
    ...yielding(endpoint.rules, fields, givenOf(fields, values)),
    ...row.fixed,
  })
  // The values were read by the same fields, and the files made for the same
  // framing and fields.
  const params = (values: Values, files: AnyFiles) =>
    row.send(
      { ...given(values), ...files.pictures } as Given<ValuesOf<F>> & X,
      files as Files[K],
    )
  const callOptions = ({ keepTicket, ...rest }: Asking): CallOptions => ({
    ...rest,
    keepTicket: (ticket) => keepTicket(path, ticket),
  })
  return {
    id,
    label,
    older,
    framing,
    fields: { ...fields, ...own },
    path,
    takes: (target) => row.takes?.(target) ?? true,
    faults: (values) =>
      Object.fromEntries(
        check(endpoint, withPictures(fields, given(values)))
          .filter(({ field }) => field in fields)
          .map(({ field, sentence }) => [
            field,
            `${faultWords(fields, sentence)}.`,
          ]),
      ),
    weight: ({ num_images }) =>
      'num_images' in fields && typeof num_images === 'number' && num_images > 0
        ? num_images
        : 1,
    price: (values, size) => quote(endpoint, given(values), size),
    quote: async (client, values, files, options) =>
      quote(endpoint, given(values), null).uncertain
        ? client.quote(endpoint, params(values, files), options)
        : null,
    ask: async (client, values, files, asking) =>
      row.came(
        await client.call(endpoint, params(values, files), callOptions(asking)),
      ),
    collect: async (client, _, { [path]: ticket }, asking) =>
      ticket
        ? row.came(await client.collect(endpoint, ticket, callOptions(asking)))
        : [],
  }
}

/** So many pictures as layers are chosen: what they show is no matter here. */
function withPictures(fields: Fields, values: Values): Values {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      fields[name]?.kind.control === 'pictures'
        ? (value as readonly PictureRef[]).map(() => anyPicture)
        : value,
    ]),
  )
}

const anyPicture: Part = { bytes: new Uint8Array(1), type: 'image/png' }

/** Without what is left out. */
function givenOf(fields: Fields, values: Values): Values {
  const given = Object.entries(values)
    .filter(([name]) => name in fields)
    .map(([name, value]): [string, unknown] => [
      name,
      typeof value === 'string' ? value.trim() : value,
    ])
    .filter(([, value]) => value !== null && value !== '')
  return Object.fromEntries(given)
}

/** A choice that was left as it began gives way to what it cannot go with. */
function yielding(
  rules: AnyEndpoint['rules'],
  fields: Fields,
  given: Values,
): Values {
  const isThere = (name: string) => {
    const value = given[name]
    return Array.isArray(value) ? value.length > 0 : value !== undefined
  }
  const left = new Set(Object.keys(given))
  for (const rule of rules)
    for (const name of rivalsIn(rule, given, isThere))
      if (given[name] === fields[name]?.initial) left.delete(name)
  return Object.fromEntries(
    Object.entries(given).filter(([name]) => left.has(name)),
  )
}

/** Fields that a rule does not let be together as they are. */
function rivalsIn(
  rule: AnyEndpoint['rules'][number],
  given: Values,
  isThere: (name: string) => boolean,
): readonly string[] {
  if (rule.kind === 'apart')
    return rule.fields.every(isThere) ? rule.fields : []
  if (rule.kind !== 'not' || !isThere(rule.beside)) return []
  return rule.values.some((value) => value === given[rule.field])
    ? [rule.field]
    : []
}
