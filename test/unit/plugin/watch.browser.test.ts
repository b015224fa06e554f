import { expect, test } from 'vitest'
import { frame, photo, red, shape, white } from './drawn.ts'
import { inside, marker, numbered, placingOf, targetOf } from './placing.ts'
import { useFigma, type Stage } from './stage.ts'

const figma = useFigma()

const picture = shape('photo', { type: 'RECTANGLE', fills: [red, photo] })
const scene = { layers: [picture, frame('frame', 300, [shape('mask')])] }

/** Two results on the picture, with all that is told of it. */
async function withResults() {
  const stage = await figma(scene)
  const target = await targetOf(stage, 'photo')
  const { bounds } = target.source
  const made = numbered([10, 20].map((n) => marker(inside(bounds), n)))
  await stage.host.place(placingOf(target, { made }))
  await expect.poll(() => stage.host.changes()).toBe(1)
  return stage
}

/** Figma tells in a later turn; an answer of the plugin's comes after it. */
async function told(stage: Stage, act: () => Promise<unknown>) {
  const before = await stage.host.changes()
  await act()
  await stage.host.read()
  return (await stage.host.changes()) - before
}

const fillsSwitched = async (stage: Stage) => {
  const { fills } = await stage.layer('photo')
  const [base, picture, first, second] = fills
  await stage.change('photo', {
    fills: [
      base,
      picture,
      { ...first, visible: false },
      { ...second, visible: true },
    ] as never,
  })
}

test('undo and redo of a placement are told', async () => {
  const stage = await withResults()
  expect(await told(stage, () => stage.undo())).toBe(1)
  expect(await told(stage, () => stage.redo())).toBe(1)
})

test('a switch in Figma’s own list of fills is told', async () => {
  const stage = await withResults()
  expect(await told(stage, () => fillsSwitched(stage))).toBe(1)
})

test('the end of a layer with results is told', async () => {
  const stage = await withResults()
  expect(await told(stage, () => stage.remove('photo'))).toBe(1)
})

test('other work on the page, and exports, are not', async () => {
  const stage = await withResults()
  const target = await targetOf(stage, 'frame')
  const work = async () => {
    await stage.change('photo', { opacity: 0.5 })
    await stage.change('mask', { fills: [white], name: 'Another' })
    await stage.select('mask')
    await stage.host.export(target, 1)
  }
  expect(await told(stage, work)).toBe(0)
})

test('only the open page is heard', async () => {
  const stage = await withResults()
  const { pages } = await stage.trace()
  await stage.addPage('other')
  await stage.openPage('other')
  expect(await told(stage, () => stage.remove('photo'))).toBe(0)
  await stage.undo()
  await stage.openPage(pages[0]!.id)
  expect(await told(stage, () => stage.remove('photo'))).toBe(1)
})
