import type { EndpointName } from './endpoints.ts'

/**
 * What went wrong, as plain data: it survives a structured clone and never
 * holds the key. `sentence` is the service's own, fit to be shown.
 * `mayBeBilled` is true where nobody can tell whether the paid work ran.
 */
export type Problem =
  | { kind: 'cancelled'; mayBeBilled: boolean }
  /** No answer a browser may read: CORS, offline and a relay that is down look alike. */
  | { kind: 'unreachable'; via: 'direct' | 'relay'; mayBeBilled: boolean }
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
  | { kind: 'model-retired'; sentence: string; successor?: EndpointName }
  | { kind: 'link-expired' }
  | { kind: 'not-an-image' }
  | { kind: 'foreign-host'; host: string }
  /** The relay's own refusal, not Ideogram's. */
  | { kind: 'relay'; status: number; sentence: string; mayBeBilled: boolean }

export type BadAnswer =
  'cut' | 'too-long' | 'not-json' | 'wrong-shape' | 'redirect'

export class IdeogramError extends Error {
  override readonly name = 'IdeogramError'

  constructor(readonly problem: Problem) {
    super('sentence' in problem ? problem.sentence : problem.kind)
  }
}

export const fail = (problem: Problem): never => {
  throw new IdeogramError(problem)
}
