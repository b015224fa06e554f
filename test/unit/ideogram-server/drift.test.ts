import { describe, expect, it } from 'vitest'
import type { Drift } from '../../ideogram/conditions.ts'
import { redraw } from '../../ideogram/pictures/drift.ts'
import type { Raster } from '../../ideogram/pictures/raster.ts'

const SIZE = { width: 240, height: 160 }

const flat = (level: number): Raster => ({
  ...SIZE,
  channels: 3,
  data: new Uint8Array(SIZE.width * SIZE.height * 3).fill(level),
})

/** Mean levels added, in a square of 20 px around a place. */
function added({ data }: Raster, level: number, u: number, v: number) {
  const [x, y] = [
    Math.round(u * SIZE.width) - 10,
    Math.round(v * SIZE.height) - 10,
  ]
  let [sum, count] = [0, 0]
  for (let row = Math.max(0, y); row < Math.min(SIZE.height, y + 20); row += 1)
    for (
      let column = Math.max(0, x);
      column < Math.min(SIZE.width, x + 20);
      column += 1
    ) {
      sum += (data[(row * SIZE.width + column) * 3] ?? 0) - level
      count += 1
    }
  return sum / count
}

const PLACES = [
  [0, 0],
  [1, 0],
  [0.5, 0.5],
  [0, 1],
  [1, 1],
] as const

describe('drift', () => {
  it.each<Drift>([
    'mild',
    'strong',
    'left-to-right',
    'vignette',
    'regions',
    'contrast',
  ])('%s is the same for the same seed, another for another', async (drift) => {
    const bytes = async (seed: number) =>
      Buffer.from((await redraw(flat(120), drift, seed)).data)
    expect((await bytes(3)).equals(await bytes(3))).toBe(true)
    expect((await bytes(3)).equals(await bytes(4))).toBe(false)
  })

  it('left-to-right goes from −12 to 12 levels, either way', async () => {
    const directions = new Set<number>()
    for (const seed of [1, 2, 3, 4, 5, 6]) {
      const made = await redraw(flat(120), 'left-to-right', seed)
      const [left, middle, right] = [0, 0.5, 1].map((u) =>
        added(made, 120, u, 0.5),
      ) as [number, number, number]
      expect(Math.abs(right - left)).toBeGreaterThan(20)
      expect(Math.abs(right)).toBeLessThan(13)
      expect(Math.abs(middle)).toBeLessThan(1.5)
      directions.add(Math.sign(right))
    }
    expect(directions.size).toBe(2)
  })

  it('vignette darkens the corners by 9 and lightens the middle by 2', async () => {
    const made = await redraw(flat(120), 'vignette', 1)
    expect(added(made, 120, 0.5, 0.5)).toBeCloseTo(2, 0)
    expect(added(made, 120, 0, 0)).toBeLessThan(-7.5)
    expect(added(made, 120, 0, 0)).toBeGreaterThan(-9.5)
  })

  it('regions differ from each other, by no more than 10 levels', async () => {
    const made = await redraw(flat(120), 'regions', 5)
    const all = PLACES.map(([u, v]) => added(made, 120, u, v))
    expect(Math.max(...all) - Math.min(...all)).toBeGreaterThan(4)
    expect(Math.max(...all.map(Math.abs))).toBeLessThan(11)
  })

  it('contrast moves light and dark apart, or together', async () => {
    const by = async (level: number) =>
      added(await redraw(flat(level), 'contrast', 2), level, 0.5, 0.5)
    const [dark, light] = [await by(40), await by(216)]
    expect(Math.abs(light - dark)).toBeGreaterThan(12)
  })

  it('none changes nothing', async () => {
    const image = flat(120)
    expect(await redraw(image, 'none', 1)).toBe(image)
  })
})
