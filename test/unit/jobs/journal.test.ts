import { expect, test } from 'vitest'
import { Failed } from '../../../plugin/shared/failure.ts'
import type { Harvest } from '../../../ui/jobs/harvest.ts'
import type { Job } from '../../../ui/jobs/job.ts'
import {
  openJournal,
  packHarvest,
  picturesLeft,
  unpackHarvest,
} from '../../../ui/jobs/journal.ts'

const now = Date.UTC(2026, 0, 2)
const hour = 60 * 60 * 1000
const rect = { x: 0, y: 0, width: 4, height: 2 }

function job(id: string, startedAt = now): Job {
  const layer = { id: '1:2', name: 'Hero', bounds: rect }
  return {
    id,
    origin: 'session',
    original: null,
    startedAt,
    endedAt: null,
    target: {
      source: {
        ...layer,
        pageId: '0:1',
        insertAs: 'fill',
        insertChoices: ['fill', 'beside'],
      },
      masks: [{ ...layer, id: '1:3' }],
      shift: { x: 0, y: 0 },
      reason: 'drawn',
    },
    tool: 'edit',
    values: { prompt: 'a moon' },
    price: 0.16,
    phase: { name: 'waiting' },
    inserted: null,
  }
}

const picture = { seed: 1, prompt: 'a moon' }

const harvest: Harvest = {
  pictures: [
    { ...picture, index: 0, url: 'https://ideogram.ai/0.png' },
    { ...picture, index: 1, url: 'https://ideogram.ai/1.png' },
    // Withheld: nothing to fetch.
    { ...picture, index: 2, url: null },
  ],
  region: { scale: 2, size: { width: 4, height: 2 }, window: rect, rect },
  bounds: rect,
  composite: Uint8Array.of(0, 9, 255, 255, 0, 0, 7, 0),
  send: Uint8Array.of(1, 1, 1, 1, 0, 0, 0, 0),
  reference: { mean: [0.5, 0, 0], deviation: [0.1, 0.1, 0.1] },
  matchColors: true,
}

/** clientStorage as far as the journal sees it. */
function storage() {
  const kept: { jobs: unknown } = { jobs: undefined }
  const host = {
    store: (_name: string, value: unknown) => {
      kept.jobs = structuredClone(value)
      return Promise.resolve()
    },
  }
  return { kept, host }
}

const inserted = (...indices: number[]) => ({
  nodeId: '1:2',
  as: 'fill' as const,
  indices,
  hashes: indices.map(String),
  shown: 0,
})

test('what was paid for is there for the next run, masks and all', async () => {
  const { kept, host } = storage()
  const journal = openJournal(host, undefined, now)
  await journal.begin(job('a'))
  await journal.keep('a', await packHarvest(harvest))
  const [entry] = openJournal(host, kept.jobs, now + hour).entries()
  expect(entry).toMatchObject({ id: 'a', values: { prompt: 'a moon' } })
  expect(await unpackHarvest(entry!.harvest!)).toEqual(harvest)
})

test('of an entry only what is not in the document is left', async () => {
  const { kept, host } = storage()
  const journal = openJournal(host, [], now)
  await journal.begin(job('a'))
  expect(journal.entries().map(picturesLeft)).toEqual([null])
  await journal.keep('a', await packHarvest(harvest))
  expect(journal.entries().map(picturesLeft)).toEqual([2])
  await journal.settle('a', inserted(1))
  expect(openJournal(host, kept.jobs, now).entries().map(picturesLeft)).toEqual(
    [1],
  )
  await journal.settle('a', inserted(1, 0))
  expect(kept.jobs).toEqual([])
})

test('a job whose pictures were all withheld is nothing to come back to', async () => {
  const { kept, host } = storage()
  const journal = openJournal(host, [], now)
  await journal.begin(job('a'))
  const pictures = harvest.pictures.slice(2)
  await journal.keep('a', await packHarvest({ ...harvest, pictures }))
  expect(kept.jobs).toEqual([])
})

test('links live for a day', async () => {
  const { kept, host } = storage()
  const journal = openJournal(host, [], now)
  await journal.begin(job('old', now - 2 * hour))
  await journal.begin(job('new', now))
  const next = openJournal(host, kept.jobs, now + 23 * hour)
  expect(next.entries().map(({ id }) => id)).toEqual(['new'])
})

test('what cannot be read is left out, and the rest is not', async () => {
  const { kept, host } = storage()
  const journal = openJournal(host, [], now)
  await journal.begin(job('a'))
  const [entry] = kept.jobs as object[]
  const stored = [
    null,
    'x',
    { ...entry, price: 'much' },
    { ...entry, harvest: { pictures: 3 } },
    entry,
  ]
  expect(openJournal(host, stored, now).entries()).toHaveLength(1)
  for (const nothing of [undefined, null, 'jobs', { a: 1 }])
    expect(openJournal(host, nothing, now).entries()).toEqual([])
})

test('a job that is not there is neither kept nor forgotten', async () => {
  const { kept, host } = storage()
  const journal = openJournal(host, [], now)
  await journal.forget('never')
  await journal.settle('never', null)
  expect(kept.jobs).toBeUndefined()
})

test('writes land in their order, and one that fails stops no other', async () => {
  const landed: string[] = []
  const host = {
    store: async (_name: string, value: unknown) => {
      const ids = (value as { id: string }[]).map(({ id }) => id).join()
      // The first takes longer than those after it.
      for (let turns = ids === 'a' ? 20 : 0; turns > 0; turns--)
        await Promise.resolve()
      landed.push(ids)
      if (ids === 'a,b') throw new Failed({ kind: 'storage-full' })
    },
  }
  const journal = openJournal(host, [], now)
  const writes = []
  for (const id of ['a', 'b', 'c']) {
    writes.push(journal.begin(job(id)))
    // Each begins before the one before it has landed.
    await Promise.resolve()
  }
  const ends = await Promise.allSettled([...writes, journal.forget('a')])
  expect(ends.map(({ status }) => status)).toContain('fulfilled')
  expect(landed[0]).toBe('a')
  expect(landed.at(-1)).toBe('b,c')
  expect(journal.entries().map(({ id }) => id)).toEqual(['b', 'c'])
})
