import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Work } from '../../../ui/pixels/work.ts'
import { heldBy } from '../../bench/memory.ts'
import { openPixelPage, type PixelPage } from './page.ts'
import { box, gradient, png, read } from './pictures.ts'

let page: PixelPage
beforeAll(async () => {
  page = await openPixelPage({}, '--js-flags=--expose-gc')
})
afterAll(() => page.close())

/** Runs in the page: one job after the other, eight pictures each. */
async function edits({ base64, jobs }: { base64: string; jobs: number }) {
  const { pixels } = globalThis as unknown as {
    pixels: Pick<Work, 'prepare' | 'apply' | 'shrink'>
  }
  const source = Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0))
  const window = { x: 20, y: 20, width: 320, height: 320 }
  const rect = { x: 100, y: 100, width: 150, height: 150 }
  for (let job = 0; job < jobs; job++) {
    const masks = [{ bytes: source, rect }]
    const softness = { feather: 'auto', grow: 'auto' } as const
    const prepared = await pixels.prepare({
      ...{ source, masks, window, invert: false },
      ...softness,
    })
    const { image, composite, send, reference } = prepared
    const size = { width: window.width, height: window.height }
    const request = { size, composite, send, reference, match: true }
    await Promise.all(
      Array.from({ length: 8 }, async () => {
        const { png } = await pixels.apply({ ...request, answer: image })
        await pixels.shrink({ picture: png, part: null, longest: 96 })
      }),
    )
  }
}

test('two hundred edits leave no memory held', async () => {
  const picture = png({ width: 360, height: 360 }, gradient)
  const base64 = Buffer.from(picture).toString('base64')
  const run = (jobs: number) => page.frame.evaluate(edits, { base64, jobs })
  await run(3)
  const before = await heldBy(page.frame.page())
  await run(25)
  const after = await heldBy(page.frame.page())
  // Each picture is 0.4 MB when it is decoded: all of them 80 MB.
  if (before !== null && after !== null)
    expect(after - before).toBeLessThan(15e6)
})

test('a layer of 7000 × 5000, a mask of 4096²: what is sent is its own pixels', async () => {
  const size = { width: 7000, height: 5000 }
  const mark = { x: 6100, y: 4200, width: 300, height: 200 }
  const { width, height } = mark
  const marked = await sharp({
    create: { ...size, channels: 4, background: '#3060a0' },
  })
    .composite([
      {
        input: Buffer.from(png(mark, gradient)),
        left: mark.x,
        top: mark.y,
      },
    ])
    .png()
    .toBuffer()
  const large = { width: 4096, height: 4096 }
  const hole = { x: 3000, y: 3000, width: 500, height: 300 }
  const drawn = await sharp({
    create: { ...large, channels: 4, background: '#00000000' },
  })
    .composite([
      {
        input: Buffer.from(png(hole, box({ ...hole, x: 0, y: 0 }))),
        left: hole.x,
        top: hole.y,
      },
    ])
    .png()
    .toBuffer()
  const window = { x: 5900, y: 4000, width: 1024, height: 640 }
  const prepared = await page.call('prepare', {
    source: new Uint8Array(marked),
    masks: [
      {
        bytes: new Uint8Array(drawn),
        // Shown half as large: the hole begins at 6200, 4200.
        rect: { x: 4700, y: 2700, width: 2048, height: 2048 },
      },
    ],
    ...{ window, invert: false, feather: 0, grow: 0 },
  })
  const { data } = read(prepared.image)
  const at = 4 * ((mark.y - window.y) * 1024 + mark.x - window.x)
  const first = read(png({ width, height }, gradient)).data
  expect(data.subarray(at, at + 4 * width)).toEqual(
    first.subarray(0, 4 * width),
  )
  expect([...data.subarray(0, 4)]).toEqual([0x30, 0x60, 0xa0, 255])
  expect(prepared.bounds).toEqual({ x: 300, y: 200, width: 250, height: 150 })
  const source = new Uint8Array(marked)
  const measures = await page.call('looked', { picture: source })
  expect(measures).toMatchObject({ ...size, transparent: false })
})
