import { describe, expect, test } from 'vitest'
import type { Raster } from '../../../ui/pixels/codec.ts'
import type { ColorReference } from '../../../ui/pixels/color.ts'
import { cropped, boundsOf } from '../../../ui/pixels/extent.ts'
import { masksOf } from '../../../ui/pixels/mask.ts'
import { matchTo, referenceOf } from '../../../ui/pixels/match.ts'
import { drifted, drifts, type Drift } from '../../bench/drifts.ts'
import { painted } from '../../bench/pictures.ts'
import { run } from './run.ts'

const side = 320
const size = { width: side, height: side }
const photograph: Raster = {
  ...size,
  data: new Uint8ClampedArray(painted('photograph', size)),
}
const fromMiddle = (at: number) =>
  Math.hypot((at % side) - 160, Math.floor(at / side) - 160)
const disc = Uint8Array.from({ length: side ** 2 }, (_, at) =>
  fromMiddle(at) < 75 ? 255 : 0,
)
const inside = { x: 0, y: 0, ...size }
const soft = { feather: 'auto', grow: 'auto' } as const
const { send, composite } = run(masksOf(disc, size, inside, soft))
const reference = run(referenceOf(photograph, send))!

function answerOf(drift: Drift): Raster {
  const { data } = drifted(photograph, drift)
  return { ...size, data: new Uint8ClampedArray(data) }
}

function matched(answer: Raster, to: ColorReference = reference): Raster {
  const out = { ...answer, data: answer.data.slice() }
  run(matchTo(to, out, composite, send))
  return out
}

/** Levels off the original on average over a block of 8 × 8, the worst in the disc. */
function worstBlock(picture: Raster, where: (x: number, y: number) => boolean) {
  let worst = 0
  for (let y = 0; y < side; y += 8)
    for (let x = 0; x < side; x += 8) {
      if (fromMiddle((y + 4) * side + x + 4) > 75 || !where(x, y)) continue
      for (let channel = 0; channel < 3; channel++) {
        let off = 0
        for (let n = 0; n < 64; n++) {
          const at = 4 * ((y + (n >> 3)) * side + x + (n & 7)) + channel
          off += (picture.data[at]! - photograph.data[at]!) / 64
        }
        worst = Math.max(worst, Math.abs(off))
      }
    }
  return worst
}

function same(one: Raster, other: Raster): boolean {
  return Buffer.from(one.data).equals(Buffer.from(other.data))
}

const everywhere = () => true
const evenly = drifts['left to right']

test('an answer without a cast stays as it is, byte by byte', () => {
  expect(same(matched(photograph), photograph)).toBe(true)
})

test('what is not laid over stays as it is', () => {
  const words = ({ data }: Raster) => new Uint32Array(data.buffer)
  const answer = answerOf(evenly)
  const [before, after] = [words(answer), words(matched(answer))]
  const outside = [...composite.keys()].filter((at) => composite[at] === 0)
  expect(outside.filter((at) => before[at] !== after[at])).toEqual([])
  expect(outside.length).toBeLessThan(before.length)
})

test('what a window and what a part of it is made into is the same', () => {
  const part = boundsOf(send, size)!
  const answer = answerOf(evenly)
  const cut = (plane: Uint8Array, bytes: number) =>
    cropped(plane, bytes * size.width, {
      x: bytes * part.x,
      y: part.y,
      width: bytes * part.width,
      height: part.height,
    })
  const data = new Uint8ClampedArray(cut(new Uint8Array(answer.data.buffer), 4))
  const small = { width: part.width, height: part.height, data }
  run(matchTo(reference, small, cut(composite, 1), cut(send, 1)))
  const large = matched(answer)
  const expected = cut(new Uint8Array(large.data.buffer), 4)
  expect(Buffer.from(small.data).equals(Buffer.from(expected))).toBe(true)
})

test('what is kept of the original is small, and enough when it comes back', () => {
  const { ring } = structuredClone(reference)
  expect(ring!.means.length).toBeLessThan(10_000)
  const answer = answerOf(evenly)
  const later = matched(answer, structuredClone(reference))
  expect(same(later, matched(answer))).toBe(true)
})

test('what version 0.1.0 kept is applied, by one mean and deviation', () => {
  const { mean, deviation } = reference
  const answer = answerOf(drifts.even)
  const out = matched(answer, { mean, deviation })
  expect(worstBlock(answer, everywhere)).toBeGreaterThan(8)
  expect(worstBlock(out, everywhere)).toBeLessThan(0.5)
})

test('a ring of other cells is not believed', () => {
  const strange = { side: 8, means: new Uint8Array(12) }
  const out = matched(answerOf(drifts.even), { ...reference, ring: strange })
  expect(worstBlock(out, everywhere)).toBeLessThan(0.5)
})

describe('what is no cast is left out of it', () => {
  /** A service that draws something of its own over the ring. */
  function withObject(
    drift: Drift,
    covers: (x: number, y: number) => boolean,
    color: readonly number[],
  ): Raster {
    const answer = answerOf(drift)
    for (let at = 0; at < side ** 2; at++)
      if (covers(at % side, Math.floor(at / side)))
        answer.data.set(color, 4 * at)
    return answer
  }
  const sun = (x: number, y: number) => Math.hypot(x - 262, y - 160) < 36

  test('another object over a part of the ring', () => {
    const answer = withObject(evenly, sun, [250, 240, 60])
    const left = (x: number) => x < 210
    expect(worstBlock(answer, left)).toBeGreaterThan(4)
    expect(worstBlock(matched(answer), left)).toBeLessThan(3)
    const { mean, deviation } = reference
    const old = matched(answer, { mean, deviation })
    expect(worstBlock(old, left)).toBeGreaterThan(4)
  })

  test('what came transparent there', () => {
    const answer = withObject(evenly, sun, [0, 0, 0, 0])
    const left = (x: number) => x < 210
    expect(worstBlock(matched(answer), left)).toBeLessThan(1.5)
  })

  test('a texture that was drawn anew', () => {
    const answer = answerOf(evenly)
    for (let at = 0; at < side ** 2; at++) {
      const grain = ((Math.imul(at, 2_654_435_761) >>> 24) - 128) / 3
      for (let n = 4 * at; n < 4 * at + 3; n++) answer.data[n]! += grain
    }
    expect(worstBlock(answer, everywhere)).toBeGreaterThan(7)
    expect(worstBlock(matched(answer), everywhere)).toBeLessThan(5)
  })

  test('another picture all around: it is not dragged along', () => {
    const light = withObject((level) => level, everywhere, [200, 200, 200])
    const dark = { ...size, data: light.data.map((level) => level / 20) }
    const out = matched(light, run(referenceOf(dark, send))!)
    expect(out.data[4 * (160 * side + 160)]).toBeGreaterThan(150)
  })
})

test('of too small a ring nothing is said', () => {
  const few = send.map((role, at) => (role === 2 && at % 97 > 0 ? 0 : role))
  expect(run(referenceOf(photograph, few))).toBeNull()
})
