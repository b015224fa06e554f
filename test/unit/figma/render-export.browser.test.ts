/** What of a document an export shows, and the page as a whole. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { PageView } from '../../figma/render/render.ts'
import { at, openRenderer } from './render-browser.ts'
import type { Renderer } from './render-browser.ts'
import {
  frame,
  image,
  layer,
  photo,
  pixelAt,
  solid,
  wholeFrame,
} from './render-scene.ts'

let renderer: Renderer

beforeAll(async () => {
  renderer = await openRenderer()
})

afterAll(() => renderer.close())

const clear = [0, 0, 0, 0]
const red = [0xc0, 0x30, 0x20, 255]
const blue = [0x20, 0x40, 0xc0, 255]

describe('one layer of a frame', () => {
  const child = layer('RECTANGLE', 140, 20, 40, 40, {
    fills: [solid('#c03020')],
  })
  const neighbour = layer('RECTANGLE', 150, 30, 10, 10, {
    fills: [solid('#2040c0')],
  })
  const around = frame([child, neighbour], { opacity: 0.5 })
  const scene = { layer: child, ancestors: [around] }
  const region = { x: 130, y: 10, width: 60, height: 60 }

  test('is alone, at its own opacity, cut off by the frame', async () => {
    const drawn = await renderer.draw(scene, at(region))
    expect(pixelAt(drawn, 15, 15)).toEqual(red)
    expect(pixelAt(drawn, 25, 25)).toEqual(red)
    expect(pixelAt(drawn, 5, 5)).toEqual(clear)
    expect(pixelAt(drawn, 35, 15)).toEqual(clear)
  })

  test('is whole when nothing is to cut it off', async () => {
    const drawn = await renderer.draw(scene, at(region, 1, { clip: false }))
    expect(pixelAt(drawn, 35, 15)).toEqual(red)
    expect(pixelAt(drawn, 49, 49)).toEqual(red)
    expect(pixelAt(drawn, 50, 50)).toEqual(clear)
  })

  test('is among its neighbours when these are wanted', async () => {
    const drawn = await renderer.draw(
      { ...scene, ancestors: [{ ...around, opacity: 1 }] },
      at(region, 1, { contentsOnly: false }),
    )
    expect(pixelAt(drawn, 5, 5)).toEqual([255, 255, 255, 255])
    expect(pixelAt(drawn, 25, 25)).toEqual(blue)
    expect(pixelAt(drawn, 35, 15)).toEqual(clear)
  })

  test('takes the size asked for, each axis by itself', async () => {
    const drawn = await renderer.draw(
      scene,
      at(region, 1, { size: { width: 30, height: 120 } }),
    )
    expect([drawn.width, drawn.height]).toEqual([30, 120])
    expect(pixelAt(drawn, 5, 20)).toEqual(red)
    expect(pixelAt(drawn, 4, 19)).toEqual(clear)
  })

  test('is followed into turned groups', async () => {
    const leaf = layer('RECTANGLE', 10, 0, 20, 10, {
      fills: [solid('#c03020')],
    })
    const group = layer('GROUP', 0, 0, 30, 10, {
      transform: [
        [0, -1, 50],
        [1, 0, 20],
      ],
      children: [leaf],
    })
    const drawn = await renderer.draw(
      { layer: leaf, ancestors: [frame([group]), group] },
      at(wholeFrame),
    )
    expect(pixelAt(drawn, 40, 30)).toEqual(red)
    expect(pixelAt(drawn, 49, 49)).toEqual(red)
    expect(pixelAt(drawn, 50, 30)).toEqual(clear)
    expect(pixelAt(drawn, 40, 29)).toEqual(clear)
  })

  test('is opaque on white as JPEG', async () => {
    const file = await renderer.file(scene, at(region), 'jpeg')
    expect(file.subarray(0, 3)).toEqual(Buffer.from([0xff, 0xd8, 0xff]))
  })
})

describe('colour profiles', () => {
  const scene = {
    layer: layer('RECTANGLE', 0, 0, 20, 20, { fills: [solid('#ff0000')] }),
  }
  const region = { x: 0, y: 0, width: 20, height: 20 }

  test.each([
    ['SRGB', 'DOCUMENT', 'srgb', [255, 0, 0]],
    ['SRGB', 'DISPLAY_P3_V4', 'display-p3', [234, 51, 35]],
    ['DISPLAY_P3', 'DOCUMENT', 'display-p3', [255, 0, 0]],
    ['DISPLAY_P3', 'SRGB', 'srgb', [255, 0, 0]],
  ] as const)(
    'pure red of a %s document as %s',
    async (colorProfile, wanted, colorSpace, expected) => {
      const drawn = await renderer.draw(
        { ...scene, colorProfile },
        at(region, 1, { colorProfile: wanted }),
      )
      expect(drawn.colorSpace).toBe(colorSpace)
      expect(pixelAt(drawn, 10, 10)).toEqual([...expected, 255])
    },
  )
})

describe('a page', () => {
  const root = frame([
    layer('RECTANGLE', 10, 10, 96, 64, { fills: [image()] }),
    layer('ELLIPSE', 60, 30, 60, 60, {
      fills: [solid('#c03020')],
      opacity: 0.5,
    }),
  ])
  const scene = { layer: root, images: { photo } }
  const view: PageView = {
    x: 0,
    y: 0,
    zoom: 1,
    pixelRatio: 2,
    size: { width: 200, height: 150 },
  }

  test('shows a frame as its export does', async () => {
    const page = await renderer.drawPage(scene, view)
    expect([page.width, page.height]).toEqual([400, 300])
    const exported = await renderer.draw(
      scene,
      at({ x: 0, y: 0, width: 200, height: 150 }, 2, { clip: false }),
    )
    // Where the frame is; the page's background is around it.
    for (const [x, y] of [
      [1, 1],
      [50, 50],
      [150, 100],
      [200, 120],
      [318, 238],
    ] as const)
      expect(pixelAt(page, x, y)).toEqual(pixelAt(exported, x, y))
    expect(pixelAt(page, 330, 50)).toEqual([245, 245, 245, 255])
  })

  test('is scrolled and enlarged by its view', async () => {
    const drawn = await renderer.drawPage(scene, {
      ...view,
      x: 10,
      y: 10,
      zoom: 1,
      pixelRatio: 1,
    })
    const exported = await renderer.draw(scene, at(wholeFrame))
    expect(pixelAt(drawn, 20, 20)).toEqual(pixelAt(exported, 30, 30))
    expect(pixelAt(drawn, 149, 109)).toEqual(pixelAt(exported, 159, 119))
    expect(pixelAt(drawn, 150, 110)).toEqual([245, 245, 245, 255])
    const large = await renderer.drawPage(scene, { ...view, zoom: 2 })
    expect(pixelAt(large, 399, 299)).toEqual(pixelAt(exported, 99, 74))
  })
})
