import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { WholeRequest } from '../../../ui/pixels/whole.ts'
import { openPixelPage, type PixelPage } from './page.ts'
import { box, pixelAt, png, read, speckle } from './pictures.ts'

let page: PixelPage
beforeAll(async () => {
  page = await openPixelPage()
})
afterAll(() => page.close())

const size = { width: 120, height: 90 }
/** Every colour under every alpha, opaque on the right. */
const clear = (x: number, y: number) => [
  ...speckle(x, y).slice(0, 3),
  x < 60 ? (4 * x + y) % 256 : 255,
]
const source = png(size, speckle)
const cutOut = png(size, clear)

function visible({ data }: { data: Buffer }): Buffer {
  const out = Buffer.from(data)
  // What is clear has no colour.
  for (let at = 0; at < out.length; at += 4)
    if (out[at + 3] === 0) out.fill(0, at, at + 4)
  return out
}

function furthest(one: Buffer, other: Buffer): number {
  return one.reduce(
    (most, level, at) => Math.max(most, Math.abs(level - other[at]!)),
    0,
  )
}

describe('a whole source', () => {
  const framed = async (changes: Partial<WholeRequest>) =>
    page.call('frameWhole', { source, size, alpha: 'kept', ...changes })

  test('is sent as the very bytes that it has, if nothing changes', async () => {
    const same = await framed({})
    expect(Buffer.from(same).equals(Buffer.from(source))).toBe(true)
    const opaque = await framed({ alpha: 'white' })
    expect(Buffer.from(opaque).equals(Buffer.from(source))).toBe(true)
    const kept = await framed({ source: cutOut })
    expect(Buffer.from(kept).equals(Buffer.from(cutOut))).toBe(true)
  })

  test('cropped, has its own pixels, half transparent ones too', async () => {
    const crop = { x: 30, y: 10, width: 50, height: 40 }
    const cropped = read(await framed({ source: cutOut, crop, size: crop }))
    const expected = read(png(crop, (x, y) => clear(x + 30, y + 10)))
    expect(visible(cropped).equals(visible(expected))).toBe(true)
  })

  test('is laid over white, or over what lies behind it', async () => {
    const flat = read(await framed({ source: cutOut, alpha: 'white' }))
    const laid = (below: readonly number[]) => (x: number, y: number) => {
      const share = clear(x, y)[3]! / 255
      return below.map((level, channel) =>
        channel === 3
          ? 255
          : Math.round(speckle(x, y)[channel]! * share + level * (1 - share)),
      )
    }
    const white = read(png(size, laid([255, 255, 255, 255])))
    expect(furthest(flat.data, white.data)).toBeLessThan(2)
    const behind = {
      bytes: png(size, () => [20, 40, 90, 255]),
      rect: { x: 0, y: 0, ...size },
    }
    const over = await framed({ source: cutOut, alpha: 'white', behind })
    const blue = read(png(size, laid([20, 40, 90, 255])))
    expect(furthest(read(over).data, blue.data)).toBeLessThan(2)
  })

  test('is resampled well where another size is asked for', async () => {
    const large = { width: 400, height: 300 }
    const smooth = png(large, (x, y) => [x % 256, y % 256, (x + y) >> 2, 255])
    const half = { width: 200, height: 150 }
    const small = await framed({ source: smooth, size: half })
    const bytes = Buffer.from(smooth)
    const best = await sharp(bytes)
      .resize(200, 150, { kernel: 'lanczos3' })
      .ensureAlpha()
      .raw()
      .toBuffer()
    const { width, height, data } = read(small)
    expect({ width, height }).toEqual(half)
    let off = 0
    for (let y = 4; y < 120; y++)
      for (let x = 4; x < 120; x++)
        for (let channel = 0; channel < 3; channel++) {
          const at = 4 * (y * 200 + x) + channel
          off = Math.max(off, Math.abs(data[at]! - best[at]!))
        }
    expect(off).toBeLessThan(4)
  })

  test('resampled, takes no colour of what is clear', async () => {
    const red = png(size, (x) => (x < 61 ? [0, 255, 0, 0] : [255, 0, 0, 255]))
    const half = { width: 60, height: 45 }
    const { data } = read(await framed({ source: red, size: half }))
    for (let at = 0; at < data.length; at += 4)
      if (data[at + 3]! > 0)
        expect([...data.subarray(at, at + 3)]).toEqual([255, 0, 0])
    const black = await framed({
      ...{ source: red, size: half, alpha: 'white' },
      behind: { color: [0, 0, 0] },
    })
    expect(pixelAt(read(black), 10, 10)).toEqual([0, 0, 0, 255])
    expect(pixelAt(read(black), 50, 10)).toEqual([255, 0, 0, 255])
  })
})

describe('a foreign picture is looked at', () => {
  test('for its size, its type and its transparency', async () => {
    expect(await page.call('looked', { picture: source })).toEqual({
      ...size,
      type: 'image/png',
      transparent: false,
      bounds: { x: 0, y: 0, ...size },
    })
    const rect = { x: 30, y: 12, width: 17, height: 40 }
    const spot = png({ width: 700, height: 900 }, box(rect, 3))
    expect(await page.call('looked', { picture: spot })).toEqual({
      ...{ width: 700, height: 900, type: 'image/png' },
      ...{ transparent: true, bounds: rect },
    })
    const nothing = png(size, () => [0, 0, 0, 0])
    const { bounds } = await page.call('looked', { picture: nothing })
    expect(bounds).toBeNull()
  })

  test('as it is shown: a turned JPEG is upright', async () => {
    const turned = await sharp(Buffer.from(source))
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer()
    const looked = await page.call('looked', {
      picture: new Uint8Array(turned),
    })
    expect(looked).toMatchObject({
      ...{ width: 90, height: 120, type: 'image/jpeg', transparent: false },
    })
  })

  test('trimmed, it has what is not clear, pixel by pixel', async () => {
    const rect = { x: 30, y: 12, width: 17, height: 40 }
    const spot = png({ width: 100, height: 100 }, (x, y) =>
      box(rect)(x, y)[3]! > 0 ? [x, y, 9, 77] : [1, 2, 3, 0],
    )
    const trimmed = await page.call('trimmed', { picture: spot })
    expect(trimmed!.rect).toEqual(rect)
    const expected = png(rect, (x, y) => [x + rect.x, y + rect.y, 9, 77])
    expect(read(trimmed!.png).data.equals(read(expected).data)).toBe(true)
    const whole = await page.call('trimmed', { picture: source })
    expect(Buffer.from(whole!.png).equals(Buffer.from(source))).toBe(true)
    const nothing = png(size, () => [0, 0, 0, 0])
    expect(await page.call('trimmed', { picture: nothing })).toBeNull()
  })
})

describe('an alpha becomes a mask', () => {
  const rect = { x: 30, y: 12, width: 17, height: 40 }
  const subject = png(size, (x, y) =>
    box(rect)(x, y)[3]! > 0 ? [200, 90, 10, x < 40 ? 100 : 255] : [9, 9, 9, 0],
  )

  test('that of a cut-out, in its place', async () => {
    const mask = await page.call('alphaMask', {
      picture: subject,
      invert: false,
    })
    expect(mask!.rect).toEqual({ x: 29, y: 11, width: 19, height: 42 })
    const { data } = read(mask!.png)
    expect([...data.subarray(4 * 20, 4 * 20 + 4)]).toEqual([0, 0, 0, 100])
    expect(pixelAt(read(mask!.png), 16, 3)).toEqual([0, 0, 0, 255])
  })

  test('or of all that it leaves out', async () => {
    const mask = await page.call('alphaMask', {
      picture: subject,
      invert: true,
    })
    expect(mask!.rect).toEqual({ x: -1, y: -1, width: 122, height: 92 })
    const at = (x: number, y: number) =>
      pixelAt(read(mask!.png), x + 1, y + 1)[3]
    expect([at(0, 0), at(32, 20), at(45, 20)]).toEqual([255, 155, 0])
    const all = await page.call('alphaMask', { picture: source, invert: true })
    expect(all).toBeNull()
  })

  test('what is empty in a source is masked as if it were drawn', async () => {
    const grown = png(size, (x, y) => [
      ...speckle(x, y).slice(0, 3),
      x < 50 ? 0 : x === 50 ? 100 : 255,
    ])
    const empty = await page.call('emptyArea', { source: grown })
    const masks = [{ bytes: empty!.png, rect: empty!.rect }]
    const prepared = await page.call('prepare', {
      ...{ source: grown, masks, window: { x: 0, y: 0, ...size } },
      ...{ invert: false, feather: 0, grow: 3, transparency: 'fill' },
    })
    const { composite, send, bounds, coverage } = prepared
    expect(bounds).toEqual({ x: 0, y: 0, width: 51, height: 90 })
    expect(coverage).toBeCloseTo((50 + 155 / 255) / 120, 3)
    const row = 45 * 120
    expect([49, 50, 51].map((x) => composite[row + x])).toEqual([255, 155, 0])
    expect([53, 54].map((x) => send[row + x])).toEqual([1, 2])
  })

  test('a source that is only pale, or opaque, has no empty area', async () => {
    const pale = png(size, (x, y) => [...speckle(x, y).slice(0, 3), 128])
    expect(await page.call('emptyArea', { source: pale })).toBeNull()
    expect(await page.call('emptyArea', { source })).toBeNull()
  })
})
