import { expect, test } from 'vitest'
import { blue, frame, red, row, shape, white, type Drawn } from './drawn.ts'
import {
  earlierOf,
  findMarker,
  inside,
  marker,
  numbered,
  onlyOf,
  placed,
  placingOf,
  targetOf,
} from './placing.ts'
import { useFigma, type Stage } from './stage.ts'

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
  const made = numbered([marker(place, 255), marker(place, 254)])
  const placing = placingOf(target, { how: 'beside', made })
  const { refs } = await stage.host.place(placing)
  const { pages } = await stage.trace()
  const copies = pages[0]!.children.slice(1)
  expect(copies.map(({ name }) => name)).toEqual(['Frame', 'Frame'])
  const holders = await Promise.all(
    refs.map(({ nodeId }) => stage.pathTo(nodeId)),
  )
  expect(holders).toEqual(copies.map(({ id }) => [id]))
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
  const next = onlyOf(await stage.host.place(placing))
  const [nextCopy] = await stage.pathTo(next.nodeId)
  expect((await stage.box(nextCopy!)).x).toBeGreaterThan(last)
})

/** The copy that was made of a layer for one result. */
async function copiedBeside(stage: Stage, id: string) {
  const onPage = async () => (await stage.trace()).pages[0]!.children
  const before = (await onPage()).map(({ id }) => id)
  const { nodeId } = await placed(stage, [id], 'beside')
  const [copy, ...others] = (await onPage()).filter(
    (one) => !before.includes(one.id) && one.id !== nodeId,
  )
  expect(others).toEqual([])
  return copy!
}

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
  const instance = await copiedBeside(stage, 'component')
  expect(instance).toMatchObject({
    type: 'INSTANCE',
    mainComponentId: 'component',
  })
  expect((await stage.layer('component')).children).toHaveLength(1)
  const section = await copiedBeside(stage, 'section')
  expect(section).toMatchObject({ type: 'SECTION' })
  expect(await stage.box(section.id)).toEqual({
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
  for (const how of ['layer', 'beside'] as const)
    await placed(stage, ['mask'], how)
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
  await placed(stage, ['group'])
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
  const first = await stage.host.place(placingOf(target))
  const { nodeId } = onlyOf(first)
  const made = numbered([marker(inside(target.source.bounds), 200)], 1)
  const more = placingOf(target, { made, earlier: earlierOf(first) })
  expect(await stage.host.place(more)).toMatchObject({
    how: 'layer',
    refs: [{ nodeId }],
  })
  const { fills } = await stage.layer(nodeId)
  expect(fills.map(({ visible }) => visible)).toEqual([false, true])

  await stage.remove(nodeId)
  const anew = onlyOf(await stage.host.place(more))
  expect((await stage.layer(anew.nodeId)).fills).toHaveLength(1)
  expect(await stage.pathTo(anew.nodeId)).toEqual(['frame'])
})
