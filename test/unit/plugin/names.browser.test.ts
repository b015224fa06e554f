/** Words that become a layer's name. */
import { describe, expect, test } from 'vitest'
import type { Placing } from '../../../plugin/shared/protocol.ts'
import { frame, shape } from './drawn.ts'
import { placingOf, targetOf } from './placing.ts'
import { useFigma } from './stage.ts'

const figma = useFigma()

describe('a name', () => {
  const words = (text: string): Placing['made'] => [
    { index: 0, made: { kind: 'words', text } },
  ]
  const naming = (text: string) => ({ how: 'name', made: words(text) }) as const

  test('is what was said of the layer, on one line, as one step', async () => {
    const stage = await figma({
      layers: [frame('hero', 0, [shape('mask', { name: 'mask' })])],
    })
    const target = await targetOf(stage, 'hero')
    const before = await stage.trace()
    const said = `A fox\nin the snow. ${'It runs. '.repeat(40)}`
    const done = await stage.host.place(
      placingOf({ ...target, mask: null }, naming(said)),
    )
    expect(done).toMatchObject({ how: 'name', refs: [], sourceGone: false })
    const { name } = await stage.layer('hero')
    expect(name).toMatch(/^A fox in the snow\. It runs\..*…$/)
    expect([...name].length).toBeLessThanOrEqual(120)
    expect((await stage.layer('mask')).visible).toBe(true)
    expect((await stage.trace()).undoSteps).toBe(before.undoSteps + 1)
    await stage.undo()
    expect((await stage.trace()).pages).toEqual(before.pages)
  })

  test('leaves nothing to be found again', async () => {
    const stage = await figma({ layers: [frame('hero', 0, [])] })
    const target = await targetOf(stage, 'hero')
    await stage.host.place(placingOf(target, naming('A fox')))
    expect((await stage.layer('hero')).pluginData).toEqual({})
    expect((await stage.host.findResults('open')).carried).toEqual([])
  })

  test('of a layer that is gone is refused', async () => {
    const stage = await figma({ layers: [frame('hero', 0, [])] })
    const target = await targetOf(stage, 'hero')
    await stage.remove('hero')
    const before = await stage.trace()
    await expect(
      stage.host.place(placingOf(target, naming('A fox'))),
    ).rejects.toMatchObject({
      failure: { kind: 'place-refused', name: 'Frame' },
    })
    expect(await stage.trace()).toEqual(before)
  })
})
