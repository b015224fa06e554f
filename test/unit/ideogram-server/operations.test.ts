import sharp from 'sharp'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Ideogram } from '../../ideogram/server.ts'
import { startIdeogram } from '../../ideogram/server.ts'
import type { Sent, Value } from './calls.ts'
import { call, dataOf, download } from './calls.ts'
import { photo, squareMask } from './pictures.ts'

let server: Ideogram
const WIDE = { width: 192, height: 64 }
const SQUARE = { width: 96, height: 96 }
let square: Buffer
let wide: Buffer
let mask: Buffer

beforeAll(async () => {
  server = await startIdeogram({ seed: 2 })
  square = await photo(SQUARE)
  wide = await photo(WIDE)
  mask = await squareMask(WIDE)
})
beforeEach(() => server.reset())
afterAll(() => server.close())

/** Right bodies, by operation; functions because the pictures come late. */
const RIGHT: Readonly<Record<string, () => Sent>> = {
  'POST /edit': () => ({
    form: { image_file: wide, mask, prompt: 'a lake', model: 'V_2' },
  }),
  'POST /generate': () => ({
    json: {
      image_request: {
        prompt: 'a lake',
        resolution: 'RESOLUTION_1536_512',
        color_palette: { members: [{ color_hex: '#08f', color_weight: 0.5 }] },
      },
    },
  }),
  'POST /remix': () => ({
    form: {
      image_file: square,
      image_request: '{"prompt":"a lake","aspect_ratio":"ASPECT_3_1"}',
    },
  }),
  'POST /reframe': () => ({
    form: {
      image_file: square,
      resolution: 'RESOLUTION_1536_512',
      model: 'V_2_TURBO',
    },
  }),
  'POST /upscale': () => ({ form: { image_file: wide, image_request: '{}' } }),
  'POST /describe': () => ({ form: { image_file: wide } }),
  'POST /v1/ideogram-v3/generate': () => ({
    form: { prompt: 'a lake', aspect_ratio: '3x1', style_codes: 'abcdef01' },
  }),
  'POST /v1/ideogram-v3/generate-transparent': () => ({
    form: { prompt: 'a bird', aspect_ratio: '3x1' },
  }),
  'POST /v1/ideogram-v3/inpaint': () => ({
    form: {
      image: wide,
      mask,
      prompt: 'a lake',
      rendering_speed: 'FLASH',
      color_palette: '{"name":"EMBER"}',
      style_reference_images: [wide, wide],
    },
  }),
  'POST /v1/ideogram-v3/edit': () => ({
    form: { image: wide, mask, prompt: 'a lake' },
  }),
  'POST /v1/ideogram-v3/remix': () => ({
    form: {
      image: square,
      prompt: 'a lake',
      image_weight: '70',
      resolution: '1536x512',
    },
  }),
  'POST /v1/ideogram-v3/reframe': () => ({
    form: { image: square, resolution: '1536x512' },
  }),
  'POST /v1/ideogram-v3/replace-background': () => ({
    form: { image: wide, prompt: 'a forest' },
  }),
  'POST /v1/ideogram-v3/layerize-text': () => ({ form: { image: wide } }),
  'POST /v1/remove-background': () => ({ form: { image: wide } }),
  'POST /v1/edit': () => ({
    form: { prompt: 'a bird', images: [wide], transparent_background: 'true' },
  }),
  'POST /v2/image/inpaint/ideogram-3': () => ({
    form: {
      image: wide,
      mask,
      prompt: 'a lake',
      rendering_speed: 'turbo',
      style_preset: 'art_deco',
    },
  }),
  'POST /v2/image/precise-edit/ideogram-4-5': () => ({
    form: { image: wide, prompt: 'a bird', quality: 'very_low' },
  }),
}

const LISTED = { width: 1536, height: 512 }

/** The size of the pictures that the bodies above lead to. */
const SIZES: Readonly<Record<string, typeof LISTED>> = {
  'POST /upscale': { width: 384, height: 128 },
  'POST /v1/remove-background': WIDE,
  'POST /v2/image/precise-edit/ideogram-4-5': WIDE,
}

const NO_DATA = ['POST /describe', 'POST /v1/ideogram-v3/layerize-text']
const makers = Object.keys(RIGHT).filter((name) => !NO_DATA.includes(name))
const sentTo = (operation: string): Sent => RIGHT[operation]?.() ?? {}

describe('right in every field', () => {
  it.each(makers)('%s makes a picture of the size due', async (operation) => {
    const answer = await call(server, operation, sentTo(operation))
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
  ])('%s leaves the background transparent', async (operation) => {
    const answer = await call(server, operation, sentTo(operation))
    const { bytes } = await download(dataOf(answer)[0]?.url)
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

  it('takes text apart into an erased picture and blocks', async () => {
    const { body } = await call(server, 'POST /v1/ideogram-v3/layerize-text', {
      form: { image: wide, seed: '3' },
    })
    const [base, original] = await Promise.all([
      download(body['base_image_url'] as string),
      download(body['original_image_url'] as string),
    ])
    expect(base.bytes.equals(original.bytes)).toBe(false)
    expect(body).toMatchObject({
      seed: 3,
      text_blocks: [{ role: 'heading', x: 19 }, { alignment: 'left' }],
    })
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

describe('fields that do not go together', () => {
  const GENERATE = 'POST /v1/ideogram-v3/generate'
  const LEGACY = 'POST /generate'
  const legacy = (request: object): Sent => ({
    json: { image_request: { prompt: 'a lake', ...request } },
  })
  const v3 = (fields: Record<string, Value>): Sent => ({
    form: { prompt: 'a lake', ...fields },
  })

  it.each<[string, string, () => Sent]>([
    [
      'resolution and aspect_ratio',
      GENERATE,
      () => v3({ resolution: '1536x512', aspect_ratio: '3x1' }),
    ],
    [
      'style_codes and style_type',
      GENERATE,
      () => v3({ style_codes: 'abcdef01', style_type: 'AUTO' }),
    ],
    [
      'style_codes and style references',
      GENERATE,
      () => v3({ style_codes: 'abcdef01', style_reference_images: wide }),
    ],
    [
      'a character and a palette',
      GENERATE,
      () =>
        v3({
          character_reference_images: wide,
          color_palette: '{"name":"EMBER"}',
        }),
    ],
    [
      'a character and FLASH',
      GENERATE,
      () => v3({ character_reference_images: wide, rendering_speed: 'FLASH' }),
    ],
    [
      'two characters',
      GENERATE,
      () => v3({ character_reference_images: [wide, wide] }),
    ],
    [
      'a character mask of another size',
      GENERATE,
      () =>
        v3({
          character_reference_images: wide,
          character_reference_images_mask: square,
        }),
    ],
    [
      'a style preset and REALISTIC',
      GENERATE,
      () => v3({ style_preset: 'AURA', style_type: 'REALISTIC' }),
    ],
    [
      'a palette by name and by members',
      GENERATE,
      () =>
        v3({
          color_palette: '{"name":"EMBER","members":[{"color_hex":"#fff"}]}',
        }),
    ],
    [
      'a palette that is no JSON',
      GENERATE,
      () => v3({ color_palette: 'EMBER' }),
    ],
    [
      'FLASH on nothing behind',
      'POST /v1/ideogram-v3/generate-transparent',
      () => v3({ rendering_speed: 'FLASH' }),
    ],
    [
      'a resolution of the 3.0 list on a legacy endpoint',
      LEGACY,
      () => legacy({ resolution: 'RESOLUTION_800_1280' }),
    ],
    [
      'a resolution of the 2.0 list on a 3.0 endpoint',
      GENERATE,
      () => v3({ resolution: '1024x768' }),
    ],
    [
      'a resolution and a model other than 2.0',
      LEGACY,
      () => legacy({ model: 'V_1', resolution: 'RESOLUTION_1536_512' }),
    ],
    [
      'a negative prompt and model 2a',
      LEGACY,
      () => legacy({ model: 'V_2A', negative_prompt: 'fog' }),
    ],
    [
      'a style type and model 1',
      LEGACY,
      () => legacy({ model: 'V_1', style_type: 'ANIME' }),
    ],
    [
      'a palette and model 1',
      LEGACY,
      () => legacy({ model: 'V_1_TURBO', color_palette: { name: 'EMBER' } }),
    ],
    ['an integer in quotes in JSON', LEGACY, () => legacy({ num_images: '2' })],
    ['nothing to edit', 'POST /v1/edit', () => v3({})],
    [
      'a foreign image URL',
      'POST /v1/edit',
      () => v3({ image_urls: 'https://example.com/a.png' }),
    ],
    [
      'a picture to reframe that is not square',
      'POST /v1/ideogram-v3/reframe',
      () => ({ form: { image: wide, resolution: '1536x512' } }),
    ],
    [
      'an image_request that is no JSON',
      'POST /remix',
      () => ({ form: { image_file: wide, image_request: 'prompt' } }),
    ],
    [
      'upper case in v2',
      'POST /v2/image/inpaint/ideogram-3',
      () => ({
        form: { image: wide, mask, prompt: 'a lake', rendering_speed: 'TURBO' },
      }),
    ],
    [
      'four references and a mask',
      'POST /v2/image/precise-edit/ideogram-4-5',
      () => ({
        form: {
          image: wide,
          mask,
          prompt: 'a',
          reference_images: [wide, wide, wide, wide],
        },
      }),
    ],
    [
      'a context window too small',
      'POST /v2/image/precise-edit/ideogram-4-5',
      () => ({
        form: { image: wide, prompt: 'a', context_window: '0,0,255,300' },
      }),
    ],
  ])('%s', async (_name, operation, sent) => {
    const { status, body } = await call(server, operation, sent())
    expect(status).toBe(400)
    expect(body).toMatchObject({ title: 'Bad Request', type: 'about:blank' })
  })
})

describe('version 2', () => {
  const INPAINT = 'POST /v2/image/inpaint/ideogram-3'

  it('prices a dry run without running it', async () => {
    const { form = {} } = sentTo(INPAINT)
    const { body } = await call(server, `${INPAINT}?dry_run=true`, {
      form: { ...form, num_images: '3' },
    })
    expect(body).toEqual({ dry_run: true, usage_cost_usd_micros: 90_000 })
  })

  it('validates a dry run', async () => {
    const { status } = await call(server, `${INPAINT}?dry_run=true`, {
      form: { prompt: 'a lake' },
    })
    expect(status).toBe(400)
  })

  it('knows no dry run elsewhere', async () => {
    const { status } = await call(
      server,
      'POST /describe?dry_run=true',
      sentTo('POST /describe'),
    )
    expect(status).toBe(400)
  })

  it('copies every pixel a precise edit does not touch', async () => {
    const answer = await call(
      server,
      'POST /v2/image/precise-edit/ideogram-4-5',
      {
        form: { image: wide, mask, prompt: 'a bird' },
      },
    )
    const { bytes } = await download(dataOf(answer)[0]?.url)
    const after = await sharp(bytes).raw().toBuffer()
    const before = await sharp(wide).raw().toBuffer()
    const firstRows = 10 * WIDE.width * 3
    expect(
      after.subarray(0, firstRows).equals(before.subarray(0, firstRows)),
    ).toBe(true)
    expect(after.equals(before)).toBe(false)
  })

  it('answers an asynchronous request when polled', async () => {
    const { form = {} } = sentTo(INPAINT)
    const { body } = await call(server, INPAINT, {
      form: { ...form, async: 'true' },
    })
    const poll = `GET /v2/generations/${String(body['generation_id'])}`
    expect((await call(server, poll)).body).toMatchObject({ status: 'pending' })
    const done = await call(server, poll)
    expect(done.body).toMatchObject({ status: 'completed' })
    expect((await download(dataOf(done)[0]?.url)).status).toBe(200)
    expect((await call(server, 'GET /v2/generations/nobody')).status).toBe(404)
  })
})

it('marks the one deprecated endpoint', async () => {
  const EDIT = 'POST /v1/ideogram-v3/edit'
  const { headers, body } = await call(server, EDIT, sentTo(EDIT))
  expect(headers.get('deprecation')).toBe('@1777420800')
  expect(headers.get('link')).toContain('/v1/ideogram-v3/inpaint')
  expect(body['notice']).toMatch(/^This endpoint is deprecated\./)
})

it('edits a picture of its own, named by its link', async () => {
  const made = await call(
    server,
    'POST /v1/ideogram-v3/inpaint',
    sentTo('POST /v1/ideogram-v3/inpaint'),
  )
  const { status } = await call(server, 'POST /v1/edit', {
    form: { prompt: 'a bird', image_urls: dataOf(made)[0]?.url ?? '' },
  })
  expect(status).toBe(200)
})
