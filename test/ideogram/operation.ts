import * as v from 'valibot'
import type { Bodies } from './bodies.ts'
import type { Collections } from './collections.ts'
import type { Conditions } from './conditions.ts'
import { oneOf } from './fields.ts'
import { isSentFile } from './form.ts'
import type { Generations } from './generations.ts'
import type { Ledger } from './ledger.ts'
import type { Picture } from './links.ts'
import type { Price } from './prices.ts'
import { quoteOf } from './prices.ts'
import { badRequest } from './refusal.ts'
import { sentence } from './sentences.ts'

/** What an operation may use while it runs. */
export interface Call {
  readonly conditions: Conditions
  readonly collections: Collections
  readonly generations: Generations
  readonly ledger: Ledger
  /** The `{…}` parts of the path. */
  readonly pathValues: Readonly<Record<string, string>>
  /** Stores a picture. @returns its link, complete with signature and expiry */
  publish(picture: Picture): string
  /** What a link published here leads to, while it still opens. */
  published(link: string): Picture | undefined
  /** A seed nobody asked for. */
  anySeed(): number
  /** The next way of leaving out a withheld picture's link: each takes its turn. */
  withheldLink(): { url?: string | null }
  /** Keeps the places in flight until it settles; billed when it gives true. */
  goesOn(work: Promise<boolean>): void
}

/** How one operation is declared. */
export interface Row<Body, Query> {
  method: 'GET' | 'POST'
  /** Parts in braces match one path segment. */
  path: string
  /** None where the operation takes no body. */
  bodies?: Bodies<Body>
  query?: v.GenericSchema<unknown, Query>
  /** A sentence about fields that do not go together. */
  refuse?: (body: Body) => string | false | undefined
  prompt?: (body: Body) => string | undefined
  model?: (body: Body) => string | undefined
  /** `own`: it reports unsafe pictures itself instead of refusing the request. */
  safety?: 'own'
  /** Images it makes: places in flight. */
  images?: (body: Body) => number
  price?: (body: Body) => Price | Promise<Price>
  /** What a wrong key is answered: 401 unless told. */
  unauthorized?: 403
  /** The path of the operation that replaced it. */
  successor?: string
  /** Unix seconds. */
  deprecated?: number
  /** Latency does not hold it up: it tells of what takes its time. */
  quick?: true
  /** It takes `?dry_run=true`: this looks at the pictures, and nothing is run. */
  dryRun?: (body: Body, call: Call) => unknown
  run: (body: Body, call: Call, query: Query) => object | Promise<object>
}

/** A request whose fields are right. */
export interface Checked {
  readonly prompt: string | undefined
  readonly model: string | undefined
  readonly images: number
  /** Whether it has a picture that must pass the safety check. */
  readonly hasPicture: boolean
  readonly isDryRun: boolean
  price(): Promise<Price | undefined>
  /** The PriceQuote of a dry run. Throws a 400. */
  quote(call: Call): Promise<object>
  run(call: Call): Promise<object>
}

export type Encoding = 'form' | 'json'

/** A row with its field types behind it. */
export interface Operation {
  readonly method: 'GET' | 'POST'
  readonly path: string
  /** The encodings its body may have; none where it takes no body. */
  readonly encodings: readonly Encoding[]
  readonly unauthorized: 401 | 403
  readonly successor: string | undefined
  readonly deprecated: number | undefined
  readonly quick: boolean
  /** Throws a 400 in the service's words. */
  check(body: unknown, encoding: Encoding, query: object): Checked
}

type Schema<T> = v.GenericSchema<unknown, T>

function valid<T>(schema: Schema<T>, input: unknown): T {
  const result = v.safeParse(schema, input)
  if (result.success) return result.output
  throw badRequest(sentence(result.issues[0]))
}

const NOTHING = v.strictObject({})
const dryRunQuery = v.strictObject({
  dry_run: v.optional(oneOf(['true', 'false'])),
})

/** Declares an operation. */
export function operation<Body, Query>(row: Row<Body, Query>): Operation {
  const bodies: Bodies<Body> = row.bodies ?? {}
  const none = NOTHING as unknown as Schema<Body>
  return {
    method: row.method,
    path: row.path,
    encodings: (['form', 'json'] as const).filter((one) => bodies[one]),
    unauthorized: row.unauthorized ?? 401,
    successor: row.successor,
    deprecated: row.deprecated,
    quick: row.quick ?? false,
    check(input, encoding, queryInput) {
      const isDryRun =
        row.dryRun !== undefined &&
        valid(dryRunQuery, queryInput).dry_run === 'true'
      const schema = row.query ?? (NOTHING as unknown as Schema<Query>)
      const query = valid(schema, row.dryRun ? {} : queryInput)
      const body = valid(bodies[encoding] ?? none, input)
      const refused = row.refuse?.(body)
      if (refused) throw badRequest(refused)
      return checkedOf(row, body, query, isDryRun)
    },
  }
}

const checkedOf = <Body, Query>(
  row: Row<Body, Query>,
  body: Body,
  query: Query,
  isDryRun: boolean,
): Checked => ({
  prompt: row.prompt?.(body),
  model: row.model?.(body),
  images: row.images?.(body) ?? 0,
  hasPicture:
    row.safety !== 'own' &&
    Object.values(body as object)
      .flat()
      .some(isSentFile),
  isDryRun,
  price: async () => row.price?.(body),
  async quote(call) {
    await row.dryRun?.(body, call)
    const price = await row.price?.(body)
    return price ? quoteOf(price, call.conditions.quotes) : {}
  },
  run: async (call) => row.run(body, call, query),
})
