import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { PrepareRequest } from '../../../ui/pixels/prepare.ts'
import { edit, keep, ring } from '../../../ui/pixels/mask.ts'
import { openPixelPage, type PixelPage } from './page.ts'
import { pixelAt, png, read, speckle } from './pictures.ts'

let page: PixelPage
beforeAll(async () => {
  page = await openPixelPage()
})
afterAll(() => page.close())

const size = { width: 200, height: 160 }
/** Beyond the source on every side, the most below. */
const window = { x: -20, y: -10, width: 260, height: 220 }
const grow = 16

/** Clear on the left, half of it in a strip, opaque on the right. */
const opacity = (x: number) => (x < 60 ? 0 : x < 64 ? 128 : 255)
const torn = png(size, (x, y) => [...speckle(x, y).slice(0, 3), opacity(x)])
const opaque = png(size, speckle)

const prepare = (source: Uint8Array, changes: Partial<PrepareRequest> = {}) =>
  page.call('prepare', {
    source,
    masks: [],
    window,
    empty: true,
    invert: false,
    transparency: 'fill',
    feather: 0,
    grow,
    ...changes,
  })

/** Of every pixel of the window, where it lies in the source. */
function eachPixel(visit: (at: number, x: number, y: number) => void): void {
  for (let y = 0, at = 0; y < window.height; y++)
    for (let x = 0; x < window.width; x++, at++)
      visit(at, x + window.x, y + window.y)
}

const isWithin = (x: number, y: number) =>
  x >= 0 && y >= 0 && x < size.width && y < size.height

describe('what is empty', () => {
  test('is what is clear in the source and all beyond it, no more', async () => {
    const { composite, bounds } = await prepare(torn)
    const expected = new Uint8Array(composite.length)
    eachPixel((at, x, y) => {
      expected[at] = isWithin(x, y) ? 255 - opacity(x) : 255
    })
    expect(Buffer.from(composite).equals(expected)).toBe(true)
    expect(bounds).toEqual({ ...window, x: 0, y: 0 })
  })

  test('is only what lies beyond an opaque source', async () => {
    const { composite, alpha, coverage } = await prepare(opaque)
    expect(alpha).toBeNull()
    let wrong = 0
    eachPixel((at, x, y) => {
      if (composite[at] !== (isWithin(x, y) ? 0 : 255)) wrong++
    })
    expect(wrong).toBe(0)
    expect(coverage).toBeCloseTo((260 * 220) / (200 * 160) - 1, 6)
  })

  test('is nothing in an opaque source', async () => {
    const inside = { x: 10, y: 10, width: 128, height: 96 }
    for (const within of [inside, { x: 0, y: 0, ...size }]) {
      const { bounds, coverage, mask } = await prepare(opaque, {
        window: within,
      })
      expect({ bounds, coverage }).toEqual({ bounds: null, coverage: 0 })
      expect(read(mask).data.every((level) => level === 255)).toBe(true)
    }
  })

  test('is all of the window where the source is elsewhere', async () => {
    const beside = { x: 200, y: 0, width: 64, height: 64 }
    const { composite, bounds } = await prepare(torn, { window: beside })
    expect(composite.every((share) => share === 255)).toBe(true)
    expect(bounds).toEqual({ ...beside, x: 0, y: 0 })
  })
})

describe('what is sent of it', () => {
  test('may be painted a little way into the source, and is compared there', async () => {
    const { send, mask } = await prepare(torn)
    const middle = 80 - window.y
    const role = (x: number) => send[middle * window.width + x - window.x]
    // The strip is part of it: the last pixel that is not opaque is at 63.
    expect([-20, 0, 63, 63 + grow].map(role)).toEqual([edit, edit, edit, edit])
    expect([64 + grow, 63 + grow + 48].map(role)).toEqual([ring, ring])
    expect([64 + grow + 48, 199 - grow - 48].map(role)).toEqual([keep, keep])
    expect([199 - grow, 200 - grow, 239].map(role)).toEqual([ring, edit, edit])
    const sent = read(mask)
    send.forEach((one, at) => {
      const level = sent.data[at * 4]
      if (level !== (one === edit ? 0 : 255)) throw new Error(`at ${at}`)
    })
  })

  test('is the source as it is, over white where it is clear', async () => {
    const { image, whole } = await prepare(torn)
    expect(whole).toBe(false)
    const sent = read(image)
    const at = (x: number, y: number) =>
      pixelAt(sent, x - window.x, y - window.y)
    expect(at(30, 60)).toEqual([255, 255, 255, 255])
    for (const [x, y] of [
      [64, 0],
      [120, 60],
      [199, 119],
    ] as const)
      expect(at(x, y)).toEqual([...speckle(x, y)])
  })

  test('covers whatever may be laid over the source', async () => {
    const { send, composite } = await prepare(torn)
    expect(composite.some((share, at) => share > 0 && send[at] !== edit)).toBe(
      false,
    )
  })
})

test('what comes back fills what is empty and leaves what is opaque', async () => {
  const { composite, send, reference } = await prepare(torn)
  const { png: patch, rect } = await page.call('apply', {
    answer: png(window, (x, y) => speckle(x + 7, y + 3)),
    size: window,
    composite,
    send,
    reference,
    match: true,
    alpha: null,
    transparency: 'fill',
  })
  const laid = read(patch)
  let wrong = 0
  eachPixel((_, x, y) => {
    const share = isWithin(x, y) ? 255 - opacity(x) : 255
    const [px, py] = [x - window.x - rect.x, y - window.y - rect.y]
    const isLaid = px >= 0 && py >= 0 && px < laid.width && py < laid.height
    const alpha = isLaid ? pixelAt(laid, px, py)[3] : 0
    if (alpha !== share) wrong++
  })
  expect(wrong).toBe(0)
})
