import { expect, test } from 'vitest'
import type { Carried } from '../../../plugin/shared/protocol.ts'
import { withFiled } from '../../../ui/jobs/filed.ts'
import type { Inserted, Job, Result } from '../../../ui/jobs/job.ts'
import { bounds, jobWith, resultsBy, target } from './made.ts'

const results = resultsBy(['one', 'two'])

const inserted: Inserted = {
  nodeId: 'hero',
  as: 'fill',
  indices: [0, 1],
  hashes: ['one', 'two'],
  shown: 0,
}

const job = (changes: Partial<Job> = {}): Job =>
  jobWith(results, { origin: 'session', inserted, ...changes })

/** The layer as it carries those of the hashes, the last of them in view. */
const carried = (nodeId: string, ...hashes: string[]): Carried => ({
  nodeId,
  record: '',
  as: 'fill',
  target,
  results: hashes.map((hash, index) => ({
    index,
    hash,
    bounds,
    visible: index === hashes.length - 1,
  })),
})

const after = (before: Job, ...layers: Carried[]) =>
  withFiled([before], { pageIds: ['page'], carried: layers })[0]!.inserted

test('what is in view is what the layer shows', () => {
  expect(after(job(), carried('hero', 'one', 'two'))?.shown).toBe(1)
})

test('what left the layer is not in the document, and what came back is', () => {
  expect(after(job())).toBeNull()
  const one = carried('hero', 'one')
  expect(after(job(), one)).toMatchObject({ indices: [0], hashes: ['one'] })
  expect(after(job({ inserted: null }), one)?.nodeId).toBe('hero')
})

test('of a job of an earlier run the journal’s hashes count as well', () => {
  const fetched = results.map((one) => ({ ...one, hash: null }) as Result)
  const phase: Job['phase'] = { name: 'done', results: fetched, notes: [] }
  const recovered = job({ origin: 'journal', phase })
  const both = carried('hero', 'one', 'two')
  expect(after(recovered, both)?.indices).toEqual([0, 1])
  const page = { pageIds: ['page'], carried: [] }
  const back = withFiled([recovered], page)
  expect(withFiled(back, { ...page, carried: [both] })[0]).toMatchObject({
    inserted: { indices: [0, 1] },
  })
})

test('a copy of the layer does not take its place', () => {
  const copy = carried('copy', 'one', 'two')
  expect(after(job(), copy, carried('hero', 'one'))?.nodeId).toBe('hero')
})

test('of pages that were not looked at nothing is known', () => {
  const found = { pageIds: ['another'], carried: [] }
  expect(withFiled([job()], found)[0]!.inserted).toEqual(inserted)
})

test('copies beside the source stay a job’s own until the last is gone', () => {
  const beside = job({ inserted: { ...inserted, as: 'beside' } })
  const left = carried('copy', 'two')
  expect(after(beside, left)).toEqual(beside.inserted)
  expect(after(beside)).toBeNull()
})
