import { signal } from '@preact/signals'
import { expect, test } from 'vitest'
import type { Job } from '../../../ui/jobs/job.ts'
import { createFavourites } from '../../../ui/parts/favourites.ts'
import { createSearch } from '../../../ui/parts/search.ts'
import { jobWith, resultsBy } from '../jobs/made.ts'
import { storageOf } from './host.ts'

const jobOf = (id: string, title: string, rewritten = '') =>
  jobWith(
    resultsBy(['one', 'two']).map((one) => ({ ...one, prompt: rewritten })),
    { id, title, origin: 'file' },
  )

function setUp(kept: Record<string, unknown> = {}) {
  const storage = storageOf(kept)
  const favourites = createFavourites(storage)
  favourites.load(kept.favourites)
  const jobs = signal<readonly Job[]>([
    jobOf('a', 'A red balloon'),
    jobOf('b', 'the sea', 'Waves under a RED sky'),
    jobOf('c', 'a boat'),
  ])
  const search = createSearch(jobs, favourites)
  const found = () => search.found.value.map(({ id }) => id)
  return { storage, favourites, search, jobs, found }
}

test('a prompt is found by any part of it, as typed or as it was rewritten', () => {
  const { search, found } = setUp()
  expect(found()).toEqual(['a', 'b', 'c'])
  search.setWords(' red ')
  expect(found()).toEqual(['a', 'b'])
  search.setWords('zebra')
  expect(found()).toEqual([])
  search.clear()
  expect(found()).toEqual(['a', 'b', 'c'])
})

test('favourites are found alone, and together with words', async () => {
  const { favourites, search, found } = setUp()
  await favourites.toggle('b', 1)
  await favourites.toggle('c', 0)
  search.toggleFavourites()
  expect(found()).toEqual(['b', 'c'])
  search.setWords('red')
  expect(found()).toEqual(['b'])
  await favourites.toggle('b', 1)
  expect(found()).toEqual([])
})

test('a favourite is one after a restart, and belongs to one result', async () => {
  const { favourites, storage } = setUp()
  await favourites.toggle('a', 1)
  const later = setUp(storage.kept)
  expect(later.favourites.has('a', 1)).toBe(true)
  expect(later.favourites.has('a', 0)).toBe(false)
  expect(later.favourites.has('b', 1)).toBe(false)
})

test('what another window marked meanwhile stays marked', async () => {
  const { favourites, storage } = setUp()
  const beside = setUp(storage.kept)
  await beside.favourites.toggle('c', 0)
  await favourites.toggle('a', 0)
  const later = setUp(storage.kept)
  expect(later.favourites.has('c', 0)).toBe(true)
  expect(later.favourites.has('a', 0)).toBe(true)
})

test.each([null, 7, 'a 1', [1, {}], { a: 1 }])(
  'what lies in the storage and is no list is none: %j',
  async (kept) => {
    const { favourites, storage } = setUp({ favourites: kept })
    expect(favourites.has('a', 1)).toBe(false)
    await favourites.toggle('a', 1)
    expect(storage.kept.favourites).toEqual(['a 1'])
  },
)

test('the oldest of very many give way', async () => {
  const { favourites, storage } = setUp({
    favourites: Array.from({ length: 1000 }, (_, at) => `old ${String(at)}`),
  })
  await favourites.toggle('a', 0)
  expect(storage.kept.favourites).toHaveLength(1000)
  expect(favourites.has('a', 0)).toBe(true)
  expect(favourites.has('old', 999)).toBe(false)
})
