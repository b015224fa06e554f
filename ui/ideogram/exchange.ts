import { deadline } from './clock.ts'
import { fail, IdeogramError } from './error.ts'

export type Fetch = (url: string, init: RequestInit) => Promise<Response>

/** Where the calls go: to Ideogram itself, or to a relay that passes them on. */
export interface Route {
  kind: 'direct' | 'relay'
  /** Scheme, host and port, perhaps a path; no slash at its end. */
  origin: string
}

/** How a client reaches the service. */
export interface Line {
  fetch: Fetch
  route: Route
  /** Of one attempt, headers and body together. */
  timeoutMs: number
}

export interface Errand {
  url: string
  init: RequestInit
  signal: AbortSignal
  maxBytes: number
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

const manners: RequestInit = {
  // a followed redirect would carry the key to a stranger
  redirect: 'manual',
  credentials: 'omit',
  referrerPolicy: 'no-referrer',
  cache: 'no-store',
}

const isRedirect = (response: Response) =>
  response.type === 'opaqueredirect' ||
  (response.status >= 300 && response.status < 400)

/**
 * One request and its whole answer. Throws an IdeogramError when there is no
 * whole answer: never what `fetch` threw, whose words may quote a header.
 */
export const exchange = async (line: Line, errand: Errand): Promise<Reply> => {
  const { timeoutMs, route } = line
  const { url, init, signal, maxBytes, paid: mayBeBilled } = errand
  if (signal.aborted) fail({ kind: 'cancelled', mayBeBilled: false })
  const time = deadline(signal, timeoutMs)
  let answered = false
  try {
    const response = await line.fetch(url, {
      ...init,
      ...manners,
      signal: time.signal,
    })
    answered = true
    if (isRedirect(response)) {
      response.body?.cancel().catch(() => undefined)
      fail({ kind: 'bad-answer', why: 'redirect', mayBeBilled: false })
    }
    const { status, headers, body } = response
    const bytes = body ? await readAll(body, maxBytes) : new Uint8Array()
    return bytes
      ? { status, headers, bytes }
      : fail({ kind: 'bad-answer', why: 'too-long', mayBeBilled })
  } catch (error) {
    if (error instanceof IdeogramError) throw error
    const ended = time.ended()
    if (ended === 'cancelled') fail({ kind: 'cancelled', mayBeBilled })
    if (ended === 'timeout')
      fail({ kind: 'timeout', seconds: timeoutMs / 1000, mayBeBilled })
    return answered
      ? fail({ kind: 'bad-answer', why: 'cut', mayBeBilled })
      : fail({ kind: 'unreachable', via: route.kind, mayBeBilled })
  } finally {
    time.release()
  }
}
