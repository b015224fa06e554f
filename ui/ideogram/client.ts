import * as v from 'valibot'
import { outgoing } from './body.ts'
import { check } from './check.ts'
import { wait as realWait, type Wait } from './clock.ts'
import { addressOf, isWhole, sniff } from './download.ts'
import type { Answer, Params } from './endpoint.ts'
import type { AnyEndpoint } from './endpoints.ts'
import { fail } from './error.ts'
import { exchange, type Fetch, type Via } from './exchange.ts'
import type { ImageType } from './field.ts'
import { noticeIn, type Notice } from './notice.ts'
import { refusalOf } from './refusal.ts'
import { afterBusy, afterHiccup, repeating, type Retry } from './retry.ts'

export interface ClientOptions {
  via: Via
  /** Ideogram's API key, or what a relay in team mode takes instead. */
  key: string
  fetch?: Fetch
  /** Of one attempt, headers and body together. */
  timeoutMs?: number
  /** Origins whose pictures are fetched besides those of Ideogram's hosts. */
  imageOrigins?: readonly string[]
  /** Told once per endpoint. */
  onNotice?: (notice: Notice) => void
  wait?: Wait
}

export interface CallOptions {
  signal?: AbortSignal
  /** Told once a second while a call refused with 429 waits to be sent again. */
  onRetry?: (retry: Retry) => void
}

export interface Download {
  bytes: Uint8Array
  type: ImageType
}

/** All methods throw an IdeogramError and nothing else. */
export interface Client {
  /** Calls a row of `endpoints`; a paid one is sent again only after a 429. */
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
/** The longest answer known, a page of text blocks, stays far below. */
const maxAnswerBytes = 4 * 1024 * 1024
const maxImageBytes = 64 * 1024 * 1024

const parseJson = (bytes: Uint8Array, paid: boolean): unknown => {
  try {
    return JSON.parse(new TextDecoder().decode(bytes))
  } catch {
    return fail({ kind: 'bad-answer', why: 'not-json', mayBeBilled: paid })
  }
}

/** What a header can carry: fetch would quote anything else in its error. */
const checkKey = (key: string) =>
  /^[\x21-\x7e]+$/.test(key)
    ? key
    : fail({
        kind: 'unauthorized',
        sentence: key
          ? 'The API key holds characters that no key has.'
          : 'The API key is missing.',
      })

export const createClient = (options: ClientOptions): Client => {
  const { timeoutMs = defaultTimeoutMs, wait = realWait } = options
  const send: Fetch = options.fetch ?? ((url, init) => fetch(url, init))
  const origin = (options.via.origin ?? ideogram).replace(/\/+$/, '')
  const via: Via = { ...options.via, origin }
  const imageOrigins = [
    ...(options.imageOrigins ?? []),
    ...(via.kind === 'direct' ? [new URL(origin).origin] : []),
  ]
  const noticed = new Set<string>()

  const notify = (notice: Notice | null) => {
    if (!notice || noticed.has(notice.endpoint)) return
    noticed.add(notice.endpoint)
    options.onNotice?.(notice)
  }

  const callOnce = async <E extends AnyEndpoint>(
    endpoint: E,
    params: Params<E>,
    signal: AbortSignal,
  ): Promise<Answer<E>> => {
    const paid = endpoint.price !== undefined
    const key = checkKey(options.key)
    const { path, type, body } = outgoing(endpoint, params)
    const headers = {
      'Api-Key': key,
      ...(type ? { 'Content-Type': type } : {}),
    }
    const reply = await exchange(
      send,
      origin + path,
      { method: endpoint.method, headers, ...(body ? { body } : {}) },
      { signal, timeoutMs, maxBytes: maxAnswerBytes, via: via.kind, paid },
    )
    const { successor } = endpoint
    if (reply.status >= 400) fail(refusalOf(reply, { key, paid, successor }))
    const answer = parseJson(reply.bytes, paid)
    const operation = `${endpoint.method} ${endpoint.path}`
    notify(noticeIn(operation, reply.headers, answer))
    const parsed = v.safeParse(endpoint.answer, answer)
    return parsed.success
      ? parsed.output
      : fail({ kind: 'bad-answer', why: 'wrong-shape', mayBeBilled: paid })
  }

  const downloadOnce = async (
    address: string,
    signal: AbortSignal,
  ): Promise<Download> => {
    const reply = await exchange(
      send,
      address,
      { method: 'GET' },
      {
        signal,
        timeoutMs,
        maxBytes: maxImageBytes,
        via: via.kind,
        paid: false,
      },
    )
    if (reply.status >= 400) {
      const problem = refusalOf(reply, { key: options.key, paid: false })
      const gone = [403, 404, 410].includes(reply.status)
      fail(
        gone && problem.kind !== 'relay' ? { kind: 'link-expired' } : problem,
      )
    }
    const type = sniff(reply.bytes)
    if (!type) return fail({ kind: 'not-an-image' })
    if (!isWhole(reply.bytes, type))
      fail({ kind: 'bad-answer', why: 'cut', mayBeBilled: false })
    return { bytes: reply.bytes, type }
  }

  const never = new AbortController().signal
  return {
    call: async (endpoint, params, { signal = never, onRetry } = {}) => {
      const [fault] = check(endpoint, params)
      if (fault) fail({ kind: 'bad-request', ...fault })
      return repeating(() => callOnce(endpoint, params, signal), {
        after: afterBusy,
        wait,
        signal,
        onRetry,
      })
    },
    download: async (url, { signal = never, onRetry } = {}) => {
      const address = addressOf(url, via, imageOrigins)
      return repeating(() => downloadOnce(address, signal), {
        after: afterHiccup,
        wait,
        signal,
        onRetry,
      })
    },
  }
}
