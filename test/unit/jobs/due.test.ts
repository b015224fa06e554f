import { expect, test } from 'vitest'
import { isDue } from '../../../ui/jobs/due.ts'
import type { Phase } from '../../../ui/jobs/job.ts'

test.each<[boolean, Phase]>([
  [true, { name: 'done', results: [], notes: [] }],
  [true, { name: 'cancelled', mayBeBilled: true }],
  [false, { name: 'cancelled', mayBeBilled: false }],
  [false, { name: 'failed', failure: { kind: 'unauthorized', sentence: '' } }],
  [false, { name: 'failed', failure: { kind: 'source-gone', name: 'Hero' } }],
  [true, { name: 'failed', failure: { kind: 'no-result' } }],
  [true, { name: 'failed', failure: { kind: 'link-expired' } }],
  [
    true,
    {
      name: 'failed',
      failure: { kind: 'unreachable', via: 'relay', mayBeBilled: true },
    },
  ],
])('money is due: %s, after %j', (due, phase) => {
  expect(isDue(phase)).toBe(due)
})
