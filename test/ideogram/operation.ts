import * as v from 'valibot'
import type { Collections } from './collections.ts'
import type { Conditions } from './conditions.ts'
import { isSentFile } from './form.ts'
import type { Picture } from './links.ts'
import { badRequest } from './refusal.ts'
import { sentence } from './sentences.ts'

/** What an operation may use while it runs. */
export interface Call {
  readonly conditions: Conditions
  readonly collections: Collections
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
}

type Encoding = 'multipart' | 'json' | 'none'

/** How one operation is declared. */
export interface Row<Body, Query> {
  method: 'GET' | 'POST'
  /** Parts in braces match one path segment. */
  path: string
  encoding: Encoding
  body: v.GenericSchema<unknown, Body>
  query?: v.GenericSchema<unknown, Query>
  /** A sentence about fields that do not go together. */
  refuse?: (body: Body) => string | false | undefined
  prompt?: (body: Body) => string | undefined
  model?: (body: Body) => string | undefined
  /** `own`: it reports unsafe pictures itself instead of refusing the request. */
  safety?: 'own'
  /** Images it makes: places in flight. */
  images?: (body: Body) => number
  /** What a wrong key is answered: 401 unless told. */
  unauthorized?: 403
  /** The endpoint that replaced it. */
  successor?: string
  /** Unix seconds. */
  deprecated?: number
  /** The answer to `?dry_run=true`: validated and priced, not run. */
  quote?: (body: Body) => object
  run: (body: Body, call: Call, query: Query) => object | Promise<object>
}

/** A request whose fields are right. */
export interface Checked {
  readonly prompt: string | undefined
  readonly model: string | undefined
  readonly images: number
  /** Whether it has a picture that must pass the safety check. */
  readonly hasPicture: boolean
  readonly quote: (() => object) | undefined
  run(call: Call): Promise<object>
}

/** A row with its field types behind it. */
export interface Operation {
  readonly method: 'GET' | 'POST'
  readonly path: string
  readonly encoding: Encoding
  readonly unauthorized: 401 | 403
  readonly successor: string | undefined
  readonly deprecated: number | undefined
  /** Throws a 400 in the service's words. */
  check(body: unknown, query: unknown): Checked
}

function valid<T>(schema: v.GenericSchema<unknown, T>, input: unknown): T {
  const result = v.safeParse(schema, input)
  if (result.success) return result.output
  throw badRequest(sentence(result.issues[0]))
}

const noQuery = v.strictObject({})

export function operation<Body, Query>(row: Row<Body, Query>): Operation {
  return {
    method: row.method,
    path: row.path,
    encoding: row.encoding,
    unauthorized: row.unauthorized ?? 401,
    successor: row.successor,
    deprecated: row.deprecated,
    check(input, queryInput) {
      const query = valid(
        row.query ?? (noQuery as unknown as v.GenericSchema<unknown, Query>),
        queryInput,
      )
      const body = valid(row.body, input)
      const refused = row.refuse?.(body)
      if (refused) throw badRequest(refused)
      const { quote } = row
      return {
        prompt: row.prompt?.(body),
        model: row.model?.(body),
        images: row.images?.(body) ?? 0,
        hasPicture:
          row.safety !== 'own' &&
          Object.values(body as object)
            .flat()
            .some(isSentFile),
        quote: quote && (() => quote(body)),
        run: async (call) => row.run(body, call, query),
      }
    },
  }
}
