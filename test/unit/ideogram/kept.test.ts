import { describe, expect, it } from 'vitest'
import { wait as realWait } from '../../../ui/ideogram/clock.ts'
import { endpoints } from '../../../ui/ideogram/endpoints.ts'
import type { Retry } from '../../../ui/ideogram/retry.ts'
import type { Ticket } from '../../../ui/ideogram/ticket.ts'
import { key, picture, problemOf } from './client.ts'
import {
  broken,
  data,
  done,
  firstQuestion,
  idOf,
  keptIn,
  running,
  silent,
  unknown,
  waiting,
  withKeeper,
  type Answer,
} from './keeper.ts'
import { reply } from './recorder.ts'

const { bench, client, quietly, call, asked, relay } = withKeeper()

describe('a paid call through a relay that keeps answers', () => {
  it('carries an id that is kept before anything leaves', async () => {
    relay({ POST: [reply(200, { data })] })
    const kept: [Ticket, number][] = []
    await call({
      keepTicket: async (ticket) => {
        await Promise.resolve()
        kept.push([ticket, bench.server.requests.length])
      },
    })
    const [request] = bench.server.requests
    const id = request && idOf(request)
    expect(id).toMatch(/^[A-Za-z0-9_-]{8,64}$/)
    expect(kept).toEqual([[{ kind: 'kept', id }, 0]])
    expect(request?.headers['api-key']).toBe(key)
  })

  it('carries another id each time, or the one that it is given', async () => {
    relay({ POST: [reply(200, { data })] })
    await call()
    await call()
    await call({ requestId: 'given-by-the-caller' })
    const ids = bench.server.requests.map(idOf)
    expect(new Set(ids).size).toBe(3)
    expect(ids[2]).toBe('given-by-the-caller')
  })

  it('is not sent when its ticket cannot be kept', async () => {
    relay({ POST: [reply(200, { data })] })
    const full = new Error('The storage is full.')
    const work = call({ keepTicket: () => Promise.reject(full) })
    await expect(work).rejects.toBe(full)
    expect(bench.server.requests).toHaveLength(0)
  })

  it.each([
    ['a relay that keeps nothing', { keeps: false }],
    ['a relay of which that is not known', {}],
  ])('carries none through %s', async (_, keeps) => {
    relay({ POST: [reply(200, { data })] })
    const via = {
      kind: 'relay',
      origin: bench.server.origin,
      ...keeps,
    } as const
    const tickets: Ticket[] = []
    await call({ keepTicket: keptIn(tickets) }, client({ via }))
    expect(idOf(bench.server.requests[0]!)).toBeUndefined()
    expect(tickets).toEqual([])
  })

  it('carries none where nothing is paid for', async () => {
    relay({
      GET: [reply(200, { models: [] })],
      POST: [
        reply(200, {
          object: 'price_quote',
          billing_identifier: 'x',
          quantity: 1,
          usd_micros: 60000,
          credit_millis: 6000,
          qualifier: 'exact',
        }),
      ],
    })
    await client().call(endpoints.listModels, {})
    await client().quote(endpoints.generate40, { prompt: 'a fox' })
    expect(bench.server.requests.map(idOf)).toEqual([undefined, undefined])
  })

  it('goes out again after a 429 under another id, kept as well', async () => {
    const busy = reply(429, { error: 'Full.', reject_reason: 'feature' })
    relay({ POST: [busy, reply(200, { data })] })
    const tickets: Ticket[] = []
    await call({
      keepTicket: keptIn(tickets),
      requestId: 'given-by-the-caller',
    })
    const ids = bench.server.requests.map(idOf)
    expect(new Set(ids).size).toBe(2)
    expect(tickets.map(({ id }) => id)).toEqual(ids)
  })

  it('waits when the relay itself asks to slow down', async () => {
    const slow = { error: 'Too many requests.', relay: true }
    relay({
      POST: [reply(429, slow, { 'Retry-After': 2 }), reply(200, { data })],
    })
    const retries: Retry[] = []
    await call({ onRetry: (retry) => retries.push(retry) })
    expect(retries).toEqual([
      { seconds: 2, attempt: 1 },
      { seconds: 1, attempt: 1 },
    ])
  })
})

describe('a connection that breaks', () => {
  const cut: Answer = (response) => {
    response.writeHead(200, { 'Content-Length': 1000 })
    response.write('{"data":', () => response.destroy())
  }
  it.each([
    ['before an answer', broken],
    ['in the middle of one', cut],
  ])('%s, does not cost the answer', async (_, end) => {
    relay({ POST: [end], GET: [running, done] })
    const answer = await call()
    expect(answer.data).toMatchObject(data)
    expect(asked()).toEqual(['POST', 'GET', 'GET'])
    const [post, get] = bench.server.requests
    expect(get?.url).toBe(`/kept/${String(post && idOf(post))}`)
    expect(get?.headers['api-key']).toBe(key)
  })

  it('is as good as one that takes too long', async () => {
    relay({ POST: [silent], GET: [running, done] })
    const answer = await call({}, quietly({ timeoutMs: 100 }))
    expect(answer.data).toMatchObject(data)
    expect(asked().filter((method) => method === 'POST')).toHaveLength(1)
  })

  const impatient = reply(504, '<html>Gateway Timeout</html>')
  it('is as good as one that a gateway in between gives up', async () => {
    relay({ POST: [impatient], GET: [running, done] })
    expect((await call()).data).toMatchObject(data)
    expect(asked()).toEqual(['POST', 'GET', 'GET'])
  })

  it('is what the gateway says when the relay knows nothing of it', async () => {
    relay({ POST: [impatient], GET: [unknown] })
    expect(await problemOf(call())).toMatchObject({
      kind: 'server',
      status: 504,
    })
  })

  it('is one to a relay that is out of reach, whatever a gateway says', async () => {
    relay({ POST: [impatient], GET: [broken] })
    expect(await problemOf(call())).toMatchObject({
      kind: 'unreachable',
      mayBeBilled: true,
    })
  })

  it('brings the refusal that was kept', async () => {
    const refusal = { error: 'Prompt provided failed safety check.' }
    relay({
      POST: [broken],
      GET: [reply(422, refusal, { 'Repaint-Kept': 'done' })],
    })
    expect(await problemOf(call())).toEqual({
      kind: 'unsafe',
      sentence: refusal.error,
    })
  })

  it('says when the request never arrived', async () => {
    relay({ POST: [broken], GET: [unknown] })
    expect(await problemOf(call())).toEqual({ kind: 'not-kept' })
  })

  it('is outlived, once the relay has said a word', async () => {
    const lost = Array.from({ length: 9 }, () => broken)
    relay({ POST: [broken], GET: [running, ...lost, done] })
    const retries: Retry[] = []
    const answer = await call({ onRetry: (retry) => retries.push(retry) })
    expect(answer.data).toMatchObject(data)
    expect(retries.at(-1)?.attempt).toBe(9)
  })

  it('is no endless wait for a relay that is gone', async () => {
    relay({ POST: [broken], GET: [broken] })
    expect(await problemOf(call())).toEqual({
      kind: 'unreachable',
      via: 'relay-here',
      mayBeBilled: true,
    })
    expect(asked()).toEqual(['POST', 'GET', 'GET', 'GET', 'GET'])
  })

  it('is not taken for a kept answer: what comes without a mark', async () => {
    const page = reply(200, '<html>Sign in</html>')
    relay({ POST: [broken], GET: [page] })
    expect(await problemOf(call())).toEqual({
      kind: 'bad-answer',
      why: 'not-json',
      mayBeBilled: true,
    })
  })

  it('leads on to the generation that was begun', async () => {
    const accepted = { generation_id: 'g-1' }
    relay({
      POST: [broken],
      GET: [
        reply(200, accepted, { 'Repaint-Kept': 'done' }),
        reply(200, { status: 'completed', data }),
      ],
    })
    const tickets: Ticket[] = []
    const answer = await quietly().call(
      endpoints.preciseEditV2,
      { image: picture(), prompt: 'a fox' },
      { keepTicket: keptIn(tickets) },
    )
    expect(answer.data).toMatchObject(data)
    expect(tickets).toEqual([
      { kind: 'kept', id: idOf(bench.server.requests[0]!) },
      { kind: 'generation', id: 'g-1' },
    ])
  })
})

describe('the queue', () => {
  it('is told while the answer is waited for', async () => {
    let answerNow = () => undefined as unknown
    const post: Answer = (response, request) => {
      answerNow = () => reply(200, { data })(response, request)
    }
    relay({ POST: [post], GET: [unknown, waiting(3), waiting(1), running] })
    const places: (number | null)[] = []
    const answer = await call(
      {
        onQueue: (place) => {
          places.push(place)
          if (place === null) answerNow()
        },
      },
      client({ wait: (_, signal) => realWait(5, signal) }),
    )
    expect(answer.data).toMatchObject(data)
    expect(places.slice(0, 3)).toEqual([3, 1, null])
  })

  it('is asked about every two seconds, and no more once there is an answer', async () => {
    relay({ POST: [reply(200, { data })], GET: [running] })
    const waits: number[] = []
    await call(
      {},
      client({
        wait: (ms, signal) => {
          waits.push(ms)
          return realWait(ms, signal)
        },
      }),
    )
    expect(waits).toEqual([firstQuestion])
    expect(asked()).toEqual(['POST'])
  })

  it('gives the answer that a hanging connection does not', async () => {
    relay({ POST: [silent], GET: [broken, unknown, running, done] })
    const wait = (_: number, signal: AbortSignal) => realWait(5, signal)
    const answer = await call({}, client({ wait }))
    expect(answer.data).toMatchObject(data)
    expect(asked().filter((method) => method === 'POST')).toHaveLength(1)
  })
})
