import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Prepared, PrepareRequest } from '../../../ui/pixels/prepare.ts'
import type { StrokesRequest } from '../../../ui/pixels/strokes.ts'
import { openPixelPage, type Framing, type PixelPage } from './page.ts'
import { box, png, read, gradient } from './pictures.ts'

const hole = { x: 300, y: 300, width: 200, height: 100 }
const request: PrepareRequest = {
  source: png({ width: 1100, height: 1100 }, gradient),
  masks: [{ bytes: png(hole, () => [0, 0, 0, 255]), rect: hole }],
  window: { x: 20, y: 20, width: 1024, height: 1024 },
  invert: false,
  feather: 'auto',
  grow: 'auto',
}

/** What the pages must agree on: all of it, pixel by pixel. */
function seen({ image, mask, composite, send, ...rest }: Prepared) {
  const bytes = (array: Uint8Array) => Buffer.from(array).toString('base64')
  return {
    ...rest,
    image: bytes(read(image).data),
    mask: bytes(read(mask).data),
    composite: bytes(composite),
    send: bytes(send),
  }
}

const framings: [string, Framing, number][] = [
  ['in a page', {}, 2],
  [
    'in a null-origin frame that may load data: only',
    { policy: "default-src data: 'unsafe-inline'" },
    2,
  ],
  [
    'where the policy refuses workers',
    { policy: "default-src 'unsafe-inline'; worker-src 'none'" },
    0,
  ],
  [
    'where there are no workers at all',
    { before: 'delete globalThis.Worker' },
    0,
  ],
]

let expected: ReturnType<typeof seen>
beforeAll(async () => {
  const page = await openPixelPage()
  expected = seen(await page.call('prepare', request))
  await page.close()
})

describe.each(framings)('%s', (_where, framing, workers) => {
  let page: PixelPage
  beforeAll(async () => {
    page = await openPixelPage(framing)
  })
  afterAll(() => page.close())

  test('the result is the same', async () => {
    expect(seen(await page.call('prepare', request))).toEqual(expected)
    expect(page.frame.page().workers()).toHaveLength(workers)
  })

  test('a failure comes out as data', async () => {
    const broken = page.call('prepare', {
      ...request,
      source: new Uint8Array(9),
    })
    await expect(broken).rejects.toThrow(
      JSON.stringify({ kind: 'unreadable-image', why: 'unknown-format' }),
    )
  })

  test('the page goes on meanwhile', async () => {
    await page.frame.evaluate(() => {
      const counter = { turns: 0 }
      const { port1, port2 } = new MessageChannel()
      port1.onmessage = () => {
        counter.turns++
        port2.postMessage(null)
      }
      port2.postMessage(null)
      Object.assign(globalThis, { counter })
    })
    await page.call('prepare', request)
    const { turns } = await page.frame.evaluate(
      () => (globalThis as unknown as { counter: { turns: number } }).counter,
    )
    expect(turns).toBeGreaterThan(10)
  })
})

describe('beside a request', () => {
  let page: PixelPage
  beforeAll(async () => {
    page = await openPixelPage()
  })
  afterAll(() => page.close())

  test('a packed mask is small and comes back', async () => {
    const { composite } = await page.call('prepare', request)
    const packed = await page.call('packMask', composite)
    expect(packed.length).toBeLessThan(composite.length / 50)
    const unpacked = await page.call('unpackMask', packed)
    expect(Buffer.from(unpacked).equals(Buffer.from(composite))).toBe(true)
  })

  test('a preview measures what the masks cover, and where', async () => {
    const masks = [
      { x: 10, y: 20, width: 30, height: 10 },
      { x: 300, y: 200, width: 50, height: 40 },
    ].map((rect) => ({ bytes: png(rect, () => [0, 0, 0, 77]), rect }))
    const measures = await page.call('preview', {
      masks,
      sourceSize: { width: 400, height: 300 },
    })
    expect(measures.coverage).toBeCloseTo((300 + 2000) / 120_000, 6)
    expect(measures.bounds).toEqual({ x: 10, y: 20, width: 340, height: 220 })
    // The corner at the bottom left, from the second mask.
    expect(measures.furthest).toBeCloseTo(Math.hypot(10, 270), 6)
    expect(measures.parts.flat().map(({ bounds }) => bounds)).toEqual(
      masks.map(({ rect }) => rect),
    )
  })

  test('the parts of each mask are its own, and one of them is measured alone', async () => {
    const [left, right] = [20, 340].map((x) => ({
      x: x - 20,
      y: 90,
      width: 40,
      height: 20,
    }))
    const whole = { x: 0, y: 0, width: 400, height: 300 }
    const two = png(whole, (x, y) =>
      [...box(left!)(x, y), ...box(right!)(x, y)].includes(255)
        ? [0, 0, 0, 255]
        : [0, 0, 0, 0],
    )
    const beside = { x: 180, y: 0, width: 40, height: 300 }
    const masks = [
      { bytes: two, rect: whole },
      { bytes: png(beside, () => [0, 0, 0, 255]), rect: beside },
    ]
    const sourceSize = { width: 400, height: 300 }
    const { parts } = await page.call('preview', { masks, sourceSize })
    expect(parts.map((each) => each.map(({ bounds }) => bounds))).toEqual([
      [left, right],
      [beside],
    ])
    const alone = await page.call('preview', {
      masks: masks.slice(0, 1),
      sourceSize,
      invert: false,
      within: parts[0]![1]!.within,
    })
    expect(alone.bounds).toEqual(right)
  })

  test('strokes become a mask, trimmed; erasing takes away', async () => {
    const line = {
      points: [
        { x: 50, y: 50 },
        { x: 150, y: 50 },
      ],
      radius: 10,
      hardness: 1,
      erase: false,
    }
    const under = null
    const size = { width: 300, height: 200 }
    const painted = await page.call('maskFromStrokes', {
      under,
      strokes: [line],
      size,
    })
    expect(painted?.rect).toEqual({ x: 39, y: 39, width: 122, height: 22 })
    const half = {
      points: [
        { x: 150, y: 50 },
        { x: 160, y: 50 },
      ],
      radius: 40,
      hardness: 1,
      erase: true,
    }
    const less = await page.call('maskFromStrokes', {
      under,
      strokes: [line, half],
      size,
    })
    expect(less?.rect.width).toBeLessThan(80)
    const none = await page.call('maskFromStrokes', {
      under,
      strokes: [line, { ...line, radius: 14, erase: true }],
      size,
    })
    expect(none).toBeNull()
  })

  test('a click is a dot', async () => {
    const brush = { radius: 5, hardness: 1, erase: false }
    const painted = await page.call('maskFromStrokes', {
      under: null,
      strokes: [{ points: [{ x: 20, y: 20 }], ...brush }],
      size: { width: 40, height: 40 },
    })
    expect(painted?.rect).toEqual({ x: 14, y: 14, width: 12, height: 12 })
  })

  /** Of what is left painted in a row of 100 pixels, its alpha by column. */
  const rowOf = async (
    strokes: StrokesRequest['strokes'],
    under: StrokesRequest['under'] = null,
  ) => {
    const size = { width: 100, height: 100 }
    const painted = await page.call('maskFromStrokes', { under, strokes, size })
    const { rect } = painted!
    const { data, width } = read(painted!.png)
    const middle = 50 - rect.y
    return (x: number) =>
      x < rect.x || x >= rect.x + rect.width
        ? 0
        : data[4 * (middle * width + x - rect.x) + 3]!
  }

  test('a soft brush covers its middle and fades out to its rim', async () => {
    const points = [{ x: 50, y: 50 }]
    const alpha = await rowOf([
      { points, radius: 40, hardness: 0.5, erase: false },
    ])
    expect(alpha(50)).toBe(255)
    expect(alpha(64)).toBeGreaterThan(235)
    expect(alpha(80)).toBeGreaterThan(90)
    expect(alpha(80)).toBeLessThan(165)
    expect(alpha(88)).toBeLessThan(40)
    expect(alpha(93)).toBeLessThan(8)
  })

  test('strokes go on a mask that is there, and take away from it', async () => {
    // Half as fine as what is painted: its left half is covered.
    const size = { width: 50, height: 50 }
    const plane = Uint8Array.from({ length: 2500 }, (_, at) =>
      at % 50 < 25 ? 255 : 0,
    )
    const dot = (x: number, erase: boolean) => ({
      ...{ points: [{ x, y: 50 }], radius: 5, hardness: 1 },
      erase,
    })
    const under = { plane, size }
    const alpha = await rowOf([dot(20, true), dot(80, false)], under)
    expect([5, 20, 40, 60, 80, 95].map(alpha)).toEqual([255, 0, 255, 0, 255, 0])
  })

  test('a worker that dies leaves nothing undone', async () => {
    // Several: it must not be done with all of them before it dies.
    const prepared = Promise.all(
      Array.from({ length: 4 }, () => page.call('prepare', request)),
    )
    const workers = () => page.frame.page().workers()
    await workers()[0]?.evaluate(() => {
      setTimeout(() => {
        throw new Error('out of memory')
      })
    })
    for (const one of await prepared) expect(seen(one)).toEqual(expected)
    await expect.poll(() => workers().length).toBe(0)
    expect(seen(await page.call('prepare', request))).toEqual(expected)
  })
})
