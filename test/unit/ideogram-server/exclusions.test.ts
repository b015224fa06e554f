import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import type { Ideogram } from '../../ideogram/server.ts'
import { startIdeogram } from '../../ideogram/server.ts'
import type { Sent, Value } from './calls.ts'
import { call } from './calls.ts'
import { mask, square, wide } from './samples.ts'

// Pictures are painted: on a busy machine some take seconds.
vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 })

let server: Ideogram
beforeAll(async () => {
  server = await startIdeogram({ seed: 2 })
})
afterAll(() => server.close())

const GENERATE = 'POST /v1/ideogram-v3/generate'
const LEGACY = 'POST /generate'
const legacy = (request: object): Sent => ({
  json: { image_request: { prompt: 'a lake', ...request } },
})
const v3 = (fields: Record<string, Value>): Sent => ({
  form: { prompt: 'a lake', ...fields },
})

it.each<[string, string, Sent]>([
  [
    'resolution and aspect_ratio',
    GENERATE,
    v3({ resolution: '1536x512', aspect_ratio: '3x1' }),
  ],
  [
    'style_codes and style_type',
    GENERATE,
    v3({ style_codes: 'abcdef01', style_type: 'AUTO' }),
  ],
  [
    'style_codes and style references',
    GENERATE,
    v3({ style_codes: 'abcdef01', style_reference_images: wide }),
  ],
  [
    'a character and a palette',
    GENERATE,
    v3({
      character_reference_images: wide,
      color_palette: '{"name":"EMBER"}',
    }),
  ],
  [
    'a character and FLASH',
    GENERATE,
    v3({ character_reference_images: wide, rendering_speed: 'FLASH' }),
  ],
  [
    'two characters',
    GENERATE,
    v3({ character_reference_images: [wide, wide] }),
  ],
  [
    'a character mask of another size',
    GENERATE,
    v3({
      character_reference_images: wide,
      character_reference_images_mask: square,
    }),
  ],
  [
    'a style preset and REALISTIC',
    GENERATE,
    v3({ style_preset: 'AURA', style_type: 'REALISTIC' }),
  ],
  [
    'a palette by name and by members',
    GENERATE,
    v3({
      color_palette: '{"name":"EMBER","members":[{"color_hex":"#fff"}]}',
    }),
  ],
  ['a palette that is no JSON', GENERATE, v3({ color_palette: 'EMBER' })],
  [
    'FLASH on nothing behind',
    'POST /v1/ideogram-v3/generate-transparent',
    v3({ rendering_speed: 'FLASH' }),
  ],
  [
    'a resolution of the 3.0 list on a legacy endpoint',
    LEGACY,
    legacy({ resolution: 'RESOLUTION_800_1280' }),
  ],
  [
    'a resolution of the 2.0 list on a 3.0 endpoint',
    GENERATE,
    v3({ resolution: '1024x768' }),
  ],
  [
    'a resolution and a model other than 2.0',
    LEGACY,
    legacy({ model: 'V_1', resolution: 'RESOLUTION_1536_512' }),
  ],
  [
    'a negative prompt and model 2a',
    LEGACY,
    legacy({ model: 'V_2A', negative_prompt: 'fog' }),
  ],
  [
    'a style type and model 1',
    LEGACY,
    legacy({ model: 'V_1', style_type: 'ANIME' }),
  ],
  [
    'a palette and model 1',
    LEGACY,
    legacy({ model: 'V_1_TURBO', color_palette: { name: 'EMBER' } }),
  ],
  ['an integer in quotes in JSON', LEGACY, legacy({ num_images: '2' })],
  ['nothing to edit', 'POST /v1/edit', v3({})],
  [
    'a foreign image URL',
    'POST /v1/edit',
    v3({ image_urls: 'https://example.com/a.png' }),
  ],
  [
    'a picture to reframe that is not square',
    'POST /v1/ideogram-v3/reframe',
    { form: { image: wide, resolution: '1536x512' } },
  ],
  [
    'an image_request that is no JSON',
    'POST /remix',
    { form: { image_file: wide, image_request: 'prompt' } },
  ],
  [
    'upper case in v2',
    'POST /v2/image/inpaint/ideogram-3',
    {
      form: { image: wide, mask, prompt: 'a lake', rendering_speed: 'TURBO' },
    },
  ],
  [
    'four references and a mask',
    'POST /v2/image/precise-edit/ideogram-4-5',
    {
      form: {
        image: wide,
        mask,
        prompt: 'a',
        reference_images: [wide, wide, wide, wide],
      },
    },
  ],
  [
    'a context window too small',
    'POST /v2/image/precise-edit/ideogram-4-5',
    {
      form: { image: wide, prompt: 'a', context_window: '0,0,255,300' },
    },
  ],
])('refuses %s', async (_name, operation, sent) => {
  const { status, body } = await call(server, operation, sent)
  expect(status).toBe(400)
  expect(body).toMatchObject({ title: 'Bad Request', type: 'about:blank' })
})
