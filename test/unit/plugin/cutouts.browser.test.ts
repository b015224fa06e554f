/** What covers: a cut-out hides what lies under it, and gives it back. */
import { expect, test } from 'vitest'
import type { Made } from '../../../plugin/shared/made.ts'
import type { ResultRef } from '../../../plugin/shared/protocol.ts'
import { frame, green, photo, red, shape, type Drawn } from './drawn.ts'
import {
  inside,
  marker,
  numbered,
  onlyOf,
  placed,
  placingOf,
  targetOf,
  type Sourced,
} from './placing.ts'
import { decoded } from './pictures.ts'
import { understood } from './said.ts'
import { useFigma, type Stage } from './stage.ts'

const figma = useFigma()

const picture = shape('photo', {
  type: 'RECTANGLE',
  fills: [{ ...green, visible: false }, red, photo],
})

const cutout = ({ source }: Sourced, shade = 255): Made => ({
  ...marker(inside(source.bounds), shade),
  kind: 'cutout',
})

const cutOut = async (stage: Stage, id = 'photo', shade = 255) => {
  const target = await targetOf(stage, id)
  const made = numbered([cutout(target, shade)])
  return stage.host.place(placingOf(target, { made }))
}

/** Of the layer's fills, the lowest first: whether each is in view. */
const seen = async (stage: Stage, id = 'photo') =>
  (await stage.layer(id)).fills.map(({ visible }) => visible ?? true)

test('a cut-out is a fill, those under it are hidden, and one undo brings all back', async () => {
  const stage = await figma({ layers: [picture] })
  const before = await stage.trace()
  const done = await cutOut(stage)
  expect(done).toMatchObject({ how: 'fill', refs: [{ nodeId: 'photo' }] })
  expect(await seen(stage)).toEqual([false, false, false, true])
  const { data, width, height } = await stage.picture('photo')
  expect([...data.subarray(0, 4)]).toEqual([0, 0, 0, 0])
  const middle = 4 * (Math.floor(height / 2) * width + Math.floor(width / 2))
  expect([...data.subarray(middle, middle + 4)]).toEqual([255, 0, 255, 255])
  expect((await stage.trace()).undoSteps).toBe(before.undoSteps + 1)
  await stage.undo()
  expect((await stage.trace()).pages).toEqual(before.pages)
})

test('taken out again, it shows what it had hidden and nothing else', async () => {
  const stage = await figma({ layers: [picture] })
  const { refs } = await cutOut(stage)
  await stage.host.removeResults(refs)
  expect(await seen(stage)).toEqual([false, true, true])
  expect(Object.values((await stage.layer('photo')).pluginData).join('')).toBe(
    '',
  )
})

test('what a designer has moved meanwhile is known again', async () => {
  const stage = await figma({ layers: [picture] })
  const { refs } = await cutOut(stage)
  const [hidden, below, image, result] = (await stage.layer('photo')).fills
  await stage.change('photo', { fills: [image!, result!, hidden!, below!] })
  await stage.host.removeResults(refs)
  expect(await seen(stage)).toEqual([true, false, true])
})

test('earlier results under it come back with the rest, in any order', async () => {
  const stage = await figma({ layers: [picture] })
  const edit = await placed(stage, ['photo'])
  const first = await cutOut(stage, 'photo', 10)
  const second = await cutOut(stage, 'photo', 20)
  expect(await seen(stage)).toEqual([
    ...[false, false, false, false, false],
    true,
  ])
  // The later one goes on hiding what the earlier one had hidden.
  await stage.host.removeResults(first.refs)
  expect(await seen(stage)).toEqual([...[false, false, false, false], true])
  await stage.host.removeResults(second.refs)
  expect(await seen(stage)).toEqual([false, true, true, true])
  await stage.host.removeResults(edit.refs)
  expect(await seen(stage)).toEqual([false, true, true])
})

test('what was before it is looked at without a trace, and where a crash ends that', async () => {
  const stage = await figma({ layers: [picture] })
  const target = await targetOf(stage, 'photo')
  const look = async (result: ResultRef | null) =>
    decoded(await stage.host.exportBefore(target, result, 2)).data
  const plain = await look(null)
  const { refs } = await cutOut(stage)
  const before = await stage.trace()
  expect((await look(null)).equals(plain)).toBe(false)
  expect((await look(refs[0]!)).equals(plain)).toBe(true)
  expect(await stage.trace()).toEqual(before)
  // As it is in the middle of it, brought back by somebody's undo.
  const { fills } = await stage.layer('photo')
  const inTheMiddle = fills.map((paint, at) => ({
    ...paint,
    ...(at === 3 ? { opacity: 0.0008 } : { visible: at > 0 }),
  }))
  await stage.change('photo', { fills: inTheMiddle })
  await expect.poll(() => seen(stage)).toEqual([false, false, false, true])
})

test('one that was undone can be placed again', async () => {
  const stage = await figma({ layers: [picture] })
  const target = await targetOf(stage, 'photo')
  const placing = placingOf(target, { made: numbered([cutout(target)]) })
  const { refs } = await stage.host.place(placing)
  await stage.undo()
  const earlier = refs.map((ref) => ({ index: 0, ...ref }))
  await stage.host.place({ ...placing, earlier })
  expect(await seen(stage)).toEqual([false, false, false, true])
  await stage.host.removeResults(refs)
  expect(await seen(stage)).toEqual([false, true, true])
})

test('beside a frame with layers in it lies the cut-out alone', async () => {
  const child: Drawn = { type: 'TEXT', id: 'text', characters: 'Spring' }
  const stage = await figma({ layers: [frame('hero', 0, [child])] })
  const before = await stage.layer('hero')
  const target = await targetOf(stage, 'hero')
  expect(target.source.placements).not.toContain('fill')
  const made = numbered([cutout(target)])
  const done = await stage.host.place(
    placingOf(target, { made, how: 'beside' }),
  )
  const { nodeId } = onlyOf(done)
  expect(await stage.pathTo(nodeId)).toEqual([])
  const { pages } = await stage.trace()
  expect(pages[0]!.children.map(({ id }) => id)).toEqual(['hero', nodeId])
  expect((await stage.layer('hero')).children).toEqual(before.children)
  const place = inside(target.source.bounds)
  expect(await stage.box(nodeId)).toMatchObject({
    x: expect.closeTo(place.x + 440, 3) as number,
    y: expect.closeTo(place.y, 3) as number,
  })
})

test.each([
  ['a picture', picture, []],
  ['a frame', frame('photo', 0, [shape('dot')]), ['photo']],
])('as a mask it lies right over %s and masks it', async (_, layer, path) => {
  const above = shape('above', { at: [500, 0, 10, 10] })
  const stage = await figma({ layers: [layer, above] })
  const { fills } = await stage.layer('photo')
  const before = await stage.trace()
  const target = await targetOf(stage, 'photo')
  const made = numbered([cutout(target)])
  const done = await stage.host.place(placingOf(target, { made, how: 'mask' }))
  expect(done.how).toBe('mask')
  const { nodeId } = onlyOf(done)
  expect(await stage.pathTo(nodeId)).toEqual(path)
  const { pages } = await stage.trace()
  const ids = pages[0]!.children.map(({ id }) => id)
  expect(ids).toEqual(
    path.length ? ['photo', 'above'] : ['photo', nodeId, 'above'],
  )
  expect(await understood(stage, nodeId)).toEqual([`photo ${nodeId} marked`])
  // Its alpha is the mask, at its full strength.
  const { masks } = await stage.host.export(await targetOf(stage, nodeId), 1)
  expect(masks).toHaveLength(1)
  expect((await stage.layer('photo')).fills).toEqual(fills)
  await stage.undo()
  expect((await stage.trace()).pages).toEqual(before.pages)
})
