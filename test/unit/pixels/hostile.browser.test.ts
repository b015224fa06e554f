import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Work } from '../../../ui/pixels/work.ts'
import { blackPng, chunk, jpegOfScans, packed } from './hostile.ts'
import { openPixelPage, type PixelPage } from './page.ts'
import { pixelAt, png, read, speckle } from './pictures.ts'

let page: PixelPage
beforeAll(async () => {
  page = await openPixelPage()
})
afterAll(() => page.close())

const size = { width: 64, height: 48 }
const picture = png(size, speckle)
const encoded = async (kind: 'png' | 'jpeg' | 'webp') =>
  new Uint8Array(await sharp(Buffer.from(picture)).toFormat(kind).toBuffer())
const followed = (bytes: Uint8Array, by: number) =>
  new Uint8Array(Buffer.concat([bytes, Buffer.alloc(by, 7)]))
const look = (bytes: Uint8Array) => page.call('looked', { picture: bytes })

describe('bytes behind the end', () => {
  test.each(['png', 'jpeg', 'webp'] as const)(
    'of a %s are not looked at, and not passed on',
    async (kind) => {
      const plain = await encoded(kind)
      const tailed = followed(plain, 200_000)
      expect(await look(tailed)).toMatchObject(size)
      const [tile] = await page.call('tiles', { picture: tailed, most: 4096 })
      const same = await page.call('tiles', { picture: plain, most: 4096 })
      expect(Buffer.from(tile!.bytes).equals(same[0]!.bytes)).toBe(true)
    },
  )
})

describe('a PNG', () => {
  test('is read without its texts, and without a profile that is a bomb', async () => {
    const before = [
      ...Array.from({ length: 4 }, () => packed('zTXt', 20_000_000)),
      packed('iCCP', 270_000_000),
    ]
    const bomb = blackPng({ ...size, before })
    expect(await look(bomb)).toMatchObject(size)
    const [tile] = await page.call('tiles', { picture: bomb, most: 4096 })
    expect(Buffer.from(tile!.bytes).equals(blackPng(size))).toBe(true)
  })

  test('keeps a profile of a usual size, and is made sRGB by it', async () => {
    const wide = await sharp(Buffer.from(picture))
      .withIccProfile('p3')
      .png()
      .toBuffer()
    const tiles = await page.call('tiles', {
      picture: new Uint8Array(wide),
      most: 32,
    })
    const { bytes, rect } = tiles[0]!
    const tile = read(bytes)
    expect(Buffer.from(bytes).includes('iCCP')).toBe(false)
    for (const x of [0, 5, 20]) {
      const pixel = pixelAt(tile, x - rect.x, -rect.y)
      for (const channel of [0, 1, 2])
        expect(pixel[channel]).toBeCloseTo(speckle(x, 0)[channel]!, -1)
    }
  })

  test('of tens of thousands of chunks is refused', async () => {
    const empty = chunk('IDAT', new Uint8Array(0))
    const before = [Buffer.concat(Array.from({ length: 7e4 }, () => empty))]
    await expect(look(blackPng({ ...size, before }))).rejects.toThrow('damaged')
  })

  test('of fewer rows than it says is damaged', async () => {
    const short = blackPng({ width: 4096, height: 4096, rows: 10 })
    await expect(look(short)).rejects.toThrow('damaged')
  })

  test('with a chunk that is longer than the file is damaged', async () => {
    const cut = blackPng(size).subarray(0, -6)
    await expect(look(new Uint8Array(cut))).rejects.toThrow('damaged')
    const lie = blackPng(size)
    new DataView(lie.buffer).setUint32(33, 0xfffffff0)
    await expect(look(lie)).rejects.toThrow('damaged')
  })
})

test('a JPEG of usual scans is read, one of hundreds refused', async () => {
  expect(await look(await jpegOfScans(200, 0))).toMatchObject({ width: 200 })
  await expect(look(await jpegOfScans(200, 100))).rejects.toThrow('damaged')
})

test('a WebP whose frame is larger than it says is no surprise', async () => {
  const webp = await sharp(Buffer.from(picture))
    .composite([
      {
        input: Buffer.from([0, 0, 0, 99]),
        raw: { width: 1, height: 1, channels: 4 },
        tile: true,
        blend: 'dest-in',
      },
    ])
    .webp({ quality: 50 })
    .toBuffer()
  expect(webp.toString('latin1', 12, 16)).toBe('VP8X')
  const lie = new Uint8Array(webp)
  lie.set([9, 0, 0, 9, 0, 0], 24)
  await expect(look(lie)).rejects.toThrow('damaged')
})

test('while a bomb is looked at, others are answered', async () => {
  const bomb = Buffer.from(blackPng({ width: 6000, height: 6000 }))
  const { total, longest } = await page.frame.evaluate(waited, {
    base64: bomb.toString('base64'),
  })
  expect(longest).toBeLessThan(0.35 * total)
})

/** Runs in the page: milliseconds of the bomb, and of the slowest request beside it. */
async function waited({ base64 }: { base64: string }) {
  const { pixels } = globalThis as unknown as {
    pixels: Pick<Work, 'looked' | 'packMask'>
  }
  const picture = Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0))
  const begun = performance.now()
  let total = 0
  const looked = pixels.looked({ picture }).then(() => {
    total = performance.now() - begun
  })
  let longest = 0
  while (total === 0) {
    const asked = performance.now()
    await pixels.packMask(new Uint8Array(9))
    longest = Math.max(longest, performance.now() - asked)
  }
  await looked
  return { total, longest }
}
