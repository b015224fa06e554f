import { expect, test } from 'vitest'
import { edit } from '../../../ui/pixels/mask.ts'
import { keptIn, sampleOf } from '../../../ui/pixels/sample.ts'
import { pixelsOf, speckle, type Paint } from './pictures.ts'

const size = { width: 512, height: 256 }
const raster = (paint: Paint) => ({
  ...size,
  data: new Uint8ClampedArray(pixelsOf(size, paint)),
})
const free = Uint8Array.from({ length: 512 * 256 }, (_, at) =>
  at % 512 < 256 ? edit : 0,
)
const sent = raster(speckle)
const sample = sampleOf(sent, free)

test('a sample is small, and of what may not change only', () => {
  expect(sample.length).toBeLessThanOrEqual(3 * 4096)
  expect(sample.length).toBeGreaterThan(3 * 1900)
  const other = raster((x, y) => (x < 256 ? [0, 0, 0, 255] : speckle(x, y)))
  expect(keptIn(other, free, sample)).toEqual({ share: 1, largest: 0 })
})

test('it is spread so that any column or row that changed is met', () => {
  for (const wide of [4, 16]) {
    const columns = raster((x, y) =>
      x >= 300 && x < 300 + wide ? [0, 0, 0, 255] : speckle(x, y),
    )
    const rows = raster((x, y) =>
      y >= 100 && y < 100 + wide ? [0, 0, 0, 255] : speckle(x, y),
    )
    for (const [changed, share] of [
      [columns, 1 - wide / 256],
      [rows, 1 - wide / 256],
    ] as const)
      expect(
        Math.abs(keptIn(changed, free, sample)!.share - share),
      ).toBeLessThan(0.01)
  }
})

test('it tells by how much a channel went astray', () => {
  const lighter = raster((x, y) =>
    speckle(x, y).map((level, channel) =>
      channel === 1 ? Math.min(255, level + 3) : level,
    ),
  )
  const kept = keptIn(lighter, free, sample)!
  expect(kept.largest).toBe(3)
  expect(kept.share).toBeLessThan(0.02)
})

test('of another window it says nothing', () => {
  expect(keptIn(sent, free, sample.subarray(3))).toBeNull()
  const all = free.map(() => edit)
  expect(keptIn(sent, all, sampleOf(sent, all))).toBeNull()
})
