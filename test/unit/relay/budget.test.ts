import { createServer } from 'node:net'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { engines } from './engines.ts'
import { form, made, standing, startTeam, type Team } from './team.ts'
import { json, type Answer } from './upstream.ts'

const v3 = '/v1/ideogram-v3/inpaint'
const edit = (more: readonly (readonly [string, string | number])[] = []) =>
  form([['prompt', 'a fox'], ['rendering_speed', 'TURBO'], ...more])

describe.each(engines)('budgets on $name', (engine) => {
  let team: Team
  let anna: string
  beforeAll(async () => {
    team = await startTeam(engine, {
      MEMBER_BUDGET_USD: '0.30',
      TEAM_TIME_ZONE: 'Asia/Tokyo',
    })
  })
  beforeEach(() => {
    anna = team.newcomer()
  })
  afterAll(() => team.close())

  const spend = async (name: string, dollars: number) => {
    const images = String(Math.round(dollars / 0.03))
    team.upstream.answer(json(made(Number(images))))
    const body = edit([['num_images', images]])
    return team.as(name, v3, { method: 'POST', body })
  }

  it('are spent by what was made, withheld pictures too', async () => {
    team.upstream.answer(
      json({ data: [{ url: 'https://x/1' }, { url: null }] }),
    )
    const body = edit([['num_images', '2']])
    const answer = await team.as(anna, v3, { method: 'POST', body })
    expect(answer.status).toBe(200)
    expect(answer.headers.get('repaint-spent')).toBe('60000')
    expect(answer.headers.get('repaint-budget')).toBe('300000')
    expect(await standing(team, anna)).toMatchObject({
      spent_usd_micros: 60_000,
      reserved_usd_micros: 0,
      budget_usd_micros: 300_000,
      warn: false,
    })
  })

  it('pay for what was made when it is less than was asked for', async () => {
    team.upstream.answer(json(made(1)))
    const body = edit([['num_images', '4']])
    await team.as(anna, v3, { method: 'POST', body })
    expect((await standing(team, anna)).spent_usd_micros).toBe(30_000)
  })

  it('refuse in a sentence that says which, how much and until when', async () => {
    expect((await spend(anna, 0.24)).status).toBe(200)
    expect(await standing(team, anna)).toMatchObject({ warn: true })
    const before = team.upstream.arrivals.length
    const answer = await spend(anna, 0.09)
    expect(answer.status).toBe(402)
    expect(answer.headers.get('access-control-allow-origin')).toBe('*')
    const said = (await answer.json()) as Record<string, unknown>
    expect(said).toMatchObject({
      relay: true,
      budget: 'member',
      left_usd_micros: 60_000,
    })
    expect(said['error']).toMatch(
      /^Your budget of this month has \$0\.06 left, and this costs \$0\.09\. It begins anew on 1 [A-Z]/,
    )
    expect(said['resets_at']).toMatch(/^\d{4}-\d{2}-01T00:00:00\+09:00$/)
    expect(team.upstream.arrivals).toHaveLength(before)
    // What is left can still be spent, to the last.
    expect((await spend(anna, 0.06)).status).toBe(200)
    expect((await spend(anna, 0.03)).status).toBe(402)
  })

  it('cannot be overrun by asking at the same time', async () => {
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => spend(anna, 0.06)),
    )
    const statuses = answers.map(({ status }) => status).sort()
    expect(statuses).toEqual([200, 200, 200, 200, 200, 402, 402, 402])
    expect((await standing(team, anna)).spent_usd_micros).toBe(300_000)
  })

  const notBilled: [string, Answer][] = [
    ...[400, 401, 402, 403, 413, 422, 500, 503].map(
      (status): [string, Answer] => [
        `a ${status}`,
        json({ error: 'No.', reject_reason: 'daily_limit' }, status),
      ],
    ),
    ['a 429 of another kind', json({ reject_reason: 'daily_limit' }, 429)],
  ]
  it.each(notBilled)('are not touched by %s', async (_, answer) => {
    team.upstream.answer(answer)
    await team.as(anna, v3, { method: 'POST', body: edit() })
    expect(await standing(team, anna)).toMatchObject({
      spent_usd_micros: 0,
      reserved_usd_micros: 0,
    })
  })

  const mayBeBilled: [string, Answer][] = [
    ['a 502 of a gateway', json({}, 502)],
    ['a 504 of a gateway', json({}, 504)],
    ['a connection that breaks', (response) => response.destroy()],
    ['an answer nobody can read', json('nonsense', 200)],
    ['a redirect', json({}, 307, { Location: 'https://elsewhere.example/' })],
  ]
  it.each(mayBeBilled)('are charged for %s', async (_, answer) => {
    team.upstream.answer((response, arrival) => {
      // Only once it has all of it: before, it could not have run.
      void arrival.body.then(() => answer(response, arrival))
    })
    const body = edit([['num_images', '2']])
    await team.as(anna, v3, { method: 'POST', body })
    expect(await standing(team, anna)).toMatchObject({
      spent_usd_micros: 60_000,
      reserved_usd_micros: 0,
    })
  })

  it('are not touched by a question for a price', async () => {
    team.upstream.answer(json({ object: 'price_quote', usd_micros: 60_000 }))
    const path = '/v2/image/inpaint/ideogram-3?dry_run=true'
    await team.as(anna, path, { method: 'POST', body: edit() })
    expect((await standing(team, anna)).spent_usd_micros).toBe(0)
  })
})

it.each(engines)(
  'a team’s budget holds for the next member, whoever spent it, on $name',
  async (engine) => {
    const team = await startTeam(engine, {
      MEMBER_BUDGET_USD: '0.30',
      TEAM_BUDGET_USD: '0.40',
    })
    const spend = (name: string, images: number) => {
      team.upstream.answer(json(made(images)))
      const body = edit([['num_images', String(images)]])
      return team.as(name, v3, { method: 'POST', body })
    }
    expect((await spend('anna', 8)).status).toBe(200)
    const refused = await spend('otto', 6)
    expect(await refused.json()).toMatchObject({
      budget: 'team',
      left_usd_micros: 160_000,
      error: expect.stringMatching(/^The team’s budget /) as string,
    })
    expect(await standing(team, 'otto')).toMatchObject({
      spent_usd_micros: 0,
      team_spent_usd_micros: 240_000,
      warn: false,
    })
    expect((await spend('otto', 4)).status).toBe(200)
    expect(await standing(team, 'otto')).toMatchObject({ warn: true })
    await team.close()
  },
)

describe.each(engines)('the price of a body on $name', (engine) => {
  let team: Team
  beforeAll(async () => {
    team = await startTeam(engine, { MEMBER_BUDGET_USD: '1000' })
  })
  afterAll(() => team.close())

  const picture: readonly [string, number] = ['image', 300_000]
  const cases: [string, string, FormData | object, number][] = [
    ['what is not said', v3, form([['prompt', 'x']]), 0.06],
    [
      'fields before the pictures',
      v3,
      form([['num_images', '3'], ['rendering_speed', 'QUALITY'], picture]),
      0.27,
    ],
    [
      'fields after the pictures',
      v3,
      form([picture, ['rendering_speed', 'QUALITY'], ['num_images', '3']]),
      0.27,
    ],
    [
      'fields around the pictures',
      v3,
      form([['num_images', '3'], picture, ['rendering_speed', 'FLASH']]),
      0.09,
    ],
    ['pictures alone', v3, form([picture, ['mask', 200_000]]), 0.06],
    [
      'a character',
      v3,
      form([picture, ['character_reference_images', 70_000]]),
      0.15,
    ],
    [
      'a field that came twice',
      v3,
      form([['num_images', '1'], picture, ['num_images', '8']]),
      0.48,
    ],
    ['another model', '/edit', form([picture, ['model', 'V_2_TURBO']]), 0.05],
    [
      'a field of JSON',
      '/remix',
      form([picture, ['image_request', '{"model":"V_2A","num_images":2}']]),
      0.08,
    ],
    [
      'JSON',
      '/generate',
      { image_request: { model: 'V_1_TURBO', num_images: 4 } },
      0.08,
    ],
    [
      'the quality of Precise Edit',
      '/v2/image/precise-edit/ideogram-4-5',
      form([['quality', 'high'], picture, ['num_images', '2']]),
      0.44,
    ],
    ['a request of a fixed price', '/describe', form([picture]), 0.01],
    ['training', '/v1/ideogram-v3/train-model', { dataset_id: 'x' }, 0],
  ]
  it.each(cases)('is known for %s', async (_, path, body, dollars) => {
    const before = (await standing(team, 'anna')).spent_usd_micros
    // An answer that does not tell: what was reserved is what is spent.
    team.upstream.answer(json({ descriptions: [] }))
    const isForm = body instanceof FormData
    const answer = await team.as('anna', path, {
      method: 'POST',
      body: isForm ? body : JSON.stringify(body),
      headers: isForm ? {} : { 'Content-Type': 'application/json' },
    })
    await answer.arrayBuffer()
    const after = (await standing(team, 'anna')).spent_usd_micros
    expect((after - before) / 1e6).toBeCloseTo(dollars, 6)
  })

  it('that only shows at the end is refused before the end leaves', async () => {
    const poor = await startTeam(engine, { MEMBER_BUDGET_USD: '0.10' })
    poor.upstream.answer(json(made(8)))
    const arriving = poor.upstream.next()
    const body = form([picture, ['num_images', '8']])
    const answer = await poor.as('anna', v3, { method: 'POST', body })
    expect(answer.status).toBe(402)
    expect(await answer.json()).toMatchObject({ left_usd_micros: 100_000 })
    await expect((await arriving).body).rejects.toThrow()
    expect(await standing(poor, 'anna')).toMatchObject({
      spent_usd_micros: 0,
      reserved_usd_micros: 0,
    })
    await poor.close()
  })
})

it.each(engines)(
  'an Ideogram that is down costs nothing, or what is said to be lost, on $name',
  async (engine) => {
    const team = await startTeam(engine, {
      IDEOGRAM_ORIGIN: `http://127.0.0.1:${String(await closedPort())}`,
    })
    const answer = await team.as('anna', v3, { method: 'POST', body: edit() })
    expect(answer.status).toBe(502)
    const { relay, error } = (await answer.json()) as Record<string, unknown>
    expect(relay).toBe(true)
    const { spent_usd_micros: spent } = await standing(team, 'anna')
    // workerd may take a short body whole before it knows that nobody listens.
    if (engine.name === 'workerd' && spent > 0)
      expect(error).toContain('may have been billed')
    else {
      expect(error).toContain('nothing was billed')
      expect(spent).toBe(0)
    }
    await team.close()
  },
)

async function closedPort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}
