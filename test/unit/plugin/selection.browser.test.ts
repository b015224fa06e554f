import { expect, test } from 'vitest'
import { frame, photo, red, shape, type Drawn } from './drawn.ts'
import { isSourced, placingOf } from './placing.ts'
import { understood } from './said.ts'
import { useFigma } from './stage.ts'

const figma = useFigma()

test('a shape drawn in a frame masks the nearest frame', async () => {
  const stage = await figma({
    layers: [
      {
        type: 'FRAME',
        id: 'hero',
        at: [10, 20, 400, 300],
        children: [
          shape('drawn'),
          { type: 'GROUP', id: 'group', children: [shape('grouped')] },
          {
            type: 'FRAME',
            id: 'card',
            at: [200, 100, 100, 100],
            children: [shape('inner', { at: [10, 10, 20, 20] })],
          },
          shape('photo', {
            type: 'RECTANGLE',
            at: [250, 10, 100, 80],
            fills: [photo],
          }),
          { type: 'TEXT', id: 'text', at: [0, 0, 50, 20], characters: 'Hi' },
          { type: 'LINE', id: 'line', at: [0, 100, 100, 0] },
          {
            type: 'BOOLEAN_OPERATION',
            id: 'union',
            children: [shape('part')],
          },
        ],
      },
    ],
  })
  await stage.select('drawn')
  const { targets } = await stage.host.read()
  expect(targets.map(([usual]) => usual)).toMatchObject([
    {
      source: { id: 'hero', bounds: { x: 10, y: 20, width: 400, height: 300 } },
      mask: {
        layers: [
          { id: 'drawn', bounds: { x: 60, y: 80, width: 100, height: 80 } },
        ],
        reason: 'drawn',
      },
    },
  ])
  expect(await understood(stage, 'grouped')).toEqual(['hero grouped drawn'])
  expect(await understood(stage, 'inner')).toEqual(['card inner drawn'])
  expect(await understood(stage, 'line')).toEqual(['hero line drawn'])
  expect(await understood(stage, 'union')).toEqual(['hero union drawn'])
  expect(await understood(stage, 'photo')).toEqual(['photo'])
  expect(await understood(stage, 'text')).toEqual(['text'])
  expect(await understood(stage, 'card')).toEqual(['card'])
  expect(await understood(stage, 'group')).toEqual(['group'])
})

test('shapes of several frames make a batch', async () => {
  const stage = await figma({
    layers: [
      frame('one', 0, [shape('a'), shape('b', { at: [200, 0, 50, 50] })]),
      frame('two', 500, [shape('c')]),
    ],
  })
  expect(await understood(stage, 'a', 'b')).toEqual(['one a+b drawn'])
  expect(await understood(stage, 'a', 'c', 'b')).toEqual([
    'one a+b drawn',
    'two c drawn',
  ])
})

test('a shape over a picture right on the page masks that', async () => {
  const stage = await figma({
    layers: [
      { type: 'RECTANGLE', id: 'below', at: [0, 0, 300, 300], fills: [photo] },
      { type: 'RECTANGLE', id: 'photo', at: [0, 0, 300, 300], fills: [photo] },
      { type: 'RECTANGLE', id: 'plain', at: [0, 0, 300, 300] },
      shape('over'),
      shape('away', { at: [500, 0, 50, 50] }),
    ],
  })
  expect(await understood(stage, 'over')).toEqual(['photo over drawn'])
  // Nothing under it that shows a picture: it is itself what is edited.
  expect(await understood(stage, 'away')).toEqual(['away'])
})

test('of several layers the one under or around the others is masked', async () => {
  const stage = await figma({
    layers: [
      { type: 'RECTANGLE', id: 'photo', at: [0, 0, 300, 300], fills: [photo] },
      shape('over'),
      shape('more', { at: [200, 200, 200, 50] }),
      shape('away', { at: [900, 0, 50, 50] }),
      { type: 'RECTANGLE', id: 'plain', at: [0, 500, 300, 300] },
      shape('dot', { at: [10, 510, 20, 20] }),
    ],
  })
  expect(await understood(stage, 'over', 'photo')).toEqual(['photo over above'])
  expect(await understood(stage, 'more', 'photo', 'over', 'away')).toEqual([
    'photo over+more above',
  ])
  expect(await understood(stage, 'plain', 'dot')).toEqual(['plain dot above'])
})

test('a child marked, named or used as mask is the mask, hidden or not', async () => {
  const stage = await figma({
    layers: [
      frame('named', 0, [
        shape('n', { name: ' MASK ', visible: false, isMask: true }),
        shape('o', { name: 'Masked man' }),
      ]),
      {
        type: 'GROUP',
        id: 'clipped',
        children: [
          shape('m', { isMask: true }),
          shape('p', { type: 'RECTANGLE', fills: [photo] }),
        ],
      },
      frame('neither', 500, [
        { type: 'GROUP', id: 'deep', children: [shape('d', { name: 'mask' })] },
      ]),
    ],
  })
  expect(await understood(stage, 'named')).toEqual(['named n named'])
  expect(await understood(stage, 'clipped')).toEqual(['p m mask-group'])
  expect(await understood(stage, 'neither')).toEqual(['neither'])
  const [target] = (await stage.host.read()).targets[0]!
  await stage.host.addMask(target.source!, null, [])
  const [added] = await stage.selected()
  expect(await understood(stage, 'neither')).toEqual([
    `neither ${added} marked`,
  ])
})

test('frames beside each other that hold masks make a batch', async () => {
  const stage = await figma({
    layers: [
      frame('one', 0, [shape('a', { name: 'Mask' })]),
      frame('two', 500, [shape('b', { name: 'mask' })]),
      frame('bare', 1000, []),
    ],
  })
  expect(await understood(stage, 'one', 'two')).toEqual([
    'one a named',
    'two b named',
  ])
  expect(await understood(stage, 'one', 'bare')).toEqual([
    'one a named',
    'bare',
  ])
})

test('selected frames with a shape drawn last in each make a batch', async () => {
  const words: Drawn = {
    type: 'TEXT',
    id: 'words',
    at: [0, 0, 50, 20],
    characters: 'Hi',
  }
  const stage = await figma({
    layers: [
      frame('one', 0, [shape('below', { type: 'RECTANGLE' }), shape('a')]),
      frame('two', 500, [shape('b')]),
      frame('three', 1000, [shape('picture', { fills: [photo] }), shape('c')]),
      frame('worded', 1500, [shape('under'), words]),
    ],
  })
  const three = ['one a topmost', 'two b topmost', 'picture c topmost']
  expect(await understood(stage, 'one', 'two', 'three')).toEqual(three)
  expect(await understood(stage, 'one', 'two', 'three', 'worded')).toEqual([
    ...three,
    'worded',
  ])
  // What was painted lies above the shape that asked for it.
  await stage.select('one', 'two', 'three')
  const [target] = (await stage.host.read()).targets[1]!
  if (!isSourced(target)) throw new Error('Nothing was understood')
  await stage.host.place(placingOf(target, { how: 'layer' }))
  expect(await understood(stage, 'one', 'two', 'three')).toEqual(three)
  expect(await understood(stage, 'two')).toEqual(['two'])
})

test('one shape over one of several frames masks them all in the same place', async () => {
  const stage = await figma({
    layers: [
      frame('one', 0, []),
      frame('two', 500, []),
      shape('over', { at: [510, 20, 30, 30] }),
    ],
  })
  await stage.select('one', 'two', 'over')
  const { targets } = await stage.host.read()
  expect(targets.map(([usual]) => usual)).toMatchObject([
    {
      source: { id: 'one' },
      mask: {
        shift: { x: -500, y: 0 },
        layers: [
          { id: 'over', bounds: { x: 10, y: 20, width: 30, height: 30 } },
        ],
      },
    },
    { source: { id: 'two' }, mask: { shift: { x: 0, y: 0 } } },
  ])
})

test('what cannot be edited is said, and what can only mask masks', async () => {
  const stage = await figma({
    layers: [
      { type: 'SLICE', id: 'slice' },
      { type: 'LINE', id: 'line', at: [0, 500, 100, 0] },
      frame('frame', 500, []),
    ],
  })
  expect(await understood(stage)).toBe('empty')
  expect(await understood(stage, 'slice')).toBe('unsupported')
  expect(await understood(stage, 'line')).toBe('unsupported')
  expect(await understood(stage, 'slice', 'frame')).toEqual(['frame'])
})

test('any other layer is a source, and says how results can go in', async () => {
  const part: Drawn = { type: 'RECTANGLE', id: 'part', fills: [red] }
  const stage = await figma({
    layers: [
      { type: 'SECTION', id: 'section', at: [0, 2000, 50, 50] },
      { type: 'COMPONENT', id: 'component', at: [100, 0, 50, 50] },
      { type: 'INSTANCE', id: 'instance', mainComponentId: 'component' },
      {
        type: 'COMPONENT_SET',
        id: 'set',
        children: [{ type: 'COMPONENT', id: 'variant' }],
      },
      { type: 'TEXT', id: 'text', at: [0, 300, 50, 20], characters: 'Hi' },
      { type: 'GROUP', id: 'group', children: [{ ...part, id: 'grouped' }] },
      { type: 'VECTOR', id: 'vector', at: [0, 600, 50, 50] },
      frame('full', 500, [{ type: 'TEXT', id: 'title', at: [0, 0, 9, 9] }]),
      frame('empty', 1000, []),
      {
        type: 'BOOLEAN_OPERATION',
        id: 'union',
        children: [{ ...part, at: [0, 1500, 50, 50] }],
      },
      { type: 'FRAME', id: 'huge', at: [0, 900, 4097, 50] },
    ],
  })
  const ways: Record<string, string> = {}
  for (const id of [
    ...['section', 'component', 'instance', 'set', 'text', 'group', 'vector'],
    ...['full', 'empty', 'union', 'part', 'huge'],
  ]) {
    await stage.select(id)
    const [target] = (await stage.host.read()).targets[0]!
    ways[id] = target.source!.placements.join()
  }
  expect(ways).toEqual({
    section: 'fill,layer,beside',
    component: 'fill,layer,beside',
    instance: 'fill,layer,beside',
    set: 'layer',
    text: 'layer,beside',
    group: 'layer,beside',
    vector: 'fill,layer,beside',
    full: 'layer,beside',
    empty: 'fill,layer,beside',
    union: 'layer,beside',
    part: 'layer,beside',
    huge: 'layer,fill,beside',
  })
})

test('a locked or hidden layer is understood like any other', async () => {
  const stage = await figma({
    layers: [frame('frame', 0, [shape('a', { locked: true, visible: false })])],
  })
  expect(await understood(stage, 'a')).toEqual(['frame a drawn'])
})

test('a mask of Figma in an instance is none to edit by', async () => {
  const stage = await figma({
    layers: [
      {
        type: 'COMPONENT',
        id: '9:1',
        children: [shape('9:2', { isMask: true, name: 'Mask' })],
      },
      { type: 'INSTANCE', id: '9:3', mainComponentId: '9:1' },
    ],
  })
  expect(await understood(stage, '9:1')).toEqual(['9:1 9:2 named'])
  expect(await understood(stage, '9:3')).toEqual(['9:3'])
})
