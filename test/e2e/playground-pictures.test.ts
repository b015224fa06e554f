/** What the stand-in paints for the words that designers type. */
import { describe, expect, it, test } from 'vitest'
import { paintEdit } from '../ideogram/pictures/edit.ts'
import type { Hole } from '../ideogram/pictures/hole.ts'
import type { Raster } from '../ideogram/pictures/raster.ts'
import { isScenery, read, thingAt } from '../ideogram/pictures/scene.ts'

const things = `cat dog rabbit horse duck bee bird fish person tree flower plant
  car bus bicycle plane boat bridge cup lamp chair table bench bottle cake
  shoe bag hat sunglasses phone laptop book clock camera guitar gift crown
  pizza burger balloon house castle tent door window
  fire cloud rainbow lightning rock snowflake sun moon star heart`.split(/\s+/)

/** As it is drawn for a seed. */
const drawing = (prompt: string) =>
  thingAt(read(prompt, 5), { x: 50, y: 50, radius: 40 }, area)

const area = { width: 100, height: 100 }

test('each thing has a drawing of its own, the same for the same seed', () => {
  const drawings = things.map((name) => read(name, 5).thing?.draw)
  expect(drawings).not.toContain(undefined)
  expect(new Set(drawings).size).toBe(things.length)
  for (const name of things) expect(drawing(name)).toBe(drawing(name))
})

test.each(['snow', 'night', 'a mountain', 'fog', 'the sea', 'a soft gradient'])(
  '%s is all around, not a thing',
  (prompt) => {
    expect(isScenery(read(prompt, 5))).toBe(true)
  },
)

test.each([
  ['an orange cat on a chair', 'cat'],
  ['a coffee cup', 'cup'],
  ['replace the boat with a red car', 'car'],
  ['a dog wearing a hat, soft light', 'dog'],
  ['in the grass, a rabbit', 'rabbit'],
  ['a hot air balloon', 'hot air balloon'],
])('“%s” is about a %s', (prompt, thing) => {
  expect(read(prompt, 5).thing).toBe(read(thing, 5).thing)
})

describe('a word that no table knows', () => {
  const size = { width: 96, height: 96 }
  const count = size.width * size.height
  const grey: Raster = {
    ...size,
    channels: 3,
    data: new Uint8Array(3 * count).fill(128),
  }
  const isInHole = (pixel: number) => {
    const [x, y] = [pixel % size.width, Math.floor(pixel / size.width)]
    return x >= 24 && x < 72 && y >= 24 && y < 72
  }
  const hole: Hole = {
    ...size,
    data: Uint8Array.from({ length: count }, (_, at) =>
      isInHole(at) ? 255 : 0,
    ),
  }

  it('is a shape in the colour named, with the surroundings around it', async () => {
    const manner = { drift: 'none', pixels: 'painted' } as const
    const { data } = await paintEdit(grey, hole, 'a blue gizmo', 5, manner)
    const pixels = [...hole.data.keys()].filter(isInHole)
    const kept = pixels.filter((at) => Math.abs(data[at * 3]! - 128) < 8)
    const blue = pixels.filter((at) => data[at * 3 + 2]! > data[at * 3]! + 60)
    expect(blue.length / pixels.length).toBeGreaterThan(0.2)
    expect(kept.length / pixels.length).toBeGreaterThan(0.2)
  })
})
