import * as v from 'valibot'
import { presentable, readUpTo } from '../calls/answer.ts'
import type { Cost } from '../calls/prices.ts'
import type { Redaction } from '../calls/redaction.ts'
import { gone, passOn, withLastHeldBack } from '../calls/upload.ts'
import { ask, cutOff } from '../calls/upstream.ts'
import type { Home } from '../home.ts'
import type { Answer } from '../ledger/requests.ts'
import { Refusal } from '../refusal.ts'
import type { Copy } from './copies.ts'
import type { Ticket } from './gate.ts'
import type { Reading } from './reading.ts'

/** Bytes of an answer that are read before it is handed on. */
const mostOfAnswer = 4_000_000
/** Milliseconds for which a request is sent again when there is no room. */
const patience = 15 * 60_000
/** Seconds between two tries, where Ideogram does not say. */
const usualPause = 2

/** One request on its way, and whom to tell how far it has come. */
export interface Sending {
  readonly url: string
  readonly headers: Headers
  readonly reading: Reading
  readonly ticket: Ticket
  readonly copy: Copy
  readonly redaction: Redaction
  /** Fires when the caller has gone or given up. */
  readonly left: AbortSignal
  readonly timeoutMs: number
  /** The last piece is about to leave: throws a Refusal to keep it back. */
  start(cost: Cost): void
  /** It was turned away for lack of room, and waits again. */
  waitAgain(): void
}

/** An answer, read as far as it can be kept; what is more is a stream. */
export interface Read extends Answer {
  readonly body: Uint8Array<ArrayBuffer>
  readonly rest: ReadableStream<Uint8Array> | null
}

/** Nothing ran: the request is as if it had never been. */
export class NeverRan extends Error {
  readonly refusal: Refusal

  constructor(refusal: Refusal) {
    super(refusal.message)
    this.refusal = refusal
  }
}

/**
 * Waits for its places, sends, and waits for the answer. What Ideogram turned
 * away for lack of room has not run, and is sent again; nothing else is.
 * Throws {@link NeverRan}, or a {@link Refusal} where it may have run.
 */
export async function send(home: Home, sending: Sending): Promise<Read> {
  const { ticket, copy, left, reading } = sending
  const began = home.now()
  try {
    await orLeaving(ticket.admitted, left)
    let answer = await sendOnce(home, sending, copied(reading.next, copy))
    for (;;) {
      const seconds = secondsToWait(answer)
      if (seconds === null) return answer
      const pieces = copy.take()
      if (!pieces || home.now() - began > patience)
        throw new NeverRan(noRoom(seconds))
      sending.waitAgain()
      await orLeaving(pause(seconds), left)
      answer = await sendOnce(home, sending, from(pieces))
    }
  } finally {
    copy.forget()
  }
}

async function sendOnce(
  home: Home,
  sending: Sending,
  next: Reading['next'],
): Promise<Read> {
  const { url, headers, reading, left, timeoutMs } = sending
  const hangUp = new AbortController()
  const silence = setTimeout(() => hangUp.abort(), 2 * timeoutMs)
  const leave = () => {
    if (!started) hangUp.abort()
  }
  left.addEventListener('abort', leave)
  let started = false
  let problem: unknown
  const start = () => {
    sending.start(reading.cost.most)
    started = true
  }
  const content = passOn(withLastHeldBack(next, start), (why) => {
    problem = why
    hangUp.abort()
  })
  try {
    const answer = await ask(home, {
      ...{ method: 'POST', url, headers: new Headers(headers), timeoutMs },
      body: { content, length: reading.length },
      signal: hangUp.signal,
    })
    return await readAnswer(await presentable(answer, sending.redaction))
  } catch (error) {
    if (started) throw error instanceof Refusal ? error : cutOff('POST')
    if (problem instanceof Refusal) throw new NeverRan(problem)
    throw new NeverRan(left.aborted ? gone() : notReached())
  } finally {
    clearTimeout(silence)
    left.removeEventListener('abort', leave)
  }
}

async function readAnswer({ status, headers, body }: Response): Promise<Read> {
  const named: [string, string][] = []
  headers.forEach((value, name) => named.push([name, value]))
  const read = body
    ? await readUpTo(mostOfAnswer, body)
    : { bytes: new Uint8Array(), rest: null }
  return { status, headers: named, body: read.bytes, rest: read.rest }
}

const Refused = v.object({ reject_reason: v.optional(v.string()) })

/** Null for an answer that is one: there was room. */
function secondsToWait({ status, headers, body }: Read): number | null {
  if (status !== 429) return null
  const refused = v.safeParse(Refused, jsonOf(body))
  const reason = refused.success ? refused.output.reject_reason : undefined
  // The older API does not name its reason, and has only this one.
  if (reason !== undefined && reason !== 'inflight_limit') return null
  const [, told] = headers.find(([name]) => name === 'retry-after') ?? []
  const seconds = Number(told ?? usualPause)
  return seconds > 0 && seconds <= 60 ? seconds : usualPause
}

function jsonOf(body: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(body)) as unknown
  } catch {
    return undefined
  }
}

const pause = (seconds: number) =>
  new Promise<void>((resolve) => setTimeout(resolve, seconds * 1000))

function orLeaving(waiting: Promise<void>, left: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const leave = () => reject(new NeverRan(gone()))
    if (left.aborted) leave()
    left.addEventListener('abort', leave, { once: true })
    void waiting.then(() => {
      left.removeEventListener('abort', leave)
      resolve()
    })
  })
}

const copied =
  (next: Reading['next'], copy: Copy): Reading['next'] =>
  async () => {
    const piece = await next()
    if (piece) copy.add(piece)
    return piece
  }

function from(pieces: readonly Uint8Array[]): Reading['next'] {
  const left = [...pieces]
  return () => Promise.resolve(left.shift() ?? null)
}

const notReached = () =>
  new Refusal(
    502,
    'The relay could not reach Ideogram. Nothing was sent and nothing was billed: try again.',
  )

const noRoom = (seconds: number) =>
  new Refusal(
    429,
    'Ideogram makes as many pictures for the team as it may. Nothing was billed: try again in a moment.',
    { headers: { 'Retry-After': String(seconds) } },
  )
