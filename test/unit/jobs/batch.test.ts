import { expect, test } from 'vitest'
import { batchSummary } from '../../../ui/jobs/batch.ts'
import type { Job, Phase } from '../../../ui/jobs/job.ts'

let layers = 0
const job = (phase: Phase, sourceId = `1:${String(++layers)}`) => {
  const target = { source: { id: sourceId } }
  return { phase, price: 0.08, target } as unknown as Job
}
const failure = { kind: 'link-expired' } as const
const done = (...results: Extract<Phase, { name: 'done' }>['results']) =>
  job({ name: 'done', results, notes: [] })

test('a batch that went well is one short sentence', () => {
  expect(batchSummary([done(), done()])).toBe(
    'Of 2 layers 2 done; about $0.16 spent.',
  )
})

test('several requests for one layer are not said to be layers', () => {
  const jobs = [0, 1].map(() =>
    job({ name: 'done', results: [], notes: [] }, '1:1'),
  )
  expect(batchSummary(jobs)).toMatch(/^Of 2 edits 2 done/)
})

test('a batch that did not says what came of all', () => {
  const said = batchSummary([
    done({ kind: 'withheld', index: 0 }),
    done({ kind: 'missing', index: 0, failure }),
    job({ name: 'failed', failure: { kind: 'storage-full' } }),
    job({ name: 'cancelled', mayBeBilled: false }),
  ])
  expect(said).toBe(
    'Of 4 layers 2 done, 1 failed, 1 cancelled, 1 withheld, 1 to be fetched; about $0.16 spent.',
  )
})
