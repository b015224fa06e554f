import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { answer, month, none, of, order, outcome } from './ledger-orders.ts'
import { engines, type Ledgers, type RemoteLedger } from './ledgers.ts'

describe.each(engines)('the ledger on $name', ({ start }) => {
  let ledgers: Ledgers
  let ledger: RemoteLedger
  const again = async () => {
    ledger = await ledgers.again()
  }
  const begin = async (
    ...args: Parameters<RemoteLedger['requests']['begin']>
  ) => Number(await ledger.requests.begin(...args))

  beforeAll(async () => {
    ledgers = await start()
  })
  beforeEach(async () => {
    ledger = await ledgers.open()
  })
  afterAll(() => ledgers.close())

  describe('money', () => {
    it('is reserved, then spent, and never counted twice', async () => {
      const id = await begin(order(60_000), none)
      expect(await ledger.requests.figures(month, 'anna')).toEqual({
        spent: 0,
        reserved: 60_000,
      })
      await ledger.requests.start(id, { images: 2, price: 120_000 }, none)
      expect(await ledger.requests.figures(month, 'anna')).toEqual({
        spent: 0,
        reserved: 120_000,
      })
      await ledger.requests.finish(id, outcome(60_000))
      expect(await ledger.requests.figures(month, 'anna')).toEqual({
        spent: 60_000,
        reserved: 0,
      })
    })

    it('is as it was when nothing ran', async () => {
      const id = await begin(order(60_000), none)
      await ledger.requests.forget(id)
      expect(await ledger.requests.figures(month, null)).toEqual({
        spent: 0,
        reserved: 0,
      })
    })

    it('may be used up to the last, and then no more', async () => {
      expect(await begin(order(60_000), of(120_000))).toBeGreaterThan(0)
      expect(await begin(order(60_000), of(120_000))).toBeGreaterThan(0)
      expect(await ledger.requests.begin(order(1), of(120_000))).toEqual({
        budget: 'member',
        left: 0,
      })
    })

    it('is not begun on what it cannot pay in full', async () => {
      await begin(order(100_000), of(120_000))
      expect(await ledger.requests.begin(order(60_000), of(120_000))).toEqual({
        budget: 'member',
        left: 20_000,
      })
    })

    it('costs nothing where nothing is asked for, budget or not', async () => {
      await begin(order(120_000), of(120_000))
      expect(await begin(order(0), of(120_000))).toBeGreaterThan(0)
    })

    it('of the team is that of all its members', async () => {
      await begin(order(60_000), of(null, 100_000))
      const otto = { caller: 'otto' }
      expect(
        await ledger.requests.begin(order(60_000, otto), of(null, 100_000)),
      ).toEqual({ budget: 'team', left: 40_000 })
    })

    it('of a member is refused although the team has enough', async () => {
      await begin(order(60_000), of(60_000, 1_000_000))
      expect(
        await ledger.requests.begin(order(60_000), of(60_000, 1_000_000)),
      ).toEqual({ budget: 'member', left: 0 })
    })

    it('that turns out to be too much is refused before it runs', async () => {
      const id = await begin(order(60_000), of(100_000))
      const exact = { images: 2, price: 120_000 }
      // What it has reserved itself is left for it.
      expect(await ledger.requests.start(id, exact, of(100_000))).toEqual({
        budget: 'member',
        left: 100_000,
      })
      expect(await ledger.requests.figures(month, 'anna')).toEqual({
        spent: 0,
        reserved: 60_000,
      })
    })

    it('begins anew with the month in which it was asked for', async () => {
      const id = await begin(order(60_000, { day: '2026-11-30' }), of(60_000))
      expect(
        await begin(order(60_000, { day: '2026-12-01' }), of(60_000)),
      ).toBeGreaterThan(0)
      await ledger.requests.finish(id, outcome(60_000))
      expect(await ledger.requests.figures('2026-12', 'anna')).toEqual({
        spent: 0,
        reserved: 60_000,
      })
    })

    it('given back for a generation that failed is there again', async () => {
      const id = await begin(order(60_000), none)
      await ledger.requests.finish(id, outcome(60_000, { generation: 'g' }))
      expect(await ledger.generations.unfinished()).toMatchObject([
        { id, generation: 'g', spent: 60_000 },
      ])
      await ledger.generations.end(id, 0)
      expect(await ledger.generations.unfinished()).toEqual([])
      expect(await ledger.requests.figures(month, 'anna')).toEqual({
        spent: 0,
        reserved: 0,
      })
    })
  })

  describe('after an end in the middle', () => {
    const lost = answer('{"error":"lost"}')

    it('forgets what was never sent', async () => {
      await begin(order(60_000, { panelId: 'first-one' }), none)
      await again()
      await ledger.requests.recover(lost)
      expect(await ledger.kept.find('anna', 'first-one')).toBeUndefined()
      expect(await ledger.requests.figures(month, null)).toEqual({
        spent: 0,
        reserved: 0,
      })
    })

    it('counts what may have run, once, and says so', async () => {
      const id = await begin(order(60_000, { panelId: 'first-one' }), none)
      await ledger.requests.start(id, { images: 1, price: 60_000 }, none)
      await again()
      await ledger.requests.recover(lost)
      await again()
      await ledger.requests.recover(lost)
      expect(await ledger.requests.figures(month, 'anna')).toEqual({
        spent: 60_000,
        reserved: 0,
      })
      expect(await ledger.kept.answer(id)).toEqual(lost)
    })
  })

  describe('what is kept', () => {
    const keep = async (
      panelId: string,
      body: Uint8Array,
      at = order(0).at,
    ) => {
      const id = await begin(order(0, { panelId, at }), none)
      const kept = { ...answer(''), body }
      await ledger.requests.finish(id, outcome(0, { kept }))
      return id
    }

    it('comes back byte for byte, larger than a row may be', async () => {
      const body = new Uint8Array(3_500_000).map((_, n) => (n * 7919) % 251)
      const id = await keep('large-one', body)
      await again()
      const kept = await ledger.kept.answer(id)
      expect(Buffer.compare(kept.body, body)).toBe(0)
      expect(kept.headers).toEqual([['content-type', 'application/json']])
    })

    it('is found by its caller only', async () => {
      const id = await keep('an-answer', new Uint8Array([1]))
      expect(await ledger.kept.find('anna', 'an-answer')).toMatchObject({
        id,
        state: 'done',
      })
      expect(await ledger.kept.find('otto', 'an-answer')).toBeUndefined()
    })

    it('is one of a name', async () => {
      await keep('an-answer', new Uint8Array())
      await expect(keep('an-answer', new Uint8Array())).rejects.toThrow(
        /UNIQUE/,
      )
    })

    it('is let go when its day is over, and the money stays counted', async () => {
      const early = Date.UTC(2026, 10, 26)
      const id = await begin(
        order(60_000, { panelId: 'of-the-day-before', at: early }),
        none,
      )
      const kept = answer('{}')
      await ledger.requests.finish(id, outcome(60_000, { kept }))
      const today = await keep('of-today', new Uint8Array([1]))
      await ledger.kept.forget(early + 1)
      expect(
        await ledger.kept.find('anna', 'of-the-day-before'),
      ).toBeUndefined()
      expect((await ledger.kept.answer(id)).body).toHaveLength(0)
      expect((await ledger.kept.answer(today)).body).toHaveLength(1)
      expect(await ledger.requests.figures(month, 'anna')).toEqual({
        spent: 60_000,
        reserved: 0,
      })
    })
  })

  describe('members', () => {
    const ids = { anna: 'a', otto: 'o', new: 'n' }

    it('are known by their token, and by no other', async () => {
      await ledger.members.add(ids.anna, 'Anna', 'hash', 0)
      expect(await ledger.members.byToken('hash')).toEqual({
        id: ids.anna,
        name: 'Anna',
        role: 'member',
        active: true,
        budget: null,
        tools: null,
        hasToken: true,
        fromEnvironment: false,
      })
      await ledger.members.setToken(ids.anna, 'another')
      expect(await ledger.members.byToken('hash')).toBeUndefined()
      expect(await ledger.members.byToken('another')).toBeDefined()
    })

    it('are changed in what they may', async () => {
      await ledger.members.add(ids.anna, 'Anna', 'hash', 0)
      const changes = {
        ...{ active: false, budget: 5_000_000 },
        tools: ['POST /edit'],
      }
      await ledger.members.change(ids.anna, changes)
      await again()
      expect(await ledger.members.byId(ids.anna)).toMatchObject(changes)
    })
  })

  describe('budgets', () => {
    const anna = { id: 'anna', budget: null }

    it('are the environment’s, until the page says otherwise', async () => {
      expect(await ledger.budgets.ofMember(anna, month)).toBe(20_000_000)
      await ledger.budgets.setDefault('member', 30_000_000)
      expect(await ledger.budgets.ofMember(anna, month)).toBe(30_000_000)
      await ledger.budgets.setDefault('member', null)
      expect(await ledger.budgets.ofMember(anna, month)).toBeNull()
    })

    it('of one’s own come first', async () => {
      const own = { id: 'anna', budget: 1_000_000 }
      expect(await ledger.budgets.ofMember(own, month)).toBe(1_000_000)
    })

    it('are raised for a month, and then are as before', async () => {
      await ledger.budgets.raise('anna', month, 5_000_000)
      await ledger.budgets.raise('anna', month, 7_000_000)
      expect(await ledger.budgets.ofMember(anna, month)).toBe(27_000_000)
      expect(await ledger.budgets.ofMember(anna, '2026-12')).toBe(20_000_000)
      await ledger.budgets.setDefault('team', 100_000_000)
      await ledger.budgets.raise('team', month, 1_000_000)
      expect(await ledger.budgets.ofTeam(month)).toBe(101_000_000)
    })
  })
})
