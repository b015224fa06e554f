import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  adminToken,
  change,
  signedIn,
  signIn,
  trySignIn,
  type Admin,
} from './admin.ts'
import { engines, newFolder } from './engines.ts'
import { startTeam, type Team } from './team.ts'

const env = { ADMIN_TOKEN: adminToken }

describe.each(engines)('signing in as admin on $name', (engine) => {
  let team: Team
  let admin: Admin
  beforeAll(async () => {
    team = await startTeam(engine, env)
    admin = await signIn(team)
  })
  afterAll(() => team.close())

  it('gives a cookie that no script, page or plain connection gets', async () => {
    const answer = await trySignIn(team, adminToken)
    expect(answer.status).toBe(200)
    const attributes = answer.headers.get('set-cookie')?.split('; ') ?? []
    expect(attributes).toEqual(
      expect.arrayContaining(['HttpOnly', 'SameSite=Strict', 'Path=/admin']),
    )
    expect(attributes).not.toContain('Secure')
    const overHttps = await change(
      team,
      'sign-in',
      { token: adminToken },
      { Origin: team.relay.origin.replace('http:', 'https:') },
    )
    expect(overHttps.headers.get('set-cookie')).toContain('; Secure')
    expect(team.relay.log.join('\n')).not.toContain(adminToken)
  })

  const reads = ['overview', 'spend', 'spend.csv']
  const changes = ['members', 'members/x', 'members/x/token', 'team']
  it.each([...reads, ...changes])('is needed for %s', async (path) => {
    const stranger = signedIn(team, 'repaint-admin=guessed')
    const body = changes.includes(path) ? { name: 'Mallory' } : undefined
    const answer = await stranger.ask(path, body)
    expect(answer.status).toBe(401)
    expect(await answer.json()).toEqual({
      relay: true,
      error: 'Sign in with the admin token.',
    })
    const names = (await admin.overview()).members.map(({ name }) => name)
    expect(names).not.toContain('Mallory')
  })

  it.each([
    ['another page', 'https://evil.example'],
    ['a sandbox', 'null'],
    ['the same host at another port', 'http://127.0.0.1:1'],
    ['nobody', undefined],
  ])('is of no use to %s', async (_, origin) => {
    const { cookie } = admin
    const headers: Record<string, string> = {
      Cookie: cookie,
      'Content-Type': 'application/json',
      ...(origin !== undefined && { Origin: origin }),
    }
    const url = `${team.relay.origin}/admin/api/members`
    const body = JSON.stringify({ name: 'Mallory' })
    const answer = await fetch(url, { method: 'POST', headers, body })
    expect(answer.status).toBe(403)
    expect(answer.headers.get('access-control-allow-origin')).toBeNull()
    const names = (await admin.overview()).members.map(({ name }) => name)
    expect(names).not.toContain('Mallory')
  })

  it('takes no form of another page, and no change by GET', async () => {
    const { cookie } = admin
    const plain = { Cookie: cookie, 'Content-Type': 'text/plain' }
    expect((await change(team, 'team', {}, plain)).status).toBe(415)
    expect((await admin.ask('team')).status).toBe(404)
    expect((await admin.ask('overview', {})).status).toBe(404)
  })

  it('ends with signing out', async () => {
    const other = await signIn(team)
    expect((await other.ask('overview')).status).toBe(200)
    const answer = await other.ask('sign-out', {})
    expect(answer.headers.get('set-cookie')).toContain('Max-Age=0')
    expect((await other.ask('overview')).status).toBe(401)
    expect((await admin.ask('overview')).status).toBe(200)
  })

  it('serves a page of two files of its own, and lets nobody frame it', async () => {
    const answer = await fetch(`${team.relay.origin}/admin`)
    expect(answer.status).toBe(200)
    const policy = answer.headers.get('content-security-policy')
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain("script-src 'self'")
    expect(policy).toContain("frame-ancestors 'none'")
    expect(policy).not.toContain('unsafe')
    expect(answer.headers.get('access-control-allow-origin')).toBeNull()
    expect(answer.headers.get('cache-control')).toBe('no-store')
    const html = await answer.text()
    expect(html).not.toMatch(/<script(?![^>]* src=)|<style| on\w+=/)
    const files = [...html.matchAll(/"(\/admin\/[^"]+)"/g)]
    expect(files).toHaveLength(2)
    for (const [, path] of files)
      expect((await fetch(team.relay.origin + path)).status).toBe(200)
  })
})

it.each(engines)(
  'a guesser of the admin token learns nothing after ten on $name',
  async (engine) => {
    const team = await startTeam(engine, env)
    const admin = await signIn(team)
    // At once: counted before it is known whether they are right.
    const guesses = await Promise.all(
      Array.from({ length: 30 }, (_, n) => trySignIn(team, `guess-${n}`)),
    )
    const statuses = guesses.map(({ status }) => status)
    expect(statuses.filter((status) => status === 401)).toHaveLength(10)
    expect(statuses.filter((status) => status === 429)).toHaveLength(20)
    const right = await trySignIn(team, adminToken)
    expect(right.status).toBe(429)
    expect(Number(right.headers.get('retry-after'))).toBeGreaterThan(0)
    expect(right.headers.get('set-cookie')).toBeNull()
    // Who was in before goes on, and sees it.
    const { refusals } = await admin.overview()
    expect(refusals.map(({ call }) => call)).toContain('Sign in as admin')
    await team.close()
  },
)

it.each(engines)(
  'sessions outlive a restart, and not the token, on $name',
  async (engine) => {
    const state = await newFolder()
    const first = await startTeam(engine, env, state)
    const { cookie } = await signIn(first)
    await first.relay.kill()
    const again = await startTeam(engine, env, state, first.upstream)
    expect((await signedIn(again, cookie).ask('overview')).status).toBe(200)
    await again.relay.kill()
    const another = { ADMIN_TOKEN: 'another-admin-token-0123' }
    const changed = await startTeam(engine, another, state, first.upstream)
    expect((await signedIn(changed, cookie).ask('overview')).status).toBe(401)
    expect((await trySignIn(changed, adminToken)).status).toBe(401)
    await changed.close()
  },
)

it.each(engines)('there is none without a token on $name', async (engine) => {
  const team = await startTeam(engine)
  for (const path of ['/admin', '/admin/page.js', '/admin/api/overview'])
    expect((await fetch(team.relay.origin + path)).status).toBe(404)
  expect((await trySignIn(team, adminToken)).status).toBe(404)
  await team.close()
})
