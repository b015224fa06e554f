import { beforeEach, describe, expect, test } from 'vitest'
import type { Made } from '../../../plugin/shared/made.ts'
import { Failed } from '../../../plugin/shared/failure.ts'
import {
  isReady,
  resultsOf,
  type Job,
  type Result,
} from '../../../ui/jobs/job.ts'
import {
  createJournal,
  resultsLeft,
  type Journal,
  type PackedHarvest,
} from '../../../ui/jobs/journal.ts'
import { createPlacing } from '../../../ui/jobs/placing.ts'
import { readRecord } from '../../../ui/jobs/record.ts'
import { createDocument, hashOf } from './document.ts'
import { bounds, jobWith, target } from './made.ts'

const patch = (index: number): Made => ({
  kind: 'patch',
  bytes: Uint8Array.of(index),
  bounds,
})

const ready = (index: number, made = patch(index)): Result => ({
  kind: 'ready',
  index,
  seed: 100 + index,
  prompt: `rewritten ${String(index)}`,
  thumbnail: null,
  held: { at: 'panel', made },
})

let job: Job | undefined
let document: ReturnType<typeof createDocument>
let journal: Journal
let failures: unknown[]
/** What the document has no more, and what can be fetched again. */
let lost: boolean
let fetched: Result | null
let placing: ReturnType<typeof createPlacing>

const harvest: PackedHarvest = {
  came: [0, 1, 2].map(() => ({
    kind: 'picture',
    url: 'https://ideogram.ai/x.png',
    seed: null,
    prompt: null,
    subject: null,
  })),
  laying: { kind: 'whole', bounds },
}

async function begin(results: Result[], changes: Partial<Job> = {}) {
  job = jobWith(results, {
    origin: 'session',
    title: 'a moon',
    count: results.length,
    ...changes,
  })
  await journal.begin(job)
  await journal.keep(job.id, harvest)
}

beforeEach(async () => {
  document = createDocument()
  failures = []
  lost = false
  fetched = null
  journal = createJournal(
    {
      store: () => Promise.resolve(),
      fetchJobs: () => Promise.resolve({}),
    },
    () => 0,
  )
  placing = createPlacing({
    host: document.host,
    journal,
    now: () => 0,
    find: () => job,
    update: (_, change) => {
      job = job && change(job)
    },
    noteFailure: (thrown) => failures.push(thrown),
    layingOf: () => null,
    usualFor: () => 'fill',
    wholeOf: (_, index) => Promise.resolve(lost ? null : patch(index)),
    fetchOne: (_, index) =>
      Promise.resolve(
        fetched ?? {
          kind: 'missing',
          index,
          failure: { kind: 'link-expired' },
        },
      ),
    remove: () => {
      job = undefined
      return Promise.resolve()
    },
  })
  await begin([0, 1, 2].map((index) => ready(index)))
})

/** As the list says it: way, layer and index, `*` where it is in view. */
const listed = () =>
  job?.placed.map(
    ({ index, ref, how, visible }) =>
      `${how} ${ref.nodeId} ${String(index)}${visible ? '*' : ''}`,
  )

/** Indices that a later run of the plugin would offer again. */
const left = () => journal.unfinished().map(resultsLeft)

const recordOf = (at: number) => readRecord(document.asked[at]!.record)

describe('the usual way', () => {
  test('all of a job take turns, the first of them in view', async () => {
    await placing.insert('job', [0, 1, 2], null)
    expect(document.shown()).toEqual(['hero 0*', 'hero 1', 'hero 2'])
    expect(listed()).toEqual(['fill hero 0*', 'fill hero 1', 'fill hero 2'])
    expect(document.asked).toMatchObject([
      { target, how: 'fill', title: 'a moon', recovered: false, earlier: [] },
    ])
    expect(recordOf(0)?.results).toEqual(
      [0, 1, 2].map((index) => ({
        index,
        seed: 100 + index,
        prompt: `rewritten ${String(index)}`,
      })),
    )
    expect(left()).toEqual([])
  })

  test('a later one comes into view in place of the earlier', async () => {
    await placing.insert('job', [0, 2], null)
    await placing.insert('job', [1], null)
    expect(document.asked[1]).toMatchObject({
      made: [{ index: 1 }],
      earlier: [
        { index: 0, nodeId: 'hero', hash: hashOf(Uint8Array.of(0)) },
        { index: 2, nodeId: 'hero', hash: hashOf(Uint8Array.of(2)) },
      ],
    })
    expect(listed()).toEqual(['fill hero 0', 'fill hero 2', 'fill hero 1*'])
    expect(document.shown()).toEqual(['hero 0', 'hero 2', 'hero 1*'])
    // What the layer carries is told whole, by each one's own number.
    const indices = recordOf(1)?.results.map(({ index }) => index)
    expect(indices).toEqual([0, 2, 1])
  })

  test('no result goes in twice', async () => {
    await placing.insert('job', [0], null)
    await placing.insert('job', [0], null)
    expect(document.asked).toHaveLength(1)
    await placing.insert('job', [0, 1], null)
    expect(document.asked[1]!.made).toMatchObject([{ index: 1 }])
  })

  test('two clicks at once are two insertions, the second knowing the first', async () => {
    await Promise.all([
      placing.insert('job', [0], null),
      placing.insert('job', [1], null),
    ])
    expect(listed()).toEqual(['fill hero 0', 'fill hero 1*'])
    expect(document.asked[1]!.earlier).toMatchObject([{ index: 0 }])
  })

  test('is from then on the way of the first', async () => {
    await placing.insert('job', [0], 'layer')
    await placing.insert('job', [1], null)
    expect(listed()).toEqual(['layer layer-1 0', 'layer layer-1 1*'])
  })
})

describe('another way', () => {
  test('copies beside each have a layer of their own, and all are in view', async () => {
    await placing.insert('job', [0, 1], 'beside')
    await placing.insert('job', [2], 'beside')
    const all = ['beside-1 0*', 'beside-2 1*', 'beside-3 2*']
    expect(document.shown()).toEqual(all)
    expect(listed()).toEqual(all.map((one) => `beside ${one}`))
    expect(left()).toEqual([])
  })

  test('what lies elsewhere stays, and nothing of it is offered again', async () => {
    await placing.insert('job', [0, 1], null)
    await placing.insert('job', [2], 'layer')
    expect(document.shown()).toEqual(['hero 0*', 'hero 1', 'layer-1 2*'])
    expect(listed()).toEqual([
      'fill hero 0*',
      'fill hero 1',
      'layer layer-1 2*',
    ])
    expect(left()).toEqual([])
  })

  test('takes the picture that the document has', async () => {
    await placing.insert('job', [1], null)
    await placing.insert('job', [1], 'layer')
    expect(document.asked[1]!.made[0]).toEqual({ index: 1, made: patch(1) })
  })

  test('fetches it, free, where the document has it no more', async () => {
    await placing.insert('job', [1], null)
    lost = true
    const made: Made = { kind: 'picture', bytes: Uint8Array.of(9), bounds }
    fetched = ready(1, made)
    await placing.insert('job', [1], 'layer')
    expect(document.asked[1]!.made[0]).toEqual({ index: 1, made })
  })

  test('says why, where it cannot be fetched either', async () => {
    await placing.insert('job', [1], null)
    lost = true
    await placing.insert('job', [1], 'layer')
    expect(document.asked).toHaveLength(1)
    expect(failures).toMatchObject([{ failure: { kind: 'link-expired' } }])
    expect(listed()).toEqual(['fill hero 1*'])
  })

  test('a name is given, and nothing lies in the document', async () => {
    await begin([ready(0, { kind: 'words', text: 'A moon.' })])
    await placing.insert('job', [0], 'name')
    expect(document.asked).toMatchObject([
      { how: 'name', made: [{ index: 0, made: { text: 'A moon.' } }] },
    ])
    expect(listed()).toEqual([])
    expect(resultsOf(job!)).toEqual([
      ready(0, { kind: 'words', text: 'A moon.' }),
    ])
  })
})

test('the document has the pictures then, and the panel lets go of them', async () => {
  await placing.insert('job', [0], null)
  const held = resultsOf(job!).filter(isReady)
  expect(held.map((one) => one.held)).toEqual([
    {
      at: 'document',
      ref: { nodeId: 'hero', hash: hashOf(Uint8Array.of(0)) },
      bounds,
    },
    { at: 'panel', made: patch(1) },
    { at: 'panel', made: patch(2) },
  ])
})

describe('what Figma refuses', () => {
  test('is said, and lost is nothing: the next one goes in', async () => {
    document.refuse(new Failed({ kind: 'storage-full' }))
    await placing.insert('job', [0], null)
    expect(failures).toHaveLength(1)
    expect(listed()).toEqual([])
    expect(left()).toEqual([3])
    expect(resultsOf(job!)).toHaveLength(3)
    document.refuse(null)
    await placing.insert('job', [0], null)
    expect(listed()).toEqual(['fill hero 0*'])
  })

  test('changes nothing of what is shown or listed', async () => {
    await placing.insert('job', [0, 1], null)
    document.refuse(new Failed({ kind: 'source-gone', name: 'Hero' }))
    await placing.showResult('job', 1)
    await placing.removeResult('job', 1)
    expect(listed()).toEqual(['fill hero 0*', 'fill hero 1'])
    expect(resultsOf(job!)).toHaveLength(3)
    expect(failures).toHaveLength(2)
  })
})

test('a source that is gone is said once, by its name', async () => {
  document.loseSource()
  await placing.insert('job', [0], null)
  await placing.insert('job', [1], 'layer')
  expect(job?.phase).toMatchObject({
    notes: [{ kind: 'source-gone', name: 'Hero' }],
  })
})

test.each([
  ['session', false, []],
  ['journal', true, []],
  // A job of the file is in no journal.
  ['file', false, [3]],
] as const)('of a job of the %s Figma is told', async (origin, told, after) => {
  job = { ...job!, origin }
  await placing.insert('job', [0, 1, 2], null)
  expect(document.asked[0]!.recovered).toBe(told)
  expect(left()).toEqual(after)
})

describe('a result that is shown', () => {
  test('takes the place of those of the same way only', async () => {
    await placing.insert('job', [0, 1], null)
    await placing.insert('job', [2], 'layer')
    await placing.showResult('job', 1)
    expect(listed()).toEqual([
      'fill hero 0',
      'fill hero 1*',
      'layer layer-1 2*',
    ])
    expect(document.shown()).toEqual(['hero 0', 'hero 1*', 'layer-1 2*'])
  })

  test('is one that is in the document', async () => {
    await placing.showResult('job', 1)
    await placing.showResult('another', 1)
    expect(failures).toEqual([])
  })
})

describe('a result that is taken out', () => {
  test('gives its place in view to the last that is left', async () => {
    await placing.insert('job', [0, 1, 2], null)
    await placing.removeResult('job', 0)
    expect(document.shown()).toEqual(['hero 1', 'hero 2*'])
    expect(listed()).toEqual(['fill hero 1', 'fill hero 2*'])
    expect(resultsOf(job!).map(({ index }) => index)).toEqual([1, 2])
  })

  test('and was not in view changes nothing of what is', async () => {
    await placing.insert('job', [0, 1, 2], null)
    await placing.removeResult('job', 1)
    expect(listed()).toEqual(['fill hero 0*', 'fill hero 2'])
  })

  test('leaves its place to none that lies elsewhere', async () => {
    await placing.insert('job', [0, 1], null)
    await placing.insert('job', [2], 'beside')
    await placing.removeResult('job', 0)
    expect(document.shown()).toEqual(['hero 1*', 'beside-1 2*'])
    expect(listed()).toEqual(['fill hero 1*', 'beside beside-1 2*'])
  })

  test('and is a copy beside stays there: it is the designer’s own by now', async () => {
    await placing.insert('job', [0, 1], 'beside')
    await placing.removeResult('job', 0)
    expect(document.removed).toEqual([])
    expect(listed()).toEqual(['beside beside-2 1*'])
    // Of the file it would be back at the next look.
    job = { ...job!, origin: 'file' }
    await placing.removeResult('job', 1)
    expect(document.removed).toMatchObject([{ nodeId: 'beside-2' }])
  })

  test('and is the last takes the job with it', async () => {
    for (const index of [0, 1, 2]) await placing.removeResult('job', index)
    expect(job).toBeUndefined()
    expect(document.removed).toEqual([])
  })
})
