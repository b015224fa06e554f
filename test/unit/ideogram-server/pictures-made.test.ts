import { describe, expect, it, vi } from 'vitest'
import { paintEdit } from '../../ideogram/pictures/edit.ts'
import { fillHole } from '../../ideogram/pictures/fill.ts'
import type { Hole } from '../../ideogram/pictures/hole.ts'
import type { Raster } from '../../ideogram/pictures/raster.ts'
import { randomFrom } from '../../ideogram/random.ts'

// Pictures are painted: on a busy machine some take seconds.
vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 })

const SIZE = { width: 160, height: 120 }

/** Stripes: whatever is missing can only be the stripe it lies in. */
const stripes = raster((_x, y) => (y % 12 < 6 ? 40 : 220))
const upright = raster((x) => (x % 12 < 6 ? 40 : 220))
/** The middle half. */
const hole: Hole = {
  ...SIZE,
  data: Uint8Array.from({ length: SIZE.width * SIZE.height }, (_, index) => {
    const [x, y] = [index % SIZE.width, Math.floor(index / SIZE.width)]
    return x >= 40 && x < 120 && y >= 30 && y < 90 ? 255 : 0
  }),
}

function raster(level: (x: number, y: number) => number): Raster {
  const data = new Uint8Array(SIZE.width * SIZE.height * 3)
  for (let index = 0; index < SIZE.width * SIZE.height; index += 1)
    data.fill(
      level(index % SIZE.width, Math.floor(index / SIZE.width)),
      index * 3,
      index * 3 + 3,
    )
  return { ...SIZE, channels: 3, data }
}

/** How far two pictures are apart within the hole, and outside it: mean of levels. */
function apart(one: Raster, other: Raster) {
  const sums = { inside: 0, outside: 0 }
  const counts = { inside: 0, outside: 0 }
  for (const [index, edited] of hole.data.entries()) {
    const where = edited ? 'inside' : 'outside'
    counts[where] += 1
    sums[where] += Math.abs(
      (one.data[index * 3] ?? 0) - (other.data[index * 3] ?? 0),
    )
  }
  return {
    inside: sums.inside / counts.inside,
    outside: sums.outside / counts.outside,
  }
}

describe('a filled hole', () => {
  const holed = (whole: Raster) =>
    raster((x, y) => {
      const index = y * SIZE.width + x
      return hole.data[index] ? 255 : (whole.data[index * 3] ?? 0)
    })

  it.each<[string, Raster]>([
    ['lying', stripes],
    ['upright', upright],
  ])('continues %s stripes', (_name, whole) => {
    const { inside, outside } = apart(
      fillHole(holed(whole), hole, randomFrom(1)),
      whole,
    )
    expect(outside).toBe(0)
    // A flat grey would be 90 levels away.
    expect(inside).toBeLessThan(30)
  })

  it('sees nothing of what was in it', () => {
    const blank = fillHole(holed(stripes), hole, randomFrom(1))
    const full = fillHole(stripes, hole, randomFrom(1))
    expect(apart(blank, full).inside).toBe(0)
  })

  it('is filled even where next to nothing is known', () => {
    const data = new Uint8Array(SIZE.width * SIZE.height).fill(255)
    data.fill(0, 0, 2)
    const filled = fillHole(stripes, { ...SIZE, data }, randomFrom(1))
    expect(
      apart(
        filled,
        raster(() => 40),
      ).inside,
    ).toBeLessThan(1)
  })
})

describe('an edit', () => {
  const edit = (prompt: string, seed: number) =>
    paintEdit(stripes, hole, prompt, seed, {
      drift: 'none',
      pixels: 'painted',
    })

  it('is the same for the same prompt and seed', async () => {
    const [one, other] = [
      await edit('a red rose', 5),
      await edit('a red rose', 5),
    ]
    expect(Buffer.compare(one.data, other.data)).toBe(0)
  })

  it('is another for another seed or prompt, and only in the hole', async () => {
    const one = await edit('a sunset', 5)
    for (const other of [await edit('a sunset', 6), await edit('the sea', 5)]) {
      expect(apart(one, other).inside).toBeGreaterThan(4)
      expect(apart(one, other).outside).toBe(0)
    }
  })

  it('wears the colour the prompt names', async () => {
    const { data } = await edit('a red balloon', 5)
    const reds = [...hole.data.keys()].filter((index) => {
      const [red = 0, green = 0, blue = 0] = data.subarray(
        index * 3,
        index * 3 + 3,
      )
      return red > 150 && red > 1.6 * green && red > 1.6 * blue
    })
    expect(reds.length).toBeGreaterThan(300)
  })

  it('adds nothing when asked to remove', async () => {
    const { inside } = apart(await edit('remove the text', 5), stripes)
    expect(inside).toBeLessThan(25)
  })
})
