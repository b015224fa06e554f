import sharp from 'sharp'
import {
  afterAll,
  beforeAll,
  beforeEach,
  describe,
  expect,
  it,
  vi,
} from 'vitest'
import type { Ideogram } from '../../ideogram/server.ts'
import { startIdeogram } from '../../ideogram/server.ts'
import type { Value } from './calls.ts'
import { call, dataOf, download } from './calls.ts'
import { photo, squareMask } from './pictures.ts'

// Pictures are painted: on a busy machine some take seconds.
vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 })

let server: Ideogram
let small: Record<string, Value>
const SMALL = { width: 48, height: 48 }

beforeAll(async () => {
  server = await startIdeogram({ seed: 4 })
  small = {
    image: await photo(SMALL),
    mask: await squareMask(SMALL),
    prompt: 'a bird',
  }
})
beforeEach(() => server.reset())
afterAll(() => server.close())

const EDIT = 'POST /v2/image/precise-edit/ideogram-4-5'
const INPAINT = 'POST /v1/ideogram-v3/inpaint'
const send = (operation: string, change: Record<string, Value> = {}) =>
  call(server, operation, { form: { ...small, ...change } })
const edit = (change: Record<string, Value> = {}) => send(EDIT, change)
const urlOf = async () => dataOf(await edit())[0]?.url ?? ''

describe('CORS', () => {
  const preflight = () =>
    fetch(`${server.origin}/edit`, {
      method: 'OPTIONS',
      headers: {
        Origin: 'null',
        'Access-Control-Request-Method': 'POST',
        'Access-Control-Request-Headers': 'api-key',
      },
    })
  const allowed = ({ headers }: { headers: Headers }) =>
    headers.get('access-control-allow-origin')

  it('is closed like the real one: no header, no preflight', async () => {
    const asked = await preflight()
    expect(asked.ok).toBe(false)
    expect(allowed(asked)).toBeNull()
    expect(allowed(await call(server, 'GET /models'))).toBeNull()
    expect(allowed(await fetch(await urlOf()))).toBeNull()
  })

  it('can be open, for answers, refusals and pictures', async () => {
    const url = await urlOf()
    server.conditions.cors = 'open'
    const asked = await preflight()
    expect(asked.ok).toBe(true)
    expect(asked.headers.get('access-control-allow-headers')).toContain(
      'Api-Key',
    )
    expect(allowed(asked)).toBe('*')
    expect(allowed(await call(server, 'GET /models', { key: 'x' }))).toBe('*')
    expect(allowed(await fetch(url))).toBe('*')
  })
})

describe('links', () => {
  it('expire', async () => {
    server.conditions.linkLife = -1
    const url = await urlOf()
    expect((await download(url)).status).toBe(403)
    server.conditions.expiredStatus = 404
    expect((await download(url)).status).toBe(404)
  })

  it('say when they expire, a day from now', async () => {
    const expiry = Number(new URL(await urlOf()).searchParams.get('exp'))
    expect(Math.abs(expiry - Date.now() / 1000 - 86_400)).toBeLessThan(60)
  })

  it.each(['exp', 'sig'])('are void with another %s', async (name) => {
    const url = new URL(await urlOf())
    const value = url.searchParams.get(name) ?? ''
    url.searchParams.set(
      name,
      value.replace(/^./, (first) => (first === '9' ? '8' : '9')),
    )
    expect((await download(url.href)).status).toBe(403)
  })

  it('need no key', async () => {
    expect((await download(await urlOf())).status).toBe(200)
    expect(server.requests.at(-1)?.key).toBe('absent')
  })
})

describe('pictures', () => {
  it('are withheld where told, the link missing in three ways', async () => {
    server.conditions.withhold = [1]
    const ways = [
      await edit({ num_images: '2' }),
      await edit({ num_images: '2' }),
      await edit({ num_images: '2' }),
    ].map((answer) => {
      const [first, second] = dataOf(answer)
      expect(first).toMatchObject({ is_image_safe: true })
      expect(second).toMatchObject({ is_image_safe: false })
      return second && 'url' in second ? second.url : 'missing'
    })
    expect(ways.sort()).toEqual(['', 'missing', null].sort())
  })

  it.each(['png', 'jpeg', 'webp'] as const)('come as %s', async (format) => {
    server.conditions.format = format
    const { type, bytes } = await download(await urlOf())
    expect(type).toBe(`image/${format}`)
    expect((await sharp(bytes).metadata()).format).toBe(format)
  })

  it('come in another size than asked for', async () => {
    server.conditions.size = { width: 20, height: 30 }
    const { bytes } = await download(await urlOf())
    expect(await sharp(bytes).metadata()).toMatchObject({
      width: 20,
      height: 30,
    })
  })

  it('drift in colour as strongly as told', async () => {
    const LISTED = { width: 512, height: 1536 }
    const image = await photo(LISTED)
    const mask = await squareMask(LISTED)
    const before = await meanOfTop(image)
    const driftOf = async () => {
      const answer = await send(INPAINT, { image, mask, seed: '1' })
      const { bytes } = await download(dataOf(answer)[0]?.url)
      const after = await meanOfTop(bytes)
      return Math.max(
        ...after.map((mean, index) => Math.abs(mean - (before[index] ?? 0))),
      )
    }
    const mild = await driftOf()
    server.conditions.drift = 'strong'
    const strong = await driftOf()
    server.conditions.drift = 'none'
    expect(await driftOf()).toBe(0)
    expect(mild).toBeGreaterThan(1)
    expect(mild).toBeLessThan(12)
    expect(strong).toBeGreaterThan(mild * 2)
  })
})

describe('refusals', () => {
  it('meet unsafe words, in any case', async () => {
    const { status, body } = await edit({ prompt: 'something UNSAFE' })
    expect(status).toBe(422)
    expect(body).toEqual({
      error:
        'Prompt provided failed safety check due to the inclusion of prohibited content.',
    })
  })

  it('meet unsafe pictures', async () => {
    server.conditions.unsafePictures = true
    const { status, body } = await edit()
    expect(status).toBe(422)
    expect(body['error']).toMatch(/^Image provided failed/)
  })

  it('meet models no longer served', async () => {
    server.conditions.refusedModels = ['V_2']
    const { image, ...rest } = small
    const ask = (model: string) =>
      call(server, 'POST /edit', {
        form: { ...rest, image_file: image ?? '', model },
      })
    const { status, body } = await ask('V_2')
    expect([status, body['detail']]).toEqual([
      400,
      'model version no longer supported',
    ])
    expect((await ask('V_2_TURBO')).status).toBe(200)
  })

  it.each<[string, string, number]>([
    ['GET', '/edit', 405],
    ['POST', '/edit/', 404],
    ['POST', '/Edit', 404],
    ['POST', '/v1/ideogram-v3/inpaint/x', 404],
    ['DELETE', '/datasets', 405],
    ['GET', '/models?page=2', 400],
    ['GET', '/models?scope=mine', 400],
  ])('meet %s %s', async (method, path, status) => {
    const answer = await call(server, `${method} ${path}`)
    expect(answer.status).toBe(status)
    expect(answer.body).toMatchObject({ status, type: 'about:blank' })
  })

  it('meet a body of another type', async () => {
    const { status } = await call(server, 'POST /edit', { json: small })
    expect(status).toBe(415)
  })
})

describe('images in progress', () => {
  it('are counted by image; one too many is refused, unrun', async () => {
    // The first stays in progress for as long as this test looks at it.
    server.script({ on: EDIT, conditions: { latency: 1000 } })
    const long = edit({ num_images: '8' })
    await expect.poll(() => server.inFlight).toBe(8)
    const { status, body } = await edit({ num_images: '3' })
    expect(status).toBe(429)
    expect(body).toMatchObject({
      reject_reason: 'inflight_limit',
      max_inflight_requests: 10,
    })
    expect(server.inFlight).toBe(8)
    const both = await Promise.all([long, edit({ num_images: '2' })])
    expect(both.map((answer) => answer.status)).toEqual([200, 200])
    expect(server.inFlight).toBe(0)
  })

  it('are given back after a refusal', async () => {
    server.conditions.inFlightLimit = 1
    const mask = await squareMask({ width: 8, height: 8 })
    expect((await edit({ mask })).status).toBe(400)
    expect((await edit()).status).toBe(200)
  })

  it('take the time told', async () => {
    server.conditions.latency = 250
    const began = performance.now()
    await edit()
    expect(performance.now() - began).toBeGreaterThan(245)
  })
})

it('invents the same seeds when started with the same', async () => {
  const seeds = async () => {
    const one = await startIdeogram({ seed: 9, key: 'k' })
    const answer = await call(one, EDIT, {
      form: { ...small, num_images: '2' },
    })
    await one.close()
    return dataOf(answer).map(({ seed }) => seed)
  }
  const first = await seeds()
  expect(new Set(first).size).toBe(2)
  expect(await seeds()).toEqual(first)
})

/** Mean red, green and blue above the masked square. */
async function meanOfTop(picture: Buffer): Promise<number[]> {
  const { data, info } = await sharp(picture)
    .extract({ left: 0, top: 0, width: 512, height: 300 })
    .raw()
    .toBuffer({ resolveWithObject: true })
  const sums = [0, 0, 0]
  for (let at = 0; at < data.length; at += info.channels)
    for (const channel of [0, 1, 2])
      sums[channel] = (sums[channel] ?? 0) + (data[at + channel] ?? 0)
  return sums.map((sum) => sum / (info.width * info.height))
}
