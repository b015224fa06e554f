/** The laws of what is sent and laid back, for any picture, window and mask. */
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openPixelPage, type PixelPage } from './page.ts'
import {
  composited,
  pixelAt,
  pixelsOf,
  png,
  read,
  speckle,
} from './pictures.ts'

let page: PixelPage
beforeAll(async () => {
  page = await openPixelPage()
})
afterAll(() => page.close())

const side = fc.integer({ min: 1, max: 160 })
const place = fc.integer({ min: -40, max: 140 })
const rect = fc.record({ x: place, y: place, width: side, height: side })
const cases = fc.record({
  picture: fc.record({ width: side, height: side }),
  window: rect,
  masks: fc.array(
    fc.record({
      rect,
      alpha: fc.integer({ min: 1, max: 255 }),
      round: fc.boolean(),
    }),
    { minLength: 1, maxLength: 3 },
  ),
  feather: fc.constantFrom<number | 'auto'>('auto', 0, 9),
  grow: fc.constantFrom<number | 'auto'>('auto', 0, 20),
  invert: fc.boolean(),
})
type Case = typeof cases extends fc.Arbitrary<infer T> ? T : never

async function holds({ picture, window, masks, ...choice }: Case) {
  const source = png(picture, speckle)
  const prepared = await page.call('prepare', {
    source,
    masks: masks.map(({ rect, alpha, round }) => ({
      rect,
      bytes: png(rect, (x, y) => {
        const across = (2 * x + 1) / rect.width - 1
        const down = (2 * y + 1) / rect.height - 1
        const covers = !round || across ** 2 + down ** 2 <= 1
        return [200, 30, 30, covers ? alpha : 0]
      }),
    })),
    window,
    ...choice,
  })
  const { composite, send, bounds } = prepared

  const sent = read(prepared.image)
  const inside = (x: number, y: number) =>
    x >= 0 && y >= 0 && x < picture.width && y < picture.height
  for (let y = 0; y < window.height; y++)
    for (let x = 0; x < window.width; x++) {
      const [px, py] = [x + window.x, y + window.y]
      const laid = composite[y * window.width + x]!
      if (inside(px, py))
        expect(pixelAt(sent, x, y)).toEqual([...speckle(px, py)])
      else expect(laid).toBe(0)
    }
  const mask = new Uint32Array(Uint8Array.from(read(prepared.mask).data).buffer)
  mask.forEach((word, at) => {
    expect([0xff000000, 0xffffffff]).toContain(word)
    if (composite[at]! > 0) expect(word).toBe(0xff000000)
  })
  if (!bounds) return

  const patched = async (answer: Uint8Array) => {
    const { width, height } = window
    const reference = null
    const { png, rect } = await page.call('apply', {
      ...{ answer, size: { width, height }, composite, send, reference },
      match: false,
    })
    const at = { x: window.x + rect.x, y: window.y + rect.y }
    return composited(original, read(png), at)
  }
  const original = { ...picture, data: pixelsOf(picture, speckle) }
  expect((await patched(prepared.image)).equals(original.data)).toBe(true)

  const strange = await patched(png(window, (x, y) => speckle(x + 999, y)))
  for (let y = 0; y < picture.height; y++)
    for (let x = 0; x < picture.width; x++) {
      const [wx, wy] = [x - window.x, y - window.y]
      const cut = wx >= 0 && wy >= 0 && wx < window.width && wy < window.height
      if (cut && composite[wy * window.width + wx]! > 0) continue
      const at = 4 * (y * picture.width + x)
      expect(strange.readUInt32LE(at)).toBe(original.data.readUInt32LE(at))
    }
}

test('of any window and mask nothing is resampled, and nothing outside changes', async () => {
  await fc.assert(fc.asyncProperty(cases, holds), {
    numRuns: 25,
    seed: 7,
    endOnFailure: true,
  })
})
