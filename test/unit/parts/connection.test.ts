/** The way to Ideogram: what listens there is known before a key is sent. */
import { signal } from '@preact/signals'
import { afterEach, describe, expect, test } from 'vitest'
import { endpoints } from '../../../ui/ideogram/endpoints.ts'
import { createConnection } from '../../../ui/parts/connection.ts'
import { readSettings } from '../../../ui/parts/settings.ts'
import { edit, key, problemOf, withRecorder } from '../ideogram/client.ts'
import { idOf } from '../ideogram/keeper.ts'
import { reply, type Recorder } from '../ideogram/recorder.ts'
import { storageOf } from './host.ts'

const bench = withRecorder()

type Answers = Record<string, Parameters<Recorder['answer']>[0]>

const own = reply(200, { relay: 'repaint', mode: 'own-key', keeps: true })
const team = reply(200, { relay: 'repaint', mode: 'team-key', keeps: true })
const data = [{ url: 'https://ideogram.ai/a.png' }]

const figures = {
  name: 'Anna',
  role: 'member',
  month: '2026-11',
  resets_at: '2026-12-01T00:00:00+01:00',
  budget_usd_micros: 20_000_000,
  spent_usd_micros: 3_400_000,
}
const me = (changes: object = {}) => reply(200, { ...figures, ...changes })

/** A relay that answers to each path as told. */
function answering(answers: Answers) {
  bench.server.answer((response, request) => {
    const path = new URL(request.url ?? '', bench.server.origin).pathname
    const answer = answers[path] ?? reply(404, { error: 'No.', relay: true })
    answer(response, request)
  })
}

function connected(settings: object = {}) {
  const values = readSettings(undefined)
  return createConnection({
    host: storageOf(),
    settings: signal({ ...values, ...settings }),
    fetch: (url, init) => fetch(url, init),
    origin: bench.server.origin,
  })
}

const asked = () => bench.server.requests.map(({ url }) => url)
const keysSent = () =>
  bench.server.requests.filter(({ headers }) => 'api-key' in headers)

describe('before a key is sent', () => {
  test('what listens at the address is asked, once', async () => {
    answering({ '/health': own, '/edit': reply(200, { data }) })
    const connection = connected()
    connection.load(key)
    for (let press = 1; press <= 2; press++)
      await (await connection.client()).call(endpoints.edit, edit())
    expect(asked()).toEqual(['/health', '/edit', '/edit'])
    expect(keysSent().map(({ url }) => url)).toEqual(['/edit', '/edit'])
  })

  test.each([
    ['a web page', reply(200, '<title>Router</title>'), /a web page, “Router”/],
    ['another service', reply(200, { relay: 'none' }), /says nothing of a/],
  ])('%s is known, and gets none', async (_, answer, found) => {
    answering({ '/health': answer, '/edit': reply(200, { data }) })
    const connection = connected()
    connection.load(key)
    expect(await problemOf(connection.client())).toMatchObject({
      kind: 'not-a-relay',
      found: expect.stringMatching(found) as string,
    })
    await connection.runTest()
    expect(connection.test.value).toMatchObject({
      kind: 'fails',
      failure: { kind: 'not-a-relay' },
    })
    await problemOf(connection.check([]))
    await connection.refresh()
    expect(new Set(asked())).toEqual(new Set(['/health']))
    expect(keysSent()).toEqual([])
  })

  test('one that is put right is asked anew', async () => {
    answering({ '/health': reply(502, '') })
    const connection = connected()
    connection.load(key)
    await problemOf(connection.client())
    answering({ '/health': own, '/models': reply(200, { models: [] }) })
    await connection.client()
    expect(keysSent()).toEqual([])
  })

  test('Ideogram itself is no relay, and is not asked for its health', async () => {
    const connection = connected({ connection: 'direct' })
    connection.load(key)
    await connection.client()
    await connection.check([])
    await connection.refresh()
    expect(asked()).toEqual([])
  })
})

describe('a paid request', () => {
  const sent = async (keeps: boolean) => {
    answering({
      '/health': reply(200, { relay: 'repaint', mode: 'own-key', keeps }),
      '/edit': reply(200, { data }),
    })
    const connection = connected()
    connection.load(key)
    await (await connection.client()).call(endpoints.edit, edit())
    return idOf(bench.server.requests.at(-1)!)
  }

  test('carries an id where the relay keeps answers, and only there', async () => {
    expect(await sent(true)).toMatch(/^[\w-]{8,64}$/)
    expect(await sent(false)).toBeUndefined()
  })
})

describe('how a member stands', () => {
  const open = (answers: Answers) => {
    answering({ '/health': team, ...answers })
    const connection = connected()
    connection.load(key)
    return connection
  }
  const known = async (answers: Answers) => {
    const connection = open(answers)
    await expect.poll(() => connection.standing.value).not.toBeNull()
    return connection
  }

  test('is known soon after the panel has opened', async () => {
    const { standing } = await known({ '/me': me() })
    expect(standing.value).toEqual({
      ...{ name: 'Anna', spentUsd: 3.4, budgetUsd: 20, tools: null },
      ...{ resetsOn: '2026-12-01', low: null },
    })
  })

  test('allows some calls only, where the relay names them', async () => {
    const connection = await known({ '/me': me({ tools: ['POST /edit'] }) })
    expect(connection.mayUse('/edit')).toBe(true)
    expect(connection.mayUse('/describe')).toBe(false)
    answering({ '/me': me({ tools: null }) })
    await connection.refresh()
    expect(connection.mayUse('/describe')).toBe(true)
  })

  test('is told by each paid answer, and asked anew', async () => {
    const spent = {
      'Repaint-Spent': '3460000',
      'Repaint-Budget': '25000000',
    }
    const edited = reply(200, { data }, spent)
    const connection = await known({ '/me': me(), '/edit': edited })
    await (await connection.client()).call(endpoints.edit, edit())
    const { standing } = connection
    expect(standing.value).toMatchObject({ spentUsd: 3.46, budgetUsd: 25 })
    answering({ '/me': me({ budget_usd_micros: null }) })
    await connection.refresh()
    expect(standing.value).toMatchObject({ spentUsd: 3.4, budgetUsd: null })
  })

  test('is asked anew when the last of what runs has ended, and then only', async () => {
    const connection = await known({ '/me': me() })
    const looks = () => asked().filter((path) => path === '/me').length
    const running = signal<readonly string[]>(['a job'])
    connection.refreshAfter(running)
    answering({ '/me': me({ spent_usd_micros: 3_460_000 }) })
    // Whatever becomes of other jobs: the list of those that run is a new one.
    for (const ended of [['a job'], [], [], []]) running.value = ended
    await expect
      .poll(() => connection.standing.value)
      .toMatchObject({ spentUsd: 3.46 })
    expect(looks()).toBe(2)
  })

  test('stays as it was known where the relay cannot be reached', async () => {
    const connection = await known({ '/me': me() })
    answering({ '/me': reply(401, { error: 'No.', relay: true }) })
    await connection.refresh()
    expect(connection.standing.value).toMatchObject({ name: 'Anna' })
  })

  test('is nobody’s where everyone has a key, or none is left', async () => {
    const connection = await known({ '/me': me() })
    await connection.forgetKey()
    expect(connection.standing.value).toBeNull()
    answering({ '/health': own, '/me': me() })
    const alone = connected()
    alone.load(key)
    await alone.refresh()
    expect(alone.standing.value).toBeNull()
  })

  test('is not that of a token that has been changed meanwhile', async () => {
    let answerNow = () => undefined as unknown
    const connection = open({
      '/me': (response, request) => {
        answerNow = () => me()(response, request)
      },
    })
    await expect.poll(() => asked().at(-1)).toBe('/me')
    answering({ '/me': reply(401, { error: 'No.', relay: true }) })
    await connection.saveKey('another-token')
    answerNow()
    await connection.refresh()
    expect(connection.standing.value).toBeNull()
  })

  test.each([
    [{ warn: false, spent_usd_micros: 19_000_000 }, null],
    [
      { warn: true, spent_usd_micros: 16_000_000 },
      { whose: 'member', leftUsd: 4 },
    ],
    [
      { warn: true, spent_usd_micros: 16e6, reserved_usd_micros: 5e6 },
      { whose: 'member', leftUsd: 0 },
    ],
    [
      // Of its own there is less, but a larger share.
      {
        ...{ warn: true, team_budget_usd_micros: 1e9 },
        team_spent_usd_micros: 9e8,
      },
      { whose: 'team', leftUsd: 100 },
    ],
    [{ warn: true, budget_usd_micros: null }, null],
  ])('is low as the relay says, %o', async (changes, low) => {
    const { standing } = await known({ '/me': me(changes) })
    expect(standing.value?.low).toEqual(low)
  })

  const batch = [{ path: '/edit', price_usd_micros: 80_000, images: 1 }]
  test('decides about a batch as a whole', async () => {
    const refusal = {
      error: 'Your budget of this month has $0.40 left.',
      ...{ relay: true, budget: 'member', left_usd_micros: 400_000 },
    }
    const connection = await known({ '/me': me() })
    answering({ '/check': reply(402, refusal) })
    expect(await problemOf(connection.check(batch))).toMatchObject({
      kind: 'budget',
      sentence: refusal.error,
      leftUsd: 0.4,
    })
    answering({ '/check': reply(200, { ok: true }) })
    await connection.check(batch)
  })

  test('is no matter for a batch where everyone has a key', async () => {
    answering({ '/health': own })
    const connection = connected()
    connection.load(key)
    await connection.check(batch)
    expect(asked()).toEqual(['/health'])
  })
})

afterEach(() => {
  // Of a test that has ended, and no key of another.
  answering({})
})
