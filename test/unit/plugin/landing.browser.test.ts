/** What lies under a result that is dragged out of the panel, and where it goes. */
import { describe, expect, test } from 'vitest'
import type { Landing } from '../../../plugin/shared/landing.ts'
import { frame, red, shape, type Drawn } from './drawn.ts'
import { marker, numbered, onlyOf, targetOf } from './placing.ts'
import { useFigma, type Stage } from './stage.ts'

const figma = useFigma()

const result = { id: 'a-job', index: 2 }

/** What the panel hears of a drop there. */
async function landing(stage: Stage, x: number, y: number): Promise<Landing> {
  const before = (await stage.host.drops()).length
  expect(await stage.drop({ x, y, dropMetadata: result })).toBe(true)
  await expect
    .poll(async () => (await stage.host.drops()).length)
    .toBe(before + 1)
  const drop = (await stage.host.drops()).at(-1)!
  expect(drop.result).toEqual(result)
  return drop.landing
}

/** The layer that a result would fill, or in brackets what would hold it. */
const nameOf = (found: Landing) =>
  found.on === 'layer' ? found.target.source?.id : `(${found.holderId})`

const box = (id: string, fields: Partial<Drawn> = {}): Drawn => ({
  type: 'RECTANGLE',
  id,
  at: [0, 0, 100, 100],
  fills: [red],
  ...fields,
})

const text: Drawn = {
  type: 'TEXT',
  id: 'text',
  at: [0, 0, 100, 100],
  characters: 'Spring',
}

const reaching = box('box', { at: [390, 0, 100, 100] })
const turned = box('box', { turned: -45, at: [50, 0, 60, 60] })
const page = '(0:1)'

interface Case {
  layers: Drawn[]
  at?: [x: number, y: number]
  found: string
}

const cases: Record<string, Case> = {
  'the topmost': { layers: [box('lower'), box('box')], found: 'box' },
  'one in a frame': { layers: [frame('frame', 0, [box('box')])], found: 'box' },
  'the frame beside it': {
    layers: [frame('frame', 0, [box('box')])],
    at: [200, 50],
    found: 'frame',
  },
  'behind type': { layers: [box('box'), text], found: 'box' },
  'behind a locked one': {
    layers: [box('box'), box('other', { locked: true })],
    found: 'box',
  },
  'behind a hidden one': {
    layers: [box('box'), box('other', { visible: false })],
    found: 'box',
  },
  'behind a mask': {
    layers: [box('box'), box('other', { isMask: true })],
    found: 'box',
  },
  'one in a group': {
    layers: [{ type: 'GROUP', id: 'group', children: [box('box')] }],
    found: 'box',
  },
  'a shape made of others': {
    layers: [{ type: 'BOOLEAN_OPERATION', id: 'all', children: [box('box')] }],
    found: 'all',
  },
  'none where it is cut off': {
    layers: [
      {
        ...{ ...turned, type: 'FRAME', id: 'frame', clipsContent: true },
        children: [box('box', { at: [-100, -100, 300, 300] })],
      },
    ],
    at: [12, 4],
    found: page,
  },
  'one that reaches out': {
    layers: [{ ...frame('frame', 0, [reaching]), clipsContent: false }],
    at: [450, 50],
    found: 'box',
  },
  'a turned one': { layers: [turned], found: 'box' },
  'none in the corner of its box': {
    layers: [turned],
    at: [12, 4],
    found: page,
  },
  'none on the bare canvas': { layers: [], found: page },
  'none on type alone': { layers: [text], found: page },
  'none in a section': {
    layers: [{ type: 'SECTION', id: 'section', at: [0, 0, 400, 300] }],
    found: '(section)',
  },
}

/** So far apart that no case sees another, canvas units. */
const apart = 1000

/** The layers of a case in a row of their own. */
const inRow = (row: number, layers: readonly Drawn[], by = row * apart) =>
  layers.map((layer): Drawn => {
    const { id, at: [x, y, width, height] = [0, 0, 100, 100] } = layer
    const children = inRow(row, layer.children ?? [], 0)
    return {
      ...layer,
      id: `${String(row)}-${id}`,
      at: [x, y + by, width, height],
      children,
    }
  })

test('a drop finds the topmost layer that a picture can fill', async () => {
  const rows = Object.entries(cases)
  const stage = await figma({
    layers: rows.flatMap(([, { layers }], row) => inRow(row, layers)),
  })
  const found: Record<string, string | undefined> = {}
  for (const [row, [name, { at: [x, y] = [50, 50] }]] of rows.entries()) {
    const there = nameOf(await landing(stage, x, y + row * apart))
    found[name] = there?.replace(`${String(row)}-`, '')
  }
  expect(found).toEqual(
    Object.fromEntries(rows.map(([name, { found }]) => [name, found])),
  )
})

test('a drop by itself changes nothing', async () => {
  const stage = await figma({ layers: [frame('frame', 0, [box('box')])] })
  const before = await stage.trace()
  await landing(stage, 50, 50)
  await landing(stage, 900, 900)
  expect(await stage.trace()).toEqual(before)
})

test('what is not a result of the panel is left to Figma', async () => {
  const stage = await figma({ layers: [box('box')] })
  const strangers = [
    undefined,
    'a-job',
    { id: 'a-job' },
    { id: 1, index: 0 },
    { id: 'a-job', index: '0' },
  ]
  for (const dropMetadata of strangers)
    expect(await stage.drop({ x: 50, y: 50, dropMetadata })).toBe(false)
  expect(await stage.host.drops()).toEqual([])
})

describe('what has no source and is to be a layer', () => {
  const bounds = { x: 130, y: 90, width: 120, height: 80 }

  /** As the panel places a result that was dropped on no layer. */
  const drop = async (stage: Stage, holderId: string) => {
    const target = {
      ...(await targetOf(stage, 'box')),
      ...{ source: null, place: { pageId: '0:1', bounds } },
    }
    const made = numbered([{ ...marker(bounds), kind: 'picture' }])
    const placing = { press: null, recovered: false, show: true, earlier: [] }
    const words = { title: 'a red door', record: '{"prompt":"a red door"}' }
    return stage.host.place({
      ...{ ...placing, ...words, target, made, holderId, how: 'layer' },
    })
  }

  test.each<[string, string[], Drawn[]]>([
    ['on the page', [], [box('holder', { at: [100, 50, 300, 300] })]],
    [
      'in a section',
      ['holder'],
      [{ type: 'SECTION', id: 'holder', at: [100, 50, 300, 300] }],
    ],
    [
      'in a turned frame',
      ['holder'],
      [{ ...frame('holder', 100, [shape('dot')]), turned: -20 }],
    ],
  ])('lies %s right where it was dropped', async (_, path, layers) => {
    const stage = await figma({ layers: [...layers, box('box')] })
    const before = await stage.trace()
    const done = await drop(stage, path[0] ?? '0:1')
    expect(done).toMatchObject({ how: 'layer', sourceGone: false })
    const { nodeId } = onlyOf(done)
    expect(await stage.pathTo(nodeId)).toEqual(path)
    expect(await stage.box(nodeId)).toEqual({
      x: expect.closeTo(bounds.x, 3) as number,
      y: expect.closeTo(bounds.y, 3) as number,
      width: expect.closeTo(bounds.width, 3) as number,
      height: expect.closeTo(bounds.height, 3) as number,
    })
    const { carried } = await stage.host.findResults('open')
    expect(carried).toMatchObject([
      { nodeId, how: 'layer', target: { source: { id: nodeId } } },
    ])
    expect((await stage.trace()).undoSteps).toBe(before.undoSteps + 1)
    await stage.undo()
    expect((await stage.trace()).pages).toEqual(before.pages)
  })
})
