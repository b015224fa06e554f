import { createHash } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import manifest from '../../../relay/package.json' with { type: 'json' }
import { open } from './caller.ts'
import { engines, type Running } from './engines.ts'
import { json, startUpstream, type Upstream } from './upstream.ts'

const teamKey = 'team-key-kkkkkkkkkkkk'
const token = 'token-of-anna-aaaaaaaa'
const other = 'token-nobody-named-bbb'

// What a browser, a proxy and Cloudflare add on the way.
const baggage = {
  Cookie: 'session=1',
  Origin: 'https://www.figma.com',
  Referer: 'https://www.figma.com/file/1',
  Authorization: 'Bearer gateway',
  'X-Forwarded-For': '1.2.3.4',
  'X-Forwarded-Host': 'relay.example',
  'CF-Connecting-IP': '1.2.3.4',
  'CF-Ray': '1',
  'Proxy-Authorization': 'Basic eA==',
  TE: 'trailers',
  'X-Anything': 'else',
  'User-Agent': 'curl',
}

// Node and workerd add these of themselves; nothing of the caller is in them.
const fromTheEngine = [
  'accept-language',
  'cf-worker',
  'connection',
  'sec-fetch-mode',
]

describe.each(engines)('in team mode on $name', (engine) => {
  let upstream: Upstream
  let relay: Running

  beforeAll(async () => {
    upstream = await startUpstream()
    relay = await engine.start({
      IDEOGRAM_ORIGIN: upstream.origin,
      IDEOGRAM_IMAGE_HOSTS: upstream.origin,
      IDEOGRAM_API_KEY: teamKey,
      MEMBER_TOKENS: `anna:${token}, ${other}`,
    })
  })
  afterAll(async () => {
    await relay.close()
    await upstream.close()
  })

  const models = (key?: string) =>
    fetch(`${relay.origin}/models`, { headers: key ? { 'Api-Key': key } : {} })

  it.each([token, other])('%s spends the team’s key', async (known) => {
    upstream.answer(json({ models: [] }))
    const arriving = upstream.next()
    expect((await models(known)).status).toBe(200)
    expect((await arriving).headers['api-key']).toBe(teamKey)
  })

  it.each([
    ['no token', undefined],
    ['the key itself', teamKey],
    ['a wrong token of the same length', token.replace('anna', 'otto')],
    ['the beginning of a token', token.slice(0, -1)],
    ['a token and more', `${token}x`],
    ['a token in capitals', token.toUpperCase()],
    ['a name with its token', `anna:${token}`],
    ['two tokens', `${token},${other}`],
    ['a very long one', 'x'.repeat(5000)],
    ['one whose hash begins alike', lookalike(0)],
    ['one whose hash ends alike', lookalike(31)],
  ])('%s is refused', async (_, wrong) => {
    const before = upstream.arrivals.length
    const answer = await models(wrong)
    expect(answer.status).toBe(401)
    expect(answer.headers.get('access-control-allow-origin')).toBe('*')
    const { error } = (await answer.json()) as { error: string }
    expect(error).toContain('member token')
    expect(upstream.arrivals).toHaveLength(before)
  })

  it('a refused team key is not blamed on the member', async () => {
    upstream.answer(json({ error: `The key ${teamKey} is wrong` }, 401))
    const answer = await models(token)
    expect(answer.status).toBe(502)
    expect(await answer.json()).toEqual({
      relay: true,
      error:
        'Ideogram refused the team’s API key. Tell whoever runs the relay.',
    })
  })

  it('says its mode and nothing more', async () => {
    const answer = await fetch(`${relay.origin}/health`)
    expect(await answer.json()).toEqual({
      relay: 'repaint',
      version: manifest.version,
      mode: 'team-key',
      keeps: true,
    })
  })

  it('nothing but the call itself travels to Ideogram', async () => {
    upstream.answer(json({}))
    const arriving = upstream.next()
    const caller = open(relay.origin, {
      method: 'POST',
      path: '/edit',
      headers: {
        ...baggage,
        'Api-Key': token,
        Accept: 'application/json',
        'Content-Type': 'application/json',
        'Content-Length': '2',
      },
    })
    caller.request.end('{}')
    await caller.answer
    const { headers } = await arriving
    const names = Object.keys(headers).filter(
      (name) => !fromTheEngine.includes(name),
    )
    expect(names.sort()).toEqual([
      'accept',
      'accept-encoding',
      'api-key',
      'content-length',
      'content-type',
      'host',
      'user-agent',
    ])
    expect(headers['user-agent']).toMatch(/^Mozilla\/5\.0 /)
    expect(headers['accept-encoding']).toBe('identity')
    expect(headers.host).toBe(new URL(upstream.origin).host)
  })

  it('nothing but the answer itself travels back', async () => {
    upstream.answer(
      json({}, 200, {
        'Set-Cookie': ['a=1', 'b=2'],
        Server: 'their-server',
        'X-Api-Key-Owner': 'team',
        'Access-Control-Allow-Origin': 'https://ideogram.ai',
      }),
    )
    const { headers } = await models(token)
    expect(headers.get('set-cookie')).toBeNull()
    expect(headers.get('server')).toBeNull()
    expect(headers.get('x-api-key-owner')).toBeNull()
    expect(headers.get('access-control-allow-origin')).toBe('*')
    expect(headers.get('x-content-type-options')).toBe('nosniff')
  })

  it('an answer that was packed against our wish is still whole', async () => {
    upstream.answer((response) => {
      const packed = gzipSync(JSON.stringify({ models: ['x'.repeat(1000)] }))
      response.writeHead(200, {
        'Content-Type': 'application/json',
        'Content-Encoding': 'gzip',
        'Content-Length': packed.length,
      })
      response.end(packed)
    })
    const answer = await models(token)
    expect(await answer.json()).toEqual({ models: ['x'.repeat(1000)] })
  })

  it('an image host never gets a key', async () => {
    upstream.answer((response) => {
      response.writeHead(200, { 'Content-Type': 'image/png' })
      response.end('png')
    })
    const arriving = upstream.next()
    const link = encodeURIComponent(`${upstream.origin}/a.png?sig=s3cret-sig`)
    const answer = await fetch(`${relay.origin}/image?url=${link}`, {
      headers: { 'Api-Key': token, Cookie: 'session=1' },
    })
    expect(await answer.text()).toBe('png')
    const { headers, url } = await arriving
    expect(url).toBe('/a.png?sig=s3cret-sig')
    const sent = JSON.stringify(headers)
    for (const secret of [token, teamKey, 'session'])
      expect(sent).not.toContain(secret)
  })

  it('the log names calls and callers, and no secret', async () => {
    upstream.answer(json({}))
    await models(token)
    await models('a-wrong-token-wwwwwwwww')
    await fetch(`${relay.origin}/models?scope=owned`, {
      headers: { 'Api-Key': other },
    })
    await fetch(`${relay.origin}/image?url=https://x.example/?sig=s3cret-sig`, {
      headers: { 'Api-Key': token },
    })
    await fetch(`${relay.origin}/${teamKey}/edit?key=${teamKey}`)
    await fetch(`${relay.origin}/health`)
    await expect
      .poll(() => relay.log.at(-1))
      .toMatch(/^GET \/health 200 \d+ ms$/)
    const recent = relay.log
      .slice(-6)
      .map((line) => line.replace(/\d+ ms/, 'N'))
    expect(recent).toEqual([
      'GET /models 200 N anna',
      'GET /models 401 N',
      'GET /models 200 N member-2',
      'GET /image 403 N anna',
      'GET (unknown path) 404 N',
      'GET /health 200 N',
    ])
    const everything = relay.log.join('\n')
    for (const secret of [teamKey, token, other, 'wwww', 's3cret', 'scope'])
      expect(everything).not.toContain(secret)
  })
})

/** A stranger’s token whose hash agrees with a known one in byte `at`. */
function lookalike(at: number): string {
  const byte = (text: string) => createHash('sha256').update(text).digest()[at]
  let n = 0
  while (byte(`guess-${String(n)}`) !== byte(token)) n++
  return `guess-${String(n)}`
}
