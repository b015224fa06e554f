import * as v from 'valibot'
import { ask, type Caller } from './call.ts'
import { following, orAborted, wait as realWait } from './clock.ts'
import { fail, IdeogramError, isBroken, type Problem } from './error.ts'
import { exchange, type Errand, type Reply } from './exchange.ts'
import { polling, type Asked, type Patience } from './polling.ts'
import { refusalOf, retryAfter } from './refusal.ts'
import { parsedAs } from './relay.ts'

/** Told where in the relay's queue a request stands; null when it runs. */
export type OnQueue = (place: number | null) => void

export interface KeptPatience extends Patience {
  onQueue?: OnQueue | undefined
}

/** What a relay says of an answer that is not there yet: a place only in its queue. */
const waitingAnswer = v.object({ place: v.number() })

const unmarked: Problem = {
  kind: 'bad-answer',
  why: 'not-json',
  mayBeBilled: true,
}

/** An answer that was kept, with a status and a body of its own, whatever they are. */
const isKept = ({ headers }: Reply) => headers.has('repaint-kept')

const askKept = async (
  caller: Caller,
  id: string,
  { signal, onQueue }: KeptPatience,
): Promise<Asked<Reply>> => {
  const reply = await ask(caller, 'GET', { path: `/kept/${id}` }, signal)
  if (isKept(reply)) return { done: reply }
  if (reply.status === 202) {
    onQueue?.(parsedAs(waitingAnswer, reply)?.place ?? null)
    return { again: retryAfter(reply.headers) }
  }
  if (reply.status === 404) fail({ kind: 'not-kept' })
  return fail(
    reply.status >= 400
      ? refusalOf(reply, { key: caller.key, paid: false })
      : unmarked,
  )
}

/**
 * Waits for an answer that a relay keeps, as long as it takes; a wait that is
 * cancelled is given up at the relay, too.
 *
 * @param tries how often the relay may be out of reach before its first word
 */
export const awaitKept = async (
  caller: Caller,
  id: string,
  patience: KeptPatience,
  tries = Infinity,
): Promise<Reply> => {
  try {
    return await polling(() => askKept(caller, id, patience), patience, tries)
  } catch (error) {
    return patience.signal.aborted ? await giveUp(caller, id) : raise(error)
  }
}

const raise = (error: unknown): never => {
  throw error
}

/** Without a word from the relay after so many tries it is taken for gone. */
const firstTries = 3

/**
 * Asks the relay for an answer that did not come well.
 *
 * @param first what came instead; it holds where the relay knows no better
 */
const askAfter = async (
  first: Reply | IdeogramError,
  ...[caller, id, patience]: Parameters<typeof awaitKept>
): Promise<Reply> => {
  try {
    return await awaitKept(caller, id, patience, firstTries)
  } catch (error) {
    if (!(error instanceof IdeogramError)) throw error
    const { problem } = error
    if (first instanceof IdeogramError) throw isBroken(problem) ? first : error
    if (problem.kind === 'not-kept') return first
    // What a gateway says is no answer: that may be there another day.
    return isBroken(problem)
      ? fail({ kind: 'unreachable', via: 'relay', mayBeBilled: true })
      : raise(error)
  }
}

/**
 * A POST to a relay that keeps its answer. When the connection breaks, or what
 * stands before the relay loses its patience, the answer is asked for until it
 * comes. Meanwhile it tells the place in the queue.
 *
 * @param errand carries the id in its header `Repaint-Request`
 */
export const postKept = async (
  caller: Caller,
  errand: Errand,
  id: string,
  patience: KeptPatience,
): Promise<Reply> => {
  const both = following(patience.signal)
  const { signal } = both
  const first = await Promise.race([
    exchange(caller.line, { ...errand, signal }),
    askMeanwhile(caller, id, { ...patience, signal }),
  ])
    .catch((error: unknown) =>
      error instanceof IdeogramError ? error : raise(error),
    )
    .finally(both.stop)
  if (first instanceof IdeogramError) {
    const { problem } = first
    if (problem.kind === 'cancelled' && problem.mayBeBilled)
      return giveUp(caller, id)
    if (!isBroken(problem)) throw first
  } else if (first.status < 500 || isKept(first)) return first
  return askAfter(first, caller, id, patience)
}

const pauseSeconds = 2

/** Resolves once the answer is there, which is when the connection has been lost without a word; never rejects. */
const askMeanwhile = async (
  caller: Caller,
  id: string,
  patience: KeptPatience,
): Promise<Reply> => {
  const { wait, signal } = patience
  let seconds = pauseSeconds
  for (;;) {
    await orAborted(wait(seconds * 1000, signal), signal).catch(() => undefined)
    if (signal.aborted) return new Promise<never>(() => undefined)
    const asked = await askKept(caller, id, patience).catch(() => null)
    if (asked && 'done' in asked) return asked.done
    seconds = asked?.again ?? pauseSeconds
  }
}

const gaveUpAnswer = v.object({ billed: v.boolean() })

/** Whether what is given up may be billed all the same. */
const isBilled = async (caller: Caller, id: string): Promise<boolean> => {
  const { signal } = new AbortController()
  try {
    const reply = await ask(caller, 'DELETE', { path: `/kept/${id}` }, signal)
    return parsedAs(gaveUpAnswer, reply)?.billed ?? true
  } catch {
    return true
  }
}

/** Milliseconds: who cancels does not wait for what a relay says to it. */
const longestGoodbye = 150

/** Tells the relay that nobody waits any more, and how that stands with the bill. */
const giveUp = async (caller: Caller, id: string): Promise<never> => {
  const { signal } = new AbortController()
  const mayBeBilled = await Promise.race([
    isBilled(caller, id),
    realWait(longestGoodbye, signal).then(() => true),
  ])
  return fail({ kind: 'cancelled', mayBeBilled })
}
