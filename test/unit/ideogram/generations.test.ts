import { describe, expect, it } from 'vitest'
import type { CallOptions } from '../../../ui/ideogram/client.ts'
import { endpoints } from '../../../ui/ideogram/endpoints.ts'
import type { Retry } from '../../../ui/ideogram/retry.ts'
import type { Ticket } from '../../../ui/ideogram/ticket.ts'
import { key, picture, problemOf, withRecorder } from './client.ts'
import {
  accepted,
  completed,
  created,
  entry,
  failed,
  id,
  pending,
} from './generation.ts'
import { partsOf, reply } from './recorder.ts'

const bench = withRecorder()

const params = { image: picture(), prompt: 'a fox' }
const call = (options: CallOptions = {}) =>
  bench.client().call(endpoints.preciseEditV2, params, options)
const asked = () =>
  bench.server.requests.map(({ method, url }) => `${method} ${url}`)
const post = 'POST /v2/image/precise-edit/ideogram-4-5'
const get = `GET /v2/generations/${id}`

describe('a call of the second API', () => {
  it('is sent once, and asked about until it is there', async () => {
    bench.server.answer(accepted, pending, pending, completed)
    const answer = await call()
    expect(asked()).toEqual([post, get, get, get])
    const [sent, poll] = bench.server.requests
    const parts = sent ? await partsOf(sent) : []
    expect(parts).toContainEqual({ name: 'async', text: 'true' })
    expect(poll?.headers['api-key']).toBe(key)
    expect(answer.data).toMatchObject([entry])
  })

  it('gives what an answer at once would give', async () => {
    bench.server.answer(reply(200, { generation_id: id, data: [entry] }))
    const atOnce = await call()
    expect(asked()).toEqual([post])
    bench.server.answer(accepted, completed)
    const later = await call()
    expect(later.data).toMatchObject([entry])
    expect(Object.keys(atOnce.data[0]!)).toEqual(Object.keys(later.data[0]!))
  })

  it('has its ticket kept before it is asked about', async () => {
    bench.server.answer(accepted, completed)
    const seen: [Ticket, string[]][] = []
    await call({
      keepTicket: async (ticket) => {
        await Promise.resolve()
        seen.push([ticket, asked()])
      },
    })
    expect(seen).toEqual([[{ kind: 'generation', id }, [post]]])
  })

  it('is waited for although its ticket could not be kept', async () => {
    bench.server.answer(accepted, completed)
    const keepTicket = () => Promise.reject(new Error('full'))
    expect((await call({ keepTicket })).data).toHaveLength(1)
  })

  it('waits as long as the service says, or longer each time', async () => {
    const soon = (seconds: string) =>
      reply(
        200,
        { generation_id: id, status: 'pending', created },
        { 'Retry-After': seconds },
      )
    bench.server.answer(accepted, soon('7'), pending, pending, completed)
    await call()
    expect(bench.waits).toEqual([7000, 1500, 2250])
  })

  it('never waits more than ten seconds in between', async () => {
    bench.server.answer(
      accepted,
      ...Array.from({ length: 20 }, () => pending),
      completed,
    )
    await call()
    expect(Math.max(...bench.waits)).toBe(10_000)
  })

  it('waits through what the service may call its state', async () => {
    const odd = reply(200, { generation_id: id, status: 'queued', created })
    bench.server.answer(accepted, odd, completed)
    expect((await call()).data).toHaveLength(1)
  })

  it.each([undefined, 5, '', '../../datasets', 'a/b', 'x'.repeat(300)])(
    'goes nowhere with the id %j',
    async (generation_id) => {
      bench.server.answer(reply(200, { generation_id }))
      expect(await problemOf(call())).toEqual({
        kind: 'bad-answer',
        why: 'wrong-shape',
        mayBeBilled: true,
      })
      expect(bench.server.requests).toHaveLength(1)
    },
  )
})

describe('a generation that failed', () => {
  it.each([
    [
      'content_policy_violation',
      {
        kind: 'unsafe',
        sentence: 'What it would show is against the content policy.',
      },
    ],
    [
      'provider_timed_out',
      {
        kind: 'generation-failed',
        reason: 'provider_timed_out',
        sentence: 'It failed: provider timed out.',
      },
    ],
    [
      undefined,
      {
        kind: 'generation-failed',
        reason: null,
        sentence: 'It failed, and no reason was given.',
      },
    ],
  ])('says why: %s', async (reason, problem) => {
    bench.server.answer(accepted, pending, failed(reason))
    expect(await problemOf(call())).toEqual(problem)
  })

  it('keeps a long reason short', async () => {
    bench.server.answer(accepted, failed('no_'.repeat(100_000)))
    const problem = await problemOf(call())
    expect(JSON.stringify(problem).length).toBeLessThan(600)
  })
})

describe('waiting for a generation', () => {
  const busy = reply(429, { error: 'Slow down.' }, { 'Retry-After': 3 })
  it.each([
    ['a 500', reply(500, 'Oh.'), 1],
    ['a 503', reply(503, 'Oh.'), 1],
    ['a 429, as long as it says', busy, 3],
    [
      'a broken connection',
      (response: { destroy(): unknown }) => response.destroy(),
      1,
    ],
  ])('outlives %s', async (_, trouble, seconds) => {
    const retries: Retry[] = []
    bench.server.answer(accepted, trouble, completed)
    const answer = await call({ onRetry: (retry) => retries.push(retry) })
    expect(answer.data).toHaveLength(1)
    expect(asked()).toEqual([post, get, get])
    expect(retries).toHaveLength(seconds)
  })

  it('outlives an hour of trouble', async () => {
    bench.server.answer(
      accepted,
      ...Array.from({ length: 40 }, () => reply(503, '')),
      completed,
    )
    expect((await call()).data).toHaveLength(1)
    // 1 + 2 + 4 + 8 + 16 seconds, then half a minute each
    expect(bench.waits).toHaveLength(31 + 35 * 30)
  })

  it.each([
    [400, 'bad-request'],
    [401, 'unauthorized'],
    [404, 'not-found'],
  ])('ends at a %i', async (status, kind) => {
    bench.server.answer(accepted, reply(status, { detail: 'No.' }))
    expect(await problemOf(call())).toMatchObject({ kind, sentence: 'No.' })
  })

  it.each([
    ['no state', { generation_id: id }, 'wrong-shape'],
    ['no pictures', { status: 'completed' }, 'wrong-shape'],
    ['a page', '<html>', 'not-json'],
  ])('ends at an answer with %s', async (_, answer, why) => {
    bench.server.answer(accepted, reply(200, answer))
    expect(await problemOf(call())).toEqual({
      kind: 'bad-answer',
      why,
      mayBeBilled: true,
    })
  })

  it('says that nothing came', async () => {
    bench.server.answer(
      accepted,
      reply(200, { generation_id: id, status: 'completed', data: [] }),
    )
    expect((await problemOf(call())).kind).toBe('no-result')
  })

  it('may have been billed when it is cancelled', async () => {
    const stop = new AbortController()
    bench.server.answer(accepted, (response, request) => {
      stop.abort()
      pending(response, request)
    })
    expect(await problemOf(call({ signal: stop.signal }))).toEqual({
      kind: 'cancelled',
      mayBeBilled: true,
    })
  })
})
