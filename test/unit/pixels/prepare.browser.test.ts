import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { PrepareRequest } from '../../../ui/pixels/prepare.ts'
import { edit, keep, ring } from '../../../ui/pixels/mask.ts'
import { openPixelPage, type PixelPage } from './page.ts'
import {
  box,
  composited,
  gradient,
  pixelAt,
  png,
  read,
  speckle,
} from './pictures.ts'

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

describe('the picture that is sent', () => {
  test('is the very bytes of the export where the window is all of it', async () => {
    const { image, whole } = await page.call('prepare', request())
    expect(whole).toBe(true)
    expect(Buffer.from(image).equals(Buffer.from(source))).toBe(true)
  })

  test('is cut without resampling: every pixel is the same', async () => {
    const window = { x: 37, y: 11, width: 128, height: 96 }
    const { image } = await page.call('prepare', request({ window }))
    const cut = png(window, (x, y) => speckle(x + window.x, y + window.y))
    expect(read(image).data.equals(read(cut).data)).toBe(true)
  })

  test('carries on the edge pixels outside of the source', async () => {
    const window = { x: -20, y: -10, width: 400, height: 300 }
    const { image } = await page.call('prepare', request({ window }))
    const sent = read(image)
    const clamp = (value: number, most: number) =>
      Math.max(0, Math.min(most, value))
    for (const [x, y] of [
      [0, 0],
      [5, 100],
      [399, 299],
      [200, 250],
      [320, 9],
    ] as const)
      expect(pixelAt(sent, x, y)).toEqual([
        ...speckle(clamp(x - 20, 299), clamp(y - 10, 199)),
      ])
  })

  test('is opaque: what is transparent lies over white', async () => {
    const clear = png({ width: 300, height: 200 }, (x) =>
      x < 150 ? [10, 20, 30, 0] : [0, 0, 0, x < 200 ? 128 : 255],
    )
    const { image, whole } = await page.call(
      'prepare',
      request({ source: clear }),
    )
    const sent = read(image)
    expect(whole).toBe(false)
    expect(pixelAt(sent, 20, 20)).toEqual([255, 255, 255, 255])
    expect(pixelAt(sent, 160, 20)).toEqual([127, 127, 127, 255])
    expect(pixelAt(sent, 250, 20)).toEqual([0, 0, 0, 255])
  })
})

describe('the masks', () => {
  test('the sent one is pure black and white, opaque, of the same size', async () => {
    const { mask } = await page.call('prepare', request())
    const { width, height, data } = read(mask)
    expect({ width, height }).toEqual({ width: 300, height: 200 })
    const words = new Set(new Uint32Array(new Uint8Array(data).buffer))
    expect([...words].sort()).toEqual([0xff000000, 0xffffffff])
  })

  test('black is what is edited, grown; white is kept', async () => {
    const { mask } = await page.call(
      'prepare',
      request({ feather: 12, grow: 10 }),
    )
    const sent = read(mask)
    const middle = hole.y + 20
    expect(pixelAt(sent, hole.x + 30, middle)[0]).toBe(0)
    expect(pixelAt(sent, hole.x - 10, middle)[0]).toBe(0)
    expect(pixelAt(sent, hole.x - 11, middle)[0]).toBe(255)
  })

  test('a faint mask masks fully', async () => {
    const faint = { bytes: png(hole, () => [255, 0, 0, 77]), rect: hole }
    const { composite } = await page.call(
      'prepare',
      request({ masks: [faint] }),
    )
    expect(composite[100 * 300 + 120]).toBe(255)
  })

  test('several masks are one', async () => {
    const other = { x: 10, y: 10, width: 20, height: 20 }
    const masks = [hole, other].map((rect) => ({
      bytes: png(rect, () => [0, 0, 0, 255]),
      rect,
    }))
    const { coverage, bounds } = await page.call(
      'prepare',
      request({ masks, feather: 0 }),
    )
    expect(coverage).toBeCloseTo((60 * 40 + 20 * 20) / (300 * 200), 6)
    expect(bounds).toEqual({ x: 10, y: 10, width: 150, height: 110 })
  })

  test('of a part, all of it counts and nothing beside it', async () => {
    const soft = { x: 20, y: 60, width: 60, height: 60 }
    const far = { x: 200, y: 60, width: 60, height: 60 }
    // Fades to nothing at its edges: none of it may be cut off.
    const dome = (x: number, y: number) =>
      Math.max(0, 255 - 9 * Math.hypot(x - 30, y - 30))
    const layer = png({ width: 300, height: 200 }, (x, y) => [
      0,
      0,
      0,
      dome(x - soft.x, y - soft.y) + dome(x - far.x, y - far.y),
    ])
    const rect = { x: 0, y: 0, width: 300, height: 200 }
    const masks = [{ bytes: layer, rect }]
    const window = { x: 10, y: 20, width: 280, height: 160 }
    const { parts } = await page.call('preview', { masks, sourceSize: rect })
    expect(parts[0]).toHaveLength(2)
    const [both, left, right] = await Promise.all(
      [null, ...parts[0]!.map(({ within }) => within)].map((within) =>
        page.call('prepare', request({ masks, window, within, feather: 0 })),
      ),
    )
    expect(Math.min(left!.coverage, right!.coverage)).toBeGreaterThan(0.01)
    expect(left!.bounds!.x + left!.bounds!.width).toBeLessThan(140)
    expect(right!.bounds!.x).toBeGreaterThan(140)
    const isLeft = (at: number) => at % window.width < 140
    const halves = both!.composite.map((_, at) =>
      isLeft(at) ? left!.composite[at]! : right!.composite[at]!,
    )
    expect(halves).toEqual(both!.composite)
    const sent = (at: number) => left!.send[at] === edit
    expect(left!.send.some((_, at) => !isLeft(at) && sent(at))).toBe(false)
    expect(left!.send.some((_, at) => isLeft(at) && sent(at))).toBe(true)
  })

  test('inverted, everything else in the source changes and nothing beyond', async () => {
    const window = { x: -10, y: 0, width: 320, height: 200 }
    const { composite, coverage } = await page.call(
      'prepare',
      request({ window, invert: true, feather: 0 }),
    )
    expect(coverage).toBeCloseTo(1 - (60 * 40) / (300 * 200), 6)
    expect(composite[100 * 320 + 5]).toBe(0)
    expect(composite[100 * 320 + 15]).toBe(255)
    expect(composite[100 * 320 + 10 + 130]).toBe(0)
  })

  test('what lies outside of the source is never laid over', async () => {
    const window = { x: -40, y: -40, width: 400, height: 300 }
    const corner = { x: -20, y: -20, width: 60, height: 60 }
    const masks = [{ bytes: png(corner, () => [0, 0, 0, 255]), rect: corner }]
    const { composite } = await page.call('prepare', request({ window, masks }))
    for (let y = 0; y < 300; y++)
      for (let x = 0; x < 400; x++)
        if (x < 40 || y < 40 || x >= 340 || y >= 240)
          expect(composite[y * 400 + x]).toBe(0)
    expect(composite[50 * 400 + 50]).toBe(255)
  })

  test('what is transparent is no known colour around them', async () => {
    const clear = png({ width: 300, height: 200 }, (x, y) =>
      x < 80 ? [0, 0, 0, 0] : speckle(x, y),
    )
    const { send } = await page.call('prepare', request({ source: clear }))
    const role = (x: number) => send[100 * 300 + x]
    // From the hole's left side: 20 px are edited, the next 48 px compared.
    expect([role(79), role(80), role(90)]).toEqual([keep, edit, edit])
    const opaque = await page.call('prepare', request())
    expect(opaque.send[100 * 300 + 79]).toBe(ring)
  })

  test('an empty mask is said to be empty', async () => {
    const masks = [{ bytes: png(hole, box({ ...hole, width: 0 })), rect: hole }]
    const { bounds, coverage } = await page.call('prepare', request({ masks }))
    expect({ bounds, coverage }).toEqual({ bounds: null, coverage: 0 })
  })
})

test('white is what is edited where the service reads it so', async () => {
  const both = await Promise.all(
    (['black', 'white'] as const).map((change) =>
      page.call('prepare', request({ change })),
    ),
  )
  const [black, white] = both.map(({ mask }) => read(mask).data)
  expect(
    white!.every(
      (level, at) => level === (at % 4 < 3 ? 255 - black![at]! : 255),
    ),
  ).toBe(true)
})

test('an unchanged answer gives back the original', async () => {
  const window = { x: 20, y: 10, width: 240, height: 180 }
  const prepared = await page.call('prepare', request({ window }))
  const { image, composite, send, reference } = prepared
  expect(reference).not.toBeNull()
  const applied = await page.call('apply', {
    answer: image,
    size: window,
    composite,
    send,
    reference,
    match: true,
  })
  expect(applied.scaled).toBe(false)
  const original = read(source)
  const at = { x: window.x + applied.rect.x, y: window.y + applied.rect.y }
  const after = composited(original, read(applied.png), at)
  expect(after.equals(original.data)).toBe(true)
})

test('whatever the answer is, nothing outside of the composite changes', async () => {
  const smooth = png({ width: 300, height: 200 }, gradient)
  const window = { x: 20, y: 10, width: 240, height: 180 }
  const { composite, send, reference } = await page.call(
    'prepare',
    request({ source: smooth, window }),
  )
  const applied = await page.call('apply', {
    answer: png(window, speckle),
    size: window,
    composite,
    send,
    reference,
    match: true,
  })
  const original = read(smooth)
  const at = { x: window.x + applied.rect.x, y: window.y + applied.rect.y }
  const after = composited(original, read(applied.png), at)
  let changed = 0
  for (let y = 0; y < 200; y++)
    for (let x = 0; x < 300; x++) {
      const from = (y * 300 + x) * 4
      const same = after
        .subarray(from, from + 4)
        .equals(original.data.subarray(from, from + 4))
      const inWindow = x >= 20 && x < 260 && y >= 10 && y < 190
      const covered = inWindow && composite[(y - 10) * 240 + x - 20]! > 0
      if (!covered) expect(same, `${x}, ${y}`).toBe(true)
      if (!same) changed++
    }
  expect(changed).toBeGreaterThan(60 * 40)
})
