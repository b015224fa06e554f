/** Unfinished jobs of another version: they were paid for. */
import { expect, test } from 'vitest'
import { valuesOf } from '../../../ui/fields/field.ts'
import { createJournal, resultsLeft } from '../../../ui/jobs/journal.ts'
import type { Placed } from '../../../ui/jobs/job.ts'
import { engineOf } from '../../../ui/tools/tools.ts'
import { entries } from '../samples/stored.ts'
import { storageOf } from '../parts/host.ts'
import { harvestOf } from './made.ts'

const hour = 60 * 60 * 1000

type Stored = Record<string, unknown>

/** What version 0.1.0 left, with what a test puts beside it. */
async function opened(beside: Stored = {}, after = hour) {
  const left = [...entries().values()]
  const first = Math.min(...left.map(([, { startedAt }]) => startedAt))
  const kept: Stored = { ...Object.fromEntries(left), ...beside }
  const { store } = storageOf(kept)
  const host = {
    store,
    fetchJobs: () => Promise.resolve(structuredClone(kept)),
  }
  const journal = createJournal(host, () => first + after)
  await journal.load()
  const named = (title: string) =>
    journal.unfinished().find((one) => one.title === title)!
  return { kept, journal, named, first }
}

test('every unfinished job of version 0.1.0 is there, under what its tool is now', async () => {
  const { journal } = await opened()
  const said = journal
    .unfinished()
    .map(({ title, asked, price, ...entry }) => [
      ...[title, asked.tool, asked.engine],
      ...[price, resultsLeft(entry)],
    ])
  expect(said).toEqual([
    ['a green field', 'edit', 'v2', 0.16, 1],
    ['a red door', 'edit', 'v3', 0.18, 2],
    ['a moon', 'edit', 'v2-turbo', 0.05, 1],
    // Nobody knows whether its request ran.
    ['a river', 'edit', 'v2-turbo', 0.05, null],
  ])
})

test('its values are what they are, by the fields of today', async () => {
  const { asked } = (await opened()).named('a red door')
  expect(valuesOf(engineOf(asked).fields, asked.values)).toEqual({
    prompt: 'a red door',
    rendering_speed: 'DEFAULT',
    num_images: 3,
    magic_prompt: 'AUTO',
    style_type: 'AUTO',
    seed: 7,
    ...{ style_preset: null, color_palette: null, style_codes: [] },
    ...{ style_reference_images: [], character_reference_images: [] },
  })
})

test('where its results go, and where some are, is known', async () => {
  const { target, placed, count } = (await opened()).named('a red door')
  const bounds = { x: 40, y: 60, width: 600, height: 400 }
  expect(target).toEqual({
    scope: 'everything',
    place: { pageId: '0:1', bounds },
    source: {
      ...{ id: '1:1', name: 'Hero', pageId: '0:1', bounds },
      placements: ['fill', 'layer', 'beside'],
      isEmpty: false,
      density: null,
    },
    mask: {
      layers: [
        {
          id: '1:2',
          name: 'Ellipse 1',
          bounds: { x: 260, y: 200, width: 160, height: 120 },
        },
      ],
      shift: { x: 0, y: 0 },
      reason: 'drawn',
    },
    unseen: [],
    live: [],
    underId: null,
    grown: null,
  })
  const hash = 'f117c7b99cef468e94872040a4c299d81ea76c9f'
  expect(placed).toEqual([
    { index: 1, ref: { nodeId: '1:9', hash }, how: 'layer', visible: true },
  ])
  expect(count).toBe(3)
})

test('a layer’s usual way comes first', async () => {
  const { target } = (await opened()).named('a moon')
  expect(target.source?.placements).toEqual(['layer', 'fill', 'beside'])
})

test('what was not to be seen of its source still is not', async () => {
  const [key, entry] = entries().get('a moon')!
  const aside = [{ id: '1:7', name: 'Ellipse 2' }]
  const target = { ...(entry.target as object), aside }
  const { journal } = await opened({ [key]: { ...entry, target } })
  expect(journal.find(key.slice(4))!.target.unseen).toEqual(aside)
})

test('its pictures can be laid back: the masks are those that were sent', async () => {
  const entry = (await opened()).named('a moon')
  const { came, laying } = await harvestOf(entry)
  expect(came).toEqual([
    {
      kind: 'picture',
      url: 'https://ideogram.ai/api/images/ephemeral/gciP9xz703MURLDSbVUsQA.png',
      seed: 7,
      prompt:
        'a moon, in soft natural light, with fine detail and a calm composition.',
      subject: null,
    },
  ])
  if (laying.kind !== 'window') throw new Error('It was a window')
  const { size } = laying.region
  expect(size).toEqual({ width: 1152, height: 896 })
  expect(laying.composite).toHaveLength(size.width * size.height)
  expect(laying.send).toHaveLength(size.width * size.height)
  expect(laying.composite.includes(255)).toBe(true)
  expect(laying.matchColors).toBe(true)
})

test('a picture that was withheld is none to be fetched', async () => {
  const [key, entry] = entries().get('a moon')!
  entry.harvest!.pictures[0]!.url = null
  const { journal, kept } = await opened({ [key]: entry })
  expect(journal.find(key.slice(4))!.came).toEqual([{ kind: 'withheld' }])
  const titles = journal.unfinished().map(({ title }) => title)
  expect(titles).not.toContain('a moon')
  expect(kept).toHaveProperty([key])
})

test('what is placed now is kept where it lay, in today’s form', async () => {
  const { journal, kept, named } = await opened()
  const { id, placed, key } = named('a red door')
  const next: Placed = {
    ...{ index: 0, how: 'layer', visible: true },
    ref: { nodeId: '1:9', hash: 'another' },
  }
  await journal.settle(id, [...placed, next])
  expect(key).toMatch(/^job\//)
  expect(kept[key]).toMatchObject({ v: 2, title: 'a red door' })
  const again = createJournal(
    { store: () => Promise.resolve(), fetchJobs: () => Promise.resolve(kept) },
    () => named('a red door').startedAt,
  )
  await again.load()
  expect(resultsLeft(again.find(id)!)).toBe(1)
  expect(again.find(id)).toEqual(journal.find(id))
  // With its last result it goes.
  await journal.settle(id, [...placed, next, { ...next, index: 2 }])
  expect(kept).not.toHaveProperty([key])
})

/** By a tool, in a form or at a place of which today knows nothing. */
function later(startedAt: number): Stored {
  const common = { startedAt, title: 'x', count: 1, price: 0.1, placed: [] }
  return {
    'paid/next': { v: 3, ...common, asked: { tool: 'edit' }, ticket: 'g-1' },
    'paid/odd': { v: 2, ...common, laying: null, came: [{ kind: 'svg' }] },
    'job/next': { v: 3, ...common, plan: new Uint8Array([1, 2, 3]) },
  }
}

test('what a later version keeps is left as it lies, until its day is over', async () => {
  const { first } = await opened()
  const strange = later(first + hour)
  const { kept, journal, named } = await opened(strange, 2 * hour)
  await journal.forget(named('a moon').id)
  await journal.settle(named('a red door').id, named('a red door').placed)
  expect(kept).toMatchObject(strange)
  expect(journal.unfinished()).toHaveLength(3)
  const day = await opened(strange, 25 * hour)
  await expect.poll(() => Object.keys(day.kept)).toEqual([])
})

test('a job of a tool of another version is there with what it has', async () => {
  const [, entry] = entries().get('a moon')!
  const asked = { tool: 'relight', engine: 'v1', values: { sun: [1, 2] } }
  const { named } = await opened()
  const known = Object.entries(named('a moon')).filter(
    ([field]) => field !== 'id' && field !== 'key',
  )
  const more = {
    ...Object.fromEntries(known),
    asked,
    title: 'evening',
    startedAt: entry.startedAt,
  }
  const { journal } = await opened({ 'paid/relit': more })
  const relit = journal.find('relit')!
  expect(relit).toMatchObject({ asked, title: 'evening', price: 0.05 })
  expect(resultsLeft(relit)).toBe(1)
})
