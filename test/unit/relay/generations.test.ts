import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { engines, newFolder } from './engines.ts'
import { form, standing, startTeam, type Team } from './team.ts'
import { json, startUpstream, type Upstream } from './upstream.ts'

const vectors = '/v2/svg/vectorize/ideogram-vector-1'
const upscale = '/v2/image/upscale/auto'
const picture = () => form([['image', 100]])

let count = 0

/** Answers a POST with an id, and looks with what is set here. */
function generating(upstream: Upstream) {
  const generation_id = `gen_${String(count++)}-=`
  const pending: object = { status: 'pending' }
  const looks = { id: generation_id, answer: pending, count: 0 }
  upstream.answer((response, arrival) => {
    if (arrival.method === 'POST')
      return json({ generation_id })(response, arrival)
    looks.count++
    json({ generation_id, ...looks.answer })(response, arrival)
  })
  return looks
}

describe.each(engines)('a generation that goes on, on $name', (engine) => {
  let team: Team
  let anna: string
  beforeAll(async () => {
    team = await startTeam(engine, { IDEOGRAM_PLACES: '1' })
  })
  beforeEach(() => {
    anna = team.newcomer()
  })
  afterAll(() => team.close())

  const spent = async () => (await standing(team, anna)).spent_usd_micros
  const post = (path: string) =>
    team.as(anna, path, { method: 'POST', body: picture() })

  it('is paid for when it begins, and keeps its place until it is done', async () => {
    const looks = generating(team.upstream)
    const answer = await post(vectors)
    expect(await answer.json()).toEqual({ generation_id: looks.id })
    expect(await spent()).toBe(100_000)
    const next = post(vectors)
    await expect.poll(() => looks.count).toBeGreaterThan(0)
    const posts = () =>
      team.upstream.arrivals.filter(({ method }) => method === 'POST').length
    const before = posts()
    looks.answer = { status: 'completed', data: [{ url: 'https://x/1' }] }
    expect((await next).status).toBe(200)
    expect(posts()).toBe(before + 1)
    expect(await spent()).toBe(200_000)
  })

  it('costs nothing when it fails', async () => {
    const looks = generating(team.upstream)
    await post(vectors)
    looks.answer = { status: 'failed', failure_reason: 'content_policy' }
    await expect.poll(spent).toBe(0)
  })

  it('costs what it names, where the price was not known', async () => {
    const looks = generating(team.upstream)
    await post(upscale)
    expect(await spent()).toBe(1_000_000)
    looks.answer = { status: 'completed', usage_cost_usd_micros: 80_000 }
    await expect.poll(spent).toBe(80_000)
  })

  it('is seen by whoever began it, and by nobody else', async () => {
    const looks = generating(team.upstream)
    looks.answer = { status: 'completed', data: [] }
    await post(vectors)
    const path = `/v2/generations/${looks.id}`
    expect((await team.as(anna, path)).status).toBe(200)
    const stranger = await team.as(team.newcomer(), path)
    expect(stranger.status).toBe(404)
    expect(await stranger.json()).toMatchObject({ relay: true })
  })
})

it.each(engines)(
  'a generation is followed after an end in the middle, on $name',
  async (engine) => {
    const folder = await newFolder()
    const upstream = await startUpstream()
    const looks = generating(upstream)
    const team = await startTeam(engine, {}, folder, upstream)
    await team.as('anna', vectors, { method: 'POST', body: picture() })
    await team.relay.kill()
    const later = await startTeam(engine, {}, folder, upstream)
    looks.answer = { status: 'failed' }
    await expect
      .poll(async () => (await standing(later, 'anna')).spent_usd_micros)
      .toBe(0)
    await later.close()
  },
)
