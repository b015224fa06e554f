import { expect, test } from 'vitest'
import { frame, photo, red, shape } from './drawn.ts'
import { onlyOf, placingOf, targetOf } from './placing.ts'
import { useFigma } from './stage.ts'

const figma = useFigma()

const picture = shape('photo', { type: 'RECTANGLE', fills: [red, photo] })

test('a job of another file does not touch a layer with the same id', async () => {
  const stage = await figma({ layers: [picture] })
  const target = await targetOf(stage, 'photo')
  const source = { ...target.source, name: 'Somebody else’s' }
  const made = await stage.host.place(
    placingOf({ ...target, source }, { recovered: true }),
  )
  expect(made).toMatchObject({ how: 'layer', sourceGone: true })
  expect(onlyOf(made).nodeId).not.toBe('photo')
  expect((await stage.layer('photo')).fills).toHaveLength(2)

  const same = await figma({ layers: [picture] })
  const recovered = placingOf(target, { recovered: true })
  expect(await same.host.place(recovered)).toMatchObject({
    refs: [{ nodeId: 'photo' }],
  })
})

test('what an earlier run had put in already is shown, not put in again', async () => {
  const stage = await figma({ layers: [frame('frame', 0, [shape('mask')])] })
  const placing = placingOf(await targetOf(stage, 'frame', 'mask'))
  const made = await stage.host.place(placing)
  const again = await stage.host.place({ ...placing, recovered: true })
  expect(again.refs).toEqual(made.refs)
  expect((await stage.layer(onlyOf(made).nodeId)).fills).toHaveLength(1)
})
