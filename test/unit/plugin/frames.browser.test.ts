/** What goes into a frame of its own. */
import { describe, expect, test } from 'vitest'
import type { Placing, Target } from '../../../plugin/shared/protocol.ts'
import { blue, frame, green, red, shape } from './drawn.ts'
import {
  earlierOf,
  findMarker,
  marker,
  numbered,
  onlyOf,
  placed,
  placingOf,
  targetOf,
} from './placing.ts'
import { understood } from './said.ts'
import { useFigma, type Stage } from './stage.ts'

const figma = useFigma()

const bounds = { x: 100, y: 50, width: 300, height: 200 }

/** As *Generate* asks with nothing selected. */
async function newIn(
  stage: Stage,
  changes: Partial<Placing> = {},
): Promise<Placing> {
  const { view } = await stage.host.read()
  const target: Target = {
    scope: 'everything',
    place: { pageId: view.pageId, bounds },
    ...{ source: null, mask: null, unseen: [], live: [] },
    ...{ underId: null, grown: null },
  }
  const { width, height } = bounds
  const whole = { x: bounds.x, y: bounds.y, width, height }
  return {
    press: null,
    target,
    recovered: false,
    how: 'frame',
    show: true,
    made: numbered([{ ...marker(whole), kind: 'picture' }]),
    title: 'a red door, on a blue wall, under a white sky, and so on and on',
    record: '{"prompt":"a red door"}',
    earlier: [],
    ...changes,
  }
}

describe('a frame of its own', () => {
  test('is there, of the size that was asked for, with the picture in it', async () => {
    const stage = await figma({ layers: [] })
    const before = await stage.trace()
    const done = await stage.host.place(await newIn(stage))
    expect(done).toMatchObject({ how: 'frame', sourceGone: false })
    const { nodeId } = onlyOf(done)
    const layer = await stage.layer(nodeId)
    expect(layer.type).toBe('FRAME')
    expect(layer.name).toMatch(/^a red door, on a blue wall.*…$/)
    expect([...layer.name].length).toBeLessThanOrEqual(48)
    expect(layer.fills).toMatchObject([{ type: 'IMAGE' }])
    expect(await stage.box(nodeId)).toEqual(bounds)
    const { x, y } = await findMarker(stage, nodeId)
    expect([x, y]).toEqual([
      expect.closeTo(bounds.x + bounds.width / 2, 0),
      expect.closeTo(bounds.y + bounds.height / 2, 0),
    ])
    expect((await stage.trace()).undoSteps).toBe(before.undoSteps + 1)
    await stage.undo()
    expect((await stage.trace()).pages).toEqual(before.pages)
  })

  test('shows as much of a picture of another ratio as it holds', async () => {
    const stage = await figma({ layers: [] })
    // 48 × 32 pixels, of which the frame cuts off the left and the right.
    const around = { x: 0, y: 50, width: 600, height: 200 }
    const made = numbered([{ ...marker(around), kind: 'picture' as const }])
    const { nodeId } = onlyOf(
      await stage.host.place(await newIn(stage, { made })),
    )
    const { area } = await findMarker(stage, nodeId)
    expect(await stage.box(nodeId)).toEqual(bounds)
    expect(area / (bounds.width * bounds.height)).toBeCloseTo(24 / 32, 1)
  })

  test('carries all results of its job, and is found with them', async () => {
    const stage = await figma({ layers: [] })
    const made = numbered([10, 20].map((shade) => marker(bounds, shade)))
    const placing = await newIn(stage, { made })
    const done = await stage.host.place(placing)
    const { nodeId } = onlyOf(done)
    expect(done.refs.map((ref) => ref.nodeId)).toEqual([nodeId, nodeId])
    const more = await stage.host.place({
      ...placing,
      made: numbered([marker(bounds, 30)], 2),
      earlier: earlierOf(done),
    })
    expect(more).toMatchObject({ how: 'frame', refs: [{ nodeId }] })
    const { carried } = await stage.host.findResults('open')
    expect(carried).toMatchObject([
      {
        nodeId,
        how: 'frame',
        record: placing.record,
        target: { source: { id: nodeId }, mask: null },
        results: [
          { index: 0, visible: false },
          { index: 1, visible: false },
          { index: 2, visible: true },
        ],
      },
    ])
  })

  test('takes no place that is taken', async () => {
    const stage = await figma({ layers: [frame('there', 250, [])] })
    const placing = await newIn(stage)
    const first = onlyOf(await stage.host.place(placing))
    const second = onlyOf(await stage.host.place(placing))
    const boxes = [
      await stage.box(first.nodeId),
      await stage.box(second.nodeId),
    ]
    expect(boxes).toEqual([
      { ...bounds, x: 250 + 400 + 40 },
      { ...bounds, x: 250 + 400 + 40 + 300 + 40 },
    ])
    // The picture comes along.
    for (const { nodeId } of [first, second]) {
      const { x, y, width, height } = await stage.box(nodeId)
      const found = await findMarker(stage, nodeId)
      expect(found.x).toBeCloseTo(x + width / 2, 0)
      expect(found.y).toBeCloseTo(y + height / 2, 0)
    }
  })

  test('is on the page that was open then, and seen where that is open', async () => {
    const stage = await figma({ layers: [] })
    const placing = await newIn(stage, {})
    await stage.addPage('0:2')
    await stage.openPage('0:2')
    const { nodeId } = onlyOf(await stage.host.place(placing))
    const { pages } = await stage.trace()
    expect(pages.map(({ children }) => children.map(({ id }) => id))).toEqual([
      [nodeId],
      [],
    ])
  })

  test('beside a source is of its size, and the source stays as it is', async () => {
    const stage = await figma({ layers: [frame('hero', 0, [shape('mask')])] })
    const before = await stage.layer('hero')
    const target = await targetOf(stage, 'hero')
    const { how, refs } = await stage.host.place(
      placingOf(target, { how: 'frame' }),
    )
    expect(how).toBe('frame')
    expect(await stage.box(refs[0]!.nodeId)).toEqual({
      ...{ x: 440, y: 0, width: 400, height: 300 },
    })
    expect((await stage.layer('hero')).fills).toEqual(before.fills)
  })

  test.each([0, 20])(
    'of another shape has the source in its middle, turned by %s as it is',
    async (turned) => {
      const dot = shape('dot', { fills: [blue], at: [0, 0, 100, 100] })
      const hero = { ...frame('hero', 0, [dot, shape('mask')]), turned }
      const stage = await figma({
        layers: [{ ...hero, type: 'FRAME', fills: [green] }],
      })
      const target = await targetOf(stage, 'hero')
      const source = await stage.box('hero')
      const grown = { ...source, y: source.y - source.width, height: 0 }
      grown.height = source.height + 2 * source.width
      const place = {
        ...target.place,
        bounds: { ...source, width: grown.width / 2, height: grown.height / 2 },
      }
      const bare = { ...target, mask: null, grown, place }
      const unseen = [{ id: 'mask', name: 'mask' }]
      const before = await stage.trace()
      const { nodeId } = onlyOf(
        await stage.host.place(
          placingOf(
            { ...bare, unseen },
            { how: 'frame', made: numbered([marker(grown)]) },
          ),
        ),
      )
      const { children, width, height } = await stage.layer(nodeId)
      expect([width, height]).toEqual([
        expect.closeTo(grown.width / 2, 3),
        expect.closeTo(grown.height / 2, 3),
      ])
      const [copy] = children
      expect(copy).toMatchObject({
        ...{ type: 'FRAME', width: 200, height: 150 },
        children: [
          { width: 50, visible: true },
          { width: 50, visible: false },
        ],
      })
      const of = await stage.box(nodeId)
      const at = await stage.box(copy!.id)
      expect(at.x - of.x).toBeCloseTo(0, 1)
      expect(at.y - of.y).toBeCloseTo(source.width / 2, 1)
      expect(at.width).toBeCloseTo(source.width / 2, 1)
      // The source itself is untouched, and one undo brings all back.
      const after = await stage.trace()
      expect(after.pages[0]!.children[0]).toEqual(before.pages[0]!.children[0])
      expect(after.undoSteps).toBe(before.undoSteps + 1)
    },
  )

  test('of a job of an earlier run is where that is, and not made again', async () => {
    const stage = await figma({ layers: [] })
    const placing = await newIn(stage, { recovered: true })
    const first = await stage.host.place(placing)
    const again = await stage.host.place(placing)
    expect(again.refs).toEqual(first.refs)
    expect((await stage.trace()).pages[0]!.children).toHaveLength(1)
  })
})

test('an empty frame takes a picture as its fill', async () => {
  const stage = await figma({ layers: [frame('empty', 0, [])] })
  expect(await placed(stage, ['empty'], 'fill')).toMatchObject({
    ...{ how: 'fill', nodeId: 'empty', sourceGone: false },
  })
  expect((await stage.layer('empty')).fills.at(-1)).toMatchObject({
    type: 'IMAGE',
  })
})

test('a frame without content waits for a picture, whatever its colour', async () => {
  const stage = await figma({
    layers: [
      frame('bare', 0, []),
      { ...frame('white', 500, []), fills: [red] },
      frame('full', 1000, [shape('dot')]),
      { type: 'RECTANGLE', id: 'rectangle', at: [1500, 0, 100, 100] },
      { type: 'COMPONENT', id: 'component', at: [1700, 0, 100, 100] },
    ],
  })
  const empty: Record<string, boolean> = {}
  for (const id of ['bare', 'white', 'full', 'rectangle', 'component']) {
    expect(await understood(stage, id)).toEqual([id])
    empty[id] = (await targetOf(stage, id)).source.isEmpty
  }
  expect(empty).toEqual({
    ...{ bare: true, white: true, full: false },
    ...{ rectangle: false, component: false },
  })
  await placed(stage, ['bare'])
  expect((await targetOf(stage, 'bare')).source.isEmpty).toBe(false)
})
