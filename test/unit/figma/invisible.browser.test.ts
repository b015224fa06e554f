import { expect, test } from 'vitest'
import { useSimulation } from './page.ts'
import type { Drawn } from './simulation-page.ts'

const bench = useSimulation()

const main: Drawn = {
  type: 'COMPONENT',
  id: '1:1',
  children: [
    {
      type: 'FRAME',
      id: '1:2',
      visible: false,
      children: [{ type: 'RECTANGLE', id: '1:3' }],
    },
    { type: 'RECTANGLE', id: '1:4' },
  ],
}
const start = `
  const main = await figma.getNodeByIdAsync('1:1')
  const instance = main.createInstance()
  const [hidden] = instance.children
  const inside = hidden.children[0]`

test('what is invisible inside an instance can be kept from a plugin', async () => {
  const body = `${start}
    figma.skipInvisibleInstanceChildren = true
    const seen = [instance.children.length, instance.findAll().length,
      main.findAll().length, figma.currentPage.findAll().length,
      await figma.getNodeByIdAsync(inside.id), hidden.id === inside.id]
    try { inside.name } catch (error) { return seen.concat(error.message) }`
  expect(await bench.run(body, { layers: [main] })).toEqual([
    1,
    1,
    3,
    6,
    null,
    false,
    expect.stringMatching(
      /^in get_name: The node \(instance sublayer or table cell\) with id "I.*" does not exist$/,
    ),
  ])
})

test('and is there otherwise, but in Dev Mode', async () => {
  const body = `${start}
    return [figma.skipInvisibleInstanceChildren, instance.findAll().length, inside.name]`
  expect(await bench.run(body, { layers: [main] })).toEqual([
    false,
    3,
    'Rectangle',
  ])
  const manifest = {
    name: 'Probe',
    id: '1',
    api: '1.0.0',
    main: 'main.js',
    documentAccess: 'dynamic-page',
    editorType: ['figma', 'dev'],
  }
  const flag = 'return figma.skipInvisibleInstanceChildren'
  expect(await bench.run(flag, { manifest, editor: 'dev' })).toBe(true)
})
