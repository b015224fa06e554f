import { request } from 'node:http'
import {
  afterAll,
  beforeAll,
  beforeEach,
  describe,
  expect,
  it,
  vi,
} from 'vitest'
import { badDays, tooManyFor } from '../../ideogram/bad-days.ts'
import type { Misfortune } from '../../ideogram/conditions.ts'
import type { Ideogram } from '../../ideogram/server.ts'
import { startIdeogram } from '../../ideogram/server.ts'
import type { Answer, Value } from './calls.ts'
import { call, dataOf, download, form } from './calls.ts'
import { photo, squareMask } from './pictures.ts'

// Pictures are painted: on a busy machine some take seconds.
vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 })

let server: Ideogram
let small: Record<string, Value>
const SMALL = { width: 32, height: 32 }

beforeAll(async () => {
  server = await startIdeogram({
    seed: 3,
    conditions: { size: { width: 16, height: 16 } },
  })
  small = {
    image: await photo(SMALL),
    mask: await squareMask(SMALL),
    prompt: 'a bird',
  }
})
beforeEach(() => server.reset())
afterAll(() => server.close())

// The quickest of the paid calls: it keeps the size sent.
const EDIT = 'POST /v2/image/precise-edit/ideogram-4-5'
const edit = (change: Record<string, Value> = {}): Promise<Answer> =>
  call(server, EDIT, { form: { ...small, ...change } })

/** The answer as text, or how reading it failed. */
async function raw(answer?: Misfortune): Promise<Response> {
  if (answer) server.script({ on: EDIT, answer })
  return fetch(server.origin + EDIT.slice('POST '.length), {
    method: 'POST',
    headers: { 'Api-Key': server.key },
    body: form(small),
    redirect: 'manual',
  })
}

const picture = async () => dataOf(await edit())[0]?.url ?? ''

describe('a scripted answer', () => {
  it.each<[keyof typeof badDays, number, string]>([
    ['wrongKey', 401, 'detail'],
    ['insufficientFunds', 402, 'reject_reason'],
    ['forbidden', 403, 'detail'],
    ['unsafePrompt', 422, 'error'],
    ['unsafeImage', 422, 'error'],
    ['tooMany', 429, 'max_inflight_requests'],
    ['modelRefused', 400, 'detail'],
    ['broken', 500, 'detail'],
    ['unavailable', 503, 'detail'],
  ])('%s is a %i', async (name, status, property) => {
    server.script({ on: EDIT, answer: badDays[name] })
    const answer = await edit()
    expect(answer.status).toBe(status)
    expect(answer.body).toHaveProperty(property)
    expect((await edit()).status).toBe(200)
  })

  it('names when to come back', async () => {
    server.script({ on: EDIT, answer: tooManyFor('7') })
    const { status, headers } = await edit()
    expect([status, headers.get('retry-after')]).toEqual([429, '7'])
  })

  it('holds for the count of requests told, on the operation told', async () => {
    server.script({ on: EDIT, answer: badDays.broken, times: 2 })
    expect((await call(server, 'GET /models')).status).toBe(200)
    const statuses = [await edit(), await edit(), await edit()]
    expect(statuses.map(({ status }) => status)).toEqual([500, 500, 200])
  })

  it('comes in the order scripted, and on * for any request', async () => {
    server.script({ on: '*', answer: badDays.broken })
    server.script({ on: 'GET /models', answer: badDays.unavailable })
    const models = () => call(server, 'GET /models')
    const statuses = [await models(), await models(), await models()]
    expect(statuses.map(({ status }) => status)).toEqual([500, 503, 200])
  })

  it('changes the conditions of that request alone', async () => {
    server.script({ on: EDIT, conditions: { unsafeWords: ['bird'] } })
    expect((await edit()).status).toBe(422)
    expect((await edit()).status).toBe(200)
  })
})

describe('an answer spoiled on its way', () => {
  it('is HTML', async () => {
    const response = await raw({ kind: 'html', status: 502 })
    expect(response.status).toBe(502)
    expect(response.headers.get('content-type')).toContain('text/html')
  })

  it('is a redirect', async () => {
    const to = 'https://example.com/elsewhere'
    const response = await raw({ kind: 'redirect', to, status: 307 })
    expect([response.status, response.headers.get('location')]).toEqual([
      307,
      to,
    ])
  })

  it('is JSON that ends early', async () => {
    const text = await (await raw({ kind: 'truncated' })).text()
    expect(text).toMatch(/^\{"generation_id"/)
    expect(() => JSON.parse(text) as unknown).toThrow()
  })

  it('is huge', async () => {
    const text = await (await raw({ kind: 'huge', bytes: 5e6 })).text()
    expect(text.length).toBeGreaterThan(5e6)
    expect(JSON.parse(text)).toHaveProperty('data')
  })

  it('is cut before it begins', async () => {
    await expect(raw({ kind: 'cut', at: 'start' })).rejects.toThrow()
  })

  it('is cut in the middle of the JSON', async () => {
    const response = await raw({ kind: 'cut', at: 'middle' })
    expect(response.status).toBe(200)
    await expect(response.text()).rejects.toThrow()
  })

  it('never comes; the request is ended by whoever gives up', async () => {
    server.script({ on: EDIT, answer: { kind: 'hang' } })
    const patience = new AbortController()
    const response = fetch(server.origin + EDIT.slice('POST '.length), {
      method: 'POST',
      headers: { 'Api-Key': server.key },
      body: form(small),
      signal: patience.signal,
    })
    void untilAsked(server).then(() => patience.abort())
    await expect(response).rejects.toThrow('aborted')
    expect(server.requests.at(-1)).toMatchObject({ status: 0 })
  })

  it('never comes, until the server is closed', async () => {
    const other = await startIdeogram()
    other.script({ on: '*', answer: { kind: 'hang' } })
    const asked = call(other, 'GET /models')
    const [failed] = await Promise.all([
      asked.catch((error: unknown) => error),
      untilAsked(other).then(() => other.close()),
    ])
    expect(failed).toBeInstanceOf(Error)
  })
})

describe('a download', () => {
  it('is cut in the middle of the picture', async () => {
    const url = await picture()
    server.script({ on: 'image', answer: { kind: 'cut', at: 'middle' } })
    await expect(download(url)).rejects.toThrow()
    expect((await download(url)).status).toBe(200)
  })

  it('is not an image', async () => {
    const url = await picture()
    server.script({ on: 'image', answer: { kind: 'not-an-image' } })
    const { status, type, bytes } = await download(url)
    expect([status, type]).toEqual([200, 'image/png'])
    expect(bytes.toString()).toBe('This is not an image.')
  })

  it('is huge', async () => {
    const url = await picture()
    server.script({ on: 'image', answer: { kind: 'huge', bytes: 5e6 } })
    expect((await download(url)).bytes.length).toBeGreaterThan(5e6)
  })

  it('is refused', async () => {
    const url = await picture()
    server.script({ on: 'image', answer: badDays.broken })
    expect((await download(url)).status).toBe(500)
  })
})

describe('what is recorded', () => {
  it('is all of a request but its key', async () => {
    await edit({ seed: '5' })
    const record = server.requests.at(-1)
    expect(record).toMatchObject({
      method: 'POST',
      path: '/v2/image/precise-edit/ideogram-4-5',
      key: 'valid',
      fields: { seed: ['5'], prompt: ['a bird'] },
      files: {
        mask: [{ filename: 'mask.png', type: 'application/octet-stream' }],
      },
      status: 200,
    })
    const sent = record?.files['image']?.[0]?.bytes ?? []
    expect(Buffer.from(sent).equals(small['image'] as Buffer)).toBe(true)
    expect(JSON.stringify(record)).not.toContain(server.key)
  })

  it('tells wrong and absent keys apart', async () => {
    await call(server, 'GET /models', { key: 'another' })
    await call(server, 'GET /models', { key: null })
    expect(server.requests.map(({ key, status }) => [key, status])).toEqual([
      ['wrong', 401],
      ['absent', 401],
    ])
  })
})

it('refuses a multipart body that ends early', async () => {
  const status = await new Promise<number | undefined>((resolve, reject) => {
    const asked = request(`${server.origin}/edit`, {
      method: 'POST',
      headers: {
        'Api-Key': server.key,
        'Content-Type': 'multipart/form-data; boundary=edge',
      },
    })
    asked.on('response', ({ statusCode }) => resolve(statusCode))
    asked.on('error', reject)
    asked.end(
      '--edge\r\nContent-Disposition: form-data; name="prompt"\r\n\r\nhal',
    )
  })
  expect(status).toBe(400)
})

/** Resolves once a request has arrived. */
async function untilAsked({ requests }: Ideogram): Promise<void> {
  await expect.poll(() => requests.length).toBe(1)
}
