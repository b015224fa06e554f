import { describe, expect, test } from 'vitest'
import {
  outsideDifference,
  pasteWhole,
  seam,
  type Pixels,
} from '../../bench/quality.ts'
import { drifts, type DriftName } from '../../bench/drifts.ts'
import { fitted, shapes, type ShapeName } from '../../bench/seams.ts'
import { pixelsOf, speckle, type Paint } from './pictures.ts'

const size = { width: 60, height: 40 }
const picture = (paint: Paint): Pixels => ({
  ...size,
  data: pixelsOf(size, paint),
})
const part = (x0: number, y0: number, x1: number, y1: number) => {
  const plane = new Uint8Array(size.width * size.height)
  for (let y = y0; y < y1; y++) plane.fill(255, y * 60 + x0, y * 60 + x1)
  return plane
}
const smooth: Paint = (x, y) => [100 + x, 100 + y, 120, 255]

describe('what changed outside', () => {
  test('is nothing where all of it was touched', () => {
    const other = picture((x, y) => (x < 20 ? [0, 0, 0, 255] : smooth(x, y)))
    const measured = outsideDifference(
      picture(smooth),
      other,
      part(0, 0, 20, 40),
    )
    expect(measured).toEqual({ bytes: 0, pixels: 0, largest: 0 })
  })

  test('is counted, with the largest', () => {
    const other = picture((x, y) =>
      x === 5 && y < 3 ? [100 + x + 7, 100 + y, 119, 255] : smooth(x, y),
    )
    const measured = outsideDifference(
      picture(smooth),
      other,
      part(10, 0, 20, 40),
    )
    expect(measured).toEqual({ bytes: 6, pixels: 3, largest: 7 })
  })
})

describe('a seam', () => {
  const touched = part(15, 10, 45, 30)

  test('is 1 in an unchanged picture', () => {
    expect(seam(picture(speckle), picture(speckle), touched)).toBe(1)
  })

  test('is higher the more the patch differs at its border', () => {
    const cast = (by: number) =>
      picture((x, y) =>
        touched[y * 60 + x]
          ? smooth(x, y).map((value, n) => (n < 3 ? value + by : value))
          : smooth(x, y),
      )
    const small = seam(picture(smooth), cast(3), touched)
    const large = seam(picture(smooth), cast(30), touched)
    expect(small).toBeGreaterThan(1.5)
    expect(large).toBeGreaterThan(3 * small!)
  })

  test('is none where all of the picture changed', () => {
    const all = part(0, 0, 60, 40)
    expect(seam(picture(smooth), picture(speckle), all)).toBeNull()
  })
})

test('the naive way changes the whole window', () => {
  const answer = {
    width: 10,
    height: 10,
    data: pixelsOf({ width: 10, height: 10 }, speckle),
  }
  const { after, touched } = pasteWhole(picture(smooth), answer, {
    x: 55,
    y: 35,
  })
  expect(touched.filter((value) => value > 0)).toHaveLength(5 * 5)
  const inner = outsideDifference(picture(smooth), after, part(0, 0, 0, 0))
  expect(inner.pixels).toBe(25)
  expect(outsideDifference(picture(smooth), after, touched).bytes).toBe(0)
})

describe('however an answer’s colours drift, there is no seam', () => {
  const names = Object.keys(drifts) as DriftName[]
  /** In a photograph of this many pixels along each side. */
  const side = 320

  const scenes = (Object.keys(shapes) as ShapeName[]).flatMap((shape) =>
    names.map((drift) => [shape, drift] as const),
  )
  test.each(scenes)('around %s, %s', (shape, drift) => {
    const { new: ours } = fitted({ kind: 'photograph', shape, drift, side })
    expect(ours.seam).toBeLessThanOrEqual(1.1)
  })

  test.each(names.filter((name) => name !== 'none'))(
    'and within a disc most of what went %s comes back',
    (drift) => {
      const { naive, new: ours } = fitted({
        kind: 'photograph',
        shape: 'a disc',
        drift,
        side,
      })
      expect(ours.off).toBeLessThan(0.3 * naive.off)
    },
  )
})
