import { PNG } from 'pngjs'
import { expect, test } from 'vitest'
import type { Pictured } from '../../../plugin/shared/made.ts'
import type { Placement } from '../../../plugin/shared/protocol.ts'
import { frame, photo, red, shape, white } from './drawn.ts'
import {
  earlierOf,
  inside,
  marker,
  numbered,
  onlyOf,
  placed,
  placingOf,
  targetOf,
  type Sourced,
} from './placing.ts'
import { understood } from './said.ts'
import { useFigma, type Stage } from './stage.ts'

const figma = useFigma()

const picture = shape('photo', { type: 'RECTANGLE', fills: [red, photo] })

/** Of a layer's image fills above the first two: whether each is in view. */
async function inView(stage: Stage, id: string) {
  const { fills } = await stage.layer(id)
  return fills.slice(2).map(({ visible }) => visible ?? true)
}

/** Three results of a job, and what the host said of them. */
async function three(stage: Stage, from: number) {
  const target = await targetOf(stage, 'photo')
  const place = inside(target.source.bounds)
  const made = numbered([0, 1, 2].map((n) => marker(place, from + n)))
  const record = `{"prompt":"${String(from)}"}`
  const placing = placingOf(target, { made, record })
  return { placing, place, ...(await stage.host.place(placing)) }
}

test('results are fills over the layer’s own, the first of them in view', async () => {
  const stage = await figma({
    layers: [shape('photo', { ...picture, locked: true })],
  })
  const { refs, how, sourceGone } = await three(stage, 10)
  expect({ how, sourceGone }).toEqual({ how: 'fill', sourceGone: false })
  expect(refs.map(({ nodeId }) => nodeId)).toEqual(Array(3).fill('photo'))
  expect(new Set(refs.map(({ hash }) => hash)).size).toBe(3)
  const { fills, name } = await stage.layer('photo')
  expect(fills[0]).toMatchObject(red)
  expect(fills[1]).toMatchObject({ type: 'IMAGE', scaleMode: 'FILL' })
  expect(await inView(stage, 'photo')).toEqual([true, false, false])
  expect(name).toBe('Rectangle')
})

test.each(['fill', 'layer', 'beside', 'frame'] as const)(
  'a placement is one step to undo and to redo: %s',
  async (how) => {
    const stage = await figma({
      layers: [frame('frame', 0, [shape('mask')])],
    })
    const before = await stage.trace()
    await placed(stage, ['mask'], how)
    const after = await stage.trace()
    expect(after.undoSteps).toBe(before.undoSteps + 1)
    expect(after.pages).not.toEqual(before.pages)
    await stage.undo()
    expect((await stage.trace()).pages).toEqual(before.pages)
    await stage.redo()
    expect((await stage.trace()).pages).toEqual(after.pages)
  },
)

test('what the designer did before is a step of its own', async () => {
  const stage = await figma({ layers: [picture] })
  const target = await targetOf(stage, 'photo')
  await stage.page.evaluate(() => {
    window.stage.figma.document.update('photo', { name: 'Mine' })
  })
  await stage.host.place(placingOf(target))
  await stage.undo()
  expect(await stage.layer('photo')).toMatchObject({
    name: 'Mine',
    fills: [red, photo],
  })
})

test('results of a job take turns, those of another stay in view', async () => {
  const stage = await figma({ layers: [picture] })
  const first = await three(stage, 10)
  const second = await three(stage, 20)
  expect(await inView(stage, 'photo')).toEqual([
    ...[true, false, false],
    ...[true, false, false],
  ])
  await stage.host.showResult(first.refs[2]!)
  expect(await inView(stage, 'photo')).toEqual([
    ...[false, false, true],
    ...[true, false, false],
  ])
  const more = await stage.host.place({
    ...second.placing,
    made: numbered([marker(first.place, 30)], 3),
    earlier: earlierOf(second),
  })
  expect(more.refs).toMatchObject([{ nodeId: 'photo' }])
  expect(await inView(stage, 'photo')).toEqual([
    ...[false, false, true],
    ...[false, false, false, true],
  ])
  // What is in already is shown again, not added.
  await stage.host.place({ ...second.placing, earlier: earlierOf(second) })
  expect(await inView(stage, 'photo')).toHaveLength(7)
})

test('showing another result is one step', async () => {
  const stage = await figma({ layers: [picture] })
  const { refs } = await three(stage, 10)
  const before = await stage.trace()
  await stage.host.showResult(refs[1]!)
  expect(await inView(stage, 'photo')).toEqual([false, true, false])
  await stage.undo()
  expect(await stage.trace()).toEqual(before)
  await stage.remove('photo')
  await expect(stage.host.showResult(refs[1]!)).rejects.toMatchObject({
    failure: { kind: 'source-gone' },
  })
})

test('a layer tells the results of its last job, whoever made them', async () => {
  const stage = await figma({ layers: [picture] })
  await three(stage, 10)
  const { refs } = await three(stage, 20)
  await stage.close()
  await stage.start()
  const carried = async () => (await stage.host.read()).carried
  const told = (indices: number[], visible: boolean[]) => ({
    nodeId: 'photo',
    record: '{"prompt":"20"}',
    results: indices.map((index, at) => ({
      index,
      hash: refs[index]!.hash,
      visible: visible[at],
    })),
  })
  expect(await carried()).toMatchObject(told([0, 1, 2], [true, false, false]))
  await stage.host.showResult(refs[2]!)
  expect(await carried()).toMatchObject(told([0, 1, 2], [false, false, true]))
  // A designer takes the second away, and hides the rest.
  const { fills } = await stage.layer('photo')
  const left = fills
    .filter((_, index) => index !== 6)
    .map((paint) => ({ ...paint, visible: false }))
  await stage.change('photo', { fills: left })
  expect(await carried()).toMatchObject(told([0, 2], [false, false]))
})

test('a layer of results says what it is and where it came from', async () => {
  const stage = await figma({
    layers: [frame('frame', 0, [shape('mask'), shape('other')])],
    storage: { key: 'the-secret-key' },
  })
  const prompt = `  a door\n\nin  🚪${'very '.repeat(300)}red`
  const target = await targetOf(stage, 'mask')
  const record = JSON.stringify({ prompt })
  const done = await stage.host.place(
    placingOf(target, { title: prompt, record }),
  )
  expect(done).toMatchObject({ how: 'layer', sourceGone: false })
  const { nodeId } = onlyOf(done)
  const layer = await stage.layer(nodeId)
  expect(layer.name).toMatch(/^Repaint · a door in 🚪very very .*…$/u)
  expect([...layer.name].length).toBeLessThanOrEqual(60)
  expect(layer.relaunchData['edit-again']!.length).toBeLessThanOrEqual(1000)
  await stage.select(nodeId)
  expect((await stage.host.read()).carried).toMatchObject({ record })
  const { pages } = await stage.trace()
  expect(JSON.stringify(pages)).not.toContain('the-secret-key')
})

test('a record too long for Figma is left out, not the result', async () => {
  const stage = await figma({ layers: [picture] })
  const target = await targetOf(stage, 'photo')
  const record = JSON.stringify({ prompt: '門'.repeat(40_000) })
  const done = await stage.host.place(placingOf(target, { record }))
  expect(await inView(stage, 'photo')).toEqual([true])
  expect((await stage.host.read()).carried).toMatchObject({
    record: '{}',
    results: [{ index: 0, hash: onlyOf(done).hash }],
  })
})

test('what Figma refuses leaves the document as it was', async () => {
  const stage = await figma({
    layers: [frame('frame', 0, [shape('mask')]), picture],
  })
  const target = await targetOf(stage, 'mask')
  const before = await stage.trace()
  const { bounds } = target.source
  const refuses = (made: Pictured, how: Placement = 'layer') =>
    expect(stage.host.place(placingOf(target, { how, made: numbered([made]) })))
      .rejects
  const notPng = new Uint8Array(200).fill(7)
  await refuses({ kind: 'patch', bytes: notPng, bounds }).toMatchObject({
    failure: { kind: 'picture-refused' },
  })
  const wide = new PNG({ width: 4097, height: 2 })
  const tooLarge = new Uint8Array(PNG.sync.write(wide))
  await refuses({ kind: 'picture', bytes: tooLarge, bounds }).toMatchObject({
    failure: {
      kind: 'picture-refused',
      reason: expect.stringContaining('too large') as string,
    },
  })
  const flat = marker({ ...bounds, width: 0 })
  for (const how of ['layer', 'beside', 'fill', 'frame'] as const)
    await refuses(flat, how).toMatchObject({
      failure: { kind: 'place-refused', name: 'Frame' },
    })
  expect(await stage.trace()).toEqual(before)
})

test('letters are not coloured: a text gets a layer', async () => {
  const stage = await figma({
    layers: [
      { type: 'TEXT', id: 'text', at: [0, 0, 80, 60], characters: 'Spring' },
    ],
  })
  const { how, nodeId } = await placed(stage, ['text'], 'fill')
  expect(how).toBe('layer')
  expect(nodeId).not.toBe('text')
  expect((await stage.layer('text')).fills).toHaveLength(1)
})

test('results come home to where the source was', async () => {
  const stage = await figma({
    layers: [frame('frame', 30, [shape('mask')])],
  })
  const target = await targetOf(stage, 'mask')
  await stage.addPage('0:2')
  await stage.openPage('0:2')
  const place = (how: Placement, changes: Partial<Sourced> = {}) =>
    stage.host.place(placingOf({ ...target, ...changes }, { how }))
  const there = onlyOf(await place('layer'))
  expect(await stage.pathTo(there.nodeId)).toEqual(['frame'])
  await stage.remove('frame')
  const after = await place('fill')
  expect(after).toMatchObject({ how: 'layer', sourceGone: true })
  const gone = onlyOf(after)
  expect(await stage.pathTo(gone.nodeId)).toEqual([])
  const { x, y } = await stage.box(gone.nodeId)
  const wanted = inside(target.source.bounds)
  expect([x, y]).toEqual([
    expect.closeTo(wanted.x, 5),
    expect.closeTo(wanted.y, 5),
  ])
  const { pages } = await stage.trace()
  expect(pages[0]!.children.map(({ id }) => id)).toEqual([gone.nodeId])
  const elsewhere = onlyOf(
    await place('fill', { place: { ...target.place, pageId: '9:9' } }),
  )
  const open = (await stage.trace()).pages[1]!
  expect(open.children.map(({ id }) => id)).toEqual([elsewhere.nodeId])
})

test('masks are hidden and kept, and still understood', async () => {
  const stage = await figma({
    layers: [
      frame('frame', 0, [shape('mask', { name: 'mask', fills: [white] })]),
    ],
  })
  const { nodeId, how } = await placed(stage, ['frame'])
  expect({ nodeId, how }).toEqual({ nodeId: 'frame', how: 'fill' })
  expect((await stage.layer('mask')).visible).toBe(false)
  expect(await understood(stage, 'frame')).toEqual(['frame mask named'])
})

test('a placement that was undone can be made again', async () => {
  const stage = await figma({ layers: [picture] })
  const { placing, ...done } = await three(stage, 10)
  await stage.undo()
  expect(await inView(stage, 'photo')).toEqual([])
  await stage.host.place({ ...placing, earlier: earlierOf(done) })
  expect(await inView(stage, 'photo')).toEqual([true, false, false])
})
