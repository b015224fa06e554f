/** An order outlives the run of the plugin that it was given in. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { valuesOf } from '../../../ui/fields/field.ts'
import type { Framing, Laying } from '../../../ui/framing/framing.ts'
import { createJournal } from '../../../ui/jobs/journal.ts'
import { readRecord, recordText } from '../../../ui/jobs/record.ts'
import { engineOf } from '../../../ui/tools/tools.ts'
import {
  bounds,
  harvestOf,
  jobWith,
  packHarvest,
  target,
} from '../jobs/made.ts'
import { storageOf } from '../parts/host.ts'
import { engines, madeOf, validValues } from './engines.ts'

const now = Date.UTC(2026, 10, 30)

const size = { width: 4, height: 2 }
const rect = { x: 1.5, y: 0, ...size }

const window: Laying = {
  kind: 'window',
  bounds,
  region: { scale: 2.24, size, window: { x: 3, y: 0, ...size }, rect },
  composite: Uint8Array.of(0, 9, 255, 255, 0, 0, 7, 0),
  send: Uint8Array.of(1, 1, 1, 1, 0, 0, 0, 0),
  alpha: Uint8Array.of(255, 255, 0, 9, 0, 0, 1, 255),
  transparency: 'keep',
  reference: { mean: [0.5, 0, 0], deviation: [0.1, 0.1, 0.1] },
  matchColors: true,
  keeps: true,
  sample: Uint8Array.of(3, 1, 2),
}

/** How an answer is laid back, whatever left. */
const layings: Record<Framing['kind'], Laying> = {
  nothing: { kind: 'new', at: target.place },
  whole: { kind: 'whole', bounds },
  own: { kind: 'own', hash: 'f117c7b9', bounds },
  window,
  empty: { ...window, transparency: 'fill', keeps: false, sample: null },
}

/** What a service answers to any of them. */
const answer = {
  data: [
    { url: 'https://ideogram.ai/0.png', is_image_safe: true, seed: 7 },
    { url: null, is_image_safe: false, seed: null, prompt: null },
  ].map((one) => ({ prompt: 'rewritten', ...one })),
  descriptions: [{ text: 'A fox.' }],
}

/** Where unfinished jobs lie, for one window after another. */
function machine() {
  const { kept, store } = storageOf()
  return async () => {
    const fetchJobs = () => Promise.resolve(structuredClone(kept))
    const journal = createJournal({ store, fetchJobs }, () => now)
    await journal.load()
    return journal
  }
}

describe.each(engines)('an order of $tool by $id', ({ tool, id, engine }) => {
  const orders = validValues(engine).map((values) => {
    const asked = { tool, engine: id, values }
    const count = engine.weight(values)
    const title = 'prompt' in values ? String(values.prompt).trim() : 'A layer'
    return jobWith([], {
      ...{ origin: 'session', asked, count, title, startedAt: now },
      phase: { name: 'waiting' },
    })
  })
  const runs = { numRuns: 20 }

  test('is what it was in the journal, with what came of it', async () => {
    const came = await madeOf(engine, answer)
    const laying = layings[engine.framing.kind]
    await fc.assert(
      fc.asyncProperty(orders, async (job) => {
        const open = machine()
        const first = await open()
        await first.begin(job)
        const begun = (await open()).find(job.id)!
        await first.keep(
          job.id,
          await packHarvest({ came, laying, seen: null }),
        )
        const entry = (await open()).find(job.id)!
        const { asked, title, count, price, target, startedAt } = job
        const known = { asked, title, count, price, target, startedAt }
        expect(begun).toMatchObject({ ...known, laying: null, came: null })
        expect(entry).toMatchObject(known)
        expect(await harvestOf(entry)).toEqual({ came, laying, seen: null })
        expect(engineOf(entry.asked)).toBe(engine)
      }),
      runs,
    )
  })

  test('is what it was on the layer, and fills the form as it was filled', () => {
    fc.assert(
      fc.property(orders, (job) => {
        const laying = layings[engine.framing.kind]
        const made = readRecord(recordText(job, [0], laying, now))!
        expect(made.asked).toEqual(job.asked)
        expect(
          valuesOf(engineOf(made.asked).fields, made.asked.values),
        ).toEqual(job.asked.values)
        expect(made).toMatchObject({ title: job.title, price: job.price })
      }),
      runs,
    )
  })
})
