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
import type { Endpoint, Params } from '../../../ui/ideogram/endpoint.ts'
import { endpoints, type EndpointName } from '../../../ui/ideogram/endpoints.ts'
import type { FilePart, ImageType } from '../../../ui/ideogram/field.ts'
import type { Notice } from '../../../ui/ideogram/notice.ts'
import { startIdeogram, type Ideogram } from '../../ideogram/server.ts'
import { problemOf } from './client.ts'

// its pictures are painted: some take a second
vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 })

type Calls = { [N in EndpointName]: Params<(typeof endpoints)[N]> }

let ideogram: Ideogram
let client: Client
let calls: Calls
const notices: Notice[] = []

const side = 512
const paint = async (
  shade: number,
  hole?: number,
): Promise<FilePart<ImageType>> => {
  const grey = Buffer.alloc(side * side, shade)
  if (hole !== undefined) grey.fill(hole, side * 100, side * 300)
  const raw = { width: side, height: side, channels: 1 } as const
  const bytes = await sharp(grey, { raw }).png().toBuffer()
  return { bytes: new Uint8Array(bytes), type: 'image/png' }
}

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
  const image = await paint(120)
  const mask = await paint(255, 0)
  const prompt = 'a red fox in the grass'
  const image_file = image
  const training = Array.from({ length: 15 }, (_, i) => ({
    ...image,
    name: `fox-${String(i)}.png`,
  }))
  const { dataset_id } = await client.call(endpoints.createDataset, {
    name: 'Foxes',
  })
  await client.call(endpoints.uploadAssets, { dataset_id, files: training })
  const trainModel = { dataset_id, model_name: 'Our Foxes' }
  const { model_id } = await client.call(endpoints.trainModel, trainModel)
  const color_palette = { name: 'EMBER' } as const
  const style_codes = ['01234567', '89abcdef']
  const references = { style_reference_images: [image, image] }
  const person = {
    character_reference_images: [image],
    character_reference_images_mask: [mask],
  }
  calls = {
    edit: { image_file, mask, prompt, model: 'V_2_TURBO', num_images: 2 },
    generate: { prompt, model: 'V_2', color_palette, seed: 5 },
    remix: { image_file, prompt, image_weight: 70, style_type: 'ANIME' },
    reframe: { image_file, resolution: 'RESOLUTION_1152_768', model: 'V_2' },
    upscale: { image_file, resemblance: 70 },
    describe: { image_file, describe_model_version: 'V_2' },
    generateV3: { prompt, aspect_ratio: '16x9', style_codes, ...person },
    generateTransparentV3: { prompt, upscale_factor: 'X2' },
    inpaintV3: { image, mask, prompt, color_palette, ...references },
    editV3: { image, mask, prompt, style_codes, rendering_speed: 'FLASH' },
    remixV3: { image, prompt, resolution: '800x1280', style_type: 'DESIGN' },
    reframeV3: { image, resolution: '1536x640', ...references },
    replaceBackgroundV3: { image, prompt, style_preset: 'ART_DECO' },
    removeBackground: { image },
    layerizeText: { image, prompt },
    editWithPrompt: { prompt, images: [image], transparent_background: true },
    listDatasets: {},
    createDataset: { name: 'More foxes' },
    getDataset: { dataset_id },
    uploadAssets: { dataset_id, files: [image] },
    trainModel,
    listModels: { scope: 'owned', status: ['TRAINING', 'COMPLETED'] },
    getModel: { model_id },
    inpaintV2: { image, mask, prompt, rendering_speed: 'turbo' },
    preciseEditV2: { image, mask, prompt, quality: 'low' },
  }
})
afterEach(() => {
  ideogram.reset()
  notices.length = 0
})
afterAll(() => ideogram.close())

/** Links in an answer, wherever they are. */
const linksIn = (answer: unknown): string[] =>
  JSON.stringify(answer).match(/http:[^"]*\/images\/[^"]*/g) ?? []

const edit = () => client.call(endpoints.edit, calls.edit)

describe('a strict server takes every row', () => {
  const names = Object.keys(endpoints) as EndpointName[]
  it.each(names)('%s', async (name) => {
    const row: Endpoint = endpoints[name]
    const answer = await client.call(endpoints[name], calls[name])
    const links = linksIn(answer)
    const makesPictures =
      row.price && name !== 'trainModel' && name !== 'describe'
    expect(links.length > 0).toBe(Boolean(makesPictures))
    for (const link of links) {
      const { bytes, type } = await client.download(link)
      expect((await sharp(bytes).metadata()).format).toBe('png')
      expect(type).toBe('image/png')
    }
  })
})

describe('a dry run', () => {
  const dry = { dry_run: true }
  it('of an inpainting makes nothing', async () => {
    const params = { ...calls.inpaintV2, ...dry }
    const { data } = await client.call(endpoints.inpaintV2, params)
    expect(data).toEqual([])
  })

  it('of a precise edit makes nothing', async () => {
    const params = { ...calls.preciseEditV2, ...dry }
    const { data } = await client.call(endpoints.preciseEditV2, params)
    expect(data).toEqual([])
  })
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
