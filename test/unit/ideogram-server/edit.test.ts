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
import { call, dataOf, download, editForm, SIZE } from './calls.ts'
import {
  BLACK,
  inSquare,
  painted,
  photo,
  squareMask,
  WHITE,
} from './pictures.ts'

// Pictures are painted: on a busy machine some take seconds.
vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 })

let server: Ideogram
let right: Record<string, Value>

beforeAll(async () => {
  server = await startIdeogram({ seed: 1 })
  right = await editForm()
})
beforeEach(() => server.reset())
afterAll(() => server.close())

const edit = (change: Record<string, Value> = {}, without: string[] = []) =>
  call(server, 'POST /edit', {
    form: Object.fromEntries(
      Object.entries({ ...right, ...change }).filter(
        ([name]) => !without.includes(name),
      ),
    ),
  })

describe('an edit', () => {
  it('answers with a link to a picture of the size sent', async () => {
    const answer = await edit({ seed: '7' })
    expect(answer.status).toBe(200)
    expect(answer.body['created']).toMatch(
      /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\+00:00$/,
    )
    const [made] = dataOf(answer)
    expect(made).toMatchObject({
      prompt: 'a red balloon',
      resolution: '512x1536',
      is_image_safe: true,
      seed: 7,
    })
    const { type, bytes } = await download(made?.url)
    expect(type).toBe('image/png')
    expect(await sharp(bytes).metadata()).toMatchObject(SIZE)
  })

  it('changes the black area much and the white area a little', async () => {
    const [made] = dataOf(await edit({ seed: '7' }))
    const { bytes } = await download(made?.url)
    const before = await sharp(right['image_file'] as Buffer)
      .raw()
      .toBuffer()
    const after = await sharp(bytes).raw().toBuffer()
    const change = { inside: 0, outside: 0 }
    for (let y = 0; y < SIZE.height; y += 1)
      for (let x = 0; x < SIZE.width; x += 1) {
        const at = (y * SIZE.width + x) * 3
        const by = Math.abs((before[at] ?? 0) - (after[at] ?? 0))
        const where = inSquare(SIZE, x, y) ? 'inside' : 'outside'
        change[where] = Math.max(change[where], by)
      }
    expect(change.inside).toBeGreaterThan(60)
    expect(change.outside).toBeGreaterThan(2)
    // Along the border of the disc the lost sharpness shows more than the colours.
    expect(change.outside).toBeLessThan(60)
  })

  it('gives equal pictures for a given seed, different ones without', async () => {
    const bytesOf = async (change: Record<string, Value>) =>
      Promise.all(
        dataOf(await edit({ num_images: '2', ...change })).map(
          async ({ url }) => (await download(url)).bytes.toString('base64'),
        ),
      )
    const [first, second] = await bytesOf({ seed: '7' })
    const [third, fourth] = await bytesOf({})
    expect(first === second).toBe(true)
    expect(third === fourth).toBe(false)
    expect(third === first).toBe(false)
  })

  it('snaps another size to the nearest listed one', async () => {
    const size = { width: 300, height: 300 }
    const [made] = dataOf(
      await edit({
        image_file: await photo(size),
        mask: await squareMask(size),
      }),
    )
    expect(made?.resolution).toBe('1024x1024')
    const { bytes } = await download(made?.url)
    expect(await sharp(bytes).metadata()).toMatchObject({
      width: 1024,
      height: 1024,
    })
  })

  it('tells of its successor, without being deprecated', async () => {
    const { headers, body } = await edit()
    expect(headers.get('link')).toBe(
      '<https://developer.ideogram.ai/v2/api-reference/images/inpaint/ideogram-3>; rel="successor-version"',
    )
    expect(headers.get('deprecation')).toBeNull()
    expect(body['notice']).toContain('/v2/image/inpaint/ideogram-3')
  })

  it('reports a rewritten prompt when magic prompt is on', async () => {
    const [made] = dataOf(await edit({ magic_prompt_option: 'ON' }))
    expect(made?.prompt).toMatch(/^a red balloon, .+/)
  })
})

describe('an edit is refused with 400', () => {
  it.each<[string, Record<string, Value>, string]>([
    [
      'an unknown field',
      { cfg: '1' },
      "Additional properties are not allowed ('cfg' was unexpected)",
    ],
    [
      'an unknown model',
      { model: 'Ideogram' },
      "'Ideogram' is not one of ['V_1', 'V_1_TURBO', 'V_2', 'V_2_TURBO', 'V_2A', 'V_2A_TURBO', 'AUTO']",
    ],
    [
      'a model that cannot edit',
      { model: 'V_1' },
      'Model V_1 is not supported for edit: use V_2 or V_2_TURBO.',
    ],
    [
      'too many images',
      { num_images: '9' },
      '9 is greater than the maximum of 8',
    ],
    ['no images', { num_images: '0' }, '0 is less than the minimum of 1'],
    [
      'a count that is no number',
      { num_images: 'two' },
      "'two' is not of type 'integer'",
    ],
    ['a fraction', { seed: '1.5' }, "1.5 is not of type 'integer'"],
    [
      'a seed too high',
      { seed: '2147483648' },
      '2147483648 is greater than the maximum of 2147483647',
    ],
    [
      'a style in lower case',
      { style_type: 'anime' },
      "'anime' is not one of ['AUTO', 'GENERAL', 'FICTION', 'REALISTIC', 'DESIGN', 'RENDER_3D', 'ANIME']",
    ],
    ['an empty prompt', { prompt: '' }, "'' is too short"],
    ['a blank prompt', { prompt: '  ' }, "'  ' does not match '\\\\S'"],
    [
      'a field given twice',
      { prompt: ['a', 'b'] },
      "['a', 'b'] is not of type 'string'",
    ],
    ['a text for a file', { mask: 'mask.png' }, 'mask.png is not a file'],
    [
      'bytes that are no picture',
      { mask: Buffer.from('GIF89a') },
      'Unsupported image format: only JPEG, PNG and WebP are supported.',
    ],
    [
      'a broken picture',
      { image_file: Buffer.from('\x89PNG\r\n\x1a\n broken', 'latin1') },
      'Could not read a source image.',
    ],
    [
      'a file above 25 MB',
      { image_file: Buffer.alloc(25 * 1024 * 1024 + 1) },
      'File is larger than 25 MB.',
    ],
  ])('for %s', async (_name, change, detail) => {
    const { status, headers, body } = await edit(change)
    expect(body).toEqual({
      detail,
      status: 400,
      title: 'Bad Request',
      type: 'about:blank',
    })
    expect(status).toBe(400)
    expect(headers.get('content-type')).toBe('application/problem+json')
  })

  it.each(['image_file', 'mask', 'prompt', 'model'])(
    'without %s',
    async (name) => {
      const { status, body } = await edit({}, [name])
      expect(status).toBe(400)
      expect(body['detail']).toBe(`'${name}' is a required property`)
    },
  )

  const small = { width: 64, height: 64 }
  it.each<[string, (x: number, y: number) => readonly number[]]>([
    ['with greys', (x) => [x * 4, x * 4, x * 4]],
    ['with a colour', (x) => (x < 32 ? [255, 0, 0] : WHITE)],
    [
      'with transparency',
      (x) => (x < 32 ? [0, 0, 0, 255] : [255, 255, 255, 0]),
    ],
    ['all white', () => WHITE],
    ['all black', () => BLACK],
  ])('for a mask %s', async (_name, pixelAt) => {
    const { status } = await edit({
      image_file: await photo(small),
      mask: await painted(small, pixelAt),
    })
    expect(status).toBe(400)
  })

  it('for a mask of another size than the image', async () => {
    const { status, body } = await edit({ mask: await squareMask(small) })
    expect(status).toBe(400)
    expect(body['detail']).toContain('mask is 64x64, image is 512x1536')
  })
})
