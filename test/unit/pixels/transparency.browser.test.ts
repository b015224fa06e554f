import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ApplyRequest } from '../../../ui/pixels/apply.ts'
import { ring } from '../../../ui/pixels/mask.ts'
import type { PrepareRequest } from '../../../ui/pixels/prepare.ts'
import { openPixelPage, type PixelPage } from './page.ts'
import { pixelAt, png, read, speckle } from './pictures.ts'

let page: PixelPage
beforeAll(async () => {
  page = await openPixelPage()
})
afterAll(() => page.close())

const source = png({ width: 300, height: 200 }, speckle)
const hole = { x: 100, y: 80, width: 60, height: 40 }

function request(changes: Partial<PrepareRequest> = {}): PrepareRequest {
  return {
    source,
    masks: [{ bytes: png(hole, () => [0, 0, 0, 255]), rect: hole }],
    window: { x: 0, y: 0, width: 300, height: 200 },
    invert: false,
    feather: 'auto',
    grow: 'auto',
    ...changes,
  }
}

describe('what lies behind what is transparent', () => {
  const size = { width: 300, height: 200 }
  const window = { x: 30, y: 20, width: 200, height: 150 }
  /** Clear on the left, half of it in the middle, opaque on the right. */
  const opacity = (x: number) => (x < 100 ? 0 : x < 200 ? 128 : 255)
  const clear = png(size, (x, y) => [...speckle(x, y).slice(0, 3), opacity(x)])
  const laid = (x: number, y: number, ground: readonly number[]) =>
    ground.map((level, channel) => {
      const share = opacity(x) / 255
      const sum = speckle(x, y)[channel]! * share + level * (1 - share)
      return channel < 3 ? Math.round(sum) : 255
    })

  /** A canvas rounds what is half transparent once more. */
  const furthest = (one: Buffer, other: Buffer) =>
    one.reduce(
      (most, level, at) => Math.max(most, Math.abs(level - other[at]!)),
      0,
    )

  test('is a picture, in its place: that is what is sent', async () => {
    const below = (x: number, y: number) => [x % 256, y % 256, 40, 255]
    const rect = { x: -10, y: -20, width: 320, height: 260 }
    const bytes = png(rect, (x, y) => below(x + rect.x + 20, y + rect.y + 20))
    const { image } = await page.call(
      'prepare',
      request({ source: clear, window, behind: { bytes, rect } }),
    )
    const expected = png(window, (x, y) => {
      const [px, py] = [x + window.x, y + window.y]
      return laid(px, py, below(px + 20, py + 20))
    })
    expect(furthest(read(image).data, read(expected).data)).toBeLessThan(2)
  })

  test('is one colour', async () => {
    const behind = { color: [128, 128, 128] } as const
    const { image } = await page.call(
      'prepare',
      request({ source: clear, window, behind }),
    )
    const expected = png(window, (x, y) =>
      laid(x + window.x, y + window.y, [128, 128, 128, 255]),
    )
    expect(furthest(read(image).data, read(expected).data)).toBeLessThan(2)
  })

  test('is known around the mask if it is a picture', async () => {
    const behind = { bytes: png(size, speckle), rect: { x: 0, y: 0, ...size } }
    const { send } = await page.call(
      'prepare',
      request({ source: clear, behind }),
    )
    expect(send[100 * 300 + 60]).toBe(ring)
  })

  test('that cannot be read fails as any picture does', async () => {
    const behind = { bytes: new Uint8Array(9), rect: window }
    await expect(
      page.call('prepare', request({ source: clear, behind })),
    ).rejects.toThrow('unreadable-image')
    // Where nothing is transparent nobody looks behind.
    const { whole } = await page.call('prepare', request({ behind }))
    expect(whole).toBe(true)
  })

  test('the source’s alpha comes with it, and none of an opaque one', async () => {
    const outside = { x: -20, y: 0, width: 320, height: 200 }
    const { alpha } = await page.call(
      'prepare',
      request({ source: clear, window: outside }),
    )
    expect([10, 30, 150, 250].map((x) => alpha![50 * 320 + x])).toEqual([
      0,
      0,
      opacity(130),
      opacity(230),
    ])
    const opaque = await page.call('prepare', request({ window: outside }))
    expect(opaque.alpha).toBeNull()
  })

  test('nothing changes where all is transparent, unless it is filled', async () => {
    const hole = { x: 10, y: 10, width: 40, height: 40 }
    const masks = [{ bytes: png(hole, () => [0, 0, 0, 255]), rect: hole }]
    const of = async (how: Pick<PrepareRequest, 'transparency'>) => {
      const asked = { source: clear, masks, feather: 0, ...how } as const
      return (await page.call('prepare', request(asked))).bounds
    }
    expect(await of({})).toBeNull()
    expect(await of({ transparency: 'keep' })).toBeNull()
    expect(await of({ transparency: 'fill' })).toEqual(hole)
  })
})

describe('the transparency', () => {
  const size = { width: 96, height: 64 }
  const all = new Uint8Array(size.width * size.height)

  const alpha = all.map((_, at) =>
    at % 96 < 32 ? 0 : at % 96 < 64 ? 100 : 255,
  )
  const answer = png(size, speckle)
  const applying = (
    answer: Uint8Array,
    changes: Partial<ApplyRequest> = {},
  ) => ({
    ...{ answer, size, composite: all.slice().fill(255) },
    ...{ send: all.slice().fill(1), reference: null, match: false },
    ...changes,
  })
  const alphasOf = async (changes: Partial<ApplyRequest>) => {
    const { png: bytes, rect } = await page.call(
      'apply',
      applying(answer, changes),
    )
    const patch = read(bytes)
    return [10, 40, 80].map((x) =>
      x < rect.x ? null : pixelAt(patch, x - rect.x, 30 - rect.y)[3],
    )
  }

  test('of the source is kept: a patch is as transparent', async () => {
    const composite = all.slice().fill(200)
    const half = Math.round((200 * 100) / 255)
    expect(await alphasOf({ alpha, composite })).toEqual([null, half, 200])
    expect(await alphasOf({ alpha, composite, transparency: 'keep' })).toEqual([
      null,
      half,
      200,
    ])
  })

  test('or filled, wherever something changes', async () => {
    expect(await alphasOf({ alpha, transparency: 'fill' })).toEqual([
      255, 255, 255,
    ])
  })

  test('of an answer is told, and the original shows there', async () => {
    const half = png(size, (x, y) => [
      ...speckle(x, y).slice(0, 3),
      x < 48 ? 0 : 255,
    ])
    const { clear, rect } = await page.call('apply', applying(half))
    expect(clear).toBeCloseTo(0.5, 6)
    expect(rect).toEqual({ x: -1, y: -1, width: 98, height: 66 })
    const opaque = await page.call('apply', applying(answer))
    expect(opaque.clear).toBe(0)
    const nothing = png(size, () => [0, 0, 0, 0])
    expect((await page.call('apply', applying(nothing))).clear).toBe(1)
  })

  test('where all of it is kept nothing is left to lay over', async () => {
    const applied = page.call('apply', applying(answer, { alpha: all }))
    await expect(applied).rejects.toThrow('empty-mask')
  })
})
