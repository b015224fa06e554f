import { describe, expect, it } from 'vitest'
import { endpoints } from '../../../ui/ideogram/endpoints.ts'
import { picture, problemOf, withRecorder } from './client.ts'
import { reply } from './recorder.ts'

const bench = withRecorder()

const told = {
  object: 'price_quote',
  billing_identifier: 'ideogram_4_5_generate',
  quantity: 2,
  usd_micros: 200_000,
  credit_millis: 20_000,
  qualifier: 'exact',
}
const ask = (answer: unknown) => {
  bench.server.answer(reply(200, answer))
  return bench
    .client()
    .quote(endpoints.generate45, { prompt: 'a fox', num_images: 2 })
}

describe('a quote', () => {
  it('is what the service says, and of today', async () => {
    expect(await ask(told)).toEqual({
      usd: 0.2,
      mostUsd: 0.2,
      date: new Date().toISOString().slice(0, 10),
      uncertain: null,
    })
  })

  it('says what an estimate may become', async () => {
    const estimate = { qualifier: 'estimate', upper_bound_usd_micros: 260_000 }
    expect(await ask({ ...told, ...estimate })).toMatchObject({
      usd: 0.2,
      mostUsd: 0.26,
      uncertain: expect.stringContaining('0.26') as string,
    })
  })

  it('of a row that is never quoted is that of the table, and asks nobody', async () => {
    const quote = await bench.client().quote(endpoints.inpaintV3, {
      image: picture(),
      mask: picture(),
      prompt: 'a fox',
    })
    expect(quote).toMatchObject({ usd: 0.06, date: '2026-10-10' })
    expect(bench.server.requests).toHaveLength(0)
  })

  it('is not asked for what cannot be sent', async () => {
    const work = bench.client().quote(endpoints.generate45, { prompt: ' ' })
    expect(await problemOf(work)).toMatchObject({ field: 'prompt' })
    expect(bench.server.requests).toHaveLength(0)
  })

  it('is asked again after a hiccup: it costs nothing', async () => {
    bench.server.answer(reply(503, ''), reply(200, told))
    const work = bench.client().quote(endpoints.generate45, { prompt: 'a' })
    expect((await work).usd).toBe(0.2)
  })

  it.each([
    ['a price below nothing', { ...told, usd_micros: -1 }, false],
    ['no price', { ...told, usd_micros: null }, false],
    ['another object', { object: 'list' }, false],
    // a service that does not know of dry runs has run it
    ['pictures', { data: [{ url: 'https://ideogram.ai/a.png' }] }, true],
    ['a generation', { generation_id: 'g' }, true],
  ])('is none: %s', async (_, answer, mayBeBilled) => {
    expect(await problemOf(ask(answer))).toEqual({
      kind: 'bad-answer',
      why: 'wrong-shape',
      mayBeBilled,
    })
  })
})
