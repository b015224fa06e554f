/** Layers that hold others, and what they do to them. */
import { describe, expect, test } from 'vitest'
import { useSimulation } from './page.ts'
import type { Drawn } from './simulation-page.ts'

const bench = useSimulation()

const at = (x: number, y: number): NonNullable<Drawn['transform']> => [
  [1, 0, x],
  [0, 1, y],
]

const box = (id: string, fields: Partial<Drawn> = {}): Drawn => ({
  type: 'RECTANGLE',
  id,
  width: 40,
  height: 20,
  transform: at(10, 20),
  ...fields,
})

const places = (ids: string[]) => `
  const places = []
  for (const id of ${JSON.stringify(ids)}) {
    const it = await figma.getNodeByIdAsync(id)
    places.push([it.x, it.y, it.width, it.height])
  }
  return places`

describe('a frame that is resized', () => {
  const frame = (children: Drawn[]): Drawn => ({
    type: 'FRAME',
    id: '1:1',
    width: 100,
    height: 100,
    children,
  })
  const resize = (children: Drawn[], how = 'resize') =>
    bench.run(
      `const frame = await figma.getNodeByIdAsync('1:1')
       frame.${how}(200, 150)
       ${places(children.map(({ id }) => id))}`,
      { layers: [frame(children)] },
    )

  test.each([
    ['MIN', [10, 20, 40, 20]],
    ['MAX', [110, 70, 40, 20]],
    ['CENTER', [60, 45, 40, 20]],
    ['STRETCH', [10, 20, 140, 70]],
    ['SCALE', [20, 30, 80, 30]],
  ] as const)('moves a layer with %s', async (constraint, place) => {
    const constraints = { horizontal: constraint, vertical: constraint }
    const child = box('1:2', { constraints })
    expect(await resize([child])).toEqual([place])
    const left = await resize([child], 'resizeWithoutConstraints')
    expect(left).toEqual([[10, 20, 40, 20]])
  })

  test('asks the layers in a group, and a layer on its side', async () => {
    const scale = { horizontal: 'SCALE', vertical: 'MIN' } as const
    const group: Drawn = {
      type: 'GROUP',
      id: '1:5',
      children: [box('1:2', { constraints: scale })],
    }
    const turned = box('1:3', {
      constraints: scale,
      transform: [
        [0, -1, 30],
        [1, 0, 20],
      ],
    })
    expect(await resize([group, turned])).toEqual([
      [20, 20, 80, 20],
      [60, 20, 40, 40],
    ])
  })

  test('keeps a ratio that is locked, until the layer itself is resized', async () => {
    const constraints = { horizontal: 'STRETCH', vertical: 'MIN' } as const
    const body = `
      const child = await figma.getNodeByIdAsync('1:2')
      child.lockAspectRatio()
      child.parent.resize(200, 150)
      const kept = [child.width, child.height]
      child.resize(60, 60)
      const ratio = child.targetAspectRatio
      child.unlockAspectRatio()
      return [kept, ratio, child.targetAspectRatio, child.constrainProportions]`
    const layers = [frame([box('1:2', { constraints })])]
    expect(await bench.run(body, { layers })).toEqual([
      [140, 70],
      { x: 60, y: 60 },
      null,
      false,
    ])
  })

  test('leaves instances of a component as the component is', async () => {
    const body = `
      const component = figma.createComponent()
      const child = figma.createRectangle()
      component.appendChild(child)
      child.constraints = { horizontal: 'SCALE', vertical: 'MAX' }
      const instance = component.createInstance()
      component.resize(200, 150)
      const copy = instance.children[0]
      return [copy.width, copy.y, instance.width]`
    expect(await bench.run(body)).toEqual([200, 50, 200])
  })

  test('takes only constraints that there are', async () => {
    const body = `figma.createRectangle().constraints = { horizontal: 'LEFT', vertical: 'MIN' }`
    expect(await bench.refusal(body)).toContain('at horizontal')
    const group = `const g = figma.group([figma.createRectangle()], figma.currentPage)
      return 'constraints' in g`
    expect(await bench.run(group)).toBe(false)
  })
})

describe('a grid', () => {
  const grid = `
    const grid = figma.createFrame()
    grid.resize(300, 200)
    grid.layoutMode = 'GRID'
    grid.gridRowCount = 2
    grid.gridColumnCount = 3
    const make = () => { const it = figma.createRectangle(); it.resize(20, 10); return it }
    const cells = () => grid.children.map((it) => [it.gridRowAnchorIndex, it.gridColumnAnchorIndex, it.x, it.y]);`
  const refusal = (code: string) => bench.refusal(grid + code)

  test('gives each child the first free cell', async () => {
    const body = `${grid}
      grid.appendChildAt(make(), 0, 1)
      grid.appendChild(make())
      grid.appendChild(make())
      grid.children[2].setGridChildPosition(1, 2)
      return cells()`
    expect(await bench.run(body)).toEqual([
      [0, 1, 100, 0],
      [0, 0, 0, 0],
      [1, 2, 200, 100],
    ])
  })

  test('gains a row for a child that is lifted out afterwards', async () => {
    const body = `${grid}
      for (let i = 0; i < 6; i++) grid.appendChild(make())
      const added = make()
      grid.appendChild(added)
      const rows = [grid.gridRowCount]
      added.layoutPositioning = 'ABSOLUTE'
      added.x = 7
      return rows.concat(grid.gridRowCount, added.x, cells()[0][3])`
    expect(await bench.run(body)).toEqual([3, 3, 7, 0])
  })

  test('adds and removes rows by itself, and flows, if it is told', async () => {
    const body = `${grid}
      grid.gridAutoTracks = 'ROWS'
      grid.gridItemsPositioning = 'ROW_AUTO_FLOW'
      for (let i = 0; i < 4; i++) grid.appendChild(make())
      const rows = [grid.gridRowCount]
      grid.children[3].remove()
      return rows.concat(grid.gridRowCount)`
    expect(await bench.run(body)).toEqual([2, 1])
    expect(
      await refusal(`grid.gridAutoTracks = 'ROWS'; grid.gridRowCount = 5`),
    ).toContain('gridAutoTracks is ROWS')
  })

  test('has tracks of fixed, shared and hugged size, gaps and a padding', async () => {
    const body = `${grid}
      grid.gridColumnSizes[0].type = 'FIXED'
      grid.gridColumnSizes[0].value = 50
      grid.gridColumnSizes[2].type = 'HUG'
      grid.gridColumnGap = 10
      grid.paddingLeft = 5
      for (let i = 0; i < 3; i++) grid.appendChild(make())
      grid.children[1].gridChildHorizontalAlign = 'MAX'
      return grid.children.map((it) => it.x)`
    // 300 - 5 - 50 - 20 - 2 gaps of 10: 205 are left for the middle column.
    expect(await bench.run(body)).toEqual([5, 250, 280])
  })

  test('refuses what would lie over another, or outside', async () => {
    const two = 'grid.appendChild(make()); grid.appendChild(make());'
    expect(
      await refusal(`${two} grid.children[0].gridColumnSpan = 2`),
    ).toContain('occupied')
    expect(await refusal(`${two} grid.children[1].gridRowSpan = 3`)).toContain(
      'beyond the grid',
    )
    expect(await refusal('grid.appendChildAt(make(), 5, 0)')).toContain(
      'out of bounds',
    )
    expect(await refusal(`${two} grid.gridColumnCount = 1`)).toContain(
      'occupied by children',
    )
    expect(await refusal('figma.createFrame().gridRowCount = 2')).toContain(
      'layoutMode is GRID',
    )
  })
})

describe('a transform group', () => {
  const repeat = `[{ type: 'REPEAT', repeatType: 'LINEAR', axis: 'HORIZONTAL',
    count: 3, offset: 2, unitType: 'RELATIVE' }]`
  const layers = [box('1:2')]

  test('repeats what is in it', async () => {
    const body = `const group = figma.transformGroup(figma.currentPage.children,
        figma.currentPage, 0, ${repeat})
      return [group.type, group.width, group.absoluteRenderBounds.width,
        group.transformModifiers[0].count, 'fills' in group]`
    expect(await bench.run(body, { layers })).toEqual([
      'TRANSFORM_GROUP',
      40,
      200,
      3,
      false,
    ])
  })

  test('repeats what is put into it later', async () => {
    const body = `const group = figma.transformGroup(figma.currentPage.children,
        figma.currentPage, 0, ${repeat})
      const more = figma.createRectangle()
      more.resize(40, 20)
      group.appendChild(more)
      more.x = 10; more.y = 60
      return group.absoluteRenderBounds`
    expect(await bench.run(body, { layers })).toEqual({
      x: 10,
      y: 20,
      width: 200,
      height: 60,
    })
  })
})

describe('a slot', () => {
  const slotted: Drawn = {
    type: 'COMPONENT',
    id: '1:1',
    children: [{ type: 'SLOT', id: '1:2', children: [box('1:3')] }],
  }
  const start = `
    const main = await figma.getNodeByIdAsync('1:1')
    const instance = main.createInstance()
    const slot = instance.children[0];`

  test('of an instance takes layers, which are then its own', async () => {
    const body = `${start}
      const own = figma.createRectangle()
      slot.appendChild(own)
      own.x = 5
      main.children[0].appendChild(figma.createEllipse())
      const filled = [slot.children.length, own.x, slot.children[1] === own]
      slot.resetSlot()
      return filled.concat(slot.children.length, own.removed)`
    expect(await bench.run(body, { layers: [slotted] })).toEqual([
      2,
      5,
      true,
      2,
      true,
    ])
  })

  test('of an instance follows its component until then', async () => {
    const body = `${start}
      main.children[0].appendChild(figma.createEllipse())
      return [slot.type, slot.children.length]`
    expect(await bench.run(body, { layers: [slotted] })).toEqual(['SLOT', 2])
    const beside = `${start} instance.appendChild(figma.createRectangle())`
    expect(await bench.refusal(beside, { layers: [slotted] })).toContain(
      'New parent is an instance',
    )
  })
})
