import * as v from 'valibot'

/** The fields of a body by their names, in the types that JSON has. */
export type Entries = Readonly<Record<string, v.GenericSchema>>

type Output<E extends Entries> = v.InferOutput<
  v.StrictObjectSchema<E, undefined>
>
type Body<E extends Entries> = v.GenericSchema<unknown, Output<E>>

/** Schemas for what a form sends as it is: text, files and lists of them. */
const AS_SENT = ['string', 'picklist', 'custom', 'unknown']

function read(value: string): unknown {
  if (/^(-?\d+(\.\d+)?|true|false)$/.test(value) || /^[{[]/.test(value))
    try {
      return JSON.parse(value) as unknown
    } catch {
      return value
    }
  return value
}

/** The schema within optional ones. */
const within = (schema: v.GenericSchema): v.GenericSchema =>
  'wrapped' in schema ? within(schema.wrapped as v.GenericSchema) : schema

/** One field of a form: text on the wire, the schema's type behind it. */
function inForm(schema: v.GenericSchema): v.GenericSchema {
  if (AS_SENT.includes(within(schema).type)) return schema
  const sent = v.pipe(v.string(), v.transform(read), within(schema))
  return schema.type === 'optional' ? v.optional(sent) : sent
}

const formOf = <E extends Entries>(entries: E) =>
  v.strictObject(
    Object.fromEntries(
      Object.entries(entries).map(([name, schema]) => [name, inForm(schema)]),
    ),
  ) as unknown as Body<E>

const jsonOf = <E extends Entries>(entries: E) =>
  v.strictObject(entries) as unknown as Body<E>

/** A body that comes as a form only. */
export const multipart = <E extends Entries>(entries: E) => ({
  bodies: { form: formOf(entries) },
})

/** A body that comes as JSON only. */
export const json = <E extends Entries>(entries: E) => ({
  bodies: { json: jsonOf(entries) },
})

/** A body that comes either way: JSON where no file goes along. */
export const formOrJson = <E extends Entries>(entries: E) => ({
  bodies: { form: formOf(entries), json: jsonOf(entries) },
})

/** The bodies an operation takes; neither where it takes none. */
export interface Bodies<T> {
  readonly form?: v.GenericSchema<unknown, T>
  readonly json?: v.GenericSchema<unknown, T>
}
