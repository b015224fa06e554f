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

test('new nodes are on the current page, at its origin', async () => {
  const body = `const made = figma.createRectangle()
    return [made.parent.id, made.x, made.y, made.width, made.height]`
  expect(await bench.run(body)).toEqual(['0:1', 0, 0, 100, 100])
})

test('appendChild keeps the relative place', async () => {
  const body = `const made = figma.createRectangle()
    made.x = 5
    figma.currentPage.children[0].appendChild(made)
    return [made.x, made.absoluteTransform[0][2]]`
  expect(await bench.run(body, { layers })).toEqual([5, 105])
})

test('insertChild counts from the bottom', async () => {
  const body = `const frame = figma.currentPage.children[0]
    const made = figma.createRectangle()
    frame.insertChild(0, made)
    const moved = frame.children[1]
    frame.insertChild(0, moved)
    return frame.children.map(function (child) { return child === made })`
  expect(await bench.run(body, { layers })).toEqual([false, true])
  const refusal = await bench.refusal(
    `figma.currentPage.insertChild(5, figma.createRectangle())`,
  )
  expect(refusal).toContain('Invalid index 5')
})

test('reparenting is refused in the words of Figma', async () => {
  const body = (code: string) => `
    const frame = figma.currentPage.children[0]
    const component = figma.createComponent()
    component.appendChild(figma.createRectangle())
    const instance = component.createInstance()
    const box = figma.createRectangle()
    ${code}`
  const refusal = (code: string) => bench.refusal(body(code), { layers })
  expect(await refusal('instance.appendChild(box)')).toBe(
    'in appendChild: Cannot move node. New parent is an instance or is inside of an instance',
  )
  expect(await refusal('box.appendChild(frame)')).toContain('not a function')
  expect(await refusal('frame.appendChild(instance.children[0])')).toBe(
    'in appendChild: Cannot move node. Node is inside of an instance',
  )
  expect(
    await refusal('component.appendChild(figma.createComponent())'),
  ).toContain('Reparenting would create a component inside a component')
  expect(await refusal('instance.children[0].remove()')).toBe(
    'in remove: Removing this node is not allowed',
  )
})

test('inside an instance fills can be set and places cannot', async () => {
  const body = `
    const component = figma.createComponent()
    component.appendChild(figma.createRectangle())
    const instance = component.createInstance()
    const child = instance.children[0]
    child.fills = []
    const kept = [child.id, component.children[0].fills.length, child.fills.length]
    try { child.x = 5 } catch (error) { return kept.concat(error.message) }`
  const [id, ...rest] = (await bench.run(body)) as unknown[]
  expect(id).toMatch(/^I\d+:\d+;\d+:\d+$/)
  expect(rest).toEqual([
    1,
    0,
    'in set_x: This property cannot be overriden on an instance',
  ])
})

test('an instance follows its component until it is overridden', async () => {
  const body = `
    const component = figma.createComponent()
    const box = figma.createRectangle()
    component.appendChild(box)
    const [a, b] = [component.createInstance(), component.createInstance()]
    a.children[0].opacity = 0.5
    box.opacity = 0.2
    component.appendChild(figma.createEllipse())
    return [a.children[0].opacity, b.children[0].opacity, b.children.length]`
  expect(await bench.run(body)).toEqual([0.5, 0.2, 2])
})

test('auto-layout places its children: setting x does nothing unless absolute', async () => {
  const body = `
    const frame = figma.currentPage.children[0]
    const box = figma.createRectangle()
    frame.appendChild(box)
    frame.layoutMode = 'HORIZONTAL'
    frame.itemSpacing = 7
    const places = [box.x]
    box.x = 3
    places.push(box.x)
    box.layoutPositioning = 'ABSOLUTE'
    box.x = 3
    places.push(box.x, frame.width)
    return places`
  expect(await bench.run(body, { layers })).toEqual([47, 47, 3, 40])
  const alone = `figma.createRectangle().layoutPositioning = 'ABSOLUTE'`
  expect(await bench.refusal(alone)).toContain('layoutMode !== NONE')
})

test('a group vanishes when it is emptied and follows what is in it', async () => {
  const body = `${find}
    const other = figma.createRectangle()
    const group = figma.group([other], figma.currentPage)
    other.x = 300
    const box = [group.x, group.width]
    other.remove()
    return box.concat(group.removed)`
  expect(await bench.run(body, { layers })).toEqual([300, 100, true])
})

test('searches go through everything below', async () => {
  const body = `
    const all = figma.currentPage.findAll()
    const one = figma.currentPage.findOne(function (node) { return node.type === 'RECTANGLE' })
    const typed = figma.currentPage.findAllWithCriteria({ types: ['FRAME'] })
    return [all.length, one.id, typed.length, figma.currentPage.findChild(function () { return true }).id]`
  expect(await bench.run(body, { layers })).toEqual([2, '1:2', 1, '1:1'])
})

test('a copy is on the current page, and components in it become instances', async () => {
  const body = `
    const frame = figma.createFrame()
    const component = figma.createComponent()
    component.appendChild(figma.createRectangle())
    frame.appendChild(component)
    const copy = frame.clone()
    const inner = copy.children[0]
    return [copy.parent.id, inner.type, (await inner.getMainComponentAsync()) === component,
      inner.children.length, component.clone().type]`
  expect(await bench.run(body)).toEqual([
    '0:1',
    'INSTANCE',
    true,
    1,
    'COMPONENT',
  ])
})

test('boolean operations fit what is in them and ungroup gives it back', async () => {
  const body = `
    const [a, b] = [figma.createRectangle(), figma.createRectangle()]
    b.x = 60
    const union = figma.union([a, b], figma.currentPage)
    const box = [union.type, union.width, union.booleanOperation]
    const group = figma.group([union], figma.currentPage)
    group.x = 10
    figma.ungroup(group)
    return box.concat(group.removed, union.parent.id, b.x, a.absoluteTransform[0][2])`
  expect(await bench.run(body)).toEqual([
    'BOOLEAN_OPERATION',
    160,
    'UNION',
    true,
    '0:1',
    70,
    10,
  ])
})

test('resizing a group scales what is in it', async () => {
  const body = `
    const [a, b] = [figma.createRectangle(), figma.createRectangle()]
    b.x = 100
    const group = figma.group([a, b], figma.currentPage)
    group.resize(100, 50)
    return [a.width, b.x, b.width, b.height, group.width]`
  expect(await bench.run(body)).toEqual([50, 50, 50, 50, 100])
})

test('the document keeps plugin data too', async () => {
  const body = `figma.root.setPluginData('a', 'b')
    figma.root.setSharedPluginData('space', 'c', 'd')
    return [figma.root.getPluginData('a'), figma.root.getSharedPluginData('space', 'c'),
      figma.currentPage.getPluginData('a')]`
  expect(await bench.run(body)).toEqual(['b', 'd', ''])
})
