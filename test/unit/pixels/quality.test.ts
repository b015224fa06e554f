import { describe, expect, test } from 'vitest'
import {
  outsideDifference,
  pasteWhole,
  placementError,
  seam,
  type Pixels,
} from '../../bench/quality.ts'
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
    expect(measured).toEqual({ changed: 0, largest: 0 })
  })

  test('is counted, with the largest', () => {
    const other = picture((x, y) =>
      x === 5 && y < 3 ? [100 + x + 7, 100 + y, 120, 255] : smooth(x, y),
    )
    const measured = outsideDifference(
      picture(smooth),
      other,
      part(10, 0, 20, 40),
    )
    expect(measured).toEqual({ changed: 3, largest: 7 })
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
    expect(large).toBeGreaterThan(3 * small)
  })
})

describe('placement', () => {
  const marker: Paint = (x, y) =>
    Math.hypot(x - 30, y - 20) < 6 ? [255, 40, 0, 255] : smooth(x, y)
  const around = { x: 20, y: 10, width: 20, height: 20 }

  test.each([
    [0, 0],
    [3, -2],
    [-4, 4],
  ])('is off by %d, %d', (x, y) => {
    const moved = picture((px, py) => marker(px - x, py - y))
    const error = placementError(picture(marker), moved, around, 5)
    expect(error.x).toBeCloseTo(x, 0)
    expect(error.y).toBeCloseTo(y, 0)
    expect(Math.hypot(error.x - x, error.y - y)).toBeLessThan(0.2)
  })

  test('by half a pixel is seen', () => {
    const half = picture((x, y) => {
      const [a, b] = [marker(x, y), marker(x - 1, y)]
      return a.map((value, n) => Math.round((value + b[n]!) / 2))
    })
    const error = placementError(picture(marker), half, around, 5)
    expect(error.x).toBeGreaterThan(0.3)
    expect(error.x).toBeLessThan(0.7)
    expect(Math.abs(error.y)).toBeLessThan(0.2)
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
  expect(inner.changed).toBe(25)
  expect(outsideDifference(picture(smooth), after, touched).changed).toBe(0)
})
