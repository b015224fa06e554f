import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { adminToken, signIn, type Admin } from './admin.ts'
import { engines, newFolder } from './engines.ts'
import {
  form,
  holdAnswers,
  made,
  startTeam,
  tokenOf,
  type Me,
  type Team,
} from './team.ts'
import { json } from './upstream.ts'

const v3 = '/v1/ideogram-v3/inpaint'
const inpaint = `POST ${v3}`
const train = 'POST /v1/ideogram-v3/train-model'

const calling = (team: Team, token: string) => ({
  me: async (): Promise<[number, Me]> => {
    const answer = await team.as('', '/me', { headers: { 'Api-Key': token } })
    return [answer.status, (await answer.json()) as Me]
  },
  post: (path: string, images = 1) =>
    team.as('', path, {
      method: 'POST',
      headers: { 'Api-Key': token },
      body: form([
        ['prompt', 'a fox'],
        ['rendering_speed', 'TURBO'],
        ['num_images', String(images)],
      ]),
    }),
  get: (path: string) => team.as('', path, { headers: { 'Api-Key': token } }),
})

describe.each(engines)('members on the admin page on $name', (engine) => {
  let team: Team
  let admin: Admin
  let state: string
  beforeAll(async () => {
    state = await newFolder()
    const env = { ADMIN_TOKEN: adminToken, MEMBER_BUDGET_USD: '0.30' }
    team = await startTeam(engine, env, state)
    team.upstream.answer(json(made(1)))
    admin = await signIn(team)
  })
  afterAll(() => team.close())

  const newcomer = async (name: string) => {
    const { id, token } = await admin.add(name)
    const set = async (changes: object) =>
      (await admin.ask(`members/${id}`, changes)).status
    return { id, token, set, ...calling(team, token) }
  }

  it('come with a token that is told once and kept as a hash', async () => {
    const { id, token, me } = await newcomer('Berta')
    expect(token).toMatch(/^[\w-]{32}$/)
    const [status, { budget_usd_micros: budget }] = await me()
    expect([status, budget]).toEqual([200, 300_000])
    const shown = await admin.overview()
    expect(shown.members.find((one) => one.id === id)).toMatchObject({
      ...{ name: 'Berta', active: true, hasToken: true, limit: 300_000 },
      ...{ tools: null, fromEnvironment: false },
    })
    const hash = createHash('sha256').update(token).digest('hex')
    for (const text of [
      JSON.stringify(shown),
      await (await admin.ask('spend.csv')).text(),
      team.relay.log.join('\n'),
    ]) {
      expect(text).not.toContain(token)
      expect(text).not.toContain(hash)
    }
    const written = await bytesIn(state)
    expect(written.includes(hash)).toBe(true)
    expect(written.includes(token)).toBe(false)
    expect(written.includes(adminToken)).toBe(false)
    expect(written.includes(admin.cookie.split('=')[1] ?? '')).toBe(false)
  })

  it('get another token, and the old one ends at once', async () => {
    const { id, token, me } = await newcomer('Carla')
    const answer = await admin.ask(`members/${id}/token`, {})
    const { token: another } = (await answer.json()) as { token: string }
    expect(another).not.toBe(token)
    expect((await me())[0]).toBe(401)
    expect((await calling(team, another).me())[0]).toBe(200)
  })

  it('are off and on at once', async () => {
    const { set, me, post } = await newcomer('Dora')
    expect(await set({ active: false })).toBe(200)
    expect((await me())[0]).toBe(403)
    expect((await post(v3)).status).toBe(403)
    expect(await set({ active: true })).toBe(200)
    expect((await post(v3)).status).toBe(200)
  })

  it('have budgets and raises that count at once', async () => {
    const { set, me, post } = await newcomer('Emma')
    await set({ budget: 30_000 })
    expect((await post(v3)).status).toBe(200)
    expect((await post(v3)).status).toBe(402)
    await set({ raise: 30_000 })
    expect((await me())[1]).toMatchObject({
      budget_usd_micros: 60_000,
      spent_usd_micros: 30_000,
    })
    expect((await post(v3)).status).toBe(200)
    expect((await post(v3)).status).toBe(402)
    await set({ budget: null, raise: 0 })
    expect((await me())[1].budget_usd_micros).toBe(300_000)
  })

  it('have tools, and training only where it is named', async () => {
    const { set, me, get, post } = await newcomer('Frida')
    expect((await me())[1]).toMatchObject({ tools: null, training: false })
    expect((await get('/datasets')).status).toBe(403)
    await set({ tools: [train] })
    expect((await me())[1]).toMatchObject({ tools: [train], training: true })
    for (const path of ['/datasets', '/datasets/d1'])
      expect((await get(path)).status).toBe(200)
    expect((await post('/datasets')).status).toBe(200)
    const refused = await post(v3)
    expect(refused.status).toBe(403)
    expect(await refused.json()).toMatchObject({
      error: expect.stringContaining('“Edit, 3.0”') as string,
    })
    await set({ tools: [inpaint] })
    expect((await post(v3)).status).toBe(200)
    const training = await post('/v1/ideogram-v3/train-model')
    expect(training.status).toBe(403)
    await set({ tools: null })
    expect((await post('/describe')).status).toBe(200)
  })

  it('get more when everybody does, and none when the team is over', async () => {
    const { me, post } = await newcomer('Gina')
    await admin.ask('team', { memberBudget: 500_000 })
    expect((await me())[1].budget_usd_micros).toBe(500_000)
    await admin.ask('team', { budget: 0 })
    const refused = await post(v3)
    expect(refused.status).toBe(402)
    expect(await refused.json()).toMatchObject({ budget: 'team' })
    await admin.ask('team', { raise: 50_000_000 })
    expect((await post(v3)).status).toBe(200)
    await admin.ask('team', { budget: null, memberBudget: 300_000, raise: 0 })
  })

  it.each<[string, string, object, number, RegExp]>([
    ['no name', 'members', { name: ' ' }, 400, /name/],
    ['a line break', 'members', { name: 'A\nB' }, 400, /name/],
    ['a taken name', 'members', { name: 'anna' }, 409, /There is a anna/],
    ['nobody', 'members/nobody', { active: false }, 404, /no such member/],
    ['nobody’s token', 'members/nobody/token', {}, 404, /no such member/],
    ['a debt', 'team', { budget: -1 }, 400, /below \$0/],
    ['half a millionth', 'team', { memberBudget: 0.5 }, 400, /./],
    ['another field', 'team', { admin: true }, 400, /./],
  ])('are not changed by %s', async (_, path, body, status, sentence) => {
    const before = (await admin.overview()).members.length
    const answer = await admin.ask(path, body)
    expect(answer.status).toBe(status)
    const { error } = (await answer.json()) as { error: string }
    expect(error).toMatch(sentence)
    expect((await admin.overview()).members).toHaveLength(before)
  })

  it('of the environment keep their name and token there', async () => {
    const { members } = await admin.overview()
    const anna = members.find(({ name }) => name === 'anna')
    expect(anna).toMatchObject({ fromEnvironment: true, hasToken: true })
    for (const [path, body] of [
      [`members/${anna?.id}/token`, {}],
      [`members/${anna?.id}`, { name: 'Anna' }],
    ] as const) {
      const answer = await admin.ask(path, body)
      expect(answer.status).toBe(409)
      expect(await answer.json()).toMatchObject({
        error: expect.stringContaining('MEMBER_TOKENS') as string,
      })
    }
    await admin.ask(`members/${anna?.id}`, { tools: ['POST /nowhere'] })
    expect((await team.as('anna', '/me')).status).toBe(200)
  })
})

it.each(engines)(
  'who is turned off while waiting is not begun, on $name',
  async (engine) => {
    const env = { ADMIN_TOKEN: adminToken, IDEOGRAM_PLACES: '1' }
    const team = await startTeam(engine, env)
    const held = holdAnswers(team.upstream)
    const admin = await signIn(team)
    const { id, token } = await admin.add('Berta')
    const body = () => form([['rendering_speed', 'TURBO']])
    const first = team.as('anna', v3, { method: 'POST', body: body() })
    const second = calling(team, token).post(v3)
    await expect
      .poll(async () => (await admin.overview()).inFlight)
      .toMatchObject([
        { who: 'anna', tool: 'Edit, 3.0', images: 1, place: null },
        { who: 'Berta', tool: 'Edit, 3.0', images: 1, place: 1 },
      ])
    await admin.ask(`members/${id}`, { active: false })
    // The look at Ideogram’s account came before.
    await held.arrived(2)
    for (const index of [0, 1]) held.release(index)
    expect((await first).status).toBe(200)
    expect((await second).status).toBe(403)
    const { inFlight, members } = await admin.overview()
    expect(inFlight).toEqual([])
    expect(members.find((one) => one.id === id)).toMatchObject({
      ...{ spent: 0, reserved: 0 },
    })
    await team.close()
  },
)

it.each(engines)(
  'who left the environment has no token until the page gives one, on $name',
  async (engine) => {
    const state = await newFolder()
    const env = { ADMIN_TOKEN: adminToken }
    const first = await startTeam(engine, env, state)
    expect((await first.as('anna', '/me')).status).toBe(200)
    await first.relay.kill()
    const fewer = { ...env, MEMBER_TOKENS: `otto:${tokenOf('otto')}` }
    const team = await startTeam(engine, fewer, state, first.upstream)
    expect((await team.as('anna', '/me')).status).toBe(401)
    expect((await team.as('otto', '/me')).status).toBe(200)
    const admin = await signIn(team)
    const { members } = await admin.overview()
    const anna = members.find(({ name }) => name === 'anna')
    expect(anna).toMatchObject({ hasToken: false, fromEnvironment: false })
    const answer = await admin.ask(`members/${anna?.id}/token`, {})
    const { token } = (await answer.json()) as { token: string }
    expect((await calling(team, token).me())[0]).toBe(200)
    await team.close()
  },
)

/** All that lies in a folder, as text of one byte a letter. */
async function bytesIn(folder: string): Promise<string> {
  const all = await readdir(folder, { recursive: true, withFileTypes: true })
  const files = all.filter((one) => one.isFile())
  const texts = files.map(({ parentPath, name }) =>
    readFile(join(parentPath, name), 'latin1'),
  )
  return (await Promise.all(texts)).join('\n')
}
