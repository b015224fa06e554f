import type { Wait } from './clock.ts'
import { fail, IdeogramError, type Problem } from './error.ts'

/** A countdown: told once a second, `seconds` going down to 1. */
export interface Retry {
  seconds: number
  /** Which repeat is coming: 1, 2 or 3. */
  attempt: number
}

interface Repeats {
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

/** A download costs nothing: whatever may pass is tried again, after 1, 2, 4 s. */
export const afterHiccup: Repeats['after'] = (problem, attempt) => {
  const passing =
    problem.kind === 'unreachable' ||
    problem.kind === 'server' ||
    problem.kind === 'busy' ||
    (problem.kind === 'bad-answer' && problem.why === 'cut') ||
    (problem.kind === 'relay' && problem.status >= 500)
  return passing ? 2 ** (attempt - 1) : null
}

const countDown = async (seconds: number, attempt: number, by: Repeats) => {
  for (let left = Math.ceil(seconds); left > 0; left--) {
    by.onRetry?.({ seconds: left, attempt })
    await by.wait(1000, by.signal).catch((error: unknown) => {
      if (by.signal.aborted) fail({ kind: 'cancelled', mayBeBilled: false })
      throw error
    })
  }
}

/** Does the work, and again up to three times as `by.after` says. */
export const repeating = async <T>(
  work: () => Promise<T>,
  by: Repeats,
): Promise<T> => {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work()
    } catch (error) {
      if (!(error instanceof IdeogramError) || attempt > maxRepeats) throw error
      const seconds = by.after(error.problem, attempt)
      if (seconds === null) throw error
      await countDown(seconds, attempt, by)
    }
  }
}
