import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createTurnstile } from '../../../ui/jobs/turnstile.ts'

test('never lets in more than there is room for, and everybody in the end', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.integer({ min: 1, max: 8 }), { maxLength: 30 }),
      fc.scheduler(),
      async (weights, scheduler) => {
        const { enter } = createTurnstile(10)
        let inside = 0
        const visit = async (weight: number) => {
          const leave = await enter(weight, new AbortController().signal)
          inside += weight
          expect(inside).toBeLessThanOrEqual(10)
          await scheduler.schedule(Promise.resolve())
          inside -= weight
          leave()
        }
        await scheduler.waitFor(Promise.all(weights.map(visit)))
        expect(inside).toBe(0)
      },
    ),
  )
})

test('lets in by the order of arrival', async () => {
  const { enter } = createTurnstile(10)
  const { signal } = new AbortController()
  const order: string[] = []
  const leave = await enter(8, signal)
  const big = enter(5, signal).then(() => order.push('big'))
  const small = enter(1, signal).then(() => order.push('small'))
  leave()
  await Promise.all([big, small])
  expect(order).toEqual(['big', 'small'])
})

test('who gives up while waiting holds up nobody', async () => {
  const { enter } = createTurnstile(10)
  const patient = new AbortController()
  const leave = await enter(10, patient.signal)
  const impatient = new AbortController()
  const given = enter(10, impatient.signal)
  const next = enter(10, patient.signal)
  impatient.abort()
  await expect(given).rejects.toThrow()
  leave()
  await expect(next).resolves.toBeTypeOf('function')
})
