import { expect, test } from 'vitest'
import { frame, photo, row, shape, type Drawn } from './drawn.ts'
import { placed } from './placing.ts'
import { useFigma } from './stage.ts'

const figma = useFigma()

test('a shape over nothing is told from nothing at all', async () => {
  const stage = await figma({
    layers: [
      frame('frame', 0, [shape('in')]),
      shape('stray', { at: [900, 900, 50, 50] }),
    ],
  })
  const strays: Record<string, boolean> = {}
  for (const ids of [[], ['frame'], ['in'], ['stray'], ['frame', 'stray']]) {
    await stage.select(...ids)
    strays[ids.join()] = (await stage.host.read()).isStray
  }
  expect(strays).toEqual({
    ...{ '': false, frame: false, in: false, stray: true },
    'frame,stray': false,
  })
})

test('a mask in the flow of auto-layout is noticed, and is lifted out in one step', async () => {
  const block = (id: string): Drawn => ({
    type: 'RECTANGLE',
    id,
    at: [0, 0, 80, 40],
    fills: [photo],
  })
  const stage = await figma({
    layers: [
      {
        type: 'FRAME',
        id: 'row',
        at: [30, 40, 10, 10],
        ...row,
        children: [block('a'), block('b')],
      },
    ],
  })
  const flow = () => Promise.all(['row', 'a', 'b'].map(stage.box))
  const before = await flow()
  const mask = await stage.page.evaluate(() =>
    window.stage.add('ELLIPSE', { name: 'Sun', width: 60, height: 20 }, 'row'),
  )
  await stage.select(mask)
  const { flowing } = await stage.host.read()
  expect(flowing).toEqual([{ id: mask, name: 'Sun' }])

  const [pushed, place] = [await flow(), await stage.box(mask)]
  expect(pushed).not.toEqual(before)
  const { undoSteps } = await stage.trace()
  await stage.host.liftOut(flowing)
  expect((await stage.trace()).undoSteps).toBe(undoSteps + 1)
  expect(await stage.box(mask)).toEqual(place)
  expect(await flow()).toEqual(before)
  expect((await stage.host.read()).flowing).toEqual([])
  await stage.undo()
  expect(await flow()).toEqual(pushed)
  await stage.redo()

  await placed(stage, [mask], 'layer')
  expect(await flow()).toEqual(before)
  expect((await stage.layer(mask)).visible).toBe(false)
})
