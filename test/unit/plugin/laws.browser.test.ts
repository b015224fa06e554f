/** The laws of a patch, for any source and mask, however they lie. */
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Rect, Size } from '../../../plugin/shared/geometry.ts'
import { masksOn, placeOnPage } from '../../../ui/framing/on-page.ts'
import { regionOf, type WindowFraming } from '../../../ui/framing/window.ts'
import { legacySizes, listed } from '../../../ui/ideogram/sizes.ts'
import { openPixelPage, type PixelPage } from '../pixels/page.ts'
import { png, read } from '../pixels/pictures.ts'
import { drawing, red, white, type Drawn } from './drawn.ts'
import { numbered, placingOf, targetOf, type Sourced } from './placing.ts'
import { useFigma, type Stage } from './stage.ts'

const figma = useFigma()
let pixels: PixelPage
let stage: Stage
beforeAll(async () => {
  pixels = await openPixelPage()
})
afterAll(() => pixels.close())

interface Scene {
  size: Size
  at: [x: number, y: number]
  /** Degrees: of the group around the source, of the source, of the mask. */
  turns: [number, number, number]
  /** Shares of the source. */
  mask: [x: number, y: number, width: number, height: number]
  type: 'RECTANGLE' | 'ELLIPSE' | 'STAR'
  feather: number | 'auto'
  how: 'fill' | 'layer'
}

function layersOf({ size, at, turns, mask, type }: Scene): Drawn {
  const { width, height } = size
  const [x, y, across, down] = mask
  return {
    type: 'GROUP',
    id: 'group',
    at: [...at, width, height],
    turned: turns[0],
    children: [
      {
        type: 'FRAME',
        id: 'source',
        at: [0, 0, width, height],
        turned: turns[1],
        fills: [white],
        children: [
          {
            type,
            id: 'mask',
            at: [x * width, y * height, across * width, down * height],
            turned: turns[2],
            fills: [red],
          },
        ],
      },
    ],
  }
}

async function draw(scene: Scene): Promise<Sourced> {
  await stage.page.evaluate(
    (layer) => {
      const { document } = window.stage.figma
      for (const { id } of [...document.currentPage.children])
        document.remove(id)
      window.draw([layer])
    },
    drawing(layersOf(scene)),
  )
  return targetOf(stage, 'mask')
}

/** Composite by place on the page, where the export showed it. */
interface Cut {
  composite: Uint8Array
  window: Rect
  bounds: Rect
  /** Of the whole export. */
  pixels: Size
}

const framing: WindowFraming = {
  kind: 'window',
  fit: listed(legacySizes),
  change: 'black',
}

/** The whole way, with an answer of one colour; what was sent is looked at. */
async function paint(target: Sourced, { feather, how }: Scene): Promise<Cut> {
  const choice = { feather, grow: 'auto', invert: false } as const
  const mask = { ...choice, context: 'balanced', fill: false } as const
  const region = regionOf(target, mask, framing, null)
  const { scale, window, size } = region
  const exported = await stage.host.export(target, scale)
  const prepared = await pixels.call('prepare', {
    source: exported.source.png,
    masks: masksOn(exported, scale),
    window,
    ...choice,
  })
  const { image, composite, send } = prepared
  expect(legacySizes).toContainEqual(size)
  expect(read(image)).toMatchObject(size)
  const sent = new Uint32Array(Uint8Array.from(read(prepared.mask).data).buffer)
  expect(sent.every((word) => word === 0xff000000 || word === 0xffffffff)).toBe(
    true,
  )
  const { png: patch, rect } = await pixels.call('apply', {
    answer: png(size, () => [255, 0, 0, 255]),
    size,
    composite,
    send,
    reference: null,
    match: false,
  })
  const { bounds } = exported.source
  const made = numbered([
    { kind: 'patch', bytes: patch, bounds: placeOnPage(rect, region, bounds) },
  ])
  await stage.host.place(placingOf(target, { how, made }))
  const { width, height } = read(exported.source.png)
  return { composite, window, bounds, pixels: { width, height } }
}

/** The most that the composite covers within a pixel of a place of the picture. */
function coveredNear({ composite, window, bounds, pixels }: Cut) {
  const across = pixels.width / bounds.width
  const down = pixels.height / bounds.height
  return (x: number, y: number) => {
    let most = 0
    const reach = 1.5
    const first = Math.floor((y - reach) * down - window.y)
    const last = Math.ceil((y + 1 + reach) * down - window.y)
    const left = Math.floor((x - reach) * across - window.x)
    const right = Math.ceil((x + 1 + reach) * across - window.x)
    for (
      let row = Math.max(0, first);
      row < Math.min(last, window.height);
      row++
    )
      for (let at = Math.max(0, left); at < Math.min(right, window.width); at++)
        most = Math.max(most, composite[row * window.width + at]!)
    return most
  }
}

/** Of the composite inside the source, units from the source's upper left. */
function middleOf({ composite, window, bounds, pixels }: Cut) {
  let [x, y, sum] = [0, 0, 0]
  composite.forEach((value, at) => {
    sum += value
    x += value * ((at % window.width) + 0.5)
    y += value * (Math.floor(at / window.width) + 0.5)
  })
  return {
    x: ((x / sum + window.x) * bounds.width) / pixels.width,
    y: ((y / sum + window.y) * bounds.height) / pixels.height,
  }
}

async function holds(scene: Scene): Promise<void> {
  stage ??= await figma()
  const target = await draw(scene)
  await stage.change('mask', { visible: false })
  const before = await stage.picture('source')
  await stage.change('mask', { visible: true })
  const cut = await paint(target, scene)
  const after = await stage.picture('source')

  const near = coveredNear(cut)
  let outside = 0
  let [x, y, sum] = [0, 0, 0]
  const words = (data: Buffer) => new Uint32Array(Uint8Array.from(data).buffer)
  const [was, is] = [words(before.data), words(after.data)]
  for (let at = 0; at < was.length; at++) {
    if (was[at] === is[at]) continue
    const [column, row] = [at % after.width, Math.floor(at / after.width)]
    if (near(column, row) === 0) outside++
    // Red over white: less green is more of the patch.
    const change = before.data[4 * at + 1]! - after.data[4 * at + 1]!
    sum += change
    x += change * (column + 0.5)
    y += change * (row + 0.5)
  }
  expect(outside).toBe(0)
  expect(sum).toBeGreaterThan(0)
  // The picture's pixels are canvas units, but for its own rounding.
  const found = {
    x: ((x / sum) * cut.bounds.width) / after.width,
    y: ((y / sum) * cut.bounds.height) / after.height,
  }
  const middle = middleOf(cut)
  expect(Math.hypot(found.x - middle.x, found.y - middle.y)).toBeLessThan(0.5)
}

const share = (min: number, max: number) => fc.double({ min, max, noNaN: true })
const degrees = fc.oneof(fc.constantFrom(0, 90), share(-180, 180))
const scenes: fc.Arbitrary<Scene> = fc.record({
  size: fc.record({ width: share(80, 500), height: share(80, 500) }),
  at: fc.tuple(share(-900, 900), share(-900, 900)),
  turns: fc.tuple(degrees, degrees, degrees),
  mask: fc.tuple(
    share(0.2, 0.6),
    share(0.2, 0.6),
    share(0.1, 0.3),
    share(0.1, 0.3),
  ),
  type: fc.constantFrom('RECTANGLE', 'ELLIPSE', 'STAR'),
  feather: fc.constantFrom<number | 'auto'>('auto', 0, 12),
  how: fc.constantFrom('fill', 'layer'),
})

test('nothing outside changes, and what changes lies where it was cut', async () => {
  await fc.assert(fc.asyncProperty(scenes, holds), {
    numRuns: 12,
    seed: 20,
    endOnFailure: true,
  })
})

test.each<[string, Size]>([
  ['small', { width: 40, height: 30 }],
  ['longer than 3:1', { width: 900, height: 120 }],
  ['larger than 4096', { width: 5000, height: 700 }],
  ['of fractional size', { width: 333.34, height: 271.9 }],
  ['one pixel wide', { width: 1, height: 300 }],
])(
  'a source that is %s goes out at a listed size and comes back',
  async (_, size) => {
    await holds({
      size,
      at: [10.3, 20.7],
      turns: [0, 0, 0],
      mask: [0.3, 0.3, 0.4, 0.4],
      type: 'RECTANGLE',
      feather: 0,
      how: 'layer',
    })
  },
)
