import type { EndpointName } from './endpoints.ts'

/**
 * What went wrong, as plain data: it survives a structured clone and never
 * holds the key. `sentence` is the service's own, fit to be shown.
 * `mayBeBilled` is true where nobody can tell whether the paid work ran.
 */
export type Problem =
  | { kind: 'cancelled'; mayBeBilled: boolean }
  /** No answer a browser may read: CORS, offline and a relay that is down look alike. */
  | { kind: 'unreachable'; via: Via; mayBeBilled: boolean }
  | { kind: 'timeout'; seconds: number; mayBeBilled: boolean }
  /** With `field` it was refused here, before anything was sent. */
  | { kind: 'bad-request'; sentence: string; field?: string }
  | { kind: 'unauthorized'; sentence: string }
  | { kind: 'no-funds'; sentence: string; reason?: string }
  | { kind: 'forbidden'; sentence: string }
  | { kind: 'not-found'; sentence: string }
  | { kind: 'too-large'; sentence: string }
  | { kind: 'unsafe'; sentence: string }
  | {
      kind: 'busy'
      sentence: string
      retryAfterSeconds?: number
      reason?: string
    }
  | { kind: 'server'; status: number; sentence: string }
  | { kind: 'bad-answer'; why: BadAnswer; mayBeBilled: boolean }
  /** A good answer to a paid call, with nothing in it. */
  | { kind: 'no-result' }
  /** It ran and came to nothing, which is not billed. `reason` is the service's word. */
  | { kind: 'generation-failed'; sentence: string; reason: string | null }
  | { kind: 'model-retired'; sentence: string; successor?: EndpointName }
  | { kind: 'link-expired' }
  | { kind: 'not-an-image' }
  | { kind: 'foreign-host'; host: string }
  /** A result that could not be fetched now. It is paid for; fetching again is free. */
  | { kind: 'not-fetched'; why: NotFetched }
  /** The relay's own refusal, not Ideogram's. */
  | { kind: 'relay'; status: number; sentence: string; mayBeBilled: boolean }
  /** The relay's refusal for money; `resetsAt` in ISO 8601. */
  | {
      kind: 'budget'
      which: 'member' | 'team'
      sentence: string
      leftUsd: number | null
      resetsAt: string | null
    }
  /** The relay keeps no such answer: the request never reached it, or its day is over. */
  | { kind: 'not-kept' }
  /** What answers at that address is no relay of Repaint; `found` says what it is. */
  | { kind: 'not-a-relay'; found: string }

/** What was asked: a browser lets pages reach their own machine only with a permission. */
export type Via = 'direct' | 'relay' | 'relay-here'

export type BadAnswer =
  'cut' | 'too-long' | 'not-json' | 'wrong-shape' | 'redirect'

export type NotFetched =
  | 'cancelled'
  | 'unreachable'
  | 'timeout'
  | 'cut'
  | 'too-long'
  | 'redirect'
  /** By the relay, or by the host of the pictures. */
  | 'refused'

/**
 * Whether the answer may still come, although not over this connection.
 *
 * @param failure a problem, or another failure among which they are
 */
export const isBroken = (failure: { kind: string; why?: string }): boolean =>
  failure.kind === 'unreachable' ||
  failure.kind === 'timeout' ||
  (failure.kind === 'bad-answer' && failure.why === 'cut')

export class IdeogramError extends Error {
  override readonly name = 'IdeogramError'

  constructor(readonly problem: Problem) {
    super('sentence' in problem ? problem.sentence : problem.kind)
  }
}

export const fail = (problem: Problem): never => {
  throw new IdeogramError(problem)
}
