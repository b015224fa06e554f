import type { Size } from '../../plugin/shared/geometry.ts'
import type { Field, Fields, Values, ValuesOf } from '../fields/field.ts'
import type { AnyFiles, Files, Framing } from '../framing/framing.ts'
import type { CallOptions, Client } from '../ideogram/client.ts'
import type { Answer, Params } from '../ideogram/endpoint.ts'
import type { AnyEndpoint } from '../ideogram/endpoints.ts'
import { quote, type Quote } from '../ideogram/prices.ts'
import type { Came } from '../outcomes/came.ts'

/** A model at an endpoint, as it is used: no endpoint, no name on the wire. */
export interface Engine {
  /** Kept in records, and never renamed. */
  id: string
  label: string
  framing: Framing
  fields: Fields
  /** What spending is kept by, together with the tool's name. */
  path: string
  /** How many pictures a press asks for. */
  weight(values: Values): number
  /** @param sent pixels; null where that is not known yet */
  price(values: Values, sent: Size | null): Quote
  /** The paid request. It is sent once; the client repeats it after a 429 only. */
  ask(
    client: Client,
    values: Values,
    files: AnyFiles,
    options: CallOptions,
  ): Promise<readonly Came[]>
}

/** As an endpoint takes it: what is not given is left out. */
type Given<V> = {
  [K in keyof V]: null extends V[K] ? Exclude<V[K], null> | undefined : V[K]
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
  endpoint: E
  framing: Extract<Framing, { kind: K }>
  /** No field that the row lacks. */
  fields: F & Record<Exclude<keyof F, keyof E['fields']>, never>
  /** Sent with every request, and no choice of the designer's. */
  fixed?: X
  send(values: Given<ValuesOf<F>> & X, files: Files[K]): Params<E>
  came(answer: Answer<E>): readonly Came[]
}

export function engine<
  E extends AnyEndpoint,
  K extends Framing['kind'],
  const F extends Record<string, Field>,
  const X extends Partial<Params<E>> = object,
>(row: EngineRow<E, K, F, X>): Engine {
  const { id, label, endpoint, framing, fields } = row
  const sent = (values: Values) => ({ ...given(values), ...row.fixed })
  return {
    id,
    label,
    framing,
    fields,
    path: endpoint.path,
    weight: ({ num_images }) =>
      typeof num_images === 'number' && num_images > 0 ? num_images : 1,
    price: (values, size) => quote(endpoint, sent(values), size),
    ask: async (client, values, files, options) =>
      row.came(
        await client.call(
          endpoint,
          // The values were read by the same fields, the files made for the
          // same framing.
          row.send(sent(values) as Given<ValuesOf<F>> & X, files as Files[K]),
          options,
        ),
      ),
  }
}

function given(values: Values): Values {
  return Object.fromEntries(
    Object.entries(values)
      .map(([name, value]) => [
        name,
        typeof value === 'string' ? value.trim() : value,
      ])
      .filter(([, value]) => value !== null && value !== ''),
  )
}
