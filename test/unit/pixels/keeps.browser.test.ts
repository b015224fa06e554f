import { afterAll, beforeAll, describe, expect, test } from 'vitest'
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

describe('an engine that keeps what is not masked', () => {
  const window = { x: 20, y: 10, width: 240, height: 180 }
  const asked = request({ window, keeps: true })
  const applied = async (answer: Uint8Array) => {
    const prepared = await page.call('prepare', asked)
    const { composite, send, reference, sample } = prepared
    return page.call('apply', {
      ...{ answer, size: window, composite, send, reference, sample },
      ...{ match: true, keeps: true },
    })
  }
  const cut = (x: number, y: number) => speckle(x + window.x, y + window.y)

  test('did, and nothing of its answer is matched', async () => {
    // Within the mask it may do what it likes.
    const answer = png(window, (x, y) =>
      Math.hypot(x - 110, y - 90) < 20 ? [250, 250, 250, 255] : cut(x, y),
    )
    const { kept, png: patch, rect } = await applied(answer)
    expect(kept).toBe(true)
    const middle = pixelAt(read(patch), 110 - rect.x, 90 - rect.y)
    expect(middle).toEqual([250, 250, 250, 255])
  })

  test('did not: that is said', async () => {
    const answer = png(window, (x, y) => {
      const [red, ...others] = cut(x, y)
      return x < 60 ? [Math.min(255, red! + 7), ...others] : cut(x, y)
    })
    const { kept } = await applied(answer)
    expect(kept).toBe(false)
  })

  test('of whom nothing was asked promises nothing', async () => {
    const { sample } = await page.call('prepare', request({ window }))
    expect(sample).toBeNull()
  })
})
