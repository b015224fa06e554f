import sharp from 'sharp'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import type { Ideogram } from '../../ideogram/server.ts'
import { startIdeogram } from '../../ideogram/server.ts'
import type { Value } from './calls.ts'
import { call, dataOf, download, finished } from './calls.ts'
import { photo, squareMask } from './pictures.ts'

// Pictures are painted: on a busy machine some take seconds.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

let server: Ideogram
let image: Buffer
let mask: Buffer
/** A size that 2.0, 3.0 and 4.0 list. */
const SIZE = { width: 512, height: 1536 }

beforeAll(async () => {
  server = await startIdeogram({ seed: 8, conditions: { pixels: 'as-sent' } })
  image = await photo(SIZE)
  mask = await squareMask(SIZE)
})
afterAll(() => server.close())

const pixelsOf = (picture: Buffer) =>
  sharp(picture).removeAlpha().raw().toBuffer()

async function answered(operation: string, form: Record<string, Value>) {
  const answer = await finished(server, await call(server, operation, { form }))
  expect([answer.status, answer.body['detail']]).toEqual([200, undefined])
  return (await download(dataOf(answer)[0]?.url)).bytes
}

const prompt = 'a red balloon'
it.each<[string, (image: Buffer, mask: Buffer) => Record<string, Value>]>([
  [
    'POST /edit',
    (image_file, mask) => ({ image_file, mask, prompt, model: 'V_2' }),
  ],
  ['POST /v1/ideogram-v3/inpaint', (image, mask) => ({ image, mask, prompt })],
  [
    'POST /v2/image/inpaint/ideogram-3',
    (image, mask) => ({ image, mask, prompt }),
  ],
  [
    'POST /v2/image/precise-edit/ideogram-4-5',
    (image, mask) => ({ image, mask, prompt, context_window: 'auto' }),
  ],
  [
    'POST /v2/image/generate/ideogram-4-5',
    (images) => ({ images, prompt, size: 'source' }),
  ],
  ['POST /v1/edit', (images) => ({ images, prompt })],
  [
    'POST /v1/ideogram-v3/remix',
    (image) => ({ image, prompt, resolution: '512x1536' }),
  ],
  ['POST /v2/image/remix/ideogram-3', (image) => ({ image, prompt })],
  ['POST /v2/image/remix/ideogram-4', (image) => ({ image, prompt })],
  ['POST /v1/remove-object', (image, mask) => ({ image, mask })],
  [
    'POST /v2/image/remove-object/ideogram-1',
    (image, mask) => ({ image, mask }),
  ],
  ['POST /v1/ideogram-v3/replace-background', (image) => ({ image, prompt })],
  [
    'POST /v2/image/replace-background/ideogram-3',
    (image) => ({ image, prompt }),
  ],
  ['POST /v2/image/remove-background/ideogram-1', (image) => ({ image })],
])('%s answers the pixels it was sent', async (operation, form) => {
  const after = await answered(operation, form(image, mask))
  expect((await pixelsOf(after)).equals(await pixelsOf(image))).toBe(true)
})

it.each([
  ['POST /v2/image/upscale/auto', 'image'],
  ['POST /upscale', 'image_file'],
])('%s repeats each pixel', async (operation, field) => {
  const more: Record<string, Value> =
    field === 'image' ? {} : { image_request: '{}' }
  const after = await answered(operation, { [field]: image, ...more })
  const half = await sharp(await pixelsOf(after), {
    raw: { width: 1024, height: 3072, channels: 3 },
  })
    .resize(SIZE.width, SIZE.height, { kernel: 'nearest' })
    .raw()
    .toBuffer()
  expect(half.equals(await pixelsOf(image))).toBe(true)
})

it('keeps the source in the middle of another frame', async () => {
  const source = await photo({ width: 512, height: 512 })
  const after = await answered('POST /v2/image/reframe/ideogram-3', {
    image: source,
    resolution: '1536x512',
  })
  const middle = await sharp(after)
    .extract({ left: 512, top: 0, width: 512, height: 512 })
    .raw()
    .toBuffer()
  expect(middle.equals(await pixelsOf(source))).toBe(true)
  const { channels } = await sharp(after)
    .extract({ left: 0, top: 0, width: 400, height: 512 })
    .stats()
  // What is beside it is painted, not left black.
  expect(channels[0]?.mean).toBeGreaterThan(60)
})
