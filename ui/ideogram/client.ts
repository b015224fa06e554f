import { callOnce, type Caller } from './call.ts'
import { check } from './check.ts'
import { wait as realWait, type Wait } from './clock.ts'
import { downloadOnce, type Download } from './download.ts'
import type { Answer, Params } from './endpoint.ts'
import type { AnyEndpoint } from './endpoints.ts'
import { fail } from './error.ts'
import type { Fetch, Line, Route } from './exchange.ts'
import { addressOf } from './links.ts'
import type { Notice } from './notice.ts'
import { afterBusy, afterHiccup, repeating, type Retry } from './retry.ts'

export interface ClientOptions {
  via: { kind: 'direct'; origin?: string } | { kind: 'relay'; origin: string }
  /** Ideogram's API key, or what a relay in team mode takes instead. */
  key: string
  fetch?: Fetch
  /** Of one attempt, headers and body together. */
  timeoutMs?: number
  /** Told once per endpoint. */
  onNotice?: (notice: Notice) => void
  wait?: Wait
}

export interface CallOptions {
  signal?: AbortSignal
  /** Told once a second while an attempt that failed waits to be made again. */
  onRetry?: (retry: Retry) => void
}

/** All methods throw an IdeogramError and nothing else. */
export interface Client {
  /** Calls a row of `endpoints`; it is sent again only after a 429. */
  call<E extends AnyEndpoint>(
    endpoint: E,
    params: Params<E>,
    options?: CallOptions,
  ): Promise<Answer<E>>
  /** Fetches a result by its link, without the key. */
  download(url: string, options?: CallOptions): Promise<Download>
}

const ideogram = 'https://api.ideogram.ai'
const defaultTimeoutMs = 180_000
const never = new AbortController().signal

const routeOf = ({ kind, origin = ideogram }: ClientOptions['via']): Route => ({
  kind,
  origin: origin.replace(/\/+$/, ''),
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

export const createClient = (options: ClientOptions): Client => {
  const { key, timeoutMs = defaultTimeoutMs, wait = realWait } = options
  const route = routeOf(options.via)
  const send: Fetch = options.fetch ?? ((url, init) => fetch(url, init))
  const line: Line = { fetch: send, route, timeoutMs }
  const caller: Caller = { line, key, notify: once(options.onNotice) }
  return {
    call: async (endpoint, params, { signal = never, onRetry } = {}) => {
      const [fault] = check(endpoint, params)
      if (fault) fail({ kind: 'bad-request', ...fault })
      const work = () => callOnce(caller, endpoint, params, signal)
      return repeating(work, { after: afterBusy, wait, signal, onRetry })
    },
    download: async (url, { signal = never, onRetry } = {}) => {
      const address = addressOf(url, route)
      const work = () => downloadOnce(line, address, signal)
      return repeating(work, { after: afterHiccup, wait, signal, onRetry })
    },
  }
}
