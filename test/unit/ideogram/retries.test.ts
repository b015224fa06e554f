import { describe, expect, it } from 'vitest'
import { wait } from '../../../ui/ideogram/clock.ts'
import { endpoints } from '../../../ui/ideogram/endpoints.ts'
import type { Retry } from '../../../ui/ideogram/retry.ts'
import { edit, problemOf, withRecorder } from './client.ts'
import { reply } from './recorder.ts'

const bench = withRecorder()

const busy = {
  error: 'Too many images in progress.',
  reject_reason: 'inflight_limit',
  max_inflight_requests: 10,
}
const fine = reply(200, { data: [{ url: 'https://ideogram.ai/a.png' }] })

const call = (retries: Retry[] = []) =>
  bench.client().call(endpoints.edit, edit(), {
    onRetry: (retry) => retries.push(retry),
  })

describe('a paid call', () => {
  it('is sent again after a 429, counting down', async () => {
    const retries: Retry[] = []
    bench.server.answer(reply(429, busy, { 'Retry-After': 2 }), fine)
    await call(retries)
    expect(bench.server.requests).toHaveLength(2)
    expect(bench.server.requests[1]?.body.length).toBeGreaterThan(0)
    expect(retries).toEqual([
      { seconds: 2, attempt: 1 },
      { seconds: 1, attempt: 1 },
    ])
    expect(bench.waits).toEqual([1000, 1000])
  })

  const seconds = (ms: number) => new Date(Date.now() + ms).toUTCString()
  it.each([
    ['none', {}, [10]],
    ['too long a time', { 'Retry-After': '3600' }, [60]],
    ['a word', { 'Retry-After': 'soon' }, [10]],
    ['a date', { 'Retry-After': seconds(20_000) }, [18, 19, 20, 21]],
    ['a date gone by', { 'Retry-After': seconds(-20_000) }, [0]],
  ])('waits as asked with %s', async (_, headers, expected) => {
    bench.server.answer(reply(429, busy, headers), fine)
    await call()
    expect(expected).toContain(bench.waits.length)
  })

  it('is sent again three times and then given up', async () => {
    const retries: Retry[] = []
    bench.server.answer(reply(429, busy, { 'Retry-After': 1 }))
    expect(await problemOf(call(retries))).toEqual({
      kind: 'busy',
      sentence: busy.error,
      reason: 'inflight_limit',
      retryAfterSeconds: 1,
    })
    expect(bench.server.requests).toHaveLength(4)
    expect(retries.map(({ attempt }) => attempt)).toEqual([1, 2, 3])
  })

  it.each([
    'insufficient_funds',
    'daily_limit',
    'subscription_required',
    'feature_limit',
  ])('is sent once when waiting does not mend it: %s', async (reason) => {
    bench.server.answer(reply(429, { error: 'No.', reject_reason: reason }))
    await problemOf(call())
    expect(bench.server.requests).toHaveLength(1)
  })

  it.each([400, 401, 402, 403, 404, 408, 413, 422, 500, 502, 503, 504])(
    'is sent once when the answer is %i',
    async (status) => {
      bench.server.answer(reply(status, { error: 'No.' }))
      await problemOf(call())
      expect(bench.server.requests).toHaveLength(1)
    },
  )

  it('is sent once when the connection breaks', async () => {
    bench.server.answer((response) => response.destroy())
    expect((await problemOf(call())).kind).toBe('unreachable')
    expect(bench.server.requests).toHaveLength(1)
  })

  it('is not sent again when it was cancelled while waiting', async () => {
    const stop = new AbortController()
    bench.server.answer(reply(429, busy))
    const waiting = bench.client({ wait }).call(endpoints.edit, edit(), {
      signal: stop.signal,
      onRetry: () => {
        stop.abort()
      },
    })
    expect(await problemOf(waiting)).toEqual({
      kind: 'cancelled',
      mayBeBilled: false,
    })
    expect(bench.server.requests).toHaveLength(1)
  })
})
