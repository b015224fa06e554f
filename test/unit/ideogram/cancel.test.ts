import { describe, expect, it } from 'vitest'
import { createClient, type Client } from '../../../ui/ideogram/client.ts'
import { endpoints } from '../../../ui/ideogram/endpoints.ts'
import type { Fetch } from '../../../ui/ideogram/exchange.ts'
import { edit, key, picture, problemOf } from './client.ts'

/** Nothing here ever listens to the signal, and nothing ever ends by itself. */
const never = <T>() => new Promise<T>(() => undefined)
const json = (body: unknown, status = 200, headers = {}) =>
  Promise.resolve(new Response(JSON.stringify(body), { status, headers }))
const stalled = () =>
  Promise.resolve(
    new Response(
      new ReadableStream({
        start: (controller) => {
          controller.enqueue(new TextEncoder().encode('{"data":['))
        },
      }),
    ),
  )
const endless = () =>
  Promise.resolve(
    new Response(
      new ReadableStream({
        pull: async (controller) => {
          await new Promise((resolve) => setTimeout(resolve))
          controller.enqueue(new Uint8Array(1))
        },
      }),
    ),
  )
const busy = () => json({ error: 'Full.' }, 429)

const via = (kind: 'direct' | 'relay') =>
  ({ kind, origin: 'http://ideogram.test', keeps: kind === 'relay' }) as const

const clientOf = (fetch: Fetch, kind: 'direct' | 'relay' = 'direct') =>
  createClient({ via: via(kind), key, fetch, wait: never })

const call = (client: Client, signal: AbortSignal) =>
  client.call(endpoints.edit, edit(), { signal })
const precise = (client: Client, signal: AbortSignal) =>
  client.call(
    endpoints.preciseEditV2,
    { image: picture(), prompt: 'a fox' },
    { signal },
  )
const collect = (client: Client, signal: AbortSignal) =>
  client.collect(
    endpoints.edit,
    { kind: 'kept', id: 'of-yesterday' },
    { signal },
  )
const download = (client: Client, signal: AbortSignal) =>
  client.download('http://ideogram.test/a.png', { signal })

const accepted: Fetch = (_, { method }) =>
  method === 'POST'
    ? json({ generation_id: 'g-1' })
    : json({ status: 'pending' })
const acceptedThenSilent: Fetch = (_, { method }) =>
  method === 'POST' ? json({ generation_id: 'g-1' }) : never()

const cancelled = (mayBeBilled: boolean) => ({ kind: 'cancelled', mayBeBilled })
const notFetched = { kind: 'not-fetched', why: 'cancelled' }

type Case = [
  string,
  Fetch,
  (client: Client, signal: AbortSignal) => Promise<unknown>,
  object,
  ('direct' | 'relay')?,
]

describe('cancelling ends at once', () => {
  it.each<Case>([
    ['a call without an answer', never, call, cancelled(true)],
    ['an answer that stalls', stalled, call, cancelled(true)],
    ['an answer without end', endless, call, cancelled(true)],
    ['a countdown: it never ran', busy, call, cancelled(false)],
    ['the wait between questions', accepted, precise, cancelled(true)],
    ['a question', acceptedThenSilent, precise, cancelled(true)],
    ['a call by a relay', never, call, cancelled(true), 'relay'],
    ['a collection', never, collect, cancelled(true), 'relay'],
    ['a download', never, download, notFetched],
    ['a download that stalls', stalled, download, notFetched],
    ['a download without end', endless, download, notFetched],
  ])('%s', async (_, fetch, work, problem, kind) => {
    const stop = new AbortController()
    const ended = problemOf(work(clientOf(fetch, kind), stop.signal))
    // by then it is in the middle of it
    setTimeout(() => stop.abort(), 20)
    expect(await ended).toEqual(problem)
  })

  it('keeping a ticket: what runs already may be billed', async () => {
    const stop = new AbortController()
    const work = clientOf(accepted).call(
      endpoints.preciseEditV2,
      { image: picture(), prompt: 'a fox' },
      {
        signal: stop.signal,
        keepTicket: () => {
          stop.abort()
          return never()
        },
      },
    )
    expect(await problemOf(work)).toEqual(cancelled(true))
  })
})
