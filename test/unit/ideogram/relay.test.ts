import { describe, expect, it } from 'vitest'
import { endpoints } from '../../../ui/ideogram/endpoints.ts'
import { health, type Budget } from '../../../ui/ideogram/relay.ts'
import { edit, key, problemOf, withRecorder } from './client.ts'
import { reply } from './recorder.ts'

const bench = withRecorder()
const client = () =>
  bench.client({ via: { kind: 'relay', origin: bench.server.origin } })

describe('the health of a relay', () => {
  const ask = () => health(bench.server.origin)

  it('tells version, mode, and whether it keeps answers', async () => {
    const told = { version: '0.2.0', mode: 'team-key', keeps: true }
    bench.server.answer(reply(200, { relay: 'repaint', ...told, more: 1 }))
    expect(await ask()).toEqual(told)
  })

  it('is asked without a key', async () => {
    bench.server.answer(reply(200, { relay: 'repaint', mode: 'own-key' }))
    await health(`${bench.server.origin}/`)
    const [request] = bench.server.requests
    expect(request?.url).toBe('/health')
    expect(request?.headers).not.toHaveProperty('api-key')
  })

  it('is that of the first version when it says no more', async () => {
    bench.server.answer(reply(200, { relay: 'repaint', mode: 'own-key' }))
    expect(await ask()).toEqual({
      version: '0.1.0',
      mode: 'own-key',
      keeps: false,
    })
  })

  const page = '<html><head><title>Welcome to nginx!</title></head></html>'
  it.each([
    ['a web page', reply(200, page), 'a web page, “Welcome to nginx!”'],
    [
      'a page without a title',
      reply(404, '<p>No.</p>', { 'Content-Type': 'text/html' }),
      'a web page',
    ],
    [
      'another service',
      reply(200, { status: 'ok' }),
      'something that says nothing of a relay',
    ],
    [
      'another relay',
      reply(200, { relay: 'another', mode: 'own-key' }),
      'something that says nothing of a relay',
    ],
    ['a closed door', reply(403, ''), 'something that answers 403'],
  ])('is none of %s, which is named', async (_, answer, found) => {
    bench.server.answer(answer)
    expect(await problemOf(ask())).toEqual({ kind: 'not-a-relay', found })
  })

  it.each(['', 'relay', 'ftp://relay.example', 'http://', 'https:///x'])(
    'is not asked at %j',
    async (address) => {
      expect(await problemOf(health(address))).toMatchObject({
        kind: 'not-a-relay',
      })
    },
  )

  it('says when nothing answers', async () => {
    expect(await problemOf(health('http://127.0.0.1:1'))).toEqual({
      kind: 'unreachable',
      via: 'relay-here',
      mayBeBilled: false,
    })
  })

  it.each([
    ['http://localhost:8787', 'relay-here'],
    ['http://[::1]:8787/', 'relay-here'],
    ['https://localhost.example', 'relay'],
    ['https://relay.example', 'relay'],
  ])('knows whether %s is this machine', async (address, via) => {
    const fetch = () => Promise.reject(new TypeError('Failed to fetch'))
    const asked = health(address, { fetch })
    expect(await problemOf(asked)).toMatchObject({ kind: 'unreachable', via })
  })
})

describe('a member', () => {
  const needed = {
    name: 'Anna',
    resets_at: '2026-12-01T00:00:00+01:00',
    budget_usd_micros: 20_000_000,
    spent_usd_micros: 3_400_000,
    reserved_usd_micros: 120_000,
    team_budget_usd_micros: null,
    team_spent_usd_micros: 90_000_000,
    tools: ['POST /v1/ideogram-v3/inpaint'],
    warn: false,
  }
  const anna = {
    ...needed,
    role: 'member',
    month: '2026-11',
    training: false,
  }

  it('is told to whom has the token', async () => {
    bench.server.answer(reply(200, anna))
    expect(await client().me()).toEqual(needed)
    const [request] = bench.server.requests
    expect(request?.url).toBe('/me')
    expect(request?.headers['api-key']).toBe(key)
  })

  it('is told without what an older relay does not know', async () => {
    const { name, resets_at } = anna
    const known = { name, resets_at }
    bench.server.answer(
      reply(200, { ...known, budget_usd_micros: null, spent_usd_micros: 0 }),
    )
    expect(await client().me()).toMatchObject({
      ...known,
      ...{ reserved_usd_micros: 0, team_budget_usd_micros: null, warn: false },
      tools: null,
    })
  })

  it.each([
    ['a relay without members', 404],
    ['an older relay', 405],
  ])('is nobody at %s', async (_, status) => {
    bench.server.answer(reply(status, { error: 'No.', relay: true }))
    expect(await client().me()).toBeNull()
  })

  it('is nobody at Ideogram, which is not asked', async () => {
    expect(await bench.client().me()).toBeNull()
    expect(bench.server.requests).toHaveLength(0)
  })

  it('is not known by a token that nobody has', async () => {
    bench.server.answer(reply(401, { error: 'Unknown.', relay: true }))
    expect(await problemOf(client().me())).toMatchObject({
      kind: 'relay',
      status: 401,
    })
  })

  it('is not made up', async () => {
    bench.server.answer(reply(200, { name: 5 }))
    expect(await problemOf(client().me())).toMatchObject({
      kind: 'bad-answer',
      why: 'wrong-shape',
    })
  })
})

describe('a budget', () => {
  const refusal = {
    error: 'Your budget has $0.40 left until 1 December.',
    relay: true,
    budget: 'member',
    left_usd_micros: 400_000,
    resets_at: '2026-12-01T00:00:00+01:00',
  }
  const problem = {
    kind: 'budget',
    which: 'member',
    sentence: refusal.error,
    leftUsd: 0.4,
    resetsAt: refusal.resets_at,
  }

  it('that is used up refuses a call, in its own words', async () => {
    bench.server.answer(reply(402, refusal))
    const call = client().call(endpoints.edit, edit())
    expect(await problemOf(call)).toEqual(problem)
  })

  it('of Ideogram is another thing', async () => {
    const { error } = refusal
    bench.server.answer(reply(402, { error, reject_reason: 'x' }))
    const call = client().call(endpoints.edit, edit())
    expect((await problemOf(call)).kind).toBe('no-funds')
  })

  it.each([
    [{ budget: 'team' }, { which: 'team' }],
    [{ left_usd_micros: 'all' }, { leftUsd: null }],
    [{ resets_at: 5 }, { resetsAt: null }],
  ])('is read as far as it is told', async (odd, told) => {
    bench.server.answer(reply(402, { ...refusal, ...odd }))
    const call = client().call(endpoints.edit, edit())
    expect(await problemOf(call)).toEqual({ ...problem, ...told })
  })

  const batch = [{ path: '/edit', price_usd_micros: 80_000, images: 1 }]
  it('is asked about for a batch as a whole', async () => {
    bench.server.answer(reply(200, { ok: true }))
    await client().check(batch)
    const [request] = bench.server.requests
    expect(request?.url).toBe('/check')
    expect(JSON.parse(request?.body.toString() ?? '')).toEqual({
      requests: batch,
    })
    bench.server.answer(reply(402, refusal))
    expect(await problemOf(client().check(batch))).toEqual(problem)
  })

  it('is nobody’s concern without a relay, or with an older one', async () => {
    await bench.client().check(batch)
    expect(bench.server.requests).toHaveLength(0)
    bench.server.answer(reply(404, { error: 'No.', relay: true }))
    await client().check(batch)
  })

  const told = async (headers: Record<string, string>) => {
    const seen: Budget[] = []
    const data = [{ url: 'https://ideogram.ai/a.png' }]
    bench.server.answer(reply(200, { data }, headers))
    await bench
      .client({ onBudget: (budget) => seen.push(budget) })
      .call(endpoints.edit, edit())
    return seen
  }
  it.each([
    ['3400000', '20000000', { spentUsd: 3.4, budgetUsd: 20 }],
    ['0', 'none', { spentUsd: 0, budgetUsd: null }],
  ])('is told after each paid answer', async (spent, budget, figures) => {
    const headers = { 'Repaint-Spent': spent, 'Repaint-Budget': budget }
    expect(await told(headers)).toEqual([figures])
  })

  it('is not told where nothing is said of it, or nonsense', async () => {
    expect(await told({})).toEqual([])
    expect(await told({ 'Repaint-Spent': '-5' })).toEqual([])
  })
})
