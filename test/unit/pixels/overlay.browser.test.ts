import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openPixelPage, type PixelPage } from './page.ts'
import { gradient, pixelAt, png, read, speckle } from './pictures.ts'

let page: PixelPage
beforeAll(async () => {
  page = await openPixelPage()
})
afterAll(() => page.close())

const size = { width: 120, height: 90 }
const source = png(size, speckle)

describe('a source’s own pixels on top of an answer', () => {
  const wide = { width: 200, height: 90 }
  const base = png(wide, gradient)

  test('are pasted back exactly in the middle', async () => {
    const at = { x: 40, y: 0 }
    const both = read(
      await page.call('overlay', { base, size: wide, over: source, at }),
    )
    const expected = png(wide, (x, y) =>
      x >= 40 && x < 160 ? speckle(x - 40, y) : gradient(x, y),
    )
    expect(both.data.equals(read(expected).data)).toBe(true)
  })

  test('show where a cut-out of them says, and mix softly at its edge', async () => {
    const alpha = png(size, (x) => [0, 0, 0, x < 40 ? 0 : x < 80 ? 51 : 255])
    const both = read(
      await page.call('overlay', {
        ...{ base, size: wide, over: source, at: { x: 0, y: 0 }, alpha },
      }),
    )
    expect(pixelAt(both, 20, 20)).toEqual([...gradient(20, 20)])
    expect(pixelAt(both, 100, 20)).toEqual([...speckle(100, 20)])
    const mixed = speckle(60, 20).map((level, channel) =>
      Math.round(0.2 * level + 0.8 * gradient(60, 20)[channel]!),
    )
    expect(pixelAt(both, 60, 20)).toEqual(mixed)
  })

  test('lie where they should on an answer of another size, cut at its edges', async () => {
    const twice = png({ width: 400, height: 180 }, (x, y) =>
      gradient(x >> 1, y >> 1),
    )
    const at = { x: 150, y: -30 }
    const both = read(
      await page.call('overlay', { base: twice, size: wide, over: source, at }),
    )
    expect({ width: both.width, height: both.height }).toEqual(wide)
    expect(pixelAt(both, 199, 10)).toEqual([...speckle(49, 40)])
    expect(pixelAt(both, 149, 10)[2]).toBeCloseTo(gradient(149, 10)[2]!, -1)
    expect(pixelAt(both, 170, 70)[2]).toBeCloseTo(gradient(170, 70)[2]!, -1)
  })

  test('over what is clear are all there is', async () => {
    const nothing = png(wide, () => [0, 0, 0, 0])
    const both = read(
      await page.call('overlay', {
        ...{ base: nothing, size: wide, over: source, at: { x: 0, y: 0 } },
        alpha: png(size, () => [0, 0, 0, 128]),
      }),
    )
    const [red, green, blue] = speckle(30, 30)
    const mixed = pixelAt(both, 30, 30)
    expect(mixed).toEqual([red, green, blue, 128])
    expect(pixelAt(both, 150, 30)).toEqual([0, 0, 0, 0])
  })
})

describe('tiles', () => {
  test('are the picture again, over each other, none too long', async () => {
    const large = { width: 230, height: 110 }
    const picture = png(large, (x, y) => [
      ...speckle(x, y).slice(0, 3),
      40 + (x % 200),
    ])
    const tiles = await page.call('tiles', { picture, most: 100 })
    expect(tiles.map(({ rect }) => rect)).toEqual([
      { x: -1, y: -1, width: 81, height: 59 },
      { x: 74, y: -1, width: 82, height: 59 },
      { x: 150, y: -1, width: 81, height: 59 },
      { x: -1, y: 52, width: 81, height: 59 },
      { x: 74, y: 52, width: 82, height: 59 },
      { x: 150, y: 52, width: 81, height: 59 },
    ])
    for (const { bytes, rect } of tiles) {
      // An edge of clear pixels, and within it the picture's own.
      const isEdge = (x: number, y: number) =>
        Math.min(x, y, rect.width - 1 - x, rect.height - 1 - y) < 1
      const expected = png(rect, (x, y) =>
        isEdge(x, y)
          ? [0, 0, 0, 0]
          : [
              ...speckle(x + rect.x, y + rect.y).slice(0, 3),
              40 + ((x + rect.x) % 200),
            ],
      )
      expect(read(bytes).data.equals(read(expected).data)).toBe(true)
    }
  })

  test('of a small picture are one, its own bytes', async () => {
    const [tile, ...others] = await page.call('tiles', {
      picture: source,
      most: 4096,
    })
    expect(others).toEqual([])
    expect(Buffer.from(tile!.bytes).equals(Buffer.from(source))).toBe(true)
    const jpeg = await sharp(Buffer.from(source)).jpeg().toBuffer()
    const [same] = await page.call('tiles', {
      picture: new Uint8Array(jpeg),
      most: 120,
    })
    expect(Buffer.from(same!.bytes).equals(jpeg)).toBe(true)
  })

  test('are of a kind that Figma takes: WebP becomes PNG', async () => {
    const webp = await sharp(Buffer.from(source))
      .webp({ lossless: true })
      .toBuffer()
    const [tile] = await page.call('tiles', {
      picture: new Uint8Array(webp),
      most: 4096,
    })
    expect(read(tile!.bytes).data.equals(read(source).data)).toBe(true)
  })
})
