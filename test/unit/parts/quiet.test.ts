import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Job, Phase } from '../../../ui/jobs/job.ts'
import { noticesOf, summary } from '../../../ui/parts/quiet.ts'

const job = (phase: Phase) => ({ phase }) as Job
const ready = (index: number) =>
  ({
    kind: 'ready',
    index,
    seed: null,
    prompt: '',
    thumbnail: null,
    held: {
      at: 'panel',
      made: {
        kind: 'patch',
        bytes: new Uint8Array(),
        bounds: { x: 0, y: 0, width: 1, height: 1 },
      },
    },
  }) as const

const failed = job({ name: 'failed', failure: { kind: 'storage-full' } })

test('the end is told in a sentence', () => {
  const two = job({ name: 'done', results: [ready(0), ready(1)], notes: [] })
  const one = job({
    name: 'done',
    results: [ready(0), { kind: 'withheld', index: 1 }],
    notes: [],
  })
  expect(summary([two])).toBe('2 results inserted.')
  expect(summary([one])).toMatch(/^1 result inserted, 1 .*open Repaint to see/)
  expect(summary([two, failed])).toMatch(/^2 results inserted, 1 failed/)
  expect(summary([failed])).toMatch(/storage for this plugin is full/)
})

test('what was cancelled says whether it may have been billed', () => {
  const cancelled = (mayBeBilled: boolean) =>
    job({ name: 'cancelled', mayBeBilled })
  const done = job({ name: 'done', results: [ready(0)], notes: [] })
  expect(summary([cancelled(false)])).toBe('Cancelled. Nothing was billed.')
  expect(summary([cancelled(false), cancelled(true)])).toBe(
    'Cancelled. It may have been billed.',
  )
  expect(summary([done, cancelled(true)])).toMatch(
    /^1 result inserted, 1 failed, cancelled or missing/,
  )
})

test('notices are broken between sentences', () => {
  const first = `${'word '.repeat(12)}ends.`
  const second = `Then ${'word '.repeat(12)}ends.`
  expect(noticesOf(`${first} ${second}`)).toEqual([first, second])
  expect(noticesOf('One. Two. Three.')).toEqual(['One. Two. Three.'])
})

test('whatever is to be said is said whole, in notices that Figma shows whole', () => {
  const word = fc.stringMatching(/^[A-Za-z“”.,;$0-9]{1,20}$/)
  fc.assert(
    fc.property(fc.array(word, { minLength: 1, maxLength: 60 }), (words) => {
      const notices = noticesOf(words.join(' '))
      expect(notices.join(' ')).toBe(words.join(' '))
      for (const { length } of notices) expect(length).toBeLessThanOrEqual(100)
    }),
  )
})
