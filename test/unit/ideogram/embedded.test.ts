import sharp from 'sharp'
import {
  afterAll,
  afterEach,
  beforeAll,
  describe,
  expect,
  it,
  vi,
} from 'vitest'
import { createClient, type Client } from '../../../ui/ideogram/client.ts'
import type { Endpoint } from '../../../ui/ideogram/endpoint.ts'
import { endpoints, type EndpointName } from '../../../ui/ideogram/endpoints.ts'
import type { Notice } from '../../../ui/ideogram/notice.ts'
import { startIdeogram, type Ideogram } from '../../ideogram/server.ts'
import { problemOf } from './client.ts'
import { callsOf, type Calls } from './embedded-calls.ts'

// its pictures are painted: some take a second
vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 })

let ideogram: Ideogram
let client: Client
let calls: Calls
const notices: Notice[] = []

const clientWith = (key: string) =>
  createClient({
    via: { kind: 'direct', origin: ideogram.origin },
    key,
    wait: () => Promise.resolve(),
    onNotice: (notice) => notices.push(notice),
  })

beforeAll(async () => {
  ideogram = await startIdeogram()
  client = clientWith(ideogram.key)
  calls = await callsOf(client)
})
afterEach(() => {
  ideogram.reset()
  notices.length = 0
})
afterAll(() => ideogram.close())

/** Links to pictures in an answer, wherever they are. */
const linksIn = (answer: unknown): string[] =>
  JSON.stringify(answer).match(/http:[^"]*\/images\/[^"]*/g) ?? []

const edit = () => client.call(endpoints.edit, calls.edit)

/** What the stand-in has not learned yet. */
const unknown: readonly EndpointName[] = ['generate40', 'generateCustom40']
const names = Object.keys(endpoints) as EndpointName[]
const known = names.filter((name) => !unknown.includes(name))

const drawings: readonly EndpointName[] = ['generateVector', 'vectorize']
const words: readonly EndpointName[] = [
  'describe',
  'describeV2',
  'describe40',
  'trainModel',
]

describe('a strict server takes every row', () => {
  it.each(known)('%s', async (name) => {
    const row: Endpoint = endpoints[name]
    const answer = await client.call(endpoints[name], calls[name])
    if (drawings.includes(name)) {
      const { data } = answer as { data: { url: string | null }[] }
      const svg = await client.downloadDrawing(data[0]?.url ?? '')
      expect((await sharp(Buffer.from(svg)).metadata()).format).toBe('svg')
      return
    }
    const links = linksIn(answer)
    const makesPictures =
      name === 'getGeneration' || (row.price && !words.includes(name))
    expect(links.length > 0).toBe(Boolean(makesPictures))
    for (const link of links) {
      const { bytes, type } = await client.download(link)
      expect((await sharp(bytes).metadata()).format).toBe('png')
      expect(type).toBe('image/png')
    }
  })
})

it.each(unknown)('a strict server does not know %s', async (name) => {
  const call = client.call(endpoints[name], calls[name])
  expect((await problemOf(call)).kind).toBe('not-found')
})

describe('a bad day', () => {
  const answered = (status: number, body?: unknown) => {
    ideogram.script({
      on: 'POST /edit',
      answer: { kind: 'status', status, ...(body ? { body } : {}) },
    })
  }

  it.each([
    [402, 'no-funds'],
    [403, 'forbidden'],
    [500, 'server'],
    [503, 'server'],
  ])('%i', async (status, kind) => {
    answered(status)
    expect((await problemOf(edit())).kind).toBe(kind)
  })

  it('with a wrong key', async () => {
    const call = clientWith('wrong').call(endpoints.listModels, {})
    expect((await problemOf(call)).kind).toBe('unauthorized')
  })

  it('with an unsafe prompt', async () => {
    const params = { ...calls.edit, prompt: 'something unsafe' }
    const problem = await problemOf(client.call(endpoints.edit, params))
    expect(problem).toMatchObject({
      kind: 'unsafe',
      sentence: expect.stringContaining('safety check') as string,
    })
  })

  it('with a mask of another size', async () => {
    const small = await sharp(calls.edit.mask.bytes).resize(64, 64).toBuffer()
    const mask = { ...calls.edit.mask, bytes: new Uint8Array(small) }
    const call = client.call(endpoints.edit, { ...calls.edit, mask })
    expect((await problemOf(call)).kind).toBe('bad-request')
  })

  it('with a retired model', async () => {
    ideogram.conditions.refusedModels = ['V_2_TURBO']
    expect(await problemOf(edit())).toMatchObject({
      kind: 'model-retired',
      successor: 'inpaintV3',
    })
  })

  it('with too many images in progress, until there is room', async () => {
    const body = { error: 'Full.', reject_reason: 'inflight_limit' }
    answered(429, body)
    expect((await edit()).data).toHaveLength(2)
  })

  it('with a picture withheld, and each way to say so', async () => {
    ideogram.conditions.withhold = [0]
    for (let i = 0; i < 3; i++) {
      const { data } = await edit()
      expect(data.map(({ url }) => url === null)).toEqual([true, false])
      expect(data[0]?.is_image_safe).toBe(false)
    }
  })

  it.each([
    ['html', 'not-json'],
    ['truncated', 'not-json'],
  ] as const)('with an answer that is %s', async (kind, why) => {
    ideogram.script({ on: 'POST /edit', answer: { kind } })
    expect(await problemOf(edit())).toMatchObject({ why, mayBeBilled: true })
  })

  it('with half a picture, which is fetched again', async () => {
    const { data } = await edit()
    const link = data[0]?.url ?? ''
    ideogram.script({ on: 'image', answer: { kind: 'truncated' } })
    ideogram.script({ on: 'image', answer: { kind: 'cut', at: 'middle' } })
    const { bytes } = await client.download(link)
    await sharp(bytes).raw().toBuffer()
  })

  it.each([403, 404] as const)('with expired links: %i', async (status) => {
    ideogram.conditions.linkLife = -1
    ideogram.conditions.expiredStatus = status
    const { data } = await edit()
    const download = client.download(data[0]?.url ?? '')
    expect((await problemOf(download)).kind).toBe('link-expired')
  })
})

describe('an endpoint with a successor', () => {
  it('says so once', async () => {
    const fresh = clientWith(ideogram.key)
    await fresh.call(endpoints.editV3, calls.editV3)
    await fresh.call(endpoints.editV3, calls.editV3)
    expect(notices).toHaveLength(1)
    expect(notices[0]).toMatchObject({
      endpoint: 'POST /v1/ideogram-v3/edit',
      sentence: expect.stringContaining('deprecated') as string,
      successor: expect.stringContaining('inpaint') as string,
      deprecatedSince: '2026-04-29T00:00:00.000Z',
    })
  })
})
