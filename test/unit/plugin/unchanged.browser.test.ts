/** With a service that answers just what it was sent, the page stays as it was. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { frameWindow, type WindowFraming } from '../../../ui/framing/window.ts'
import { patch } from '../../../ui/outcomes/patch.ts'
import type { Pixels } from '../../../ui/pixels/pixels.ts'
import type { PNG } from 'pngjs'
import { openPixelPage, type PixelPage } from '../pixels/page.ts'
import { gradient, png } from '../pixels/pictures.ts'
import { drawing, gradientOf, red, solid, type Drawn } from './drawn.ts'
import { numbered, placingOf, targetOf } from './placing.ts'
import { useFigma, type Stage } from './stage.ts'

const figma = useFigma()
let page: PixelPage
let pixels: Pixels
let stage: Stage
let photograph: string
beforeAll(async () => {
  page = await openPixelPage()
  pixels = new Proxy({} as Pixels, {
    get: (_, name) => (request: unknown) =>
      page.call(name as 'prepare', request as never),
  })
})
afterAll(() => page.close())

const pages = {
  dark: [solid(0.1, 0.1, 0.12)],
  light: [solid(1, 1, 1)],
  patterned: [
    gradientOf(
      { r: 0.9, g: 0.2, b: 0.1, a: 1 },
      { r: 0, g: 0.3, b: 0.8, a: 1 },
      { r: 1, g: 1, b: 0.4, a: 1 },
    ),
  ],
} satisfies Record<string, Paint[]>

interface Scene {
  page: keyof typeof pages
  /** Of the source, whose picture is a photograph unless told. */
  source: Partial<Drawn>
  how: 'fill' | 'layer'
}

const framing: WindowFraming = {
  kind: 'window',
  // The source's own pixels: nothing is resampled, so all that changes is seen.
  fit: (wanted) => wanted,
  keeps: true,
  change: 'black',
}
const scale = 2

async function draw({ page, source }: Scene): Promise<void> {
  const own: Drawn = {
    type: 'RECTANGLE',
    id: 'source',
    at: [40, 30, 200, 150],
    fills: [photo()],
    ...source,
  }
  const board: Drawn = {
    type: 'FRAME',
    id: 'board',
    at: [0, 0, 300, 220],
    fills: pages[page],
    children: [
      own,
      {
        type: 'RECTANGLE',
        id: 'above',
        at: [150, 90, 60, 120],
        fills: [solid(0, 0.6, 0.2)],
      },
      { type: 'ELLIPSE', id: 'mask', at: [20, 20, 120, 110], fills: [red] },
    ],
  }
  await stage.page.evaluate((layer) => {
    const { document } = window.stage.figma
    for (const { id } of [...document.currentPage.children]) document.remove(id)
    window.draw([layer])
  }, drawing(board))
}

const photo = (opacity = 1): Paint => ({
  type: 'IMAGE',
  scaleMode: 'FILL',
  imageHash: photograph,
  opacity,
})

async function open(): Promise<void> {
  stage ??= await figma()
  photograph ??= await stage.page.evaluate(
    (bytes) => window.stage.figma.document.addImage(Uint8Array.from(bytes)),
    [...png({ width: 400, height: 300 }, gradient)],
  )
}

/** @returns the most that a channel of the page changes, levels */
async function changes(scene: Scene): Promise<number> {
  await draw(scene)
  const target = await targetOf(stage, 'source', 'mask')
  expect(target.source.id).toBe('source')
  await stage.change('mask', { visible: false })
  const before = await stage.picture('board', scale)
  await stage.change('mask', { visible: true })
  const { files, laying } = await frameWindow(
    framing,
    {
      target,
      mask: {
        context: 'balanced',
        feather: 'auto',
        grow: 'auto',
        invert: false,
        fill: false,
      },
      matchColors: true,
      tool: 'edit',
      engine: 'v3',
      values: {},
    },
    { host: stage.host, pixels },
    { signal: new AbortController().signal, preparing: () => undefined },
  )
  if (laying.kind !== 'window') throw new Error('It is no window')
  const { made } = await patch(files.image.bytes, laying, pixels)
  const { how } = scene
  await stage.host.place(placingOf(target, { how, made: numbered([made]) }))
  return difference(before, await stage.picture('board', scale))
}

function difference(one: PNG, other: PNG): number {
  return one.data.reduce(
    (most, level, at) => Math.max(most, Math.abs(level - other.data[at]!)),
    0,
  )
}

const half = () => photo(0.5)

test.each<[string, () => Scene, number]>([
  [
    'a half-transparent photograph on a dark page',
    () => ({ page: 'dark', source: { opacity: 0.5 }, how: 'fill' }),
    1,
  ],
  [
    'a photograph whose paint is half transparent',
    () => ({ page: 'patterned', source: { fills: [half()] }, how: 'fill' }),
    1,
  ],
  [
    'the same under a layer of its own',
    () => ({ page: 'patterned', source: { fills: [half()] }, how: 'layer' }),
    1,
  ],
  // Once more is rounded: two paints of a faint layer need a surface of their own.
  [
    'a faint layer with such a paint',
    () => ({
      page: 'patterned',
      source: { opacity: 0.3, fills: [half()] },
      how: 'fill',
    }),
    2,
  ],
  [
    'a multiplied photograph',
    () => ({
      page: 'patterned',
      source: { blendMode: 'MULTIPLY' },
      how: 'fill',
    }),
    1,
  ],
  [
    'a multiplied paint that is half transparent',
    () => ({
      page: 'patterned',
      source: { blendMode: 'MULTIPLY', fills: [half()] },
      how: 'fill',
    }),
    1,
  ],
  [
    'a screened paint that is half transparent',
    () => ({
      page: 'patterned',
      source: { blendMode: 'SCREEN', fills: [half()] },
      how: 'fill',
    }),
    1,
  ],
  [
    'an ellipse',
    () => ({ page: 'dark', source: { type: 'ELLIPSE' }, how: 'fill' }),
    2,
  ],
  [
    'an ellipse under a layer of its own',
    () => ({ page: 'dark', source: { type: 'ELLIPSE' }, how: 'layer' }),
    1,
  ],
])('%s', async (_, scene, most) => {
  await open()
  expect(await changes(scene())).toBeLessThanOrEqual(most)
})
