import { Refusal } from '../refusal.ts'
import { createWindows } from './windows.ts'

/** Different wrong tokens that an address may try in a minute. */
const mostWrongTokens = 20
const minute = 60_000
const day = 24 * 60 * minute

export type Guard = ReturnType<typeof createGuard>

/** Keeps strangers from guessing, and callers from asking without end. */
export function createGuard(
  { requestsPerMinute }: { requestsPerMinute: number },
  now: () => number,
) {
  const wrongTokens = createWindows(minute, now, () => new Set<string>())
  const rightTokens = createWindows(day, now, () => new Set<string>())
  const requests = createWindows(minute, now, () => ({ count: 0 }))

  return {
    /**
     * Before a token is looked up. The same wrong one again and again is a
     * panel with an old token. Many different ones are a guesser, who from then
     * on does not learn whether a token is right: only those that were in use
     * at this address before still are. Throws a {@link Refusal} (429).
     */
    beforeToken(address: string, hash: string): void {
      if (wrongTokens.of(address).size < mostWrongTokens) return
      if (rightTokens.of(address).has(hash)) return
      throw tooMany('Too many wrong tokens', wrongTokens.secondsLeft)
    },

    afterToken(address: string, hash: string, isRight: boolean): void {
      const tokens = isRight ? rightTokens : wrongTokens
      tokens.of(address).add(hash)
    },

    /** Throws a {@link Refusal} (429). */
    beforeRequest(caller: string): void {
      const asked = requests.of(caller)
      asked.count++
      if (asked.count > requestsPerMinute)
        throw tooMany('Too many requests', requests.secondsLeft)
    },
  }
}

const tooMany = (what: string, seconds: number) =>
  new Refusal(
    429,
    `${what} came from here. Nothing was billed: try again in ${String(seconds)} seconds.`,
    { headers: { 'Retry-After': String(seconds) } },
  )
