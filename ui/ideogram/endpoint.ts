import type * as v from 'valibot'
import type { Field, Value } from './field.ts'

export type Fields = Readonly<Record<string, Field>>

/** How a body is written. */
export type Encoding =
  | 'multipart'
  | 'json'
  /** JSON, unless a file goes along. */
  | 'multipart-or-json'
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
  /** `field` may not be one of `values` beside `beside`. */
  | { kind: 'not'; field: Name; values: readonly string[]; beside: Name }
  /** `field`, or `field` as one of `values`, goes only with `needs`. */
  | { kind: 'needs'; field: Name; values?: readonly string[]; needs: Name }
  /** As many of `field` as of `as`, when given at all. */
  | { kind: 'as-many'; field: Name; as: Name }
  | { kind: 'at-most'; field: Name; max: number; beside: Name }
  /** One of `options`, as long as `without` is not given. */
  | { kind: 'listed'; field: Name; options: readonly string[]; without: Name }
  /** Two pictures of one width and height. */
  | { kind: 'same-size'; fields: readonly [Name, Name] }
  /** A window that lies in its picture. */
  | { kind: 'inside'; field: Name; of: Name }
  /** The longest side a picture may have, in pixels, by the value of `by`. */
  | {
      kind: 'max-side'
      field: Name
      by: Name
      pixels: Readonly<Record<string, number>>
    }

type Usd = Readonly<Record<string, number>>

/** Something unsure about a price: always, or when `field` is given, or when it (or its default) is among `values`. */
export interface Doubt<Name extends string = string> {
  field?: Name
  values?: readonly string[]
  says: string
}

/** USD, looked up by the values of the fields in `by`, joined with a blank. */
export interface Price<Name extends string = string> {
  /** `megapixel`: a million pixels of the picture that is sent, or a part of them. */
  per: 'image' | 'run' | 'megapixel'
  by: readonly Name[]
  usd: Usd
  /** Dearer when this field is given. */
  given?: { field: Name; usd: Usd }
  /** Dearer when the size in this field has more pixels. */
  above?: { field: Name; pixels: number; usd: Usd }
  /** When the prices were true. */
  date: string
  doubts?: readonly Doubt<Name>[]
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
  /** The list in the answer that was paid for: empty it is a failure, and longer than asked for it is cut. */
  results?: 'data' | 'descriptions'
  /** The answer is an id to ask with: where `async` asks for that, or always. */
  polled?: 'on-request' | 'always'
  /** `?dry_run=true` tells the price, neither runs nor bills. */
  quotes?: true
  /** Of all files together. */
  maxBytes?: number
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
