import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { Ideogram } from '../../ideogram/server.ts'
import { startIdeogram } from '../../ideogram/server.ts'
import type { Value } from './calls.ts'
import { call, dataOf, download } from './calls.ts'
import { BLACK, painted, WHITE } from './pictures.ts'

// Pictures are painted: on a busy machine some take seconds.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

let server: Ideogram
beforeAll(async () => {
  server = await startIdeogram({ seed: 6 })
})
afterAll(() => server.close())

const PRECISE = 'POST /v2/image/precise-edit/ideogram-4-5'
const GENERATE = 'POST /v2/image/generate/ideogram-4-5'

interface Size {
  width: number
  height: number
}

/** Quickly made, and nowhere flat. */
const large = ({ width, height }: Size) =>
  sharp({
    create: { width, height, channels: 3, background: '#336699' },
  })
    .composite([
      {
        input: {
          create: {
            width: width >> 1,
            height: 40,
            channels: 3,
            background: '#fa0',
          },
        },
        left: 10,
        top: 10,
      },
    ])
    .removeAlpha()
    .png({ compressionLevel: 1 })
    .toBuffer()

/** Black in a box, white around. */
const boxMask = (
  { width, height }: Size,
  box: { left: number; top: number } & Size,
) =>
  sharp({ create: { width, height, channels: 3, background: '#fff' } })
    .composite([
      {
        input: {
          create: {
            width: box.width,
            height: box.height,
            channels: 3,
            background: '#000',
          },
        },
        left: box.left,
        top: box.top,
      },
    ])
    .png()
    .toBuffer()

const edit = (form: Record<string, Value>, operation = PRECISE) =>
  call(server, operation, { form: { prompt: 'a red ball', ...form } })

async function madeBy(form: Record<string, Value>, operation = PRECISE) {
  const answer = await edit(form, operation)
  expect([answer.status, answer.body['detail']]).toEqual([200, undefined])
  const [made] = dataOf(answer)
  const { bytes } = await download(made?.url)
  return { bytes, resolution: made?.resolution, size: await sizeOf(bytes) }
}

async function sizeOf(bytes: Buffer): Promise<Size> {
  const { width, height } = await sharp(bytes).metadata()
  return { width, height }
}

const refusal = async (form: Record<string, Value>, operation = PRECISE) => {
  const { status, body } = await edit(form, operation)
  return status === 400 ? String(body['detail']) : status
}

const LARGE = { width: 2600, height: 1900 }
const BOX = { left: 300, top: 400, width: 200, height: 160 }

describe('a large picture', () => {
  it('comes back at 2K without a window', async () => {
    const image = await large(LARGE)
    const { size, resolution } = await madeBy({
      image,
      mask: await boxMask(LARGE, BOX),
    })
    expect(size.width * size.height).toBeLessThanOrEqual(4_194_304)
    expect(size.width).toBeGreaterThan(2300)
    expect(size.width / size.height).toBeCloseTo(2600 / 1900, 2)
    expect(resolution).toBe(`${size.width}x${size.height}`)
  })

  it.each(['300,200,900,1100', 'auto'])(
    'keeps its size, and every pixel outside, with the window %s',
    async (context_window) => {
      const image = await large(LARGE)
      const mask = await boxMask(LARGE, BOX)
      const { bytes, size } = await madeBy({ image, mask, context_window })
      expect(size).toEqual(LARGE)
      const before = await sharp(image).raw().toBuffer()
      const after = await sharp(bytes).raw().toBuffer()
      let [inside, outside] = [0, 0]
      for (let at = 0; at < before.length; at += 3) {
        if (before[at] === after[at]) continue
        const x = (at / 3) % LARGE.width
        const y = Math.floor(at / 3 / LARGE.width)
        const isIn =
          x >= BOX.left &&
          x < BOX.left + BOX.width &&
          y >= BOX.top &&
          y < BOX.top + BOX.height
        if (isIn) inside += 1
        else outside += 1
      }
      expect(outside).toBe(0)
      expect(inside).toBeGreaterThan(1000)
    },
  )
})

describe('a precise edit is refused', () => {
  const SIZE = { width: 900, height: 700 }

  it.each<[string, string]>([
    ['0,0,255,400', 'at least 256 px'],
    ['0,0,300,901', 'inside the image'],
    ['400,400,700,300', 'at least 256 px'],
    ['0,0,700', 'does not match'],
    ['some', 'does not match'],
    ['0,0,-300,300', 'does not match'],
  ])('with the window %s', async (context_window, sentence) => {
    const image = await large(SIZE)
    expect(await refusal({ image, context_window })).toContain(sentence)
  })

  it('with a window too long, or too large', async () => {
    const image = await large({ width: 2400, height: 2400 })
    const ask = (context_window: string) => refusal({ image, context_window })
    expect(await ask('0,0,300,1801')).toContain('1:6')
    expect(await ask('0,0,300,1800')).toBe(200)
    expect(await ask('0,0,2049,2048')).toContain('4194304')
  })

  it('for a mask outside its window', async () => {
    const image = await large(SIZE)
    const mask = await boxMask(SIZE, BOX)
    expect(
      await refusal({ image, mask, context_window: '0,0,300,300' }),
    ).toContain('inside context_window')
  })

  it('for auto without a mask', async () => {
    const image = await large(SIZE)
    expect(await refusal({ image, context_window: 'auto' })).toContain('mask')
  })

  it('for a picture beyond 6:1', async () => {
    expect(
      await refusal({ image: await large({ width: 1261, height: 210 }) }),
    ).toContain('1:6')
    expect(
      await refusal({ image: await large({ width: 1260, height: 210 }) }),
    ).toBe(200)
  })

  it('for a mask of one colour, and of another size', async () => {
    const image = await large(SIZE)
    const plain = await boxMask(SIZE, { left: 0, top: 0, ...SIZE })
    expect(await refusal({ image, mask: plain })).toContain('both')
    const other = await boxMask({ width: 800, height: 700 }, BOX)
    expect(await refusal({ image, mask: other })).toContain('dimensions')
  })

  it('for a fifth reference, or a fourth beside a mask', async () => {
    const image = await large({ width: 64, height: 64 })
    const mask = await boxMask(
      { width: 64, height: 64 },
      { left: 9, top: 9, width: 9, height: 9 },
    )
    const references = (count: number) =>
      Array.from({ length: count }, () => image)
    const ask = (count: number, more: Record<string, Value> = {}) =>
      refusal({ image, reference_images: references(count), ...more })
    expect(await ask(4)).toBe(200)
    expect(await ask(5)).toContain('too long')
    expect(await ask(3, { mask })).toBe(200)
    expect(await ask(4, { mask })).toContain('At most 3')
  })
})

it('rounds the greys of a mask', async () => {
  const size = { width: 60, height: 60 }
  const image = await large(size)
  const grey = await painted(size, (x, y) =>
    x < 30 ? [127, 127, 127] : y < 30 ? [128, 128, 128] : WHITE,
  )
  const sharpMask = await painted(size, (x) => (x < 30 ? BLACK : WHITE))
  const [rounded, pure] = [
    await madeBy({ image, mask: grey, seed: '2' }),
    await madeBy({ image, mask: sharpMask, seed: '2' }),
  ]
  expect(rounded.bytes.equals(pure.bytes)).toBe(true)
})

describe('generate 4.5', () => {
  const json = async (fields: object) => {
    const { status, body } = await call(server, GENERATE, {
      json: { prompt: 'a lake', ...fields },
    })
    return status === 400 ? String(body['detail']) : status
  }

  it.each<[object, string]>([
    [{ size: '1000x1000' }, 'size 1000x1000 is not supported.'],
    [{ size: 'source' }, 'size source requires images.'],
    [{ quality: 'very_low' }, 'quality very_low requires images.'],
  ])('refuses %o', async (fields, sentence) => {
    expect(await json(fields)).toBe(sentence)
  })

  it('edits a source at its own size, or at one in steps of 32', async () => {
    const images = await large({ width: 400, height: 300 })
    const at = async (size: string) =>
      (await madeBy({ images, size }, GENERATE)).size
    expect(await at('source')).toEqual({ width: 400, height: 300 })
    expect(await at('320x256')).toEqual({ width: 320, height: 256 })
    expect(await refusal({ images, size: '330x256' }, GENERATE)).toContain(
      'not supported',
    )
  })

  it('keeps the size of what is masked', async () => {
    const size = { width: 200, height: 160 }
    const images = await large(size)
    const mask = await boxMask(size, { left: 9, top: 9, width: 50, height: 50 })
    const made = await madeBy({ images, mask }, GENERATE)
    expect(made.size).toEqual(size)
    expect(await refusal({ images, mask, size: 'auto' }, GENERATE)).toContain(
      'cannot be set',
    )
    expect(await refusal({ mask }, GENERATE)).toContain('requires images')
  })
})
