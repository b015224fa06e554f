import { deadline } from './clock.ts'
import { fail, IdeogramError } from './error.ts'

export type Fetch = (url: string, init: RequestInit) => Promise<Response>

/** Where the calls go: to Ideogram itself, or to a relay that passes them on. */
export type Via =
  { kind: 'direct'; origin?: string } | { kind: 'relay'; origin: string }

export interface Limits {
  signal: AbortSignal
  timeoutMs: number
  maxBytes: number
  via: Via['kind']
  /** Whether the request starts paid work once it has arrived. */
  paid: boolean
}

/** An answer read to its end. */
export interface Reply {
  status: number
  headers: Headers
  bytes: Uint8Array
}

/** null when the stream is longer than `max`. */
const readAll = async (
  body: ReadableStream<Uint8Array>,
  max: number,
): Promise<Uint8Array | null> => {
  const reader = body.getReader()
  const chunks: Uint8Array[] = []
  let length = 0
  for (;;) {
    const { done, value } = await reader.read()
    if (done) break
    length += value.length
    if (length > max) {
      // not awaited: a stalled sender must not hold us
      reader.cancel().catch(() => undefined)
      return null
    }
    chunks.push(value)
  }
  const bytes = new Uint8Array(length)
  let at = 0
  for (const chunk of chunks) {
    bytes.set(chunk, at)
    at += chunk.length
  }
  return bytes
}

const isRedirect = (response: Response) =>
  response.type === 'opaqueredirect' ||
  (response.status >= 300 && response.status < 400)

/**
 * One request and its whole answer. Throws an IdeogramError when there is no
 * whole answer: never what `fetch` threw, whose words may quote a header.
 */
export const exchange = async (
  fetch: Fetch,
  url: string,
  init: RequestInit,
  limits: Limits,
): Promise<Reply> => {
  if (limits.signal.aborted) fail({ kind: 'cancelled', mayBeBilled: false })
  const time = deadline(limits.signal, limits.timeoutMs)
  const mayBeBilled = limits.paid
  let answered = false
  try {
    const response = await fetch(url, {
      ...init,
      signal: time.signal,
      // a followed redirect would carry the key to a stranger
      redirect: 'manual',
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      cache: 'no-store',
    })
    answered = true
    if (isRedirect(response)) {
      response.body?.cancel().catch(() => undefined)
      fail({ kind: 'bad-answer', why: 'redirect', mayBeBilled: false })
    }
    const { status, headers } = response
    const bytes = response.body
      ? await readAll(response.body, limits.maxBytes)
      : new Uint8Array()
    return bytes
      ? { status, headers, bytes }
      : fail({ kind: 'bad-answer', why: 'too-long', mayBeBilled })
  } catch (error) {
    if (error instanceof IdeogramError) throw error
    const ended = time.ended()
    if (ended === 'cancelled') fail({ kind: 'cancelled', mayBeBilled })
    if (ended === 'timeout') {
      const seconds = limits.timeoutMs / 1000
      fail({ kind: 'timeout', seconds, mayBeBilled })
    }
    return answered
      ? fail({ kind: 'bad-answer', why: 'cut', mayBeBilled })
      : fail({ kind: 'unreachable', via: limits.via, mayBeBilled })
  } finally {
    time.release()
  }
}
