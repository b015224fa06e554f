import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { valuesOf } from '../../../ui/fields/field.ts'
import type { Laying } from '../../../ui/framing/framing.ts'
import type { Result } from '../../../ui/jobs/job.ts'
import { readRecord, recordText } from '../../../ui/jobs/record.ts'
import { engineOf } from '../../../ui/tools/tools.ts'
import { layers } from '../samples/stored.ts'
import { bounds, jobWith } from './made.ts'

const ready = (index: number, prompt: string | null): Result => ({
  kind: 'ready',
  index,
  seed: 100 + index,
  prompt,
  thumbnail: null,
  held: { at: 'document', ref: { nodeId: 'hero', hash: 'x' }, bounds },
})

const job = (prompt: string | null = 'rewritten') =>
  jobWith([ready(0, prompt), ready(2, prompt)], {
    origin: 'session',
    title: 'a moon (1 of 2)',
    asked: {
      tool: 'edit',
      engine: 'v3',
      values: { prompt: 'a moon', seed: 7 },
    },
  })

const now = Date.UTC(2026, 10, 30)

test('what made results is read back from what is kept of it', () => {
  const text = recordText(job(), [2, 0], null, now)
  expect(readRecord(text)).toEqual({
    v: 2,
    id: 'job',
    asked: job().asked,
    title: 'a moon (1 of 2)',
    results: [
      { index: 2, seed: 102, prompt: 'rewritten' },
      { index: 0, seed: 100, prompt: 'rewritten' },
    ],
    region: null,
    price: 0.08,
    date: '2026-11-30T00:00:00.000Z',
  })
})

test('it says what was sent, where that was a window', () => {
  const region = {
    scale: 2,
    size: { width: 8, height: 4 },
    window: { x: 1, y: 2, width: 8, height: 4 },
    rect: bounds,
  }
  const plane = new Uint8Array(32)
  const window: Laying = {
    ...{ kind: 'window', bounds, region, composite: plane, send: plane },
    ...{ reference: null, matchColors: true, alpha: null, sample: null },
    ...{ transparency: 'keep', keeps: false },
  }
  const text = recordText(job(), [0], window, now)
  expect(JSON.parse(text)).toMatchObject({
    region: { scale: 2, window: region.window },
  })
  expect(text).not.toContain('composite')
})

test('of what does not fit the rewritten prompts are left out, and no more', () => {
  const long = '門'.repeat(9_000)
  const text = recordText(job(long), [0, 2], null, now)
  expect(text.length).toBeLessThan(25_000)
  expect(readRecord(text)).toMatchObject({
    asked: job().asked,
    results: [
      { index: 0, seed: 100, prompt: long },
      { index: 2, seed: 102, prompt: long },
    ],
  })
  const three = jobWith(
    [0, 1, 2].map((index) => ready(index, long)),
    { origin: 'session' },
  )
  expect(readRecord(recordText(three, [0, 1, 2], null, now))?.results).toEqual(
    [0, 1, 2].map((index) => ({ index, seed: 100 + index, prompt: null })),
  )
})

describe('of version 0.1.0', () => {
  const records = Object.entries(layers).flatMap(([id, { jobs }]) =>
    (JSON.parse(jobs) as { record: string }[]).map(
      ({ record }) => [id, record] as const,
    ),
  )
  const read = records.map(([, record]) => readRecord(record)!)

  test('every record is read, under what its tool is now', () => {
    expect(records).toHaveLength(6)
    const said = read.map(({ title, asked }) => [title, asked.engine])
    const sun = ['a golden sun', 'v2']
    const field = ['a green field', 'v2']
    expect(said).toEqual([sun, ['a red door', 'v3'], sun, field, sun, field])
    expect(read.every(({ asked }) => asked.tool === 'edit')).toBe(true)
  })

  test('its values are what they are, by the fields of today', () => {
    const { asked, results, price } = read[1]!
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
    expect(price).toBe(0.18)
    expect(results).toMatchObject([{ index: 0, seed: 7 }])
    expect(read[0]!.results.map(({ index }) => index)).toEqual([0, 1])
  })
})

test('what is no record is none, whatever it is', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
      expect(readRecord(text)).toBeNull()
    }),
  )
})

test('nothing of a record but what is needed is taken over', () => {
  const text = recordText(job(), [0], null, now)
  const more = { ...(JSON.parse(text) as object), key: 'secret', __proto__: 1 }
  expect(readRecord(JSON.stringify(more))).toEqual(readRecord(text))
})
