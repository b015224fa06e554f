import { PNG } from 'pngjs'
import { expect, test } from 'vitest'
import type { Picture } from '../../../plugin/shared/picture.ts'
import { blue, frame, photo, red, row, shape } from './drawn.ts'
import { maskOf, placed, targetOf } from './placing.ts'
import { decoded, painted } from './pictures.ts'
import { understood } from './said.ts'
import { useFigma, type Stage } from './stage.ts'

const figma = useFigma()

/** Adds a mask for what is understood of a layer; the mask's id. */
async function added(stage: Stage, id: string, paint: Picture | null = null) {
  const target = await targetOf(stage, id)
  await stage.host.addMask(target.source, paint, [])
  const [mask, ...others] = await stage.selected()
  expect(others).toEqual([])
  return mask!
}

test('an added shape lies in the middle, selected, and is the mask from then on', async () => {
  const turned = { ...frame('turned', 600, []), turned: 30 }
  const stage = await figma({ layers: [frame('frame', 0, []), turned] })
  for (const id of ['frame', 'turned']) {
    const before = await stage.trace()
    const mask = await added(stage, id)
    expect((await stage.trace()).undoSteps).toBe(before.undoSteps + 1)
    expect(await stage.pathTo(mask)).toEqual([id])
    const [around, box] = [await stage.box(id), await stage.box(mask)]
    expect(box.x + box.width / 2).toBeCloseTo(around.x + around.width / 2, 5)
    expect(box.y + box.height / 2).toBeCloseTo(around.y + around.height / 2, 5)
    expect(await understood(stage, mask)).toEqual([`${id} ${mask} marked`])
    expect(await understood(stage, id)).toEqual([`${id} ${mask} marked`])
  }
})

test('a mask of a picture lies above it and goes with it', async () => {
  const picture = shape('photo', { type: 'RECTANGLE', fills: [photo] })
  const stage = await figma({
    layers: [frame('frame', 0, [picture, shape('above')])],
  })
  const mask = await added(stage, 'photo')
  const { children } = await stage.layer('frame')
  expect(children.map(({ id }) => id)).toEqual(['photo', mask, 'above'])
  const both = [`photo ${mask} marked`]
  expect(await understood(stage, 'photo')).toEqual(both)
  expect(await understood(stage, 'photo', mask)).toEqual(both)
  expect(await understood(stage, mask)).toEqual(both)
  // Dragged off its picture it is a shape in the frame like any other.
  await stage.change(mask, {
    transform: [
      [1, 0, 300],
      [0, 1, 200],
    ],
  })
  expect(await understood(stage, mask)).toEqual([`frame ${mask} marked`])
})

test('a plain shape with a mask of its own is edited, not a mask', async () => {
  const stage = await figma({ layers: [frame('frame', 0, [shape('shape')])] })
  await stage.select('shape')
  await stage.host.choose({ sourceId: 'shape', maskIds: [] })
  const [{ source }] = (await stage.host.read()).targets[0]!
  await stage.host.addMask(source!, null, [])
  const [mask] = await stage.selected()
  const own = `shape ${String(mask)}`
  expect(await understood(stage, 'shape')).toEqual([`${own} marked`])
  expect(await understood(stage, 'shape', mask!)).toEqual([`${own} marked`])
})

test('a copy of a masked frame is masked by its own copy', async () => {
  const stage = await figma({ layers: [frame('frame', 0, [])] })
  await added(stage, 'frame')
  const { nodeId } = await placed(stage, ['frame'], 'beside')
  const [copy] = await stage.pathTo(nodeId)
  const [mask] = (await stage.layer(copy!)).children
  expect(await understood(stage, mask!.id)).toEqual([
    `${copy!} ${mask!.id} marked`,
  ])
})

test('in auto-layout a mask moves nothing, over an instance it lies above', async () => {
  const stage = await figma({
    layers: [
      {
        type: 'FRAME',
        id: 'row',
        ...row,
        children: [shape('content', { fills: [blue] })],
      },
      {
        type: 'COMPONENT',
        id: '9:1',
        at: [500, 0, 100, 100],
        children: [shape('9:2', { type: 'RECTANGLE', fills: [photo] })],
      },
      frame('holder', 700, [
        { type: 'INSTANCE', id: '9:3', mainComponentId: '9:1' },
      ]),
    ],
  })
  const before = await stage.box('row')
  await added(stage, 'row')
  expect(await stage.box('row')).toEqual(before)

  for (const id of ['9:3', 'I9:3;9:2']) {
    const mask = await added(stage, id)
    expect(await stage.pathTo(mask)).toEqual(['holder'])
    expect(await understood(stage, id)).toEqual([`${id} ${mask} marked`])
  }
})

test('what was painted masks where it was painted', async () => {
  const png = new PNG({ width: 20, height: 10 })
  for (let x = 10; x < 20; x++)
    for (let y = 0; y < 10; y++) png.data.set([0, 0, 0, 255], 4 * (y * 20 + x))
  const bounds = { x: 100, y: 50, width: 40, height: 20 }
  const paint = { png: new Uint8Array(PNG.sync.write(png)), bounds }
  const stage = await figma({
    layers: [
      { ...frame('frame', 20, []), turned: 25, fills: [red] },
      shape('photo', {
        type: 'RECTANGLE',
        at: [80, 30, 200, 100],
        fills: [blue, photo],
      }),
    ],
  })
  for (const id of ['frame', 'photo']) {
    const mask = await added(stage, id, paint)
    const target = await targetOf(stage, id)
    expect(maskOf(target).layers).toMatchObject([{ id: mask }])
    const { masks } = await stage.host.export(target, 2)
    const { x, y, area } = painted(masks[0]!)
    expect([x, y, area]).toEqual([
      expect.closeTo(130, 0),
      expect.closeTo(60, 0),
      // Half of it shows what lies under it; what it covers is the same.
      expect.closeTo(200, -2),
    ])
    expect((await stage.layer(mask)).fills).toMatchObject([{ opacity: 0.5 }])
    expect(decoded(masks[0]!).width).toBe(80)
  }
})

test('what was painted takes the place of the masks there were, as one step', async () => {
  const stage = await figma({
    layers: [
      frame('frame', 0, [
        shape('drawn'),
        shape('clip', { isMask: true, at: [0, 0, 400, 300] }),
      ]),
    ],
  })
  const own = await added(stage, 'frame')
  const before = await stage.trace()
  const target = await targetOf(stage, 'frame')
  const layers = ['drawn', 'clip', own].map((id) => ({ id, name: id }))
  await stage.host.addMask(target.source, null, layers)
  expect((await stage.trace()).undoSteps).toBe(before.undoSteps + 1)
  const [mask] = await stage.selected()
  const { children } = await stage.layer('frame')
  expect(children.map(({ id, visible }) => [id, visible])).toEqual([
    ['drawn', false],
    ['clip', true],
    [mask, true],
  ])
  expect(await understood(stage, 'frame')).toEqual([`frame ${mask!} marked`])
  await stage.undo()
  expect((await stage.trace()).pages).toEqual(before.pages)
})

test('for a layer that is gone nothing is added', async () => {
  const stage = await figma({ layers: [frame('frame', 0, [])] })
  const target = await targetOf(stage, 'frame')
  await stage.remove('frame')
  const before = await stage.trace()
  await expect(
    stage.host.addMask(target.source, null, []),
  ).rejects.toMatchObject({
    failure: { kind: 'source-gone', name: 'Frame' },
  })
  expect(await stage.trace()).toEqual(before)
})

test('a mask for a layer of another page is added there', async () => {
  const stage = await figma({ layers: [frame('frame', 0, [])] })
  const target = await targetOf(stage, 'frame')
  await stage.addPage('0:2')
  await stage.openPage('0:2')
  await stage.host.addMask(target.source, null, [])
  expect((await stage.layer('frame')).children).toHaveLength(1)
  expect(await stage.selected()).toEqual([])
})
