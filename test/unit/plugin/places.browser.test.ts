import { expect, test } from 'vitest'
import { blue, photo, row, shape, white, type Drawn } from './drawn.ts'
import { findMarker, inside, placed } from './placing.ts'
import { useFigma, type Stage } from './stage.ts'

const figma = useFigma()

const rect = (id: string, fields: Partial<Drawn> = {}): Drawn => ({
  type: 'RECTANGLE',
  id,
  at: [10, 10, 80, 60],
  fills: [blue, { ...photo, visible: false }],
  ...fields,
})
const around = (id: string, fields: Partial<Drawn>): Drawn => ({
  type: 'FRAME',
  id,
  fills: [white],
  clipsContent: false,
  ...fields,
})

/** Left and right changed over, 200 to the right of the parent's left. */
const flipped: Drawn['transform'] = [
  [-1, 0, 200],
  [0, 1, 0],
]

/** Sees whether the marker lies where it was put, to a tenth of a unit. */
async function landed(stage: Stage, source: string, way?: 'layer') {
  const box = inside(await stage.box(source))
  const { nodeId, ...done } = await placed(stage, [source], way)
  const found = await findMarker(stage, nodeId)
  expect(found.x - (box.x + box.width / 2), source).toBeCloseTo(0, 1)
  expect(found.y - (box.y + box.height / 2), source).toBeCloseTo(0, 1)
  // The marker's colour covers 40 × 24 of its 48 × 32 pixels.
  const share = (40 * 24) / (48 * 32)
  expect(found.area / (box.width * box.height), source).toBeCloseTo(share, 1)
  return { nodeId, how: done.how, path: await stage.pathTo(nodeId) }
}

const shapes: Drawn[] = [
  rect('upright', { at: [0, 0, 80, 60] }),
  rect('oval', { type: 'ELLIPSE', at: [100, 0, 90, 70] }),
  rect('turned', { at: [200, 100, 90, 70], turned: 37 }),
  around('bare', { at: [400, 0, 80, 60] }),
  around('tilted', {
    at: [600, 100, 100, 80],
    turned: -20,
    children: [rect('inTilted', { turned: 50, at: [0, 40, 70, 60] })],
  }),
  around('mirror', {
    at: [0, 300, 100, 80],
    transform: flipped,
    children: [rect('inMirror', { turned: 10 })],
  }),
  {
    type: 'GROUP',
    id: 'group',
    at: [300, 300, 100, 80],
    turned: 15,
    children: [
      around('inGroup', {
        at: [0, 0, 100, 80],
        children: [rect('deep', { turned: 30, at: [20, 40, 70, 60] })],
      }),
    ],
  },
]

test('a fill lands where its picture was cut, however the layer lies', async () => {
  const stage = await figma({ layers: shapes })
  for (const id of [
    ...['upright', 'oval', 'turned', 'bare', 'inTilted', 'inMirror', 'deep'],
  ])
    expect(await landed(stage, id), id).toMatchObject({
      nodeId: id,
      how: 'fill',
    })
})

test('a layer lands where its picture was cut, however its parent lies', async () => {
  const stage = await figma({ layers: shapes })
  const parents: Record<string, string[]> = {}
  for (const id of [
    ...['upright', 'turned', 'bare', 'tilted', 'inTilted', 'mirror'],
    ...['inMirror', 'group', 'deep'],
  ])
    parents[id] = (await landed(stage, id, 'layer')).path
  expect(parents).toEqual({
    upright: [],
    turned: [],
    bare: ['bare'],
    tilted: ['tilted'],
    inTilted: ['tilted'],
    mirror: ['mirror'],
    inMirror: ['mirror'],
    group: ['group'],
    deep: ['group', 'inGroup'],
  })
})

test('what takes no layers gets one above it', async () => {
  const card = [rect('9:2'), { ...rect('9:9'), at: [60, 60, 5, 5] } as Drawn]
  const stage = await figma({
    layers: [
      { type: 'COMPONENT', id: '9:1', at: [0, 0, 100, 80], children: card },
      around('holder', {
        at: [200, 0, 200, 200],
        children: [
          {
            type: 'INSTANCE',
            id: '9:3',
            mainComponentId: '9:1',
            at: [20, 20, 100, 80],
          },
          shape('above', { at: [150, 150, 10, 10] }),
        ],
      }),
      {
        type: 'BOOLEAN_OPERATION',
        id: 'union',
        at: [500, 0, 100, 80],
        children: [rect('part', { at: [0, 0, 100, 80] })],
      },
      {
        type: 'COMPONENT_SET',
        id: 'set',
        at: [0, 300, 100, 100],
        children: [{ type: 'COMPONENT', id: 'variant', at: [5, 5, 80, 80] }],
      },
      {
        type: 'SECTION',
        id: 'section',
        at: [300, 300, 200, 200],
        children: [
          {
            type: 'TEXT',
            id: 'text',
            at: [20, 20, 80, 60],
            characters: 'Spring',
          },
        ],
      },
    ],
  })
  const paths: Record<string, string> = {}
  for (const id of [
    ...['9:1', '9:3', 'I9:3;9:2', 'union', 'part', 'set', 'variant'],
    ...['section', 'text'],
  ]) {
    const { how, path } = await landed(stage, id, 'layer')
    paths[id] = [how, ...path].join(' ')
  }
  expect(paths).toEqual({
    '9:1': 'layer 9:1',
    '9:3': 'layer holder',
    'I9:3;9:2': 'layer holder',
    union: 'layer',
    part: 'layer',
    set: 'layer',
    variant: 'layer set variant',
    section: 'layer section',
    text: 'layer section',
  })
  const { children } = await stage.layer('holder')
  const names = children.map(({ id, name }) =>
    name.startsWith('Repaint') ? 'result' : id,
  )
  expect(names).toEqual(['9:3', 'result', 'result', 'above'])
})

test('a part of an instance can carry a fill', async () => {
  const stage = await figma({
    layers: [
      {
        type: 'COMPONENT',
        id: '9:1',
        at: [0, 0, 100, 80],
        children: [rect('9:2')],
      },
      {
        type: 'INSTANCE',
        id: '9:3',
        mainComponentId: '9:1',
        at: [200, 20, 100, 80],
      },
    ],
  })
  const done = await landed(stage, 'I9:3;9:2')
  expect(done).toMatchObject({ nodeId: 'I9:3;9:2', how: 'fill' })
  expect((await stage.layer('9:2')).fills).toHaveLength(2)
})

test('in auto-layout a result lies over the content without moving it', async () => {
  const stage = await figma({
    layers: [
      {
        ...row,
        ...around('row', { at: [50, 50, 0, 0] }),
        children: [
          rect('a', { at: [0, 0, 100, 80] }),
          rect('b', { at: [0, 0, 100, 80] }),
        ],
      },
    ],
  })
  const boxes = () => Promise.all(['row', 'a', 'b'].map((id) => stage.box(id)))
  const before = await boxes()
  const { nodeId } = await landed(stage, 'row')
  await landed(stage, 'a', 'layer')
  expect(await boxes()).toEqual(before)
  expect((await stage.layer(nodeId)).layoutPositioning).toBe('ABSOLUTE')
  const order = (await stage.layer('row')).children.map(({ name }) => name)
  expect(order).toHaveLength(4)
})
