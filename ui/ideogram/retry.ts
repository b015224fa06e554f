import { orAborted, type Wait } from './clock.ts'
import { fail, IdeogramError, type Problem } from './error.ts'

/** A countdown: told once a second, `seconds` going down to 1. */
export interface Retry {
  seconds: number
  /** Which repeat is coming: 1, 2 or 3. */
  attempt: number
}

export interface Repeats {
  /** Seconds to wait before the repeat, or null when there shall be none. */
  after(problem: Problem, attempt: number): number | null
  wait: Wait
  signal: AbortSignal
  onRetry?: ((retry: Retry) => void) | undefined
}

const maxRepeats = 3
const maxWaitSeconds = 60
const busyWaitSeconds = 10
/** Of a 429: what an hour's waiting does not mend. */
const lastingReasons = ['daily_limit', 'feature_limit']

/** Only a 429 is known never to have run, so only it is sent again. */
export const afterBusy: Repeats['after'] = (problem) =>
  problem.kind === 'busy' && !lastingReasons.includes(problem.reason ?? '')
    ? Math.min(problem.retryAfterSeconds ?? busyWaitSeconds, maxWaitSeconds)
    : null

/** What may be over when the same is asked again. */
export const isPassing = (problem: Problem): boolean =>
  problem.kind === 'unreachable' ||
  problem.kind === 'server' ||
  problem.kind === 'busy' ||
  (problem.kind === 'bad-answer' && problem.why === 'cut') ||
  (problem.kind === 'relay' && problem.status >= 500)

/** What costs nothing is tried again, after 1, 2, 4 s. */
export const afterHiccup: Repeats['after'] = (problem, attempt) =>
  isPassing(problem) ? 2 ** (attempt - 1) : null

/** @param by.mayBeBilled what a cancelled wait says of the paid work: that of a 429 never ran */
export const countDown = async (
  seconds: number,
  attempt: number,
  by: Pick<Repeats, 'wait' | 'signal' | 'onRetry'>,
  mayBeBilled = false,
): Promise<void> => {
  for (let left = Math.ceil(seconds); left > 0; left--) {
    by.onRetry?.({ seconds: left, attempt })
    await orAborted(by.wait(1000, by.signal), by.signal).catch(
      (error: unknown) => {
        if (by.signal.aborted) fail({ kind: 'cancelled', mayBeBilled })
        throw error
      },
    )
  }
}

/** Does the work, and again up to three times as `by.after` says. */
export const repeating = async <T>(
  work: (attempt: number) => Promise<T>,
  by: Repeats,
): Promise<T> => {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work(attempt)
    } catch (error) {
      if (!(error instanceof IdeogramError) || attempt > maxRepeats) throw error
      const seconds = by.after(error.problem, attempt)
      if (seconds === null) throw error
      await countDown(seconds, attempt, by)
    }
  }
}
