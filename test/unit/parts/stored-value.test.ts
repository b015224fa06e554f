import { signal } from '@preact/signals'
import { expect, test } from 'vitest'
import { addSpend } from '../../../ui/ideogram/prices.ts'
import { createStoredValue, readTexts } from '../../../ui/parts/stored-value.ts'
import { readSpend } from '../../../ui/parts/spending.ts'

/** One storage for all windows, whose answers come in a later turn. */
function storage(lying: unknown) {
  const place = { lying, isFull: false, writes: 0 }
  const later = () => new Promise((resolve) => setImmediate(resolve))
  return {
    place,
    fetch: async () => {
      await later()
      return structuredClone(place.lying)
    },
    store: async (value: unknown) => {
      await later()
      if (place.isFull) throw new Error('full')
      place.writes++
      place.lying = structuredClone(value)
    },
  }
}

type Storage = ReturnType<typeof storage>

function prompts({ place, fetch, store }: Storage) {
  const shown = signal<string[]>([])
  const value = createStoredValue({
    signal: shown,
    read: readTexts,
    fetch,
    store,
  })
  value.load(place.lying)
  const add = (prompt: string) => value.change((now) => [prompt, ...now])
  return { shown, add, refresh: value.refresh }
}

test('a change is made to what another window has left there', async () => {
  const kept = storage(['first'])
  const [one, other] = [prompts(kept), prompts(kept)]
  await one.add('of one')
  await other.add('of the other')
  expect(kept.place.lying).toEqual(['of the other', 'of one', 'first'])
  expect(other.shown.value).toEqual(kept.place.lying)
  expect(one.shown.value).toEqual(['of one', 'first'])
  await one.refresh()
  expect(one.shown.value).toEqual(kept.place.lying)
})

test('no window’s spending is lost to another’s', async () => {
  const kept = storage({})
  const [one, other] = [1, 2].map(() => {
    const { fetch, store } = kept
    return createStoredValue({
      signal: signal({}),
      read: readSpend,
      fetch,
      store,
    })
  })
  const spent = { date: '2026-01-02', endpoint: '/edit', usd: 0.08 }
  for (const window of [one!, other!, one!])
    await window.change((totals) => addSpend(totals, spent))
  expect(kept.place.lying).toEqual({ '2026-01': { '/edit': 0.24 } })
})

test('it is shown at once, and a burst of changes is written together', async () => {
  const kept = storage([])
  const { shown, add } = prompts(kept)
  const adding = ['a', 'b', 'c'].map(add)
  expect(shown.value).toEqual(['c', 'b', 'a'])
  await Promise.all(adding)
  expect(kept.place).toMatchObject({ lying: ['c', 'b', 'a'], writes: 1 })
})

test('what could not be stored is stored with the next change, once', async () => {
  const kept = storage([])
  const { shown, add } = prompts(kept)
  kept.place.isFull = true
  await expect(add('a')).rejects.toThrow('full')
  expect(shown.value).toEqual(['a'])
  kept.place.isFull = false
  kept.place.lying = ['theirs']
  await add('b')
  expect(kept.place.lying).toEqual(['b', 'a', 'theirs'])
  expect(shown.value).toEqual(kept.place.lying)
})

test('what lies there is a stranger’s', async () => {
  const kept = storage({ not: 'a list' })
  const { add } = prompts(kept)
  await add('a')
  expect(kept.place.lying).toEqual(['a'])
})
