import { deadline, orAborted } from './clock.ts'
import { fail, IdeogramError, type Via } from './error.ts'

export type Fetch = (url: string, init: RequestInit) => Promise<Response>

/** Where the calls go: to Ideogram itself, or to a relay that passes them on. */
export interface Route {
  kind: 'direct' | 'relay'
  /** Scheme, host and port, perhaps a path; no slash at its end. */
  origin: string
  /** Whether what answers there keeps answers. */
  keeps: boolean
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

/** Of a refusal nothing but a sentence is read. */
const maxRefusalBytes = 64 * 1024

/** Whatever is behind `max` bytes is left there, and `isCut` then. */
const readUpTo = async (
  body: ReadableStream<Uint8Array>,
  max: number,
  signal: AbortSignal,
): Promise<{ bytes: Uint8Array; isCut: boolean }> => {
  const reader = body.getReader()
  const chunks: Uint8Array[] = []
  let length = 0
  let isCut = false
  try {
    while (!isCut) {
      const { done, value } = await orAborted(reader.read(), signal)
      if (done) break
      isCut = length + value.length > max
      const taken = value.subarray(0, max - length)
      chunks.push(taken)
      length += taken.length
    }
  } finally {
    // not awaited: a stalled sender must not hold us
    reader.cancel().catch(() => undefined)
  }
  const bytes = new Uint8Array(length)
  let at = 0
  for (const chunk of chunks) {
    bytes.set(chunk, at)
    at += chunk.length
  }
  return { bytes, isCut }
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

const replyOf = async (
  { status, headers, body }: Response,
  { maxBytes, paid }: Errand,
  signal: AbortSignal,
): Promise<Reply> => {
  const isRefusal = status >= 400
  const max = isRefusal ? maxRefusalBytes : maxBytes
  if (!body) return { status, headers, bytes: new Uint8Array() }
  const { bytes, isCut } = await readUpTo(body, max, signal)
  return isCut && !isRefusal
    ? fail({ kind: 'bad-answer', why: 'too-long', mayBeBilled: paid })
    : { status, headers, bytes }
}

const loopback = /^https?:\/\/(?:localhost|127(?:\.\d+){3}|\[::1\])(?::|\/|$)/

const viaOf = ({ kind, origin }: Route): Via =>
  kind === 'relay' && loopback.test(origin) ? 'relay-here' : kind

/**
 * One request and its whole answer. Throws an IdeogramError when there is no
 * whole answer: never what `fetch` threw, whose words may quote a header. Ends
 * as soon as it is told to, whatever the other side does.
 */
export const exchange = async (line: Line, errand: Errand): Promise<Reply> => {
  const { timeoutMs, route } = line
  const { url, init, signal, paid: mayBeBilled } = errand
  if (signal.aborted) fail({ kind: 'cancelled', mayBeBilled: false })
  const time = deadline(signal, timeoutMs)
  let answered = false
  try {
    const asked = line.fetch(url, { ...init, ...manners, signal: time.signal })
    const response = await orAborted(asked, time.signal)
    answered = true
    if (isRedirect(response)) {
      response.body?.cancel().catch(() => undefined)
      fail({ kind: 'bad-answer', why: 'redirect', mayBeBilled: false })
    }
    return await replyOf(response, errand, time.signal)
  } catch (error) {
    if (error instanceof IdeogramError) throw error
    const ended = time.ended()
    if (ended === 'cancelled') fail({ kind: 'cancelled', mayBeBilled })
    if (ended === 'timeout')
      fail({ kind: 'timeout', seconds: timeoutMs / 1000, mayBeBilled })
    return answered
      ? fail({ kind: 'bad-answer', why: 'cut', mayBeBilled })
      : fail({ kind: 'unreachable', via: viaOf(route), mayBeBilled })
  } finally {
    time.release()
  }
}
