import { expect, test } from 'vitest'
import { Failed } from '../../../plugin/shared/failure.ts'
import type { Harvest } from '../../../ui/jobs/harvest.ts'
import type { Job, Placed } from '../../../ui/jobs/job.ts'
import { createJournal, resultsLeft } from '../../../ui/jobs/journal.ts'
import { harvestOf, packHarvest } from './made.ts'

const now = Date.UTC(2026, 0, 2)
const hour = 60 * 60 * 1000
const rect = { x: 0, y: 0, width: 4, height: 2 }

function job(id: string, startedAt = now): Job {
  const layer = { id: '1:2', name: 'Hero', bounds: rect }
  const place = { pageId: '0:1', bounds: rect }
  return {
    id,
    origin: 'session',
    original: null,
    startedAt,
    endedAt: null,
    target: {
      scope: 'behind',
      place,
      source: {
        ...layer,
        ...place,
        placements: ['fill', 'beside'],
        isEmpty: false,
        density: 2,
      },
      mask: {
        layers: [{ ...layer, id: '1:3' }],
        shift: { x: 0, y: 0 },
        reason: 'drawn',
      },
      unseen: [],
      live: [{ id: '1:4', name: 'Title', isType: true }],
      underId: '1:4',
      grown: null,
    },
    asked: { tool: 'edit', engine: 'v3', values: { prompt: 'a moon' } },
    title: 'a moon',
    count: 3,
    price: 0.16,
    phase: { name: 'waiting' },
    placed: [],
  }
}

const picture = {
  ...{ kind: 'picture' as const, seed: 1, prompt: 'a moon' },
  subject: 'https://ideogram.ai/subject.png',
}

const harvest: Harvest = {
  came: [
    { ...picture, url: 'https://ideogram.ai/0.png' },
    { ...picture, url: 'https://ideogram.ai/1.png' },
    // Nothing to fetch.
    { kind: 'withheld' },
  ],
  laying: {
    kind: 'window',
    region: { scale: 2, size: { width: 4, height: 2 }, window: rect, rect },
    bounds: rect,
    composite: Uint8Array.of(0, 9, 255, 255, 0, 0, 7, 0),
    send: Uint8Array.of(1, 1, 1, 1, 0, 0, 0, 0),
    reference: { mean: [0.5, 0, 0], deviation: [0.1, 0.1, 0.1] },
    matchColors: true,
    alpha: Uint8Array.of(255, 255, 0, 9, 0, 0, 1, 255),
    transparency: 'keep',
    keeps: true,
    sample: Uint8Array.of(3, 1, 2),
  },
  seen: null,
}

/** clientStorage as far as the journal sees it, shared by all windows. */
function storage() {
  const kept: Record<string, unknown> = {}
  const host = {
    fetchJobs: () => Promise.resolve(structuredClone(kept)),
    store: (name: string, value: unknown) => {
      if (value === null) delete kept[name]
      else kept[name] = structuredClone(value)
      return Promise.resolve()
    },
  }
  const open = async (when = now) => {
    const journal = createJournal(host, () => when)
    await journal.load()
    return journal
  }
  return { kept, host, open }
}

const placed = (...indices: number[]): Placed[] =>
  indices.map((index) => ({
    index,
    ref: { nodeId: '1:2', hash: String(index) },
    how: 'fill',
    visible: false,
  }))

type Open = Awaited<ReturnType<ReturnType<typeof storage>['open']>>
const left = (journal: Open) => journal.unfinished().map(resultsLeft)

test('what was paid for is there for the next run, masks and all', async () => {
  const { open } = storage()
  const journal = await open()
  await journal.begin(job('a'))
  await journal.keep('a', await packHarvest(harvest))
  const [entry] = (await open(now + hour)).unfinished()
  const { startedAt, asked, target, title, count, price } = job('a')
  const known = { startedAt, asked, target, title, count, price }
  expect(entry).toMatchObject({ ...known, id: 'a', placed: [] })
  expect(await harvestOf(entry!)).toEqual(harvest)
})

test('of an entry only what is not in the document is left', async () => {
  const { kept, open } = storage()
  const journal = await open()
  await journal.begin(job('a'))
  expect(left(journal)).toEqual([null])
  await journal.keep('a', await packHarvest(harvest))
  expect(left(journal)).toEqual([2])
  await journal.settle('a', placed(1))
  expect(left(await open())).toEqual([1])
  await journal.settle('a', placed(1, 0))
  expect(kept).toEqual({})
})

test('a job whose pictures were all withheld is nothing to come back to', async () => {
  const { kept, open } = storage()
  const journal = await open()
  await journal.begin(job('a'))
  const came = harvest.came.slice(2)
  await journal.keep('a', await packHarvest({ ...harvest, came }))
  expect(kept).toEqual({})
})

test('links live for a day, and what is older is taken away', async () => {
  const { kept, open } = storage()
  const journal = await open()
  await journal.begin(job('new', now))
  await journal.begin(job('older', now - hour / 2))
  await journal.begin(job('old', now - 2 * hour))
  const next = await open(now + 23 * hour)
  expect(next.unfinished().map(({ id }) => id)).toEqual(['older', 'new'])
  await expect.poll(() => Object.keys(kept)).toEqual(['paid/new', 'paid/older'])
})

test('what cannot be read is left where it lies, and the rest is read', async () => {
  const { kept, open } = storage()
  await (await open()).begin(job('good'))
  const good = kept['paid/good'] as object
  const strange = {
    'paid/nothing': null,
    'paid/text': 'x',
    'paid/list': [],
    'paid/dear': { ...good, price: 'much' },
    'paid/odd': { ...good, came: 3 },
    'job/new': { ...good, v: 3, target: 'where it was' },
  }
  Object.assign(kept, structuredClone(strange))
  const journal = await open(now + 23 * hour)
  expect(journal.unfinished().map(({ id }) => id)).toEqual(['good'])
  await journal.settle('good', placed(0))
  expect(kept).toMatchObject(strange)

  // When its day is over whoever wrote it has no use for it either.
  await open(now + 24 * hour)
  await expect
    .poll(() => Object.keys(kept))
    .toEqual(['paid/nothing', 'paid/text', 'paid/list'])
})

test('two windows lose nothing of each other', async () => {
  const { open } = storage()
  const [one, other] = await Promise.all([open(), open()])
  await Promise.all([one.begin(job('a')), other.begin(job('b'))])
  const packed = await packHarvest(harvest)
  await Promise.all([one.keep('a', packed), other.begin(job('c'))])
  await one.forget('a')
  await other.keep('b', packed)
  const rest = (await open()).unfinished()
  expect(rest.map((one) => [one.id, resultsLeft(one)])).toEqual([
    ['b', 2],
    ['c', null],
  ])
})

test('an answer is kept although another window has dismissed the job', async () => {
  const { open } = storage()
  const one = await open()
  await one.begin(job('a'))
  await (await open()).forget('a')
  await one.keep('a', await packHarvest(harvest))
  expect(left(await open())).toEqual([2])
})

test('a job that is not there is neither kept nor forgotten', async () => {
  const { kept, open } = storage()
  const journal = await open()
  await journal.forget('never')
  await journal.settle('never', [])
  expect(kept).toEqual({})
})

test('writes land in their order, and one that fails stops no other', async () => {
  const landed: [string, boolean][] = []
  const host = {
    fetchJobs: () => Promise.resolve({}),
    store: async (name: string, value: unknown) => {
      // The first takes longer than those after it.
      for (let turns = landed.length ? 0 : 20; turns > 0; turns--)
        await Promise.resolve()
      landed.push([name, value !== null])
      if (name === 'paid/b') throw new Failed({ kind: 'storage-full' })
    },
  }
  const journal = createJournal(host, () => now)
  const writes = ['a', 'b', 'c'].map((id) => journal.begin(job(id)))
  const ends = await Promise.allSettled([...writes, journal.forget('a')])
  const failed = ends.map(({ status }) => status === 'rejected')
  expect(failed).toEqual([false, true, false, false])
  expect(landed).toEqual([
    ['paid/a', true],
    ['paid/b', true],
    ['paid/c', true],
    ['paid/a', false],
  ])
})
