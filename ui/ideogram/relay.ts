import * as v from 'valibot'
import { fail } from './error.ts'
import { exchange, type Fetch, type Reply } from './exchange.ts'
import { dollarsOf } from './micros.ts'

/** What a member has spent this month, and may spend; null is without a limit. */
export interface Budget {
  spentUsd: number
  budgetUsd: number | null
}

const dollarsIn = (text: string | null) =>
  text !== null && /^\d{1,15}$/.test(text) ? dollarsOf(Number(text)) : null

/** A relay in team mode tells it with each paid answer. */
export const budgetIn = (headers: Headers): Budget | null => {
  const spentUsd = dollarsIn(headers.get('repaint-spent'))
  return spentUsd === null
    ? null
    : { spentUsd, budgetUsd: dollarsIn(headers.get('repaint-budget')) }
}

const micros = v.number()
const microsOrNone = v.fallback(v.nullable(micros), null)

/** How the member stands to whom a token belongs, in the relay's own words; USD in millionths. */
const member = v.object({
  name: v.string(),
  /** Calls such as `POST /edit`; null is all but the training of models. */
  tools: v.fallback(v.nullable(v.array(v.string())), null),
  /** ISO 8601 */
  resets_at: v.pipe(v.string(), v.regex(/^\d{4}-\d\d-\d\dT/)),
  budget_usd_micros: v.nullable(micros),
  spent_usd_micros: micros,
  reserved_usd_micros: v.fallback(micros, 0),
  team_budget_usd_micros: microsOrNone,
  team_spent_usd_micros: v.fallback(micros, 0),
  /** From 80 % of a budget on. */
  warn: v.fallback(v.boolean(), false),
})
export type Member = v.InferOutput<typeof member>

/** Of a batch, to be checked as a whole against the budgets. */
export interface Planned {
  path: string
  price_usd_micros: number
  images: number
}

/** What a relay says of itself. */
export interface Health {
  version: string
  mode: 'own-key' | 'team-key'
  /** Whether it finishes requests whose caller has gone, and keeps their answers. */
  keeps: boolean
}

const healthAnswer = v.object({
  relay: v.literal('repaint'),
  // the first version told neither
  version: v.fallback(v.string(), '0.1.0'),
  mode: v.picklist(['own-key', 'team-key']),
  keeps: v.fallback(v.boolean(), false),
})

export const textOf = ({ bytes }: Reply) => new TextDecoder().decode(bytes)

export const parsedAs = <S extends v.GenericSchema>(
  schema: S,
  reply: Reply,
): v.InferOutput<S> | null => {
  try {
    const parsed = v.safeParse(schema, JSON.parse(textOf(reply)))
    return parsed.success ? parsed.output : null
  } catch {
    return null
  }
}

/** In a few words, for a sentence that says what is not a relay. */
const foundIn = (reply: Reply): string => {
  const [, title] = /<title[^>]{0,200}>([^<]{1,80})/i.exec(textOf(reply)) ?? []
  if (title?.trim()) return `a web page, “${title.trim()}”`
  if (reply.headers.get('content-type')?.startsWith('text/html'))
    return 'a web page'
  return reply.status === 200
    ? 'something that says nothing of a relay'
    : `something that answers ${String(reply.status)}`
}

export interface HealthOptions {
  fetch?: Fetch
  signal?: AbortSignal
  timeoutMs?: number
}

/**
 * Asks what listens at an address, without any key: to be done before one is
 * sent there for the first time.
 *
 * @throws IdeogramError `not-a-relay`, or that nothing answers
 */
export const health = async (
  origin: string,
  options: HealthOptions = {},
): Promise<Health> => {
  const { signal = new AbortController().signal, timeoutMs = 15_000 } = options
  const send: Fetch = options.fetch ?? ((url, init) => fetch(url, init))
  const url = `${origin.replace(/\/+$/, '')}/health`
  if (!/^https?:\/\/[^/?#@]+\//.test(url))
    fail({ kind: 'not-a-relay', found: 'no address of a server' })
  const route = { kind: 'relay', origin, keeps: false } as const
  const init = { method: 'GET' }
  const reply = await exchange(
    { fetch: send, route, timeoutMs },
    { url, init, signal, maxBytes: 64 * 1024, paid: false },
  )
  const told = parsedAs(healthAnswer, reply)
  return told
    ? { version: told.version, mode: told.mode, keeps: told.keeps }
    : fail({ kind: 'not-a-relay', found: foundIn(reply) })
}

export const memberIn = (reply: Reply): Member | null => parsedAs(member, reply)
