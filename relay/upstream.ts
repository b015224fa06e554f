import { Refusal } from './refusal.ts'

// Ideogram's image host sits behind a filter that turns bare fetchers away.
const userAgent = 'Mozilla/5.0 (compatible; Repaint relay)'

export interface Question {
  readonly method: 'GET' | 'POST'
  readonly url: string
  readonly headers: Headers
  readonly body?: ReadableStream<Uint8Array> | null
  /** Fires when the answer is no longer wanted. */
  readonly signal: AbortSignal
  readonly timeoutMs: number
}

/**
 * Asks another server, and answers as soon as its status and headers are here;
 * the body is still on its way. Throws a {@link Refusal}: 502 for a server that
 * cannot be reached or redirects, 504 for one that stays silent.
 */
export async function ask(question: Question): Promise<Response> {
  const silence = new AbortController()
  const timer = setTimeout(() => {
    silence.abort()
  }, question.timeoutMs)
  let answer: Response
  try {
    answer = await send(question, silence.signal)
  } catch {
    // What the engine threw may quote headers: it goes nowhere.
    if (silence.signal.aborted) throw silent(question)
    if (question.signal.aborted) throw new Refusal(499, 'The caller has gone.')
    throw unreachable(question)
  } finally {
    clearTimeout(timer)
  }
  if (answer.status >= 300 && answer.status < 400) {
    await answer.body?.cancel()
    throw new Refusal(
      502,
      'Ideogram sent the relay on to another address. The relay does not follow, so that no key or picture ends up elsewhere.',
    )
  }
  return answer
}

function send(question: Question, silence: AbortSignal): Promise<Response> {
  const { method, url, headers, body, signal } = question
  headers.set('User-Agent', userAgent)
  // Bytes are passed on as they come, so they must come unpacked.
  headers.set('Accept-Encoding', 'identity')
  return fetch(url, {
    method,
    headers,
    redirect: 'manual',
    signal: AbortSignal.any([signal, silence]),
    ...(body && { body, duplex: 'half' }),
  })
}

const silent = ({ method, timeoutMs }: Question) =>
  new Refusal(
    504,
    `Ideogram did not answer within ${String(Math.ceil(timeoutMs / 1000))} seconds.${billed(method)}`,
  )

const unreachable = ({ method }: Question) =>
  new Refusal(
    502,
    `The relay could not reach Ideogram, or the connection broke.${billed(method)}`,
  )

const billed = (method: Question['method']) =>
  method === 'POST' ? ' The request may have been billed all the same.' : ''

/** The headers of `from` that are named: all others stay behind. */
export function pick(from: Headers, names: readonly string[]): Headers {
  const picked = new Headers()
  for (const name of names) {
    const value = from.get(name)
    if (value !== null) picked.set(name, value)
  }
  return picked
}

/**
 * Length is dropped for a body the engine has unpacked, although it was asked
 * for as it is: the number would be that of the packed one.
 */
export function answerHeaders(
  from: Headers,
  names: readonly string[],
): Headers {
  const headers = pick(from, names)
  const encoding = from.get('Content-Encoding') ?? 'identity'
  if (encoding !== 'identity') headers.delete('Content-Length')
  return headers
}
