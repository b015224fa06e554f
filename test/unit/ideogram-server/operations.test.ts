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
import type { Sent } from './calls.ts'
import { call, dataOf, download, finished } from './calls.ts'
import { KNOWN_MODEL, RIGHT, sentTo, WIDE, wide } from './samples.ts'

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

const made = async (operation: string) =>
  finished(server, await call(server, operation, sentTo(operation)))

const LISTED = { width: 1536, height: 512 }

/** The size of the pictures that the bodies above lead to. */
const SIZES: Readonly<Record<string, typeof LISTED>> = {
  'POST /upscale': { width: 384, height: 128 },
  'POST /v1/remove-background': WIDE,
  'POST /v1/remove-object': WIDE,
  'POST /v2/image/precise-edit/ideogram-4-5': WIDE,
  'POST /v2/image/remove-background/ideogram-1': WIDE,
  'POST /v2/image/remove-object/ideogram-1': WIDE,
  'POST /v2/image/upscale/auto': { width: 768, height: 256 },
  'POST /v2/image/generate/ideogram-4-transparent': {
    width: 1760,
    height: 576,
  },
}

const NO_PICTURES = /describe|layerize|\/svg\//
const makers = Object.keys(RIGHT).filter((name) => !NO_PICTURES.test(name))

describe('right in every field', () => {
  it.each(makers)('%s makes a picture of the size due', async (operation) => {
    const answer = await made(operation)
    expect([answer.status, answer.body['detail']]).toEqual([200, undefined])
    const { bytes } = await download(dataOf(answer)[0]?.url)
    expect(await sharp(bytes).metadata()).toMatchObject(
      SIZES[operation] ?? LISTED,
    )
  })

  it.each([
    'POST /v1/ideogram-v3/generate-transparent',
    'POST /v1/remove-background',
    'POST /v1/edit',
    'POST /v2/image/generate/ideogram-3-transparent',
    'POST /v2/image/generate/ideogram-4-transparent',
    'POST /v2/image/remove-background/ideogram-1',
  ])('%s leaves the background transparent', async (operation) => {
    const { bytes } = await download(dataOf(await made(operation))[0]?.url)
    const { channels } = await sharp(bytes).stats()
    expect(channels[3]).toMatchObject({ min: 0 })
    expect(channels[3]?.max).toBeGreaterThan(200)
  })

  it('describes in words', async () => {
    const { body } = await call(server, 'POST /describe', {
      form: { image_file: wide, describe_model_version: 'V_2' },
    })
    expect(body['descriptions']).toEqual([
      { text: expect.stringContaining('wide in format') as string },
    ])
  })
})

describe('what every operation refuses', () => {
  const all = Object.keys(RIGHT)

  it.each(all)('%s: an unknown field', async (operation) => {
    const { form, json } = sentTo(operation)
    const { status, body } = await call(
      server,
      operation,
      form
        ? { form: { ...form, guidance: '7' } }
        : { json: { ...(json as object), guidance: 7 } },
    )
    expect(status).toBe(400)
    expect(body['detail']).toBe(
      "Additional properties are not allowed ('guidance' was unexpected)",
    )
  })

  it.each(all)('%s: no body', async (operation) => {
    const sent: Sent = sentTo(operation).json
      ? { json: {} }
      : { form: { x: '' } }
    const { status, body } = await call(server, operation, sent)
    expect(status).toBe(400)
    expect(body['detail']).toMatch(/is a required property$/)
  })

  const WITHOUT_PERMISSION = [
    'POST /remix',
    'POST /upscale',
    'POST /v1/ideogram-v3/remix',
  ]
  it.each(all)('%s: no key, or another', async (operation) => {
    const expected = WITHOUT_PERMISSION.includes(operation) ? 403 : 401
    for (const key of [null, 'another'])
      expect(
        (await call(server, operation, { ...sentTo(operation), key })).status,
      ).toBe(expected)
  })
})

it('marks the one deprecated endpoint', async () => {
  const EDIT = 'POST /v1/ideogram-v3/edit'
  const { headers, body } = await call(server, EDIT, sentTo(EDIT))
  expect(headers.get('deprecation')).toBe('@1777420800')
  expect(headers.get('link')).toContain('/images/inpaint/ideogram-3>')
  expect(body['notice']).toMatch(/^This endpoint is deprecated\./)
})

it('edits a picture of its own, named by its link', async () => {
  const [first] = dataOf(await made('POST /v1/ideogram-v3/inpaint'))
  const { status } = await call(server, 'POST /v1/edit', {
    form: { prompt: 'a bird', image_urls: first?.url ?? '' },
  })
  expect(status).toBe(200)
})
