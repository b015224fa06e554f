import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  createGate,
  type Gate,
  type Ticket,
} from '../../../relay/requests/gate.ts'

const isIn = ({ place }: Ticket) => place === null

describe('the gate', () => {
  it('lets in as many pictures as there are places', () => {
    const gate = createGate(10)
    const tickets = [4, 4, 2, 1].map((images) => gate.enter('anna', images))
    expect(tickets.map(isIn)).toEqual([true, true, true, false])
    tickets[2]?.leave()
    expect(isIn(tickets[3] as Ticket)).toBe(true)
  })

  it('tells the place, and moves those behind up when one leaves', () => {
    const gate = createGate(1)
    const [first, ...waiting] = ['a', 'b', 'c', 'd'].map((caller) =>
      gate.enter(caller, 1),
    )
    expect(waiting.map(({ place }) => place)).toEqual([1, 2, 3])
    waiting[0]?.leave()
    expect(waiting.map(({ place }) => place)).toEqual([null, 1, 2])
    first?.leave()
    expect(waiting.slice(1).map(({ place }) => place)).toEqual([null, 1])
  })

  it('serves callers in turn, not those who ask for most', () => {
    const gate = createGate(1)
    const first = gate.enter('many', 1)
    const many = [1, 2, 3].map(() => gate.enter('many', 1))
    const few = gate.enter('few', 1)
    expect(few.place).toBe(1)
    first.leave()
    expect(isIn(few)).toBe(true)
    expect(many.map(({ place }) => place)).toEqual([1, 2, 3])
  })

  it('weighs turns by pictures', () => {
    const gate = createGate(8)
    const all = gate.enter('other', 8)
    const big = gate.enter('big', 8)
    const bigAgain = gate.enter('big', 8)
    const small = Array.from({ length: 8 }, () => gate.enter('small', 1))
    all.leave()
    expect(isIn(big)).toBe(true)
    big.leave()
    expect(small.every(isIn)).toBe(true)
    expect(isIn(bigAgain)).toBe(false)
  })

  it('fills places that the first is too large for, but not for ever', () => {
    const gate = createGate(10)
    const running = [5, 3].map((images) => gate.enter('running', images))
    const large = gate.enter('large', 8)
    const small = Array.from({ length: 14 }, (_, n) =>
      gate.enter(`small ${String(n)}`, 1),
    )
    // Two places are free: they go to small ones, ten pictures at most.
    let served = 0
    for (const ticket of small) {
      if (!isIn(ticket)) break
      served++
      ticket.leave()
    }
    expect(served).toBe(10)
    expect(isIn(large)).toBe(false)
    for (const ticket of running) ticket.leave()
    expect(isIn(large)).toBe(true)
  })

  it('lets in what is larger than it is, alone', () => {
    const gate = createGate(4)
    const small = gate.enter('anna', 1)
    const large = gate.enter('otto', 8)
    expect(isIn(large)).toBe(false)
    small.leave()
    expect(isIn(large)).toBe(true)
    expect(isIn(gate.enter('anna', 1))).toBe(false)
  })

  it('takes back what a request does not need after all', () => {
    const gate = createGate(8)
    const unsure = gate.enter('anna', 8)
    const next = gate.enter('otto', 4)
    unsure.shrink(4)
    expect(isIn(next)).toBe(true)
    unsure.leave()
    unsure.leave()
    next.leave()
    expect(gate.isEmpty).toBe(true)
  })

  it('never has more in flight than places, and leaves nobody out', () => {
    const asks = fc.array(
      fc.record({
        caller: fc.integer({ min: 0, max: 5 }),
        images: fc.integer({ min: 1, max: 8 }),
        leaves: fc.boolean(),
      }),
      { maxLength: 60 },
    )
    fc.assert(
      fc.property(asks, (list) => {
        const gate = createGate(10)
        const tickets = list.map(({ caller, images, leaves }) => {
          const ticket = gate.enter(String(caller), images)
          const gone = leaves && !isIn(ticket)
          if (gone) ticket.leave()
          return { ticket, images, gone }
        })
        const left = tickets.filter(({ gone }) => !gone)
        const inFlight = () =>
          left
            .filter(({ ticket, gone }) => !gone && isIn(ticket))
            .reduce((sum, { images }) => sum + images, 0)
        while (left.some(({ gone }) => !gone)) {
          expect(inFlight()).toBeLessThanOrEqual(10)
          const next = left.find(({ ticket, gone }) => !gone && isIn(ticket))
          if (!next) throw new Error('all wait, and nobody is served')
          next.ticket.leave()
          next.gone = true
        }
        expect(gate.isEmpty).toBe(true)
      }),
    )
  })

  it('shares ten places among forty members with three requests each', async () => {
    const { waits, busy } = await simulate(createGate(10), 40, 3)
    const mean = waits.reduce((sum, wait) => sum + wait) / waits.length
    expect(Math.max(...waits)).toBeLessThanOrEqual(2 * mean)
    expect(busy).toBeGreaterThanOrEqual(0.95)
  })
})

/**
 * Every request takes a step. @returns the mean wait of each member in steps,
 * and the share of places that were busy while there was anybody to serve
 */
async function simulate(gate: Gate, members: number, requests: number) {
  const all = Array.from({ length: members * requests }, (_, n) => ({
    member: Math.floor(n / requests),
    ticket: gate.enter(String(Math.floor(n / requests)), 1),
    wait: 0,
    done: false,
  }))
  let [steps, served] = [0, 0]
  while (served < all.length) {
    await Promise.resolve()
    const running = all.filter(({ ticket, done }) => !done && isIn(ticket))
    for (const one of running) {
      one.wait = steps
      one.done = true
    }
    for (const { ticket } of running) ticket.leave()
    served += running.length
    steps++
  }
  const waits = Array.from({ length: members }, (_, member) =>
    all
      .filter((one) => one.member === member)
      .reduce((sum, { wait }) => sum + wait / requests, 0),
  )
  return { waits, busy: all.length / (steps * 10) }
}
