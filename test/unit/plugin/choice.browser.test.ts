import { expect, test } from 'vitest'
import { frame, shape } from './drawn.ts'
import { said, understood } from './said.ts'
import { useFigma } from './stage.ts'

const figma = useFigma()

test('a choice rules until something else is selected', async () => {
  const stage = await figma({
    layers: [
      frame('frame', 0, [shape('a'), shape('b', { at: [200, 0, 50, 50] })]),
    ],
    select: ['a', 'b'],
  })
  const { host } = stage
  await host.choose({ sourceId: 'a', maskIds: ['b'] })
  expect(said(await host.read())).toEqual(['a b chosen'])
  expect((await host.heard()).map(said).at(-1)).toEqual(['a b chosen'])
  await stage.remove('b')
  expect(await understood(stage, 'a')).toEqual(['frame a drawn'])
  await host.choose({ sourceId: 'a', maskIds: [] })
  expect(said(await host.read())).toEqual(['a'])
  await host.choose(null)
  expect(said(await host.read())).toEqual(['frame a drawn'])
  await host.choose({ sourceId: 'a', maskIds: [] })
  expect(await understood(stage, 'frame')).toEqual(['frame'])
  expect(await understood(stage, 'a')).toEqual(['frame a drawn'])
})

test('a new selection is told', async () => {
  const stage = await figma({ layers: [frame('frame', 0, [shape('a')])] })
  await stage.host.read()
  await stage.select('a')
  await expect
    .poll(async () => (await stage.host.heard()).map(said))
    .toEqual([['frame a drawn']])
})
