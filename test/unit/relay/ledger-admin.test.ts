import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { none, order, outcome } from './ledger-orders.ts'
import { engines, type Ledgers, type RemoteLedger } from './ledgers.ts'

describe.each(engines)('what the ledger has for its admin on $name', (one) => {
  let ledgers: Ledgers
  let ledger: RemoteLedger
  beforeAll(async () => {
    ledgers = await one.start()
  })
  beforeEach(async () => {
    ledger = await ledgers.open()
  })
  afterAll(() => ledgers.close())

  it('is the last 200 refusals, the newest first', async () => {
    for (let at = 1; at <= 203; at++)
      await ledger.refusals.add({
        ...{ at, who: 'anna', call: 'POST /edit', status: 402 },
        sentence: 'No.',
      })
    const all = await ledger.refusals.last(1000)
    expect(all).toHaveLength(200)
    expect(all[0]?.at).toBe(203)
    expect(await ledger.refusals.last(2)).toHaveLength(2)
  })

  it('is who is signed in, until it is over', async () => {
    await ledger.sessions.add('a', 1000, 0)
    expect(await ledger.sessions.has('a', 999)).toBe(true)
    expect(await ledger.sessions.has('a', 1000)).toBe(false)
    expect(await ledger.sessions.has('b', 0)).toBe(false)
    await ledger.sessions.end('a')
    expect(await ledger.sessions.has('a', 0)).toBe(false)
  })

  it('is Ideogram’s days in UTC beside its own', async () => {
    const spend = async (at: number, spent: number) => {
      const id = Number(await ledger.requests.begin(order(1, { at }), none))
      await ledger.requests.finish(id, outcome(spent))
    }
    const midnight = Date.UTC(2026, 10, 27)
    await spend(midnight - 1, 10_000)
    await spend(midnight, 20_000)
    await spend(midnight + 24 * 3600_000 - 1, 40_000)
    await spend(midnight + 24 * 3600_000, 80_000)
    const look = { at: midnight, problem: null }
    await ledger.account.looked(look, [
      { day: '2026-11-27', spent: 1 },
      { day: '2026-11-26', spent: 30_000 },
      { day: '2026-10-01', spent: 5 },
    ])
    // It was corrected since.
    await ledger.account.looked(look, [{ day: '2026-11-27', spent: 60_000 }])
    expect(await ledger.account.lastLook()).toEqual(look)
    expect(await ledger.account.compared('2026-11-01')).toEqual([
      { day: '2026-11-27', ideogram: 60_000, relay: 60_000 },
      { day: '2026-11-26', ideogram: 30_000, relay: 10_000 },
    ])
  })
})
