import { orAborted, type Wait } from './clock.ts'
import { fail, IdeogramError } from './error.ts'
import { countDown, isPassing, type Retry } from './retry.ts'

/** How long an answer is waited for, and who hears of it. */
export interface Patience {
  wait: Wait
  signal: AbortSignal
  /** Told while nothing can be reached. */
  onRetry?: ((retry: Retry) => void) | undefined
}

/** What asking gave: the answer, or after how many seconds to ask again (null: as we like). */
export type Asked<T> = { done: T } | { again: number | null }

const longestPause = { waiting: 10, trouble: 30 }

/**
 * Asks until there is an answer. There is no limit in time but the signal's:
 * what is asked for has been paid, and asking is free. What may pass is outlived,
 * everything else is thrown; a wait that is cancelled may have been billed.
 *
 * @param tries how often nothing may be reached before the first word is heard
 */
export const polling = async <T>(
  ask: () => Promise<Asked<T>>,
  { wait, signal, onRetry }: Patience,
  tries = Infinity,
): Promise<T> => {
  let pause = 1
  let failures = 0
  let left = tries
  for (;;) {
    try {
      const asked = await ask()
      if ('done' in asked) return asked.done
      failures = 0
      left = Infinity
      const seconds = asked.again ?? pause
      pause = Math.min(pause * 1.5, longestPause.waiting)
      await orAborted(wait(seconds * 1000, signal), signal)
    } catch (error) {
      if (signal.aborted) fail({ kind: 'cancelled', mayBeBilled: true })
      if (!(error instanceof IdeogramError) || !isHiccup(error)) throw error
      if (--left < 0) throw error
      const seconds = pauseAfter(error, failures++)
      await countDown(seconds, failures, { wait, signal, onRetry }, true)
    }
  }
}

/** Seconds: as the service says, or twice as long each time. */
const pauseAfter = ({ problem }: IdeogramError, failures: number): number =>
  (problem.kind === 'busy' ? problem.retryAfterSeconds : undefined) ??
  Math.min(2 ** failures, longestPause.trouble)

const isHiccup = ({ problem }: IdeogramError): boolean =>
  isPassing(problem) || problem.kind === 'timeout'
