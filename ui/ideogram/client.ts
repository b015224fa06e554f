import * as v from 'valibot'
import { send, settled, type Waiting } from './answer.ts'
import { read, understood, type Caller } from './call.ts'
import { check } from './check.ts'
import { wait as realWait, type Wait } from './clock.ts'
import { downloadDrawing, downloadPicture, type Download } from './download.ts'
import type { Answer, Endpoint, Params, Values } from './endpoint.ts'
import type { AnyEndpoint } from './endpoints.ts'
import { fail } from './error.ts'
import type { Fetch, Line, Route } from './exchange.ts'
import { awaitGeneration } from './generation.ts'
import { awaitKept, type OnQueue } from './kept.ts'
import { checkBudgets, memberOf } from './membership.ts'
import type { Notice } from './notice.ts'
import { askPrice } from './price-quote.ts'
import type { Quote } from './prices.ts'
import type { Budget, Member, Planned } from './relay.ts'
import { afterBusy, repeating, type Retry } from './retry.ts'
import { newRequestId, ticket as ticketSchema, type Ticket } from './ticket.ts'

export interface ClientOptions {
  via:
    | { kind: 'direct'; origin?: string }
    /** `keeps` as the relay's `health` says. */
    | { kind: 'relay'; origin: string; keeps?: boolean }
  /** Ideogram's API key, or what a relay in team mode takes instead. */
  key: string
  fetch?: Fetch
  /** Of one attempt, headers and body together. */
  timeoutMs?: number
  /** Told once per endpoint. For developers. */
  onNotice?: (notice: Notice) => void
  /** Told after each paid answer of a relay in team mode. */
  onBudget?: (budget: Budget) => void
  wait?: Wait
}

export interface AskOptions {
  signal?: AbortSignal
  /** Told once a second while an attempt that failed waits to be made again. */
  onRetry?: (retry: Retry) => void
}

export interface CallOptions extends AskOptions {
  /**
   * Given whatever the answer can be collected with another day; the last one
   * counts. Awaited before a relay that keeps answers is sent anything, and
   * before a generation is waited for.
   */
  keepTicket?: (ticket: Ticket) => Promise<void>
  onQueue?: OnQueue
  /** Of the first attempt at a relay that keeps answers: 8 to 64 of `A-Za-z0-9_-`. */
  requestId?: string
}

/** All methods throw an IdeogramError and nothing else, but for what `keepTicket` throws. */
export interface Client {
  /** Calls a row of `endpoints`; it is sent again only after a 429. */
  call<E extends AnyEndpoint>(
    endpoint: E,
    params: Params<E>,
    options?: CallOptions,
  ): Promise<Answer<E>>
  /** Waits for the answer to an earlier call, as long as it takes: free, and as often as one likes. */
  collect<E extends AnyEndpoint>(
    endpoint: E,
    ticket: Ticket,
    options?: Omit<CallOptions, 'requestId'>,
  ): Promise<Answer<E>>
  /** What a call would cost: asked of the service where the row has quotes, else the table's price. */
  quote<E extends AnyEndpoint>(
    endpoint: E,
    params: Params<E>,
    options?: AskOptions,
  ): Promise<Quote>
  /** Fetches a picture by its link. */
  download(url: string, options?: AskOptions): Promise<Download>
  /** Fetches an SVG file by its link, as text. */
  downloadDrawing(url: string, options?: AskOptions): Promise<string>
  /** Whose token the key is; null where there are no members. */
  me(options?: AskOptions): Promise<Member | null>
  /** Whether a batch fits the budgets as a whole; throws `budget` when it does not. */
  check(batch: readonly Planned[], options?: AskOptions): Promise<void>
}

const ideogram = 'https://api.ideogram.ai'
const defaultTimeoutMs = 180_000
const never = new AbortController().signal

const routeOf = (via: ClientOptions['via']): Route => ({
  kind: via.kind,
  origin: (via.origin ?? ideogram).replace(/\/+$/, ''),
  keeps: via.kind === 'relay' && via.keeps === true,
})

/** Passes on what is new about an endpoint, once. */
const once = (tell: ClientOptions['onNotice']): Caller['notify'] => {
  const told = new Set<string>()
  return (notice) => {
    if (told.has(notice.endpoint)) return
    told.add(notice.endpoint)
    tell?.(notice)
  }
}

/** @throws IdeogramError before anything is sent that the row knows to be wrong */
const checked = (endpoint: Endpoint, params: Values): void => {
  const [fault] = check(endpoint, params)
  if (fault) fail({ kind: 'bad-request', ...fault })
}

export const createClient = (options: ClientOptions): Client => {
  const { key, timeoutMs = defaultTimeoutMs, wait = realWait } = options
  const route = routeOf(options.via)
  const fetchIt: Fetch = options.fetch ?? ((url, init) => fetch(url, init))
  const line: Line = { fetch: fetchIt, route, timeoutMs }
  const caller: Caller = {
    line,
    key,
    notify: once(options.onNotice),
    onBudget: (budget) => options.onBudget?.(budget),
  }
  const by = ({ signal = never, onRetry }: AskOptions = {}) => ({
    signal,
    onRetry,
    wait,
  })
  const waiting = (options: CallOptions): Waiting => ({
    ...by(options),
    onQueue: options.onQueue,
    keepTicket: options.keepTicket,
  })
  return {
    call: async (endpoint, params, options = {}) => {
      checked(endpoint, params)
      const patience = waiting(options)
      const idOf = (attempt: number) =>
        (attempt === 1 ? options.requestId : null) ?? newRequestId()
      const answer = await repeating(
        (attempt) => send(caller, endpoint, params, idOf(attempt), patience),
        { ...patience, after: afterBusy },
      )
      const whole = await settled(caller, endpoint, answer, patience)
      return understood(endpoint, whole, params)
    },
    collect: async (endpoint, ticket, options = {}) => {
      if (!v.is(ticketSchema, ticket)) return fail({ kind: 'not-kept' })
      const patience = waiting(options)
      const answer =
        ticket.kind === 'generation'
          ? await awaitGeneration(caller, ticket.id, patience)
          : read(
              caller,
              endpoint,
              await awaitKept(caller, ticket.id, patience),
              true,
            )
      const whole = await settled(caller, endpoint, answer, patience)
      return understood(endpoint, whole, null)
    },
    quote: async (endpoint, params, options) => {
      checked(endpoint, params)
      return askPrice(caller, endpoint, params, by(options))
    },
    download: (url, options) =>
      downloadPicture(line, { url, key }, by(options)),
    downloadDrawing: (url, options) =>
      downloadDrawing(line, { url, key }, by(options)),
    me: (options) => memberOf(caller, by(options)),
    check: (batch, options) => checkBudgets(caller, batch, by(options)),
  }
}
