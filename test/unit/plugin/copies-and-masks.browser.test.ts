import { expect, test } from 'vitest'
import { blue, frame, red, row, shape, white, type Drawn } from './drawn.ts'
import {
  findMarker,
  inserted,
  insertionOf,
  inside,
  marker,
  targetOf,
} from './insertion.ts'
import { useFigma } from './stage.ts'

const figma = useFigma()

test('beside is a row of whole copies, each with one result in place', async () => {
  const stage = await figma({
    layers: [
      {
        type: 'FRAME',
        id: 'page',
        at: [100, 100, 300, 200],
        fills: [white],
        children: [
          frame('frame', 20, [
            { type: 'GROUP', id: 'group', children: [shape('mask')] },
          ]),
        ],
      },
    ],
  })
  const before = await stage.box('frame')
  const target = await targetOf(stage, 'mask')
  const place = inside(before)
  const patches = [marker(place, 255), marker(place, 254)]
  const insertion = insertionOf(target, { as: 'beside', patches })
  const { nodeId } = await stage.host.insert(insertion)
  const { pages } = await stage.trace()
  const copies = pages[0]!.children.slice(1)
  expect(copies.map(({ name }) => name)).toEqual(['Frame', 'Frame'])
  expect(copies[0]!.id).toBe(nodeId)
  let last = 400
  for (const { id, children } of copies) {
    const box = await stage.box(id)
    expect(box).toMatchObject({ y: before.y, width: 400, height: 300 })
    expect(box.x).toBeGreaterThan(last)
    last = box.x + box.width
    const found = await findMarker(stage, id)
    const shift = box.x - before.x
    expect(found.x).toBeCloseTo(place.x + 12 + shift, 1)
    expect(found.y).toBeCloseTo(place.y + 8, 1)
    expect(children[0]!.children[0]!.visible).toBe(false)
    expect(children).toHaveLength(2)
  }
  expect(await stage.box('frame')).toEqual(before)
  expect((await stage.layer('frame')).children).toHaveLength(1)

  // The next ones take no place that is taken.
  const next = await stage.host.insert(insertion)
  expect((await stage.box(next.nodeId)).x).toBeGreaterThan(last)
})

test('beside a component are instances of it, beside a section sections', async () => {
  const stage = await figma({
    layers: [
      {
        type: 'COMPONENT',
        id: 'component',
        at: [0, 0, 100, 80],
        children: [shape('part', { at: [0, 0, 10, 10] })],
      },
      {
        type: 'SECTION',
        id: 'outer',
        at: [0, 500, 400, 300],
        children: [{ type: 'SECTION', id: 'section', at: [20, 30, 100, 80] }],
      },
    ],
  })
  const instance = await inserted(stage, ['component'], 'beside')
  expect(await stage.layer(instance.nodeId)).toMatchObject({
    type: 'INSTANCE',
    mainComponentId: 'component',
  })
  expect((await stage.layer('component')).children).toHaveLength(1)
  const section = await inserted(stage, ['section'], 'beside')
  expect(await stage.layer(section.nodeId)).toMatchObject({ type: 'SECTION' })
  expect(await stage.box(section.nodeId)).toEqual({
    x: 440,
    y: 530,
    width: 100,
    height: 80,
  })
})

const part: Omit<Drawn, 'id'> = { type: 'RECTANGLE', at: [0, 0, 60, 60] }

test('a mask that flows in auto-layout keeps its gap', async () => {
  const stage = await figma({
    layers: [
      {
        type: 'FRAME',
        id: 'row',
        ...row,
        children: [
          { ...part, id: 'mask', fills: [red] },
          { ...part, id: 'content', fills: [blue] },
        ],
      },
    ],
  })
  const before = await stage.box('content')
  for (const as of ['layer', 'beside'] as const)
    await inserted(stage, ['mask'], as)
  expect(await stage.box('content')).toEqual(before)
  expect((await stage.layer('mask')).opacity).toBe(0)
  // It still masks: an export shows it as it was drawn.
  const target = await targetOf(stage, 'mask')
  const { masks } = await stage.host.export(target, 1)
  expect(masks[0]!.bounds).toEqual({ x: 0, y: 0, width: 60, height: 60 })
})

test('a mask of Figma goes on clipping', async () => {
  const stage = await figma({
    layers: [
      {
        type: 'GROUP',
        id: 'group',
        children: [
          shape('mask', { isMask: true }),
          { ...part, id: 'content', fills: [blue] },
        ],
      },
    ],
  })
  await inserted(stage, ['group'])
  expect(await stage.layer('mask')).toMatchObject({
    visible: true,
    opacity: 1,
    isMask: true,
  })
})

test('later results of a job go on the layer of the earlier, while it is there', async () => {
  const stage = await figma({
    layers: [frame('frame', 0, [shape('mask'), shape('content')])],
  })
  const target = await targetOf(stage, 'mask')
  const first = await stage.host.insert(insertionOf(target))
  const patches = [marker(inside(target.source.bounds), 200)]
  const into = { nodeId: first.nodeId, results: first.results }
  const more = insertionOf(target, { patches, into })
  expect(await stage.host.insert(more)).toMatchObject({
    as: 'layer',
    nodeId: first.nodeId,
  })
  const { fills } = await stage.layer(first.nodeId)
  expect(fills.map(({ visible }) => visible)).toEqual([false, true])

  await stage.remove(first.nodeId)
  const anew = await stage.host.insert(more)
  expect((await stage.layer(anew.nodeId)).fills).toHaveLength(1)
  expect(await stage.pathTo(anew.nodeId)).toEqual(['frame'])
})
