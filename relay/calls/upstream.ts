import { Redirected, type Home, type Outgoing } from '../home.ts'
import { Refusal } from '../refusal.ts'

// Ideogram's image host sits behind a filter that turns bare fetchers away.
const userAgent = 'Mozilla/5.0 (compatible; Repaint relay)'

export interface Question extends Omit<Outgoing, 'body'> {
  readonly body?: Outgoing['body']
  readonly timeoutMs: number
}

/**
 * Asks another server, and answers as soon as its status and headers are here;
 * the body is still on its way. Throws a {@link Refusal}: 502 for a server that
 * cannot be reached, redirects or answers nonsense, 504 for one that stays silent.
 */
export async function ask(home: Home, question: Question): Promise<Response> {
  const { headers, signal, body = null, timeoutMs } = question
  headers.set('User-Agent', userAgent)
  // Bytes are passed on as they come, so they must come unpacked.
  headers.set('Accept-Encoding', 'identity')
  const silence = new AbortController()
  let answer: Response
  const timer = setTimeout(() => {
    silence.abort()
  }, timeoutMs)
  try {
    answer = await home.fetch({
      ...question,
      body,
      signal: AbortSignal.any([signal, silence.signal]),
    })
  } catch (error) {
    if (error instanceof Redirected) throw redirected()
    // What the engine threw may quote headers: it goes nowhere.
    if (silence.signal.aborted) throw silent(question)
    if (signal.aborted) throw new Refusal(499, 'The caller has gone.')
    throw cutOff(question.method)
  } finally {
    clearTimeout(timer)
  }
  const { status } = answer
  if (status >= 200 && status < 300) return answer
  if (status >= 400 && status < 600) return answer
  await answer.body?.cancel()
  throw status >= 300 && status < 400 ? redirected() : nonsense(question)
}

const redirected = () =>
  new Refusal(
    502,
    'Ideogram sent the relay on to another address. The relay does not follow, so that no key or picture ends up elsewhere.',
  )

const silent = ({ method, timeoutMs }: Question) =>
  new Refusal(
    504,
    `Ideogram did not answer within ${String(Math.ceil(timeoutMs / 1000))} seconds.${billed(method)}`,
  )

export const cutOff = (method: Question['method']) =>
  new Refusal(
    502,
    `The relay could not reach Ideogram, or the connection broke.${billed(method)}`,
  )

const nonsense = ({ method }: Question) =>
  new Refusal(
    502,
    `Ideogram answered in a way that the relay does not understand.${billed(method)}`,
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
