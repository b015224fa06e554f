import { expect, test } from 'vitest'
import type { ResultRef } from '../../../plugin/shared/protocol.ts'
import { frame, photo, red, shape, white } from './drawn.ts'
import {
  inside,
  marker,
  numbered,
  onlyOf,
  placed,
  placingOf,
  targetOf,
} from './placing.ts'
import { decoded } from './pictures.ts'
import { useFigma, type Stage } from './stage.ts'

const figma = useFigma()

const picture = shape('photo', { type: 'RECTANGLE', fills: [red, photo] })
const scene = { layers: [picture, frame('frame', 300, [shape('mask')])] }

/** A job with `count` results on the layer; no two jobs of a test are alike. */
async function job(stage: Stage, id: string, from: number, count = 1) {
  const target = await targetOf(stage, id)
  const markers = Array.from({ length: count }, (_, n) =>
    marker(inside(target.source.bounds), from + n),
  )
  const record = String(from)
  const made = numbered(markers)
  return stage.host.place(placingOf(target, { made, record }))
}

/** Records, how many results each, and which are in view. */
async function found(stage: Stage, pages: 'open' | 'all' = 'open') {
  const { carried } = await stage.host.findResults(pages)
  return carried.map(({ record, results }) => [
    record,
    results.map(({ visible }) => visible),
  ])
}

test('every job of the open page is found, and those of others when asked', async () => {
  const stage = await figma(scene)
  await job(stage, 'photo', 10, 2)
  await job(stage, 'photo', 20)
  await job(stage, 'mask', 30)
  const here = [
    ['10', [true, false]],
    ['20', [true]],
    ['30', [true]],
  ]
  expect(await found(stage)).toEqual(here)
  await stage.addPage('other')
  await stage.openPage('other')
  expect(await found(stage)).toEqual([])
  expect(await found(stage, 'all')).toEqual(here)
})

test('a result tells where it lies, also when its layer was moved and turned', async () => {
  const stage = await figma(scene)
  const { source } = await targetOf(stage, 'photo')
  await job(stage, 'photo', 10)
  const place = async () => {
    const { carried } = await stage.host.findResults('open')
    return carried[0]!.results[0]!.bounds
  }
  const put = inside(source.bounds)
  for (const [name, value] of Object.entries(await place()))
    expect(value).toBeCloseTo(put[name as keyof typeof put], 3)
  // A quarter turn about its corner, and away: width and height change places.
  await stage.change('photo', {
    transform: [
      [0, 1, 500],
      [-1, 0, 700],
    ],
  })
  const { x, y } = { x: put.x - source.bounds.x, y: put.y - source.bounds.y }
  const moved = await place()
  expect(moved.x).toBeCloseTo(500 + y, 3)
  expect(moved.y).toBeCloseTo(700 - x - put.width, 3)
  expect(moved.width).toBeCloseTo(put.height, 3)
  expect(moved.height).toBeCloseTo(put.width, 3)
})

test('what was edited is told: the layer, and in a copy the copy', async () => {
  const stage = await figma(scene)
  await job(stage, 'photo', 10)
  await placed(stage, ['mask'], 'layer')
  const targets = async () =>
    (await stage.host.findResults('open')).carried.map(({ target }) => [
      target.source?.id,
      (target.mask?.layers ?? []).map(({ id }) => id),
    ])
  expect(await targets()).toEqual([
    ['photo', []],
    ['frame', ['mask']],
  ])
  const copy = await stage.page.evaluate(() => {
    const { document } = window.stage.figma
    const original = document.find('frame')!
    const again = structuredClone(original.layer)
    const renamed = (layer: typeof again): typeof again => ({
      ...layer,
      id: `copy-${layer.id}`,
      children: layer.children.map(renamed),
    })
    document.insert(
      {
        ...renamed(again),
        transform: [
          [1, 0, 900],
          [0, 1, 0],
        ],
      },
      original.parent.id,
    )
    return 'copy-frame'
  })
  expect((await targets())[2]).toEqual([copy, []])
})

test('a picture comes back as the bytes that were put in', async () => {
  const stage = await figma(scene)
  const target = await targetOf(stage, 'photo')
  const patch = marker(inside(target.source.bounds))
  const { hash } = onlyOf(
    await stage.host.place(placingOf(target, { made: numbered([patch]) })),
  )
  expect(await stage.host.readResult(hash)).toEqual(patch.bytes)
  expect(await stage.host.readResult('0'.repeat(40))).toBeNull()
})

test('one that is removed gives its place in view to another, as one step', async () => {
  const stage = await figma(scene)
  await job(stage, 'photo', 10)
  const { refs } = await job(stage, 'photo', 20, 3)
  const before = await stage.trace()
  await stage.host.removeResults([refs[0]!])
  expect(await found(stage)).toEqual([
    ['10', [true]],
    ['20', [false, true]],
  ])
  const { carried } = await stage.host.findResults('open')
  // The others keep their numbers: the record counts all.
  expect(carried[1]!.results.map(({ index }) => index)).toEqual([1, 2])
  expect((await stage.trace()).undoSteps).toBe(before.undoSteps + 1)
  await stage.undo()
  expect(await stage.trace()).toEqual(before)
})

test('with its last result a job is forgotten, and a layer made for it is gone', async () => {
  const stage = await figma(scene)
  const { fills, pluginData, relaunchData } = await stage.layer('photo')
  const own = await job(stage, 'photo', 10)
  await stage.host.removeResults(own.refs)
  const left = await stage.layer('photo')
  expect(left.fills).toMatchObject(fills)
  expect(Object.values(left.pluginData).join('')).toBe('')
  expect(pluginData).toEqual({})
  expect(left.relaunchData).toEqual(relaunchData)

  const made = await placed(stage, ['mask'], 'layer')
  await stage.host.removeResults(made.refs)
  expect(await stage.find(made.nodeId)).toBeNull()
  await expect(stage.host.removeResults(made.refs)).rejects.toMatchObject({
    failure: { kind: 'source-gone' },
  })
})

test('the original is the source before a job and those after it, without a trace', async () => {
  const stage = await figma({
    layers: [shape('photo', { type: 'RECTANGLE', fills: [white] })],
  })
  const target = await targetOf(stage, 'photo')
  const look = async (result: ResultRef | null) =>
    decoded(await stage.host.exportBefore(target, result, 2)).data
  const plain = await look(null)
  const first = await job(stage, 'photo', 10)
  const between = await look(null)
  const second = await job(stage, 'photo', 200)
  const before = await stage.trace()
  expect(between.equals(plain)).toBe(false)
  expect((await look(second.refs[0]!)).equals(between)).toBe(true)
  expect((await look(first.refs[0]!)).equals(plain)).toBe(true)
  expect(await stage.trace()).toEqual(before)
  // A layer of results that is gone changes nothing.
  expect((await look({ nodeId: '9:9', hash: 'x' })).length).toBe(plain.length)
})

test('more jobs than Figma’s limit holds: the newest are kept', async () => {
  const stage = await figma(scene)
  const target = await targetOf(stage, 'photo')
  for (const from of [10, 20, 30, 40, 50])
    await stage.host.place(
      placingOf(target, {
        made: numbered([marker(inside(target.source.bounds), from)]),
        record: `${String(from)} ${'門'.repeat(8_000)}`,
      }),
    )
  const { carried } = await stage.host.findResults('open')
  expect(carried.map(({ record }) => record.slice(0, 2))).toEqual([
    '20',
    '30',
    '40',
    '50',
  ])
  expect((await stage.layer('photo')).fills).toHaveLength(7)
})
