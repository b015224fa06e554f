import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { engines, type Running } from './engines.ts'
import { json, startUpstream, type Upstream } from './upstream.ts'

describe.each(engines)('what a browser may read, on $name', (engine) => {
  let upstream: Upstream
  let relay: Running

  beforeAll(async () => {
    upstream = await startUpstream()
    relay = await engine.start({
      IDEOGRAM_ORIGIN: upstream.origin,
      IDEOGRAM_TIMEOUT_SECONDS: '1',
    })
  })
  afterAll(async () => {
    await relay.close()
    await upstream.close()
  })

  const edit = (headers: Record<string, string> = { 'Api-Key': 'k' }) =>
    fetch(`${relay.origin}/edit`, { method: 'POST', headers, body: 'x' })

  it.each([200, 400, 402, 403, 404, 422, 429, 500, 503])(
    'Ideogram’s own %i comes through as it is, readable',
    async (status) => {
      upstream.answer(json({ error: 'A sentence.' }, status))
      const answer = await edit()
      expect(answer.status).toBe(status)
      expect(answer.headers.get('access-control-allow-origin')).toBe('*')
      expect(await answer.json()).toEqual({ error: 'A sentence.' })
    },
  )

  it.each(['/edit', '/image', '/nowhere'])(
    'the preflight of %s is granted',
    async (path) => {
      const answer = await fetch(relay.origin + path, {
        method: 'OPTIONS',
        headers: {
          Origin: 'null',
          'Access-Control-Request-Method': 'POST',
          'Access-Control-Request-Headers': 'api-key,content-type',
        },
      })
      expect(answer.status).toBe(204)
      const granted = (name: string) =>
        answer.headers.get(`access-control-${name}`)?.toLowerCase()
      expect(granted('allow-origin')).toBe('*')
      expect(granted('allow-methods')?.split(',')).toContain('post')
      expect(granted('allow-headers')?.split(',')).toEqual(
        expect.arrayContaining(['api-key', 'content-type', 'authorization']),
      )
      expect(Number(granted('max-age'))).toBeGreaterThan(600)
    },
  )

  it('the headers the panel needs are exposed', async () => {
    upstream.answer(
      json({}, 429, {
        'Retry-After': '7',
        Link: '</v2/x>; rel="successor-version"',
        Deprecation: '@1777420800',
      }),
    )
    const { headers } = await edit()
    expect(headers.get('retry-after')).toBe('7')
    expect(headers.get('link')).toContain('successor-version')
    expect(headers.get('deprecation')).toBe('@1777420800')
    expect(
      headers.get('access-control-expose-headers')?.toLowerCase().split(','),
    ).toEqual(
      expect.arrayContaining([
        'retry-after',
        'link',
        'deprecation',
        'content-length',
      ]),
    )
  })

  it('silence becomes a readable 504 that speaks of the bill', async () => {
    upstream.answer(() => undefined)
    const arriving = upstream.next()
    const answer = await edit()
    expect(answer.status).toBe(504)
    expect(answer.headers.get('access-control-allow-origin')).toBe('*')
    expect(await answer.json()).toEqual({
      relay: true,
      error:
        'Ideogram did not answer within 1 seconds. The request may have been billed all the same.',
    })
    await (
      await arriving
    ).abandoned
  })

  it('a dropped connection becomes a readable 502', async () => {
    upstream.answer((response) => response.destroy())
    const answer = await edit()
    expect(answer.status).toBe(502)
    expect(answer.headers.get('access-control-allow-origin')).toBe('*')
    expect(await answer.json()).toMatchObject({ relay: true })
  })

  it('a redirect is refused and not followed', async () => {
    const elsewhere = await startUpstream()
    upstream.answer(json({}, 307, { Location: `${elsewhere.origin}/edit` }))
    const answer = await edit()
    expect(answer.status).toBe(502)
    expect(answer.headers.get('access-control-allow-origin')).toBe('*')
    expect(answer.headers.get('location')).toBeNull()
    expect(elsewhere.arrivals).toEqual([])
    await elsewhere.close()
  })

  it('a call without a key is told so, readably', async () => {
    const before = upstream.arrivals.length
    const answer = await edit({})
    expect(answer.status).toBe(401)
    expect(answer.headers.get('access-control-allow-origin')).toBe('*')
    expect(await answer.json()).toMatchObject({ relay: true })
    expect(upstream.arrivals).toHaveLength(before)
  })
})

it.each(engines)(
  'an Ideogram that is down is a 502 on $name',
  async (engine) => {
    const relay = await engine.start({
      IDEOGRAM_ORIGIN: `http://127.0.0.1:${String(await closedPort())}`,
    })
    const answer = await fetch(`${relay.origin}/models`, {
      headers: { 'Api-Key': 'k' },
    })
    expect(answer.status).toBe(502)
    expect(answer.headers.get('access-control-allow-origin')).toBe('*')
    expect(await answer.json()).toEqual({
      relay: true,
      error: 'The relay could not reach Ideogram, or the connection broke.',
    })
    await relay.close()
  },
)

async function closedPort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}
