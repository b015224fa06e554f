/** Layers with paints that Figma takes only when it is given time. */
import { expect, test } from 'vitest'
import { photo, red, shape, solid, white } from './drawn.ts'
import {
  inside,
  marker,
  numbered,
  onlyOf,
  placingOf,
  targetOf,
} from './placing.ts'
import { decoded } from './pictures.ts'
import { useFigma } from './stage.ts'

const figma = useFigma()

const pattern: Paint = {
  type: 'PATTERN',
  sourceNodeId: 'tile',
  tileType: 'RECTANGULAR',
  scalingFactor: 1,
  spacing: { x: 0, y: 0 },
  horizontalAlignment: 'START',
}
const video: Paint = { type: 'VIDEO', scaleMode: 'FILL', videoHash: null }
const shader: Paint = { type: 'SHADER', id: 'S:1' }
const grain: Effect = {
  type: 'NOISE',
  noiseType: 'MONOTONE',
  color: { r: 0, g: 0, b: 0, a: 1 },
  visible: true,
  blendMode: 'NORMAL',
  noiseSize: 1,
  density: 0.5,
}

const own = [pattern, video, shader, red, photo]
const scene = {
  layers: [
    shape('tile', { at: [300, 0, 8, 8], fills: [white] }),
    shape('photo', { type: 'RECTANGLE', fills: own, effects: [grain] }),
  ],
}

test('results come, take turns and go above a pattern, a video and a shader', async () => {
  const stage = await figma(scene)
  const target = await targetOf(stage, 'photo')
  const start = await stage.trace()
  const made = numbered(
    [10, 200].map((shade) => marker(inside(target.source.bounds), shade)),
  )
  const done = await stage.host.place(placingOf(target, { made }))
  expect(done.how).toBe('fill')
  const seen = async () => {
    const { fills, effects } = await stage.layer('photo')
    expect(fills.slice(0, own.length)).toMatchObject(own)
    expect(effects).toEqual([grain])
    return fills.slice(own.length).map(({ visible }) => visible ?? true)
  }
  expect(await seen()).toEqual([true, false])
  const placed = await stage.trace()
  expect(placed.undoSteps).toBe(start.undoSteps + 1)
  await stage.host.showResult(done.refs[1]!)
  expect(await seen()).toEqual([false, true])
  await stage.host.removeResults(done.refs)
  expect(await seen()).toEqual([])
  for (let step = 0; step < 3; step++) await stage.undo()
  expect((await stage.trace()).pages).toEqual(start.pages)
})

test('what was before a result is taken without a trace on a pattern', async () => {
  const stage = await figma({
    layers: [
      scene.layers[0]!,
      shape('photo', { type: 'RECTANGLE', fills: [solid(0, 0, 1), pattern] }),
    ],
  })
  const target = await targetOf(stage, 'photo')
  const look = async (result: Parameters<typeof stage.host.exportBefore>[1]) =>
    decoded(await stage.host.exportBefore(target, result, 2)).data
  const plain = await look(null)
  const { nodeId, hash } = onlyOf(await stage.host.place(placingOf(target)))
  const before = await stage.trace()
  expect((await look(null)).equals(plain)).toBe(false)
  expect((await look({ nodeId, hash })).equals(plain)).toBe(true)
  expect(await stage.trace()).toEqual(before)
})
