import { describe, expect, test } from 'vitest'
import { enter, isRunning, type Job, type Phase } from '../../../ui/jobs/job.ts'

const phases: Record<string, Phase> = {
  waiting: { name: 'waiting' },
  exporting: { name: 'exporting' },
  preparing: { name: 'preparing' },
  requesting: { name: 'requesting', retryInSeconds: null, place: null },
  downloading: { name: 'downloading', results: [], total: 2 },
  done: { name: 'done', results: [], notes: [] },
  failed: { name: 'failed', failure: { kind: 'storage-full' } },
  cancelled: { name: 'cancelled', mayBeBilled: false },
}

function jobIn(phase: Phase): Job {
  return { phase } as Job
}

test('a job goes its way and no other', () => {
  const way = ['exporting', 'preparing', 'requesting', 'downloading', 'done']
  let job = jobIn(phases.waiting!)
  for (const name of way) job = enter(job, phases[name]!)
  expect(job.phase.name).toBe('done')
})

describe.each([
  'waiting',
  'exporting',
  'preparing',
  'requesting',
  'downloading',
])('%s', (name) => {
  test('can be cancelled', () => {
    const job = enter(jobIn(phases[name]!), phases.cancelled!)
    expect(isRunning(job)).toBe(false)
  })
})

test.each([
  ['requesting', 'preparing'],
  ['done', 'requesting'],
  ['cancelled', 'downloading'],
  ['exporting', 'downloading'],
  ['failed', 'requesting'],
])('after %s comes no %s: a paid request is sent once', (from, to) => {
  expect(() => enter(jobIn(phases[from]!), phases[to]!)).toThrow(RangeError)
})
