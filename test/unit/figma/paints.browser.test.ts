/** Newer paints and effects, which Figma has and the painter does not know. */
import { describe, expect, test } from 'vitest'
import { useSimulation } from './page.ts'
import type { Drawn } from './simulation-page.ts'

const bench = useSimulation()

const black = { r: 0, g: 0, b: 0 }
const shader: Paint = { type: 'SHADER', id: 'shader-1', visible: true }
const pattern: Paint = {
  type: 'PATTERN',
  sourceNodeId: '1:2',
  tileType: 'RECTANGULAR',
  scalingFactor: 1,
  spacing: { x: 0, y: 0 },
  horizontalAlignment: 'START',
  visible: true,
  opacity: 1,
  blendMode: 'NORMAL',
}
const video: Paint = {
  type: 'VIDEO',
  scaleMode: 'FILL',
  videoHash: 'abc',
  visible: true,
  opacity: 1,
  blendMode: 'NORMAL',
}
const effects: Effect[] = [
  {
    type: 'NOISE',
    noiseType: 'DUOTONE',
    color: { ...black, a: 1 },
    secondaryColor: { ...black, a: 0 },
    visible: true,
    blendMode: 'NORMAL',
    noiseSize: 2,
    density: 0.5,
  },
  {
    type: 'TEXTURE',
    visible: true,
    noiseSize: 1,
    radius: 2,
    clipToShape: true,
  },
  {
    type: 'GLASS',
    visible: true,
    lightIntensity: 0.5,
    lightAngle: 45,
    refraction: 0.5,
    depth: 10,
    dispersion: 0,
    radius: 3,
  },
  {
    type: 'LAYER_BLUR',
    blurType: 'PROGRESSIVE',
    radius: 10,
    visible: true,
    startRadius: 0,
    startOffset: { x: 0, y: 0 },
    endOffset: { x: 0, y: 1 },
  },
  { type: 'SHADER', id: 'shader-2', visible: true },
]

const layers: Drawn[] = [
  {
    type: 'RECTANGLE',
    id: '1:1',
    fills: [video, shader],
    strokes: [pattern],
    effects,
  },
  { type: 'ELLIPSE', id: '1:2' },
]
const node = `const node = await figma.getNodeByIdAsync('1:1');`
const refusal = (code: string) => bench.refusal(node + code, { layers })

test('what was read can be written back unchanged', async () => {
  const body = `${node}
    const before = [node.fills, node.effects]
    node.fills = node.fills
    node.effects = node.effects
    return [before, [node.fills, node.effects]]`
  const [before, after] = (await bench.run(body, { layers })) as unknown[]
  expect(after).toEqual(before)
  expect(before).toMatchObject([[video, shader], effects])
})

describe('a pattern', () => {
  test('is refused where it would be written at once', async () => {
    const list = JSON.stringify([pattern])
    expect(await refusal(`node.fills = ${list}`)).toContain('setFillsAsync')
    expect(await refusal('node.strokes = node.strokes')).toContain(
      'setStrokesAsync',
    )
  })

  test('is set by the call that can wait, if its source is there', async () => {
    const body = `${node}
      await node.setFillsAsync(node.strokes.concat(node.fills))
      await node.setStrokesAsync([])
      return [node.fills.map((it) => it.type), node.strokes.length]`
    expect(await bench.run(body, { layers })).toEqual([
      ['PATTERN', 'VIDEO', 'SHADER'],
      0,
    ])
    const lost = JSON.stringify([{ ...pattern, sourceNodeId: '9:9' }])
    expect(await refusal(`await node.setFillsAsync(${lost})`)).toContain(
      'does not exist',
    )
  })

  test('stays where other paints change by the same call', async () => {
    const body = `${node}
      const red = { type: 'SOLID', color: { r: 1, g: 0, b: 0 } }
      await node.setStrokesAsync(node.strokes.concat(red))
      return node.strokes.map((it) => it.type)`
    expect(await bench.run(body, { layers })).toEqual(['PATTERN', 'SOLID'])
  })
})

test('is checked as strictly as the older ones', async () => {
  const set = (paint: object) =>
    refusal(`node.fills = [${JSON.stringify(paint)}]`)
  expect(await set({ ...video, loop: true })).toContain("'loop'")
  expect(await set({ ...video, scaleMode: 'CROP', rotation: 90 })).toContain(
    'Rotation is not allowed',
  )
  expect(await set({ ...shader, id: 'other' })).toContain(
    'has not been imported',
  )
  const [noise] = effects
  const grain = { ...noise, noiseSizeVector: { x: 3, y: 1 } }
  expect(await refusal(`node.effects = [${JSON.stringify(grain)}]`)).toContain(
    'must be equal to noiseSize',
  )
})

test('figma.util makes paints of what CSS says', async () => {
  const body = `return [
    figma.util.solidPaint('#ff000080'),
    figma.util.rgb('white'),
    figma.util.rgba('rgba(0, 0, 255, 0.5)'),
    figma.util.solidPaint('red', { type: 'SOLID', color: { r: 0, g: 0, b: 0 }, visible: false }).visible]`
  expect(await bench.run(body)).toEqual([
    {
      type: 'SOLID',
      color: { r: 1, g: 0, b: 0 },
      opacity: expect.closeTo(0.5, 2) as number,
    },
    { r: 1, g: 1, b: 1 },
    { r: 0, g: 0, b: 1, a: 0.5 },
    false,
  ])
  expect(await bench.refusal(`figma.util.rgb('no colour')`)).toContain(
    'Invalid color',
  )
})
