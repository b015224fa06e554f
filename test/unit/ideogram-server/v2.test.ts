import {
  afterAll,
  beforeAll,
  beforeEach,
  describe,
  expect,
  it,
  vi,
} from 'vitest'
import { tooManyPollsFor } from '../../ideogram/bad-days.ts'
import type { Ideogram } from '../../ideogram/server.ts'
import { startIdeogram } from '../../ideogram/server.ts'
import type { Answer, Value } from './calls.ts'
import { call, dataOf, download, finished } from './calls.ts'
import { ASYNC_ONLY, KNOWN_MODEL, mask, sentTo, WIDE, wide } from './samples.ts'

// Pictures are painted: on a busy machine some take seconds.
vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 })

let server: Ideogram
beforeAll(async () => {
  server = await startIdeogram({
    seed: 2,
    conditions: { customModels: [KNOWN_MODEL] },
  })
})
beforeEach(() => server.reset())
afterAll(() => server.close())

const INPAINT = 'POST /v2/image/inpaint/ideogram-3'
const PRECISE = 'POST /v2/image/precise-edit/ideogram-4-5'
const UPSCALE = 'POST /v2/image/upscale/auto'

/** The quickest: it keeps a small size. */
const edit = (change: Record<string, Value> = {}) =>
  call(server, PRECISE, {
    form: { image: wide, mask, prompt: 'a bird', ...change },
  })
const poll = (id: unknown) => call(server, `GET /v2/generations/${String(id)}`)

interface Line {
  product: string
  endpoint: string
  cost_total: string
  billed_units: { quantity: string; unit: string; unit_price: string }
}

/** The lines of today's usage. */
async function spent(): Promise<Line[]> {
  const start = new Date(Date.now() - 60_000).toISOString()
  const { body } = await call(
    server,
    `GET /v2/account/usage?start_time=${start}&bucket_width=1h`,
  )
  const buckets = body['buckets'] as { line_items: Line[] }[]
  return buckets.flatMap(({ line_items }) => line_items)
}

describe('a generation', () => {
  it('is pending, then completed', async () => {
    const { status, body } = await edit({ async: 'true', seed: '5' })
    expect(status).toBe(200)
    expect(body).toEqual({
      generation_id: expect.stringMatching(/^[\w-]{22}$/) as string,
      generation_kind: 'workflow',
      seed: 5,
    })
    const first = await poll(body['generation_id'])
    expect(first.body).toEqual({
      generation_id: body['generation_id'],
      status: 'pending',
      created: expect.stringMatching(/^\d{4}-.*\+00:00$/) as string,
    })
    const done = await poll(body['generation_id'])
    expect(done.body).toMatchObject({
      status: 'completed',
      response_type: 'url',
      data: [{ object_type: 'image.generation', seed: 5 }],
    })
    expect((await download(dataOf(done)[0]?.url)).status).toBe(200)
  })

  it('is asynchronous with a webhook, too', async () => {
    const { body } = await edit({ webhook_url: 'https://hooks.example/x' })
    expect(body).not.toHaveProperty('data')
    for (const webhook_url of [
      'http://hooks.example',
      'https://localhost/x',
      'https://192.168.1.1/x',
    ])
      expect((await edit({ webhook_url })).status).toBe(400)
  })

  it('can be polled although it was answered at once', async () => {
    const { body } = await edit()
    const polled = await poll(body['generation_id'])
    expect(polled.body['status']).toBe('completed')
  })

  it('stays pending as long as told, and while it is slow', async () => {
    server.conditions.pendingLooks = 3
    const { body } = await edit({ async: 'true' })
    const statuses = []
    for (let look = 0; look < 4; look += 1)
      statuses.push((await poll(body['generation_id'])).body['status'])
    expect(statuses).toEqual(['pending', 'pending', 'pending', 'completed'])
    server.conditions.pendingLooks = 0
    server.conditions.latency = 60_000
    const slow = await edit({ async: 'true' })
    expect((await poll(slow.body['generation_id'])).body['status']).toBe(
      'pending',
    )
  })

  it.each([{ reason: 'content_policy_violation' }, {}])(
    'fails with %o, unbilled',
    async (fails) => {
      const before = await spent()
      server.script({ on: PRECISE, conditions: { fails } })
      const answer = await edit({ async: 'true' })
      const { body } = await finished(server, answer)
      expect(body).toEqual({
        generation_id: answer.body['generation_id'],
        created: body['created'],
        status: 'failed',
        ...('reason' in fails ? { failure_reason: fails.reason } : {}),
      })
      expect(await spent()).toEqual(before)
    },
  )

  it('fails at once where the answer comes at once', async () => {
    server.script({ on: PRECISE, conditions: { fails: {} } })
    expect((await edit()).status).toBe(500)
    const reason = 'content_policy_violation'
    server.script({ on: PRECISE, conditions: { fails: { reason } } })
    expect((await edit()).status).toBe(422)
  })

  it('holds its places in flight until it is over', async () => {
    server.conditions.latency = 60_000
    await edit({ async: 'true', num_images: '8' })
    server.conditions.latency = 0
    expect((await edit({ num_images: '3' })).status).toBe(429)
    expect((await edit({ num_images: '2' })).status).toBe(200)
  })

  it('need not say what its pictures are', async () => {
    server.conditions.objectTypes = 'left-out'
    const { body } = await finished(server, await edit({ async: 'true' }))
    expect((body['data'] as object[])[0]).not.toHaveProperty('object_type')
  })

  it('is refused where its id is malformed, or unknown', async () => {
    expect((await poll('nobody')).status).toBe(400)
    expect((await poll('a'.repeat(22))).status).toBe(404)
  })

  it('may be polled so often, and no more', async () => {
    const { body } = await edit()
    server.conditions.pollingLimit = 1
    await poll(body['generation_id'])
    const { status, headers } = await poll(body['generation_id'])
    expect(status).toBe(429)
    expect(Number(headers.get('retry-after'))).toBeGreaterThan(0)
  })

  it('meets scripts by the path of polls', async () => {
    const on = 'GET /v2/generations/{generation_id}'
    server.script({ on, answer: tooManyPollsFor('7') })
    const { body } = await edit()
    const refused = await poll(body['generation_id'])
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([
      429,
      '7',
    ])
    expect((await poll(body['generation_id'])).status).toBe(200)
  })

  it.each(ASYNC_ONLY)('%s answers with an id alone', async (operation) => {
    const { body } = await call(server, operation, sentTo(operation))
    expect(Object.keys(body)).toEqual(['generation_id'])
  })
})

describe('both encodings', () => {
  const GENERATE = 'POST /v1/ideogram-v3/generate'
  const fields = { prompt: 'a lake', aspect_ratio: '3x1', seed: 5 }
  const bytesOf = async (answer: Answer) =>
    (await download(dataOf(answer)[0]?.url)).bytes.toString('base64')

  it.each([GENERATE, 'POST /v2/image/generate/ideogram-3'])(
    '%s takes a form and JSON',
    async (operation) => {
      const [form, json] = [
        await call(server, operation, { form: { ...fields, seed: '5' } }),
        await call(server, operation, { json: fields }),
      ]
      expect(await bytesOf(json)).toBe(await bytesOf(form))
    },
  )

  it('knows numbers in JSON from text', async () => {
    const json = { ...fields, seed: '5' }
    const { body } = await call(server, GENERATE, { json })
    expect(body['detail']).toBe("'5' is not of type 'integer'")
  })

  it('takes no file in JSON', async () => {
    const { status } = await call(server, INPAINT, {
      json: { prompt: 'a', image: 'base64', mask: 'base64' },
    })
    expect(status).toBe(400)
  })
})

describe('usage', () => {
  it('has what was billed, in dense buckets', async () => {
    const one = await startIdeogram({ seed: 1 })
    const ask = (sent: Record<string, Value>) =>
      call(one, PRECISE, { form: { image: wide, prompt: 'a', ...sent } })
    await ask({ quality: 'low', num_images: '2' })
    await ask({ quality: 'low' })
    await ask({ prompt: '' })
    const start = new Date(Date.now() - 3 * 3_600_000).toISOString()
    const path = `GET /v2/account/usage?bucket_width=1h&start_time=${start}`
    const { body } = await call(one, path)
    const buckets = body['buckets'] as { line_items: object[] }[]
    expect(buckets.length).toBeGreaterThanOrEqual(4)
    expect(buckets.flatMap(({ line_items }) => line_items)).toEqual([
      {
        api_key: expect.anything() as object,
        billed_units: { quantity: '3', unit: 'image', unit_price: '0.03' },
        cost_total: '0.09',
        currency_code: 'USD',
        description: 'ideogram 4 5 precise edit',
        dimensions: { quality: 'LOW' },
        endpoint: '/v2/image/precise-edit/ideogram-4-5',
        product: 'ideogram_4_5_precise_edit',
      },
    ])
    const app = await call(one, `${path}&sources=app`)
    expect(JSON.stringify(app.body)).not.toContain('product')
    await one.close()
  })

  it.each<[string, number]>([
    ['', 400],
    ['start_time=yesterday', 400],
    ['start_time=2026-01-01T00:00:00Z&end_time=2025-01-01T00:00:00Z', 400],
    ['start_time=2026-01-01T00:00:00Z&end_time=2026-06-01T00:00:00Z', 400],
    ['start_time=2026-01-01T00:00:00Z&end_time=2026-01-03T00:00:00Z', 200],
  ])('with %s is %i', async (query, status) => {
    const answer = await call(server, `GET /v2/account/usage?${query}`)
    expect(answer.status).toBe(status)
  })

  it('is hidden from a key that is no admin', async () => {
    server.conditions.keyOwner = 'member'
    const path = 'GET /v2/account/usage?start_time=2026-11-01T00:00:00Z'
    expect((await call(server, path)).status).toBe(404)
  })
})

it('refuses a custom model that the account does not have', async () => {
  const CUSTOM = 'POST /v2/image/generate/ideogram-3-custom-model'
  server.conditions.customModels = []
  expect((await call(server, CUSTOM, sentTo(CUSTOM))).status).toBe(403)
})

it('describes in the structure of 4.0', async () => {
  const DESCRIBE = 'POST /v2/image/describe/ideogram-4'
  const { body } = await call(server, DESCRIBE, {
    form: { image: wide, include_bbox: 'false' },
  })
  expect(body).toMatchObject({
    description_id: expect.stringMatching(/^[\w-]{22}$/) as string,
    json_prompt: {
      high_level_description: expect.stringContaining('wide') as string,
      compositional_deconstruction: {
        background: expect.any(String) as string,
      },
    },
  })
  expect(JSON.stringify(body)).not.toContain('bbox')
})

it('says how large an enlarged picture is', async () => {
  const { body } = await call(server, UPSCALE, {
    form: { image: wide, seed: '3' },
  })
  const size = { width: WIDE.width * 2, height: WIDE.height * 2 }
  expect(body).toMatchObject({ ...size, seed: 3, data: [{ seed: 3 }] })
})
