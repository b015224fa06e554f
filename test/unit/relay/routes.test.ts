import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import manifest from '../../../relay/package.json' with { type: 'json' }
import { open } from './caller.ts'
import { engines, type Running } from './engines.ts'
import { json, startUpstream, type Upstream } from './upstream.ts'

// Ideogram's API documents, operation by operation: what panels have a use for.
const operations = [
  ['POST', '/edit'],
  ['POST', '/generate'],
  ['POST', '/remix'],
  ['POST', '/reframe'],
  ['POST', '/upscale'],
  ['POST', '/describe'],
  ['POST', '/v1/edit'],
  ['POST', '/v1/remove-background'],
  ['POST', '/v1/ideogram-v3/generate'],
  ['POST', '/v1/ideogram-v3/generate-transparent'],
  ['POST', '/v1/ideogram-v3/inpaint'],
  ['POST', '/v1/ideogram-v3/edit'],
  ['POST', '/v1/ideogram-v3/remix'],
  ['POST', '/v1/ideogram-v3/reframe'],
  ['POST', '/v1/ideogram-v3/replace-background'],
  ['POST', '/v1/ideogram-v3/layerize-text'],
  ['POST', '/v1/ideogram-v3/train-model'],
  ['GET', '/datasets'],
  ['POST', '/datasets'],
  ['GET', '/datasets/Vq3_x-9'],
  ['POST', '/datasets/Vq3_x-9/upload_assets'],
  ['GET', '/models?scope=owned&status=COMPLETED&status=DRAFT'],
  ['GET', '/models/4f1c3b2a-0000-4000-8000-1234567890ab'],
  ['POST', '/v2/image/inpaint/ideogram-3'],
  ['POST', '/v2/image/inpaint/ideogram-3?dry_run=true'],
  ['POST', '/v2/image/precise-edit/ideogram-4-5?dry_run=true'],
  ['POST', '/v2/image/precise-edit/ideogram-4-6'],
  ['POST', '/v2/image/generate/ideogram-4-6'],
  ['POST', '/v2/image/generate/ideogram-4-5'],
  ['POST', '/v2/image/generate/ideogram-4'],
  ['POST', '/v2/image/generate/ideogram-3'],
  ['POST', '/v2/image/generate/ideogram-3-transparent'],
  ['POST', '/v2/image/generate/ideogram-3-custom-model'],
  ['POST', '/v2/image/generate/ideogram-2'],
  ['POST', '/v2/image/generate/ideogram-2a'],
  ['POST', '/v2/image/remix/ideogram-3'],
  ['POST', '/v2/image/remix/ideogram-4'],
  ['POST', '/v2/image/reframe/ideogram-3'],
  ['POST', '/v2/image/replace-background/ideogram-3'],
  ['POST', '/v2/image/remove-background/ideogram-1'],
  ['POST', '/v2/image/remove-object/ideogram-1'],
  ['POST', '/v2/image/upscale/auto?dry_run=true'],
  ['POST', '/v2/image/describe/ideogram-3'],
  ['POST', '/v2/image/describe/ideogram-4'],
  ['POST', '/v2/design/layerize/ideogram-3'],
  ['POST', '/v2/svg/generate/ideogram-vector-1'],
  ['POST', '/v2/svg/vectorize/ideogram-vector-1'],
  ['POST', '/v1/remove-object'],
  ['GET', '/v2/generations/aGVsbG8_d29ybGQ-IQ=='],
] as const

const strangers = [
  ['GET', '/v2/account/usage'],
  ['GET', '/v2/account/api-keys'],
  ['POST', '/v2/video/generate/seedance-2'],
  ['POST', '/edit/'],
  ['POST', '/v1'],
  ['POST', '/EDIT'],
  ['GET', '/datasets/a/b'],
  ['GET', '/models/%2e%2e'],
  ['GET', '/models/..'],
  ['POST', '/models/../v2/image'],
  ['GET', '/models/a.b'],
  ['GET', '/models/a%3fb'],
  ['POST', '//edit'],
  ['GET', '/'],
] as const

// What one server takes for a letter and another for a way up.
const disguised = [
  ['GET', '/datasets/..%2f..%2fedit'],
  ['GET', '/datasets/..%5c..%5cedit'],
  ['GET', '/models/..;/edit'],
  ['GET', '/models/a%2e%2e%2fb'],
  ['GET', '/models/a%00b'],
  ['POST', '/%2fedit'],
  ['POST', '/v1%2Fedit'],
] as const

const wrongMethods = [
  ['POST', '/v2/generations/1'],
  ['GET', '/edit'],
  ['DELETE', '/datasets/Vq3'],
  ['PUT', '/generate'],
  ['HEAD', '/models'],
  ['HEAD', '/image'],
  ['POST', '/models'],
  ['POST', '/image'],
  ['POST', '/health'],
] as const

describe.each(engines)('routes on $name', (engine) => {
  let upstream: Upstream
  let relay: Running

  beforeAll(async () => {
    upstream = await startUpstream()
    relay = await engine.start({ IDEOGRAM_ORIGIN: upstream.origin })
  })
  afterAll(async () => {
    await relay.close()
    await upstream.close()
  })

  const call = (method: string, path: string) =>
    fetch(relay.origin + path, {
      method,
      headers: { 'Api-Key': 'key-of-mine', 'Content-Type': 'text/x-test' },
      ...(method === 'POST' && { body: `body of ${path}` }),
    })

  it.each(operations)('passes on %s %s', async (method, path) => {
    upstream.answer(json({ answer: path }, 201))
    const arriving = upstream.next()
    const answer = await call(method, path)
    expect(answer.status).toBe(201)
    expect(await answer.json()).toEqual({ answer: path })
    const arrival = await arriving
    expect([arrival.method, arrival.url]).toEqual([method, path])
    expect(arrival.headers['api-key']).toBe('key-of-mine')
    expect(String(await arrival.body)).toBe(
      method === 'POST' ? `body of ${path}` : '',
    )
    if (method === 'POST')
      expect(arrival.headers['content-type']).toBe('text/x-test')
  })

  it.each(strangers)('does not pass on %s %s', async (method, path) => {
    const before = upstream.arrivals.length
    const caller = open(relay.origin, { method, path })
    caller.request.end()
    const answer = await caller.answer
    expect(answer.statusCode).toBe(404)
    expect(JSON.parse(await text(answer))).toMatchObject({ relay: true })
    expect(upstream.arrivals).toHaveLength(before)
  })

  it.each(disguised)('refuses the path of %s %s', async (method, path) => {
    const before = upstream.arrivals.length
    const caller = open(relay.origin, { method, path })
    caller.request.end()
    const answer = await caller.answer
    expect(answer.statusCode).toBe(403)
    expect(answer.headers['access-control-allow-origin']).toBe('*')
    expect(JSON.parse(await text(answer))).toMatchObject({ relay: true })
    expect(upstream.arrivals).toHaveLength(before)
  })

  it.each(wrongMethods)('does not pass on %s %s', async (method, path) => {
    const before = upstream.arrivals.length
    const answer = await call(method, path)
    expect(answer.status).toBe(405)
    expect(answer.headers.get('access-control-allow-origin')).toBe('*')
    expect(upstream.arrivals).toHaveLength(before)
  })

  it.each(['/edit?x=1', '/datasets?scope=owned', '/generate?dry_run=true'])(
    'refuses the query of %s, which would get lost',
    async (path) => {
      const before = upstream.arrivals.length
      const answer = await call('POST', path)
      expect(answer.status).toBe(400)
      expect(upstream.arrivals).toHaveLength(before)
    },
  )

  it('tells what it is, without asking anyone', async () => {
    const before = upstream.arrivals.length
    const answer = await call('GET', '/health')
    expect(await answer.json()).toEqual({
      relay: 'repaint',
      version: manifest.version,
      mode: 'own-key',
      keeps: false,
    })
    expect(upstream.arrivals).toHaveLength(before)
  })
})
