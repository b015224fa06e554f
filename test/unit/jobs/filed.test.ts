import { expect, test } from 'vitest'
import type { Carried } from '../../../plugin/shared/protocol.ts'
import { withFiled } from '../../../ui/jobs/filed.ts'
import { isReady, type Job, type Result } from '../../../ui/jobs/job.ts'
import { bounds, jobWith, placedBy, resultsBy, target } from './made.ts'

const results = resultsBy(['one', 'two'])
const placed = placedBy(['one', 'two'])

const job = (changes: Partial<Job> = {}): Job =>
  jobWith(results, { origin: 'session', placed, ...changes })

/** The layer as it carries those of the hashes, the last of them in view. */
const carried = (nodeId: string, ...hashes: string[]): Carried => ({
  nodeId,
  record: '',
  how: 'fill',
  target,
  results: hashes.map((hash, index) => ({
    index,
    hash,
    bounds,
    visible: index === hashes.length - 1,
  })),
})

const after = (before: Job, ...layers: Carried[]) =>
  withFiled([before], { pageIds: ['page'], carried: layers })[0]!.placed

const indicesOf = (job: Job) => job.placed.map(({ index }) => index)

test('what is in view is what the layer shows', () => {
  const both = after(job(), carried('hero', 'one', 'two'))
  expect(both.map(({ index, visible }) => [index, visible])).toEqual([
    [0, false],
    [1, true],
  ])
})

test('what left the layer is not in the document, and what came back is', () => {
  expect(after(job())).toEqual([])
  const one = carried('hero', 'one')
  const left = [
    {
      index: 0,
      ref: { nodeId: 'hero', hash: 'one' },
      how: 'fill',
      visible: true,
    },
  ]
  expect(after(job(), one)).toEqual(left)
  expect(after(job({ placed: [] }), one)).toEqual(left)
})

test('of a job of an earlier run the journal’s hashes count as well', () => {
  const fetched = results.map((one): Result => {
    if (!isReady(one)) return one
    const bytes = Uint8Array.of(1)
    const made = { kind: 'patch' as const, bytes, bounds }
    return { ...one, held: { at: 'panel', made } }
  })
  const phase: Job['phase'] = { name: 'done', results: fetched, notes: [] }
  const recovered = job({ origin: 'journal', phase })
  const both = carried('hero', 'one', 'two')
  expect(after(recovered, both).map(({ index }) => index)).toEqual([0, 1])
  const page = { pageIds: ['page'], carried: [] }
  const back = withFiled([recovered], page)
  expect(back[0]!.placed).toEqual([])
  const again = withFiled(back, { ...page, carried: [both] })
  expect(again.map(indicesOf)).toEqual([[0, 1]])
})

test('a copy of the layer does not take its place', () => {
  const copy = carried('copy', 'one', 'two')
  const left = after(job(), copy, carried('hero', 'one'))
  expect(left.map(({ index, ref }) => [index, ref.nodeId])).toEqual([
    [0, 'hero'],
  ])
})

test('of pages that were not looked at nothing is known', () => {
  const found = { pageIds: ['another'], carried: [] }
  expect(withFiled([job()], found)[0]!.placed).toEqual(placed)
})

test('copies beside the source stay a job’s own until the last is gone', () => {
  const onCopies = placed.map((one, at): Job['placed'][number] => ({
    ...one,
    how: 'beside',
    ref: { nodeId: `copy-${String(at)}`, hash: one.ref.hash },
    visible: true,
  }))
  const beside = job({ placed: onCopies })
  const copies = ['one', 'two'].map((hash, at): Carried => ({
    ...carried(`copy-${String(at)}`, hash),
    how: 'beside',
    results: [{ index: at, hash, bounds, visible: true }],
  }))
  expect(after(beside, ...copies)).toEqual(beside.placed)
  expect(after(beside, copies[1]!)).toEqual(beside.placed.slice(1))
  expect(after(beside)).toEqual([])
})
