import { expect, test } from 'vitest'
import { blue, photo, red, shape, white } from './drawn.ts'
import { decoded, highestAlpha, painted, pixel } from './pictures.ts'
import { exported } from './said.ts'
import { maskOf } from './placing.ts'
import { useFigma } from './stage.ts'

const figma = useFigma()

const faint = { ...red, opacity: 0.3 }

test('the source comes without its masks, and each mask alone and in place', async () => {
  const blur: Effect = {
    type: 'LAYER_BLUR',
    blurType: 'NORMAL',
    radius: 8,
    visible: true,
  }
  const square = { type: 'RECTANGLE' as const, fills: [red] }
  const stage = await figma({
    layers: [
      {
        type: 'FRAME',
        id: 'frame',
        at: [30, 40, 200, 200],
        fills: [white],
        children: [
          { ...square, id: 'faint', at: [10, 10, 40, 40], fills: [faint] },
          { ...square, id: 'blurred', at: [100, 20, 40, 40], effects: [blur] },
          { ...square, id: 'hidden', at: [20, 100, 30, 30], visible: false },
          { ...square, id: 'turned', at: [100, 120, 40, 20], turned: 30 },
          { ...square, id: 'cut', at: [180, 150, 40, 40], opacity: 0.5 },
        ],
      },
    ],
  })
  const before = await stage.trace()
  const ids = ['faint', 'blurred', 'hidden', 'turned', 'cut']
  const { source, masks } = await exported(stage, 2, ...ids)

  expect(source.bounds).toEqual({ x: 30, y: 40, width: 200, height: 200 })
  const picture = decoded(source)
  expect([picture.width, picture.height]).toEqual([400, 400])
  expect(new Set(picture.data)).toEqual(new Set([255]))

  const peaks = masks.map((mask) => highestAlpha(decoded(mask)))
  // As faint as they are: what counts is read of each by its strongest part.
  expect(peaks[0]).toBeCloseTo(0.3 * 255, -0.5)
  expect(peaks.slice(2)).toEqual([255, 255, 128])
  expect(masks[1]!.bounds.width).toBeGreaterThan(50)

  const corner = { x: 30 + 100, y: 40 + 120 }
  const [sin, cos] = [Math.sin(Math.PI / 6), Math.cos(Math.PI / 6)]
  const middles = [
    { x: 30 + 30, y: 40 + 30 },
    { x: 30 + 120, y: 40 + 40 },
    { x: 30 + 35, y: 40 + 115 },
    { x: corner.x + 20 * cos + 10 * sin, y: corner.y - 20 * sin + 10 * cos },
    // The frame clips what hangs out of it.
    { x: 30 + 190, y: 40 + 170 },
  ]
  for (const [index, middle] of middles.entries()) {
    const { x, y } = painted(masks[index]!)
    expect([x, y], ids[index]).toEqual([
      expect.closeTo(middle.x, 1),
      expect.closeTo(middle.y, 1),
    ])
  }
  expect(await stage.trace()).toEqual(before)
})

test('places are right whether exports cover whole pixels outward or not', async () => {
  const stage = await figma({
    layers: [
      {
        type: 'FRAME',
        id: 'frame',
        at: [10.3, 20.7, 150.5, 90.25],
        children: [
          {
            type: 'RECTANGLE',
            id: 'mask',
            at: [20.45, 30.15, 40.4, 20.6],
            fills: [red],
          },
        ],
      },
    ],
  })
  for (const exportSnapsOutward of [false, true])
    for (const scale of [1, 1.37, 3.3]) {
      await stage.conditions({ exportSnapsOutward })
      const { source, masks } = await exported(stage, scale, 'mask')
      const bounds = { x: 10.3, y: 20.7, width: 150.5, height: 90.25 }
      expect(source.bounds).toEqual(bounds)
      const { x, y } = painted(masks[0]!)
      const off = Math.hypot(
        x - (10.3 + 20.45 + 20.2),
        y - (20.7 + 30.15 + 10.3),
      )
      expect(off * scale, `at ${String(scale)}`).toBeLessThan(0.1)
    }
})

test('masks of other requests are out of sight, and those that are gone no matter', async () => {
  const square = { type: 'RECTANGLE' as const, fills: [red] }
  const stage = await figma({
    layers: [
      {
        type: 'FRAME',
        id: 'frame',
        at: [0, 0, 100, 100],
        fills: [white],
        children: [
          { ...square, id: 'this', at: [10, 10, 20, 20] },
          { ...square, id: 'other', at: [60, 60, 20, 20] },
        ],
      },
    ],
  })
  const before = await stage.trace()
  await stage.select('this', 'other')
  const [target] = (await stage.host.read()).targets[0]!
  const mask = maskOf(target)
  const [first, ...others] = mask.layers
  const { source, masks } = await stage.host.export(
    {
      ...target,
      mask: { ...mask, layers: [first] },
      unseen: [...others, { id: '404:1', name: 'Gone' }],
    },
    1,
  )
  expect(masks.map(({ id }) => id)).toEqual(['this'])
  expect(new Set(decoded(source).data)).toEqual(new Set([255]))
  expect(await stage.trace()).toEqual(before)
})

test('turned sources and frames are boxed upright, and their masks fit', async () => {
  const stage = await figma({
    layers: [
      {
        type: 'FRAME',
        id: 'outer',
        at: [300, 300, 200, 200],
        turned: 30,
        clipsContent: false,
        children: [
          {
            type: 'FRAME',
            id: 'inner',
            at: [20, 20, 100, 60],
            turned: -75,
            fills: [blue],
            children: [{ type: 'RECTANGLE', id: 'mask', at: [40, 20, 20, 20] }],
          },
        ],
      },
    ],
  })
  const { source, masks } = await exported(stage, 3, 'mask')
  const picture = decoded(source)
  expect([picture.width, picture.height]).toEqual([
    Math.round(3 * source.bounds.width),
    Math.round(3 * source.bounds.height),
  ])
  // Both have the same middle.
  const [whole, part] = [painted(source), painted(masks[0]!)]
  expect(Math.hypot(whole.x - part.x, whole.y - part.y)).toBeLessThan(0.1)
  expect(whole.area).toBeCloseTo(100 * 60, -1.5)
  expect(part.area).toBeCloseTo(20 * 20, -1.5)
})

test('a mask of Figma is lifted to see all that it clips', async () => {
  const stage = await figma({
    layers: [
      {
        type: 'GROUP',
        id: 'group',
        children: [
          shape('mask', { isMask: true, at: [40, 40, 20, 20], fills: [red] }),
          { type: 'RECTANGLE', id: 'all', at: [0, 0, 100, 100], fills: [blue] },
        ],
      },
    ],
  })
  const before = await stage.trace()
  const { source, masks } = await exported(stage, 1, 'group')
  expect(pixel(decoded(source), 2, 2)).toEqual([0, 0, 255, 255])
  expect(pixel(decoded(source), 50, 50)).toEqual([0, 0, 255, 255])
  expect(painted(masks[0]!)).toMatchObject({
    x: expect.closeTo(50, 1) as number,
    y: expect.closeTo(50, 1) as number,
  })
  expect(await stage.trace()).toEqual(before)
})

test('masks deep inside a source come off it too', async () => {
  const stage = await figma({
    layers: [
      {
        type: 'COMPONENT',
        id: 'component',
        fills: [blue],
        children: [
          {
            type: 'GROUP',
            id: 'group',
            opacity: 0.5,
            at: [60, 10, 40, 40],
            turned: -90,
            children: [shape('mask', { at: [0, 0, 40, 40], fills: [red] })],
          },
        ],
      },
    ],
  })
  const before = await stage.trace()
  const { source, masks } = await exported(stage, 2, 'mask')
  const { data } = decoded(source)
  expect(data.every((value, at) => value === (at % 4 < 2 ? 0 : 255))).toBe(true)
  expect(highestAlpha(decoded(masks[0]!))).toBeGreaterThan(100)
  const { x, y } = painted(masks[0]!)
  expect([x, y]).toEqual([expect.closeTo(40, 1), expect.closeTo(30, 1)])
  expect(await stage.trace()).toEqual(before)
})

test('a Display P3 document goes out in sRGB', async () => {
  const [r, g, b] = [0.7, 0.4, 0.3]
  const stage = await figma({
    colorProfile: 'DISPLAY_P3',
    layers: [
      {
        type: 'RECTANGLE',
        id: 'photo',
        fills: [
          { type: 'SOLID', color: { r, g, b } },
          { ...photo, visible: false },
        ],
      },
    ],
  })
  const { source } = await exported(stage, 1, 'photo')
  const expected = await stage.page.evaluate(
    (color) => {
      const context = new OffscreenCanvas(1, 1).getContext('2d')!
      context.fillStyle = color
      context.fillRect(0, 0, 1, 1)
      return [...context.getImageData(0, 0, 1, 1).data]
    },
    `color(display-p3 ${String(r)} ${String(g)} ${String(b)})`,
  )
  const [red] = pixel(decoded(source), 50, 50)
  expect(Math.abs(red! - expected[0]!)).toBeLessThanOrEqual(1)
  expect(red).toBeGreaterThan(r * 255 + 3)
})
