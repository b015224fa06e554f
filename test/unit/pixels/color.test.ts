import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Raster } from '../../../ui/pixels/codec.ts'
import { colorsOf, matchColors } from '../../../ui/pixels/color.ts'
import { ring } from '../../../ui/pixels/mask.ts'
import { fromLab, toLab } from '../../../ui/pixels/oklab.ts'
import { pixelsOf, speckle, type Paint } from './pictures.ts'
import { run } from './run.ts'

const size = { width: 64, height: 64 }

/** The left half is known, the right half is edited. */
const roles = Uint8Array.from({ length: 64 * 64 }, (_, at) =>
  at % 64 < 32 ? ring : 0,
)
const composite = roles.map((role) => (role === ring ? 0 : 255))

function raster(paint: Paint): Raster {
  return { ...size, data: new Uint8ClampedArray(pixelsOf(size, paint)) }
}

function matched(answer: Raster, original: Raster): Raster {
  const reference = run(colorsOf(original, roles))
  const colors = run(colorsOf(answer, roles))
  if (!reference || !colors) throw new Error('The ring is large enough')
  const out = { ...answer, data: answer.data.slice() }
  run(matchColors(out, composite, colors, reference))
  return out
}

/** Mean difference of the channels where the answer is used. */
function difference(a: Raster, b: Raster): number {
  let sum = 0
  let count = 0
  for (let at = 0; at < a.data.length; at++) {
    if (at % 4 === 3 || composite[at >> 2] === 0) continue
    sum += Math.abs(a.data[at]! - b.data[at]!)
    count++
  }
  return sum / count
}

const scene: Paint = (x, y) => [80 + x, 60 + 2 * y, 120 + ((x * y) % 50), 255]

/** Colours of every kind within what the screen can show. */
const speckled: Paint = (x, y) =>
  speckle(x, y).map(
    (value, channel) => (channel < 3 ? 60 + value / 2 : value) | 0,
  )

function rgb([red = 0, green = 0, blue = 0]: readonly number[]) {
  return [red, green, blue] as const
}

test('OKLab there and back is the same colour', () => {
  const byte = fc.integer({ min: 0, max: 255 })
  fc.assert(
    fc.property(byte, byte, byte, (red, green, blue) => {
      const [r, g, b] = fromLab(toLab(red, green, blue))
      expect(r).toBeCloseTo(red, 1)
      expect(g).toBeCloseTo(green, 1)
      expect(b).toBeCloseTo(blue, 1)
    }),
  )
})

test('OKLab of white is lightness 1 without colour', () => {
  const [lightness, a, b] = toLab(255, 255, 255)
  expect(lightness).toBeCloseTo(1, 4)
  expect(a).toBeCloseTo(0, 4)
  expect(b).toBeCloseTo(0, 4)
})

describe('matching', () => {
  test.each<[string, (value: number, channel: number) => number]>([
    ['lighter', (value) => value + 12],
    ['warmer', (value, channel) => value + [10, 0, -10][channel]!],
    ['flatter', (value) => 128 + (value - 128) * 0.9],
  ])('takes back an answer that came out %s', (_what, cast) => {
    const original = raster(scene)
    const answer = raster((x, y) =>
      scene(x, y).map((value, channel) =>
        channel === 3 ? value : Math.round(cast(value, channel)),
      ),
    )
    const before = difference(answer, original)
    const after = difference(matched(answer, original), original)
    expect(after).toBeLessThan(before / 3)
  })

  test('is exact but for a few hundredths of a level, for any colour', () => {
    const shifted: Paint = (x, y) => {
      const [lightness, a, b] = toLab(...rgb(speckled(x, y)))
      return [...fromLab([lightness + 0.04, a + 0.01, b - 0.02]), 255]
    }
    const original = raster(shifted)
    const out = matched(raster(speckled), original)
    expect(difference(raster(speckled), original)).toBeGreaterThan(8)
    expect(difference(out, original)).toBeLessThan(0.04)
  })

  test('leaves an answer without a cast as it is', () => {
    const answer = raster(scene)
    expect(matched(answer, raster(scene)).data).toEqual(answer.data)
  })

  test('changes nothing outside of the composite', () => {
    const answer = raster((x, y) => scene(x, y).map((value) => value + 9))
    const out = matched(answer, raster(scene))
    for (let at = 0; at < roles.length; at++)
      if (composite[at] === 0)
        expect(out.data.subarray(4 * at, 4 * at + 4)).toEqual(
          answer.data.subarray(4 * at, 4 * at + 4),
        )
  })

  test('does not drag another content along: a dark ring leaves a light answer', () => {
    const original = raster(() => [10, 10, 10, 255])
    const answer = raster(() => [200, 200, 200, 255])
    const out = matched(answer, original)
    expect(out.data[4 * 40]).toBeGreaterThan(150)
  })

  test('ignores what is masked', () => {
    const clean = run(colorsOf(raster(scene), roles))
    const other = raster((x, y) => (x < 32 ? scene(x, y) : [255, 0, 255, 255]))
    expect(run(colorsOf(other, roles))).toEqual(clean)
  })

  test('says nothing of a ring of few pixels', () => {
    const few = roles.map((role, at) => (at < 63 ? role : 0))
    expect(run(colorsOf(raster(scene), few))).toBeNull()
  })
})
