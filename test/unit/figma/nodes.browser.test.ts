import { expect, test } from 'vitest'
import { useSimulation } from './page.ts'
import type { Drawn } from './simulation-page.ts'

const bench = useSimulation()

const frame: Drawn = {
  type: 'FRAME',
  id: '1:1',
  name: 'Hero',
  transform: [
    [1, 0, 100],
    [0, 1, 50],
  ],
  width: 200,
  height: 100,
  children: [
    {
      type: 'RECTANGLE',
      id: '1:2',
      width: 40,
      height: 20,
      transform: [
        [1, 0, 10],
        [0, 1, 20],
      ],
    },
  ],
}
const layers = [frame]
const find = `const node = await figma.getNodeByIdAsync('1:2');`

test('reading what a node lacks gives undefined', async () => {
  const body = `${find} return [node.characters, 'fills' in node,
    'characters' in node, 'remove' in node]`
  expect(await bench.run(body, { layers })).toEqual([
    undefined,
    true,
    false,
    true,
  ])
})

test('or throws, where that is the weather', async () => {
  const strict = {
    layers,
    conditions: { lackedMembers: 'throws' as const },
  }
  const refusal = await bench.refusal(find + 'return node.characters', strict)
  expect(refusal).toBe(
    "node.characters: no such property 'characters' on RECTANGLE node",
  )
  const body = `${find} return ['characters' in node, 'remove' in node]`
  expect(await bench.run(body, strict)).toEqual([false, true])
})

test('writing what a node lacks throws', async () => {
  expect(await bench.refusal(find + 'node.foo = 1', { layers })).toContain(
    'Cannot add property foo, object is not extensible',
  )
  expect(await bench.refusal(find + 'node.width = 1', { layers })).toContain(
    'no setter for property',
  )
  expect(await bench.refusal(find + 'node.id = "2:2"', { layers })).toContain(
    'no setter for property',
  )
})

test('nothing can be added to the objects of Figma', async () => {
  const added = (object: string) =>
    bench.refusal(`'use strict'; ${find} ${object}.foo = 1`, { layers })
  expect(await added('figma')).toContain('not extensible')
  expect(await added('figma.ui')).toContain('not extensible')
  const defined = `${find} Object.defineProperty(node, 'foo', { value: 1 })`
  expect(await bench.refusal(defined, { layers })).toContain('not extensible')
})

test('a node is the same object each time, its arrays are fresh copies', async () => {
  const body = `
    const [a] = figma.currentPage.children
    const [b] = figma.currentPage.children
    const fills = a.fills
    fills.push({ type: 'SOLID', color: { r: 1, g: 0, b: 0 } })
    fills[0].opacity = 0.5
    return [a === b, a.fills === a.fills, a.fills.length, a.fills[0].opacity]`
  expect(await bench.run(body, { layers })).toEqual([true, false, 1, 1])
})

test('a node can be awaited and turned into JSON', async () => {
  const body = `${find} return JSON.stringify(await node)`
  expect(await bench.run(body, { layers })).toBe('{"id":"1:2"}')
})

test('a removed node says so, keeps its id and refuses the rest', async () => {
  const body = `${find} node.remove(); const kept = [node.removed, node.id];
    try { node.name } catch (error) { return kept.concat(error.message) }`
  expect(await bench.run(body, { layers })).toEqual([
    true,
    '1:2',
    'in get_name: The node with id "1:2" does not exist',
  ])
  const gone = `${find} node.remove(); return figma.getNodeByIdAsync('1:2')`
  expect(await bench.run(gone, { layers })).toBe(null)
})

test('paints are validated strictly', async () => {
  const set = (paint: string) =>
    bench.refusal(`${find} node.fills = [${paint}]`, { layers })
  expect(
    await set(`{ type: 'SOLID', color: { r: 1, g: 0, b: 0, a: 1 } }`),
  ).toBe(
    'in set_fills: Property "fills" failed validation: ' +
      "Unrecognized key(s) in object: 'a' at [0].color",
  )
  expect(await set(`{ type: 'SOLID', color: { r: 255, g: 0, b: 0 } }`)).toBe(
    'in set_fills: Property "fills" failed validation: ' +
      'Number must be less than or equal to 1 at [0].color.r',
  )
  expect(await set(`{ type: 'SOLID' }`)).toContain(
    'Required value missing at [0].color',
  )
  expect(await set(`{ type: 'PICTURE' }`)).toContain('at [0].type')
  expect(
    await set(`{ type: 'IMAGE', scaleMode: 'FILL', imageHash: 'abc' }`),
  ).toContain('Invalid image hash')
  expect(
    await set(
      `{ type: 'IMAGE', scaleMode: 'CROP', imageHash: null, rotation: 90 }`,
    ),
  ).toContain('Rotation is not allowed')
  expect(await bench.refusal(`${find} node.fills = {}`, { layers })).toContain(
    'Expected "fills" to have type',
  )
})

test('a value of the wrong type is named as Figma names it', async () => {
  expect(await bench.refusal(find + `node.opacity = '1'`, { layers })).toBe(
    'in set_opacity: Expected "opacity" to have type number but got string instead',
  )
})

test('groups have no fills and slices no children', async () => {
  const body = `
    const group = figma.group(figma.currentPage.children, figma.currentPage)
    const slice = figma.createSlice()
    const section = figma.createSection()
    return ['fills' in group, 'children' in group, 'children' in slice,
      'isMask' in section, 'absoluteRenderBounds' in section, 'fills' in section]`
  expect(await bench.run(body, { layers })).toEqual([
    false,
    true,
    false,
    false,
    false,
    true,
  ])
})

test('x, y and relativeTransform skip groups', async () => {
  const body = `${find}
    const frame = node.parent
    const group = figma.group([node], frame)
    node.x = 30
    return [node.x, node.y, group.x, node.relativeTransform[0][2],
      node.absoluteTransform[0][2], node.absoluteBoundingBox]`
  expect(await bench.run(body, { layers })).toEqual([
    30,
    20,
    30,
    30,
    130,
    { x: 130, y: 70, width: 40, height: 20 },
  ])
})

test('rotation pivots about the top left', async () => {
  const body = `${find} node.rotation = 90
    return [node.rotation, node.x, node.y, node.absoluteBoundingBox]`
  expect(await bench.run(body, { layers })).toEqual([
    90,
    10,
    20,
    { x: 110, y: 30, width: 20, height: 40 },
  ])
})

test('a transform with axes of another length is refused', async () => {
  const body = `${find} node.relativeTransform = [[2, 0, 0], [0, 2, 0]]`
  expect(await bench.refusal(body, { layers })).toContain('axes')
})

test('render bounds count strokes and effects and are null when hidden', async () => {
  const body = `${find}
    const bounds = []
    bounds.push(node.absoluteRenderBounds)
    node.strokes = [{ type: 'SOLID', color: { r: 0, g: 0, b: 0 } }]
    node.strokeWeight = 4
    node.strokeAlign = 'OUTSIDE'
    bounds.push(node.absoluteRenderBounds)
    node.x = 190
    bounds.push(node.absoluteRenderBounds)
    node.parent.visible = false
    bounds.push(node.absoluteRenderBounds)
    return bounds`
  expect(await bench.run(body, { layers })).toEqual([
    { x: 110, y: 70, width: 40, height: 20 },
    { x: 106, y: 66, width: 48, height: 28 },
    { x: 286, y: 66, width: 14, height: 28 },
    null,
  ])
})

test('plugin data is text, up to 100 kB, and an empty text removes it', async () => {
  const body = `${find}
    node.setPluginData('a', 'b')
    node.setSharedPluginData('space', 'c', 'd')
    const kept = [node.getPluginData('a'), node.getPluginDataKeys(),
      node.getSharedPluginData('space', 'c'), node.getPluginData('none')]
    node.setPluginData('a', '')
    return kept.concat([node.getPluginDataKeys()])`
  expect(await bench.run(body, { layers })).toEqual(['b', ['a'], 'd', '', []])
  const large = `${find} node.setPluginData('a', 'x'.repeat(100001))`
  expect(await bench.refusal(large, { layers })).toContain('100 kB')
  const number = `${find} node.setPluginData('a', 1)`
  expect(await bench.refusal(number, { layers })).toContain(
    'Expected "value" to have type string but got number instead',
  )
})

test('relaunch data needs a relaunch button of the manifest', async () => {
  const set = (data: string) => `${find} node.setRelaunchData(${data})
    return node.getRelaunchData()`
  expect(await bench.run(set(`{ again: 'Once more' }`), { layers })).toEqual({
    again: 'Once more',
  })
  expect(await bench.refusal(set(`{ other: '' }`), { layers })).toContain(
    'relaunchButtons',
  )
})

test('text needs its font loaded', async () => {
  const body = `const text = figma.createText()
    try { text.characters = 'a' } catch (error) { var message = error.message }
    await figma.loadFontAsync({ family: 'Inter', style: 'Regular' })
    text.characters = 'abc'
    return [message.includes('unloaded font "Inter Regular"'), text.characters, text.width > 0]`
  expect(await bench.run(body)).toEqual([true, 'abc', true])
})

test('cornerRadius is figma.mixed when the corners differ', async () => {
  const body = `${find} node.topLeftRadius = 4
    return [node.cornerRadius === figma.mixed, typeof figma.mixed]`
  expect(await bench.run(body, { layers })).toEqual([true, 'symbol'])
})

test('vector paths are read as strictly as Figma reads them', async () => {
  const body = `const vector = figma.createVector()
    vector.vectorPaths = [{ windingRule: 'NONZERO', data: 'M 0 0 L 30 0 L 30 20 Z' }]
    return [vector.width, vector.height]`
  expect(await bench.run(body)).toEqual([30, 20])
  const relative = `figma.createVector().vectorPaths =
    [{ windingRule: 'NONZERO', data: 'm0,0 l30,0 z' }]`
  expect(await bench.refusal(relative)).toContain('Failed to convert path')
})

test('a section has strokes, corners, a place and a size', async () => {
  const body = `
    const section = figma.createSection()
    section.strokes = [{ type: 'SOLID', color: { r: 1, g: 0, b: 0 } }]
    section.cornerRadius = 8
    section.topLeftRadius = 2
    section.relativeTransform = [[1, 0, 30], [0, 1, 40]]
    section.resize(300, 200)
    section.sectionContentsHidden = true
    return [section.x, section.width, section.cornerRadius === figma.mixed,
      section.strokes.length, section.strokeWeight, 'rotation' in section,
      'strokeCap' in section, section.sectionContentsHidden]`
  expect(await bench.run(body)).toEqual([
    30,
    300,
    true,
    1,
    1,
    false,
    false,
    true,
  ])
})
