import sharp, { type Sharp } from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ApplyRequest } from '../../../ui/pixels/apply.ts'
import { colorsOf as ringColors } from '../../../ui/pixels/color.ts'
import { openPixelPage, type PixelPage } from './page.ts'
import { gradient, pixelAt, pixelsOf, png, read, speckle } from './pictures.ts'
import { run } from './run.ts'

let page: PixelPage
beforeAll(async () => {
  page = await openPixelPage()
})
afterAll(() => page.close())

const size = { width: 96, height: 64 }
const all = new Uint8Array(size.width * size.height)

function request(answer: Uint8Array, changes: Partial<ApplyRequest> = {}) {
  return {
    answer,
    size,
    composite: all.slice().fill(255),
    send: all.slice().fill(1),
    reference: null,
    match: false,
    ...changes,
  }
}

const raw = pixelsOf(size, gradient)
const picture = () =>
  sharp(raw, { raw: { ...size, channels: 4 } }).removeAlpha()

/** The patch's pixels without its margin. */
async function colorsOf(answer: Uint8Array): Promise<Buffer> {
  const { png: bytes, rect } = await page.call('apply', request(answer))
  expect(rect).toEqual({ x: -1, y: -1, width: 98, height: 66 })
  return sharp(bytes)
    .extract({ left: 1, top: 1, ...size })
    .raw()
    .toBuffer()
}

function worst(a: Buffer, b: Buffer): number {
  return a.reduce(
    (most, value, at) => Math.max(most, Math.abs(value - b[at]!)),
    0,
  )
}

function average(a: Buffer, b: Buffer): number {
  return (
    a.reduce((sum, value, at) => sum + Math.abs(value - b[at]!), 0) / a.length
  )
}

describe('an answer of any kind becomes the same patch', () => {
  test.each<[string, () => Sharp, number]>([
    ['PNG', () => picture().png(), 0],
    ['interlaced PNG', () => picture().png({ progressive: true }), 0],
    ['PNG of 16 bits', () => picture().toColourspace('rgb16').png(), 1],
    ['lossless WebP', () => picture().webp({ lossless: true }), 0],
  ])('%s', async (_kind, encoded, tolerance) => {
    const answer = new Uint8Array(await encoded().toBuffer())
    expect(worst(await colorsOf(answer), raw)).toBeLessThanOrEqual(tolerance)
  })

  test.each<[string, () => Sharp]>([
    ['WebP', () => picture().webp({ quality: 95 })],
    ['JPEG', () => picture().jpeg({ quality: 95 })],
    ['progressive JPEG', () => picture().jpeg({ progressive: true })],
  ])('%s, but for its losses', async (_kind, encoded) => {
    const bytes = await encoded().toBuffer()
    const lossy = await sharp(bytes).ensureAlpha().raw().toBuffer()
    const colors = await colorsOf(new Uint8Array(bytes))
    expect(average(colors, lossy)).toBeLessThan(1)
    expect(average(colors, raw)).toBeLessThan(6)
  })

  test('grey PNG of 8 bits', async () => {
    const grey = await picture()
      .greyscale()
      .toColourspace('b-w')
      .png()
      .toBuffer()
    const { data } = await sharp(grey)
      .toColourspace('srgb')
      .ensureAlpha()
      .raw()
      .toBuffer({ resolveWithObject: true })
    expect(
      worst(await colorsOf(new Uint8Array(grey)), data),
    ).toBeLessThanOrEqual(1)
  })

  test('PNG with a palette', async () => {
    const palette = await picture()
      .png({ palette: true, colours: 64 })
      .toBuffer()
    const data = await sharp(palette).ensureAlpha().raw().toBuffer()
    expect(worst(await colorsOf(new Uint8Array(palette)), data)).toBe(0)
  })

  test('a profile is turned into sRGB', async () => {
    const wide = await picture().withIccProfile('p3').png().toBuffer()
    const stored = await sharp(wide, { ignoreIcc: true }).raw().toBuffer()
    const plain = await sharp(raw, { raw: { ...size, channels: 4 } })
      .removeAlpha()
      .raw()
      .toBuffer()
    // The numbers in the file are of another space.
    expect(worst(stored, plain)).toBeGreaterThan(4)
    expect(
      worst(await colorsOf(new Uint8Array(wide)), raw),
    ).toBeLessThanOrEqual(3)
  })

  test('a turned JPEG is upright', async () => {
    const turned = await picture()
      .rotate(90)
      .withMetadata({ orientation: 8 })
      .jpeg({ quality: 97, chromaSubsampling: '4:4:4' })
      .toBuffer()
    expect(
      worst(await colorsOf(new Uint8Array(turned)), raw),
    ).toBeLessThanOrEqual(16)
  })
})

test('keeps every colour under any alpha', async () => {
  const composite = all.map((_, at) => (at * 7) % 256)
  const answer = png(size, speckle)
  const applied = await page.call('apply', request(answer, { composite }))
  const patch = read(applied.png)
  for (let y = 0; y < size.height; y++)
    for (let x = 0; x < size.width; x++) {
      const alpha = composite[y * size.width + x]!
      if (alpha === 0) continue
      const [red, green, blue] = speckle(x, y)
      expect(pixelAt(patch, x - applied.rect.x, y - applied.rect.y)).toEqual([
        red,
        green,
        blue,
        alpha,
      ])
    }
})

test('an answer of another size is scaled to the window, and said to be', async () => {
  const answer = png({ width: 192, height: 128 }, (x, y) =>
    gradient(x >> 1, y >> 1),
  )
  const { scaled, rect, png: bytes } = await page.call('apply', request(answer))
  expect(scaled).toBe(true)
  expect(rect).toEqual({ x: -1, y: -1, width: 98, height: 66 })
  const [red] = pixelAt(read(bytes), 41, 31)
  expect(Math.abs(red! - gradient(40, 30)[0]!)).toBeLessThan(3)
})

test('matching gives back the original’s colours', async () => {
  const left = all.map((_, at) => (at % 96 < 48 ? 2 : 1))
  const composite = left.map((role) => (role === 1 ? 255 : 0))
  const original = read(png(size, gradient))
  const data = new Uint8ClampedArray(original.data)
  const reference = run(ringColors({ ...size, data }, left))
  const cast = png(size, (x, y) =>
    gradient(x, y).map((value, n) => (n === 3 ? value : value + 10 - 5 * n)),
  )
  const colors = { composite, send: left, reference }
  const off = await page.call(
    'apply',
    request(cast, { ...colors, match: false }),
  )
  const on = await page.call('apply', request(cast, { ...colors, match: true }))
  const error = (bytes: Uint8Array) => {
    const patch = read(bytes)
    let sum = 0
    for (let y = 0; y < 64; y++)
      for (let x = 48; x < 96; x++)
        sum += Math.abs(pixelAt(patch, x - 47, y + 1)[0]! - gradient(x, y)[0]!)
    return sum / (48 * 64)
  }
  expect(error(off.png)).toBeCloseTo(10, 0)
  expect(error(on.png)).toBeLessThan(2)
})

describe('what cannot be used is a failure', () => {
  const whole = png({ width: 200, height: 200 }, speckle)
  const bomb = new Uint8Array(whole)
  new DataView(bomb.buffer).setUint32(16, 60_000)
  const flipped = whole
    .slice()
    .map((byte, at) => (at > 60 && at % 50 === 0 ? byte ^ 255 : byte))
  test.each([
    ['a page', Buffer.from('<!doctype html>'), 'unknown-format'],
    ['nothing', new Uint8Array(0), 'unknown-format'],
    ['a cut PNG', whole.subarray(0, whole.length >> 1), 'damaged'],
    ['a PNG without its last bytes', whole.subarray(0, -14), 'damaged'],
    ['a PNG with wrong bytes', flipped, 'damaged'],
    ['a bomb', bomb, 'too-large'],
  ])('%s', async (_what, answer, why) => {
    const applied = page.call('apply', request(new Uint8Array(answer)))
    await expect(applied).rejects.toThrow(
      JSON.stringify({ kind: 'unreadable-image', why }),
    )
  })

  test('a cut JPEG', async () => {
    const jpeg = await picture().jpeg().toBuffer()
    const applied = page.call(
      'apply',
      request(new Uint8Array(jpeg.subarray(0, jpeg.length >> 1))),
    )
    await expect(applied).rejects.toThrow('"why":"damaged"')
  })

  test('a mask that covers nothing', async () => {
    const applied = page.call(
      'apply',
      request(png(size, gradient), { composite: all }),
    )
    await expect(applied).rejects.toThrow(
      JSON.stringify({ kind: 'empty-mask' }),
    )
  })
})
