import { describe, expect, test } from 'vitest'
import type { Point, Size } from '../../../plugin/shared/geometry.ts'
import { offsetOf, placementError } from '../../bench/placement.ts'
import type { Pixels } from '../../bench/quality.ts'
import { pixelsOf, speckle, type Paint } from './pictures.ts'

const size = { width: 90, height: 70 }

/** Bright spots here and there: the same scene at any scale and place. */
function scene(x: number, y: number): number {
  const wave = Math.sin(x / 5) * Math.cos(y / 7) + Math.sin((x + 2 * y) / 11)
  return 120 + 40 * wave + (Math.hypot(x - 44, y - 33) < 9 ? 60 : 0)
}

const grey = (level: number) => {
  const value = Math.max(0, Math.min(255, Math.round(level)))
  return [value, value, value, 255]
}

/** The scene as pixels of which `scale` are one of the picture's. */
const shot = (
  { width, height }: Size,
  paint: (x: number, y: number) => number,
  scale = 1,
  { x: left, y: top }: Point = { x: 0, y: 0 },
): Pixels => {
  const spread = [-0.25, 0.25]
  const level: Paint = (x, y) => {
    let sum = 0
    for (const across of spread)
      for (const down of spread)
        sum += paint(
          (left + x + 0.5 + across) / scale,
          (top + y + 0.5 + down) / scale,
        )
    return grey(sum / 4)
  }
  return { width, height, data: pixelsOf({ width, height }, level) }
}

const middle = (() => {
  const plane = new Uint8Array(size.width * size.height)
  for (let y = 15; y < 55; y++) plane.fill(1, y * 90 + 20, y * 90 + 70)
  return plane
})()

describe('where a window lies on a picture', () => {
  test.each([
    [{ x: 0, y: 0 }, 1, 1],
    [{ x: 0.5, y: -0.5 }, 1, 0.7],
    [{ x: -0.2, y: 2.4 }, 1.37, 1],
    [{ x: -1.6, y: 0.1 }, 2.6, 0.6],
    [{ x: 2.5, y: -1.3 }, 0.6, 1],
  ])('is found: off by %o at scale %d', (shift, scale, gain) => {
    const window = {
      x: 7,
      y: 4,
      width: Math.round(76 * scale),
      height: Math.round(60 * scale),
    }
    const content = shot(window, scene, scale, window)
    const found = shot(
      size,
      (x, y) => 20 + gain * scene(x - shift.x, y - shift.y),
    )
    const offset = offsetOf(content, { scale, window }, found, middle)
    const { x, y } = offset!
    expect(Math.hypot(x - shift.x, y - shift.y)).toBeLessThan(0.05)
  })

  test('is found among nothing but grain', () => {
    const moved: Paint = (x, y) => speckle(x - 2, y + 3)
    const window = { x: 0, y: 0, ...size }
    const content = { ...size, data: pixelsOf(size, speckle) }
    const found = { ...size, data: pixelsOf(size, moved) }
    const offset = offsetOf(content, { scale: 1, window }, found, middle)
    expect(offset!.x).toBeCloseTo(2, 2)
    expect(offset!.y).toBeCloseTo(-3, 2)
  })

  test.each<[string, (x: number, y: number) => number]>([
    ['flat', () => 90],
    ['even', (x, y) => 20 + x + y],
    ['the same all along', (x) => 120 + 60 * Math.sin(x / 4)],
    ['strange', (x, y) => speckle(Math.floor(y), Math.floor(x))[1]!],
  ])('cannot be told where all is %s', (what, paint) => {
    const window = { x: 0, y: 0, ...size }
    const content = shot(size, what === 'strange' ? scene : paint)
    const found = shot(size, paint)
    expect(offsetOf(content, { scale: 1, window }, found, middle)).toBeNull()
  })
})

describe('a placement error', () => {
  const window = { x: 10, y: 6, width: 120, height: 90 }
  const region = { scale: 1.7, window }
  const answer = (x: number, y: number) => scene(3 * y, 2 * x)
  const laid = (by: Point) =>
    shot(size, (x, y) =>
      middle[Math.floor(y) * 90 + Math.floor(x)]
        ? answer(x - by.x, y - by.y)
        : scene(x, y),
    )
  const sent = shot(window, scene, 1.7, window)
  const came = shot(window, answer, 1.7, window)
  const before = shot(size, scene)

  test.each([
    { x: 0, y: 0 },
    { x: 0.5, y: -0.3 },
    { x: -2, y: 1 },
  ])('is how far the answer lies off: $x, $y', (by) => {
    const pictures = { sent, answer: came, region }
    const error = placementError(pictures, { before, after: laid(by) }, middle)
    expect(Math.hypot(error!.x - by.x, error!.y - by.y)).toBeLessThan(0.05)
  })

  test('is none where only the record is wrong', () => {
    const wrong = { ...region, window: { ...window, x: 13, y: 4 } }
    const pictures = { sent, answer: came, region: wrong }
    const shown = { before, after: laid({ x: 0, y: 0 }) }
    const error = placementError(pictures, shown, middle)
    expect(Math.hypot(error!.x, error!.y)).toBeLessThan(0.05)
  })
})
