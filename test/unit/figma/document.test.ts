import { beforeEach, describe, expect, test } from 'vitest'
import {
  absoluteBoundingBox,
  absoluteRenderBounds,
} from '../../figma/document/bounds.ts'
import type { Change } from '../../figma/document/changes.ts'
import { newDocument, newLayer, newPage } from '../../figma/document/create.ts'
import { FigmaDocument } from '../../figma/document/document.ts'
import { translation } from '../../figma/document/geometry.ts'
import type { LayerData } from '../../figma/document/model.ts'

const rectangle = (id: string, x = 0, y = 0): LayerData =>
  newLayer('RECTANGLE', id, { transform: translation(x, y) })

let document: FigmaDocument
beforeEach(() => {
  const frame = newLayer('FRAME', '1:1', {
    transform: translation(100, 100),
    width: 300,
    height: 300,
    children: [rectangle('1:2', 10, 10), rectangle('1:3', 150, 20)],
  })
  const pages = [newPage('0:1', 'One', [frame]), newPage('0:2', 'Two')]
  document = new FigmaDocument(newDocument('Test', pages))
})

const place = (id: string) => {
  const found = document.find(id)
  if (!found) throw new Error(`${id} is gone`)
  return found
}
const children = (id: string) =>
  place(id).layer.children.map((layer) => layer.id)

function group(ids: string[], parent: string): string {
  const id = document.newId()
  document.holdingEmpty(id, () => {
    document.insert(newLayer('GROUP', id), parent)
    for (const child of ids) document.move(child, id, undefined, true)
  })
  return id
}

describe('ids', () => {
  test('a new id is none that the document has', () => {
    expect(document.find(document.newId())).toBe(null)
    expect(document.newId()).not.toBe(document.newId())
  })
})

describe('moving', () => {
  test('a move keeps the relative place, or the place on the page', () => {
    document.move('1:2', '0:1')
    expect(absoluteBoundingBox(place('1:2'))).toMatchObject({ x: 10, y: 10 })
    document.move('1:3', '0:1', undefined, true)
    expect(absoluteBoundingBox(place('1:3'))).toMatchObject({ x: 250, y: 120 })
  })

  test('an index counts the children as they are before the move', () => {
    document.insert(rectangle('1:4'), '1:1')
    document.move('1:2', '1:1', 2)
    expect(children('1:1')).toEqual(['1:3', '1:2', '1:4'])
    document.move('1:4', '1:1', 0)
    expect(children('1:1')).toEqual(['1:4', '1:3', '1:2'])
  })

  test('a layer cannot go into itself', () => {
    document.insert(newLayer('FRAME', '1:5'), '1:1')
    expect(() => {
      document.move('1:1', '1:5')
    }).toThrow('Cannot move node')
  })

  test('a distance on the page is the same inside a turned frame', () => {
    const { layer } = place('1:1')
    document.update('1:1', {
      transform: [
        [0, -1, layer.transform[0][2]],
        [1, 0, layer.transform[1][2]],
      ],
    })
    const before = absoluteBoundingBox(place('1:2'))
    document.translate('1:2', 7, -3)
    const after = absoluteBoundingBox(place('1:2'))
    expect(after.x - before.x).toBeCloseTo(7)
    expect(after.y - before.y).toBeCloseTo(-3)
  })
})

describe('groups', () => {
  test('grouping moves nothing on the page', () => {
    const before = ['1:2', '1:3'].map((id) => absoluteBoundingBox(place(id)))
    const id = group(['1:2', '1:3'], '1:1')
    const after = ['1:2', '1:3'].map((id) => absoluteBoundingBox(place(id)))
    expect(after).toEqual(before)
    expect(absoluteBoundingBox(place(id))).toEqual({
      x: 110,
      y: 110,
      width: 240,
      height: 110,
    })
  })

  test('a group vanishes with its last layer, and so does one around it', () => {
    const inner = group(['1:2'], '1:1')
    const outer = group([inner], '1:1')
    document.remove('1:2')
    expect([document.find(inner), document.find(outer)]).toEqual([null, null])
    expect(children('1:1')).toEqual(['1:3'])
  })
})

describe('bounds', () => {
  test('a hidden ancestor leaves nothing to render', () => {
    document.update('1:1', { visible: false })
    expect(absoluteRenderBounds(place('1:2'))).toBe(null)
  })

  test('a clipping frame cuts what reaches out, a shadow reaches out', () => {
    document.update('1:3', { transform: translation(250, 0) })
    expect(absoluteRenderBounds(place('1:3'))).toEqual({
      x: 350,
      y: 100,
      width: 50,
      height: 100,
    })
    const shadow: Effect = {
      type: 'DROP_SHADOW',
      color: { r: 0, g: 0, b: 0, a: 1 },
      offset: { x: 5, y: 0 },
      radius: 10,
      visible: true,
      blendMode: 'NORMAL',
    }
    document.update('1:1', { effects: [shadow] })
    expect(absoluteRenderBounds(place('1:1'))).toEqual({
      x: 95,
      y: 90,
      width: 320,
      height: 320,
    })
  })

  test('what lies outside of every clip is not rendered', () => {
    document.update('1:3', { transform: translation(400, 0) })
    expect(absoluteRenderBounds(place('1:3'))).toBe(null)
  })
})

describe('events', () => {
  test('only the topmost of what came or went is told', async () => {
    const next = () =>
      new Promise<Change[]>((resolve) => document.on('documentchange', resolve))
    const inside = newLayer('FRAME', '1:7', { children: [rectangle('1:8')] })
    document.insert(newLayer('FRAME', '1:6', { children: [inside] }), '0:1')
    expect((await next()).map(({ type, id }) => [type, id])).toEqual([
      ['CREATE', '1:6'],
    ])
    document.remove('1:6')
    expect(await next()).toMatchObject([
      { type: 'DELETE', id: '1:6', was: 'FRAME', origin: 'LOCAL' },
    ])
  })

  const next = (event: 'selectionchange' | 'currentpagechange') =>
    new Promise<void>((resolve) => document.on(event, resolve))

  test('selecting the same layers again is no change', async () => {
    document.select(['1:2'])
    await next('selectionchange')
    let count = 0
    document.on('selectionchange', () => count++)
    document.select(['1:2'])
    document.setCurrentPage('0:2')
    document.setCurrentPage('0:1')
    document.update('1:3', { name: 'A' })
    await new Promise<void>((resolve) => {
      document.on('documentchange', () => {
        resolve()
      })
    })
    expect(count).toBe(0)
  })

  test('another page is another selection', async () => {
    document.setCurrentPage('0:2')
    await Promise.all([next('currentpagechange'), next('selectionchange')])
    expect(document.currentPage.name).toBe('Two')
  })
})
