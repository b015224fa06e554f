import { describe, expect, it } from 'vitest'
import type { CallOptions } from '../../../ui/ideogram/client.ts'
import { endpoints } from '../../../ui/ideogram/endpoints.ts'
import { problemOf } from './client.ts'
import {
  broken,
  data,
  done,
  idOf,
  running,
  silent,
  unknown,
  waiting,
  withKeeper,
  type Answer,
} from './keeper.ts'
import { reply } from './recorder.ts'

const { bench, client, call, asked, relay } = withKeeper()

describe('giving up', () => {
  const cancelled = async (script: Record<string, Answer[]>) => {
    const stop = new AbortController()
    relay({
      ...script,
      POST: [
        () => {
          stop.abort()
        },
      ],
    })
    return problemOf(call({ signal: stop.signal }))
  }

  it.each([
    ['in the queue', { state: 'cancelled', billed: false }, false],
    ['while it runs', { state: 'running', billed: true }, true],
    ['when it is done', { state: 'done', billed: true }, true],
    ['whatever that means', { state: 'odd' }, true],
  ])('%s says whether it may be billed', async (_, told, mayBeBilled) => {
    const problem = await cancelled({ DELETE: [reply(200, told)] })
    expect(problem).toEqual({ kind: 'cancelled', mayBeBilled })
    const [post, gone] = bench.server.requests
    expect(gone?.method).toBe('DELETE')
    expect(gone?.url).toBe(`/kept/${String(post && idOf(post))}`)
  })

  it.each([
    ['says nothing', silent],
    ['is gone', broken],
    ['knows of nothing', unknown],
  ])('may be billed when the relay %s', async (_, answer) => {
    expect(await cancelled({ DELETE: [answer] })).toEqual({
      kind: 'cancelled',
      mayBeBilled: true,
    })
  })

  it('is told to the relay, too, when the answer is being collected', async () => {
    const stop = new AbortController()
    const told = reply(200, { state: 'cancelled', billed: false })
    relay({
      GET: [
        (response, request) => {
          waiting(4)(response, request)
          stop.abort()
        },
      ],
      DELETE: [told],
    })
    const ticket = { kind: 'kept', id: 'of-yesterday' } as const
    const work = client().collect(endpoints.edit, ticket, stop)
    expect(await problemOf(work)).toEqual({
      kind: 'cancelled',
      mayBeBilled: false,
    })
    expect(asked()).toContain('DELETE')
  })

  it('before anything has left asks nobody', async () => {
    const stop = new AbortController()
    const keepTicket = () => {
      stop.abort()
      return new Promise<void>(() => undefined)
    }
    const work = call({ keepTicket, signal: stop.signal })
    expect(await problemOf(work)).toEqual({
      kind: 'cancelled',
      mayBeBilled: false,
    })
    expect(bench.server.requests).toHaveLength(0)
  })
})

describe('collecting a kept answer another day', () => {
  const ticket = { kind: 'kept', id: 'of-yesterday' } as const
  const collect = (options: CallOptions = {}) =>
    client().collect(endpoints.edit, ticket, options)

  it('asks for it and sends nothing', async () => {
    relay({ GET: [waiting(2), running, done] })
    const places: (number | null)[] = []
    const answer = await collect({ onQueue: (place) => places.push(place) })
    expect(answer.data).toMatchObject(data)
    expect(asked()).toEqual(['GET', 'GET', 'GET'])
    expect(bench.server.requests[0]?.url).toBe('/kept/of-yesterday')
    expect(places).toEqual([2, null])
  })

  it('says when its day is over', async () => {
    relay({ GET: [unknown] })
    expect(await problemOf(collect())).toEqual({ kind: 'not-kept' })
  })

  it('waits for a relay that is out of reach, as long as it takes', async () => {
    relay({ GET: [...Array.from({ length: 20 }, () => broken), done] })
    expect((await collect()).data).toMatchObject(data)
  })

  it('ends when the token is no longer taken', async () => {
    relay({ GET: [reply(401, { error: 'Unknown token.', relay: true })] })
    expect(await problemOf(collect())).toMatchObject({
      kind: 'relay',
      status: 401,
    })
  })
})
