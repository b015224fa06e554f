import type { Cost } from '../calls/prices.ts'
import { nameOf, routes } from '../calls/routes.ts'
import { readUpTo } from '../calls/answer.ts'
import { ask } from '../calls/upstream.ts'
import type { Home } from '../home.ts'
import type { Ledger } from '../ledger/ledger.ts'
import type { Ticket } from './gate.ts'
import type { Gates } from './gates.ts'
import type { Call } from './run.ts'
import { settleGeneration } from './settling.ts'

/** Milliseconds between two looks. Reading is free, 1000 times in 10 s. */
const pause = 2000
/** Milliseconds after which a generation is left to itself. */
const patience = 30 * 60_000
/** Bytes of an answer that are read. */
const most = 4_000_000

export interface Generation {
  /** The request that began it. */
  readonly id: number
  readonly generation: string
  readonly cost: Cost
}

export type Following = ReturnType<typeof createFollowing>

/**
 * What Ideogram goes on with after it has answered the POST keeps its places
 * until it is done, and costs nothing when it fails: the relay asks, whether
 * the panel does or not.
 */
export function createFollowing(
  home: Home,
  ledger: Ledger,
  config: { ideogramOrigin: string; timeoutMs: number },
) {
  async function look(
    generation: string,
    key: string,
  ): Promise<string | undefined> {
    try {
      const answer = await ask(home, {
        method: 'GET',
        url: `${config.ideogramOrigin}/v2/generations/${encodeURIComponent(generation)}`,
        headers: new Headers({ 'Api-Key': key, Accept: 'application/json' }),
        signal: AbortSignal.timeout(config.timeoutMs),
        timeoutMs: config.timeoutMs,
      })
      const { ok, body } = answer
      if (!body) return undefined
      const { bytes, rest } = await readUpTo(most, body)
      await rest?.cancel()
      return ok ? new TextDecoder().decode(bytes) : undefined
    } catch {
      // A look that failed is made again.
      return undefined
    }
  }

  async function untilDone(
    { id, generation, cost }: Generation,
    { key, route }: { key: string; route: Call['route'] },
  ): Promise<void> {
    const began = home.now()
    while (home.now() - began < patience) {
      const body = await look(generation, key)
      const ended =
        body && route.price && settleGeneration(body, cost, route.price)
      if (ended) return ledger.generations.end(id, ended.spent)
      await new Promise((resolve) => setTimeout(resolve, pause))
    }
    ledger.generations.end(id)
  }

  function follow(
    generation: Generation,
    { caller, route }: Pick<Call, 'caller' | 'route'>,
    ticket: Ticket,
  ): void {
    const following = untilDone(generation, { key: caller.key, route })
    home.background(following.finally(ticket.leave))
  }

  return {
    follow,

    /** Goes on where the relay was ended. @param key the team's */
    resume(key: string, gates: Gates): void {
      for (const row of ledger.generations.unfinished()) {
        const route = routes.find((one) => nameOf(one) === row.call)
        if (!route) continue
        const caller = { id: row.caller, key, member: null }
        const cost = { images: row.images, price: row.spent }
        const ticket = gates(key, row.caller, row.images)
        follow({ ...row, cost }, { caller, route }, ticket)
      }
    },
  }
}
