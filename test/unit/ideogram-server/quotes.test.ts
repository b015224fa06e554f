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
import type { Sent, Value } from './calls.ts'
import { call } from './calls.ts'
import { KNOWN_MODEL, mask, sentTo, wide } from './samples.ts'

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

describe('a dry run', () => {
  const quote = async (operation: string, sent: Sent = sentTo(operation)) =>
    (await call(server, `${operation}?dry_run=true`, sent)).body

  it('is a price quote, and nothing is run', async () => {
    const { form = {} } = sentTo(INPAINT)
    const body = await quote(INPAINT, { form: { ...form, num_images: '3' } })
    expect(body).toEqual({
      object: 'price_quote',
      billing_identifier: 'ideogram_v3_inpaint',
      quantity: 3,
      usd_micros: 90_000,
      credit_millis: 9_000,
      qualifier: 'exact',
    })
  })

  // Each as the service itself quoted it in October 2026.
  it.each<[string, number, string]>([
    ['POST /v2/image/generate/ideogram-2', 80_000, 'ideogram_v2_generation'],
    ['POST /v2/image/generate/ideogram-3', 60_000, 'ideogram_v3_generation'],
    [
      'POST /v2/image/generate/ideogram-3-transparent',
      70_000,
      'ideogram_v3_transparent_generation',
    ],
    [
      'POST /v2/image/generate/ideogram-4-transparent',
      60_000,
      'v4_transparent_generation',
    ],
    ['POST /v2/image/remix/ideogram-3', 60_000, 'ideogram_v3_remix'],
    ['POST /v2/image/remix/ideogram-4', 60_000, 'ideogram_v4_remix'],
    ['POST /v2/image/reframe/ideogram-3', 60_000, 'ideogram_v3_reframe'],
    [
      'POST /v2/image/replace-background/ideogram-3',
      60_000,
      'replace_background_ideogram_3_usage',
    ],
    [
      'POST /v2/image/remove-background/ideogram-1',
      10_000,
      'api_remove_background',
    ],
    [
      'POST /v2/image/remove-object/ideogram-1',
      30_000,
      'object_removal_usage_v2',
    ],
    [
      'POST /v2/design/layerize/ideogram-3',
      90_000,
      'api_layered_design_layerize_text',
    ],
  ])('of %s costs %i', async (operation, usd_micros, billing_identifier) => {
    expect(await quote(operation)).toMatchObject({
      billing_identifier,
      usd_micros,
      quantity: 1,
    })
  })

  it('of an upscale is by megapixels of the answer', async () => {
    const image = await sharp(wide).resize(1024, 1024).png().toBuffer()
    expect(
      await quote(UPSCALE, { form: { image, upscale_factor: 'x2' } }),
    ).toMatchObject({
      billing_identifier: 'upscale_auto',
      quantity: 1,
      usd_micros: 251_659,
      credit_millis: 25_166,
    })
  })

  it.each<[Record<string, Value>, number]>([
    [{ quality: 'very_low' }, 8_000],
    [{}, 60_000],
    [{ quality: 'high', num_images: '2' }, 440_000],
  ])('of a precise edit with %o costs %i', async (change, usd_micros) => {
    const form = { image: wide, prompt: 'a bird', ...change }
    expect(await quote(PRECISE, { form })).toMatchObject({ usd_micros })
  })

  it('knows its upper bound when it is an estimate', async () => {
    server.conditions.quotes = 'estimate'
    expect(await quote(INPAINT)).toMatchObject({
      qualifier: 'estimate',
      usd_micros: 30_000,
      upper_bound_usd_micros: 42_000,
    })
  })

  it('is validated as the request itself would be', async () => {
    const form = { image: wide, prompt: 'a', context_window: '0,0,9,9' }
    for (const [operation, sent] of [
      [INPAINT, { form: { prompt: 'a lake' } }],
      [PRECISE, { form }],
    ] as const)
      expect(
        (await call(server, `${operation}?dry_run=true`, sent)).status,
      ).toBe(400)
  })

  it('is not reviewed, stored, counted or billed', async () => {
    server.conditions.inFlightLimit = 0
    const form = { image: wide, mask, prompt: 'unsafe' }
    expect(await quote(PRECISE, { form })).toMatchObject({ quantity: 1 })
    expect(await spent()).toEqual([])
  })

  it('is unknown elsewhere', async () => {
    for (const operation of [
      'POST /describe',
      'POST /v1/remove-background',
      'POST /v2/image/describe/ideogram-3',
    ])
      expect(
        (await call(server, `${operation}?dry_run=true`, sentTo(operation)))
          .status,
      ).toBe(400)
  })
})
