import { describe, expect, test } from 'vitest'
import type { Carried } from '../../../plugin/shared/protocol.ts'
import { withFiled } from '../../../ui/jobs/filed.ts'
import {
  isReady,
  resultsOf,
  withReady,
  type Job,
  type Result,
} from '../../../ui/jobs/job.ts'
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

/** Results of the job “a moon” on a layer, as their record says it. */
const kept = (
  nodeId: string,
  indices: number[],
  changes: Partial<Carried> & { id?: string | null } = {},
): Carried => {
  const { id = 'moon', ...rest } = changes
  return {
    nodeId,
    record: JSON.stringify({
      ...(id === null ? {} : { v: 2, id, title: 'a moon' }),
      ...{ tool: 'edit', engine: 'v3', values: { prompt: 'a moon' } },
      results: indices.map((index) => ({
        ...(id === null ? {} : { index }),
        seed: 100 + index,
        prompt: `moon ${String(index)}`,
      })),
      region: null,
      price: 0.12,
      date: '2026-11-30T12:00:00.000Z',
    }),
    how: 'fill',
    target,
    results: indices.map((index, at) => ({
      index: id === null ? at : index,
      hash: `hash-${String(index)}`,
      bounds,
      visible: at === 0,
    })),
    ...rest,
  }
}

const filed = (...carried: Carried[]) =>
  withFiled([], { pageIds: ['page'], carried })

const placesOf = ({ placed }: Job) =>
  placed.map(({ index, ref }) => [index, ref.nodeId, ref.hash])

describe('a job that the file carries', () => {
  test('is listed as it was asked, with what its record says of each result', () => {
    const [job, ...others] = filed(kept('hero', [0, 2]))
    expect(others).toEqual([])
    expect(job).toMatchObject({
      id: 'moon',
      origin: 'file',
      startedAt: Date.UTC(2026, 10, 30, 12),
      asked: { tool: 'edit', engine: 'v3', values: { prompt: 'a moon' } },
      title: 'a moon',
      count: 2,
      price: 0.12,
      target,
    })
    expect(resultsOf(job!)).toMatchObject([
      { index: 0, seed: 100, prompt: 'moon 0' },
      { index: 2, seed: 102, prompt: 'moon 2' },
    ])
    expect(job!.placed.map(({ visible }) => visible)).toEqual([true, false])
  })

  test('with copies beside is one, each result on a layer of its own', () => {
    const how = 'beside' as const
    const [job, ...others] = filed(
      kept('copy-2', [1], { how }),
      kept('copy-1', [0], { how }),
      kept('copy-3', [2], { how }),
    )
    expect(others).toEqual([])
    expect(placesOf(job!)).toEqual([
      [1, 'copy-2', 'hash-1'],
      [0, 'copy-1', 'hash-0'],
      [2, 'copy-3', 'hash-2'],
    ])
    expect(job!.placed.every(({ visible }) => visible)).toBe(true)
    expect(resultsOf(job!)).toMatchObject(
      [0, 1, 2].map((index) => ({ index, seed: 100 + index })),
    )
    expect(job!.count).toBe(3)
  })

  test('on several layers is one, whichever way each result went', () => {
    const [job, ...others] = filed(
      kept('hero', [0, 1]),
      kept('above', [2], { how: 'layer' }),
    )
    expect(others).toEqual([])
    expect(job!.placed.map(({ how }) => how)).toEqual([
      ...['fill', 'fill', 'layer'],
    ])
  })

  test('is where it was put, and not where a copy of that is', () => {
    const [job] = filed(kept('hero', [0, 1]), kept('copy', [0, 1]))
    expect(job!.placed.map(({ ref }) => ref.nodeId)).toEqual(['hero', 'hero'])
    expect(resultsOf(job!)).toHaveLength(2)
  })

  test('and by version 0.1.0, which knew no jobs, is one a layer', () => {
    const jobs = filed(
      kept('one', [0], { id: null }),
      kept('two', [1], { id: null }),
    )
    expect(new Set(jobs.map(({ id }) => id)).size).toBe(2)
    expect(jobs.map(({ title }) => title)).toEqual(['a moon', 'a moon'])
  })

  test('is not listed again while it is one of this session', () => {
    const own = job({ placed: placedBy(['hash-0', 'hash-1']) })
    const found = { pageIds: ['page'], carried: [kept('hero', [0, 1])] }
    const jobs = withFiled([own], found)
    expect(jobs.map(({ id }) => id)).toEqual(['job'])
  })

  test('gives back to one of this session what an undo gave back to its layer', () => {
    const own = jobWith(resultsBy(['hash-0', 'hash-1']).slice(1), {
      ...{ id: 'moon', origin: 'session' },
      placed: placedBy(['hash-0', 'hash-1']).slice(1),
    })
    const found = (...carried: Carried[]) => ({ pageIds: ['page'], carried })
    const alone = withFiled([own], found(kept('hero', [1])))
    expect(alone.map(indicesOf)).toEqual([[1]])
    const both = kept('hero', [0, 1])
    const [back, ...others] = withFiled(alone, found(both))
    expect(others).toEqual([])
    expect(resultsOf(back!).map(({ index }) => index)).toEqual([0, 1])
    expect(indicesOf(back!).sort()).toEqual([0, 1])
    // What a copy of the layer still has is the copy's own.
    const copied = withFiled(alone, found(kept('hero', [1]), kept('copy', [0])))
    expect(copied.map(indicesOf)).toEqual([[1]])
    expect(copied.map((job) => resultsOf(job).length)).toEqual([1])
  })

  test('keeps the pictures that were loaded for it already', () => {
    const found = { pageIds: ['page'], carried: [kept('hero', [0, 1])] }
    const thumbnail = Uint8Array.of(1)
    const original = { picture: Uint8Array.of(2), bounds }
    const seen = withFiled([], found).map((job) =>
      withReady({ ...job, original }, (one) => ({ ...one, thumbnail })),
    )
    const [again] = withFiled(seen, found)
    expect(again!.original).toEqual(original)
    expect(resultsOf(again!)).toMatchObject([{ thumbnail }, { thumbnail }])
  })

  test('by a tool of another version is listed all the same', () => {
    const one = kept('hero', [0])
    const record = one.record.replace('"edit"', '"relight"')
    const [job] = filed({ ...one, record })
    expect(job).toMatchObject({
      asked: { tool: 'relight' },
      title: 'a moon',
      price: 0.12,
    })
    expect(job!.placed).toHaveLength(1)
  })

  test('is left out where nothing says what made it', () => {
    const strange = ['', '{}', 'null', '[]', '{"v":3}', 'x'].map((record) => ({
      ...kept('hero', [0]),
      record,
    }))
    expect(filed(...strange)).toEqual([])
  })

  test('of no day is the oldest', () => {
    const undated = kept('undated', [0], { id: 'undated' })
    const record = undated.record.replace(/"date":"[^"]+"/, '"date":"soon"')
    const jobs = filed({ ...undated, record }, kept('hero', [0]))
    expect(jobs.map(({ id }) => id)).toEqual(['moon', 'undated'])
  })
})
