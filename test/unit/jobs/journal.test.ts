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

/** clientStorage as far as the journal sees it, shared by all windows. */
function storage() {
  const kept: Record<string, unknown> = {}
  const host = {
    store: (name: string, value: unknown) => {
      const id = name.replace(/^job\//, '')
      if (value === null) delete kept[id]
      else kept[id] = structuredClone(value)
      return Promise.resolve()
    },
  }
  const open = (when = now) => openJournal(host, structuredClone(kept), when)
  return { kept, host, open }
}

const inserted = (...indices: number[]) => ({
  nodeId: '1:2',
  as: 'fill' as const,
  indices,
  hashes: indices.map(String),
  shown: 0,
})

test('what was paid for is there for the next run, masks and all', async () => {
  const { open } = storage()
  const journal = open()
  await journal.begin(job('a'))
  await journal.keep('a', await packHarvest(harvest))
  const [entry] = open(now + hour).entries()
  expect(entry).toMatchObject({ id: 'a', values: { prompt: 'a moon' } })
  expect(await unpackHarvest(entry!.harvest!)).toEqual(harvest)
})

test('of an entry only what is not in the document is left', async () => {
  const { kept, open } = storage()
  const journal = open()
  await journal.begin(job('a'))
  expect(journal.entries().map(picturesLeft)).toEqual([null])
  await journal.keep('a', await packHarvest(harvest))
  expect(journal.entries().map(picturesLeft)).toEqual([2])
  await journal.settle('a', inserted(1))
  expect(open().entries().map(picturesLeft)).toEqual([1])
  await journal.settle('a', inserted(1, 0))
  expect(kept).toEqual({})
})

test('a job whose pictures were all withheld is nothing to come back to', async () => {
  const { kept, open } = storage()
  const journal = open()
  await journal.begin(job('a'))
  const pictures = harvest.pictures.slice(2)
  await journal.keep('a', await packHarvest({ ...harvest, pictures }))
  expect(kept).toEqual({})
})

test('links live for a day, and what is older is taken away', async () => {
  const { kept, open } = storage()
  const journal = open()
  await journal.begin(job('new', now))
  await journal.begin(job('older', now - hour / 2))
  await journal.begin(job('old', now - 2 * hour))
  const next = open(now + 23 * hour)
  expect(next.entries().map(({ id }) => id)).toEqual(['older', 'new'])
  await expect.poll(() => Object.keys(kept)).toEqual(['new', 'older'])
})

test('what cannot be read is taken away, and the rest is not', async () => {
  const { kept, open } = storage()
  await open().begin(job('good'))
  Object.assign(kept, {
    nothing: null,
    text: 'x',
    list: [],
    dear: { ...(kept.good as object), price: 'much' },
    odd: { ...(kept.good as object), harvest: { pictures: 3 } },
  })
  expect(open().entries()).toHaveLength(1)
  await expect.poll(() => Object.keys(kept)).toEqual(['good'])
})

test('two windows lose nothing of each other', async () => {
  const { open } = storage()
  const [one, other] = [open(), open()]
  await Promise.all([one.begin(job('a')), other.begin(job('b'))])
  const packed = await packHarvest(harvest)
  await Promise.all([one.keep('a', packed), other.begin(job('c'))])
  await one.forget('a')
  await other.keep('b', packed)
  const left = open().entries()
  expect(left.map((one) => [one.id, picturesLeft(one)])).toEqual([
    ['b', 2],
    ['c', null],
  ])
})

test('an answer is kept although another window has dismissed the job', async () => {
  const { open } = storage()
  const one = open()
  await one.begin(job('a'))
  await open().forget('a')
  await one.keep('a', await packHarvest(harvest))
  expect(open().entries().map(picturesLeft)).toEqual([2])
})

test('a job that is not there is neither kept nor forgotten', async () => {
  const { kept, open } = storage()
  const journal = open()
  await journal.forget('never')
  await journal.settle('never', null)
  expect(kept).toEqual({})
})

test('writes land in their order, and one that fails stops no other', async () => {
  const landed: [string, boolean][] = []
  const host = {
    store: async (name: string, value: unknown) => {
      // The first takes longer than those after it.
      for (let turns = landed.length ? 0 : 20; turns > 0; turns--)
        await Promise.resolve()
      landed.push([name, value !== null])
      if (name === 'job/b') throw new Failed({ kind: 'storage-full' })
    },
  }
  const journal = openJournal(host, {}, now)
  const writes = ['a', 'b', 'c'].map((id) => journal.begin(job(id)))
  const ends = await Promise.allSettled([...writes, journal.forget('a')])
  const failed = ends.map(({ status }) => status === 'rejected')
  expect(failed).toEqual([false, true, false, false])
  expect(landed).toEqual([
    ['job/a', true],
    ['job/b', true],
    ['job/c', true],
    ['job/a', false],
  ])
})
