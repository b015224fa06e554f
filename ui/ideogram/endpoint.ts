import type * as v from 'valibot'
import type { Field, Value } from './field.ts'

export type Fields = Readonly<Record<string, Field>>

/** How a body is written. */
export type Encoding =
  | 'multipart'
  | 'json'
  /** Files as parts; everything else as one JSON string part, `image_request`. */
  | 'multipart-request'
  /** `{ "image_request": { … } }` */
  | 'json-request'
  | 'query'

/** What one field has to do with another. */
export type Rule<Name extends string = string> =
  /** Never together. */
  | { kind: 'apart'; fields: readonly [Name, Name] }
  /** `field` may be given only when `by` (or its default) is among `values`. */
  | { kind: 'only'; field: Name; by: Name; values: readonly string[] }
  /** As many of `field` as of `as`, when given at all. */
  | { kind: 'as-many'; field: Name; as: Name }

/** USD, looked up by the values of the fields in `by`, joined with a blank. */
export interface Price<Name extends string = string> {
  per: 'image' | 'run'
  by: readonly Name[]
  usd: Readonly<Record<string, number>>
  /** Dearer when this field is given. */
  given?: { field: Name; usd: Readonly<Record<string, number>> }
  /** When the prices were true. */
  date: string
  /** What is not sure about them. */
  uncertain?: string
}

export interface Endpoint<
  F extends Fields = Fields,
  A extends v.GenericSchema = v.GenericSchema,
  S extends string = string,
> {
  method: 'GET' | 'POST'
  path: `/${string}`
  encoding: Encoding
  fields: F
  rules: readonly Rule[]
  answer: A
  /** Calls without a price are free and have no side effect worth money. */
  price?: Price
  /** The row to use instead, once this one is refused. */
  successor?: S
}

type Required<F extends Fields> = {
  [K in keyof F]: F[K] extends { required: true } ? K : never
}[keyof F]

/** What a call of an endpoint takes: wrong, missing or foreign fields do not compile. */
export type Params<E extends Endpoint> = {
  [K in Required<E['fields']>]: Value<E['fields'][K]>
} & {
  [K in Exclude<keyof E['fields'], Required<E['fields']>>]?:
    Value<E['fields'][K]> | undefined
}

/** Params past the type checker, for code that treats all rows alike. */
export type Values = Readonly<Record<string, unknown>>

/** An empty list is sent as nothing at all. */
export const isGiven = (value: unknown): boolean =>
  value !== undefined && !(Array.isArray(value) && value.length === 0)

/** The value of a field, or what the service takes when it is not given. */
export const valueOf = (
  row: Endpoint,
  params: Values,
  name: string,
): unknown => {
  const field = row.fields[name]
  return (
    params[name] ?? (field && 'default' in field ? field.default : undefined)
  )
}

/** What a call of an endpoint gives. */
export type Answer<E extends Endpoint> = v.InferOutput<E['answer']>

/** Checks a row's rules and price against its own field names. */
export const endpoint = <
  const F extends Fields,
  A extends v.GenericSchema,
  const S extends string = never,
>(
  row: Endpoint<F, A, S> & {
    rules: readonly Rule<keyof F & string>[]
    price?: Price<keyof F & string>
  },
): Endpoint<F, A, S> => row
