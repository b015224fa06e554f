import fc from 'fast-check'
import { beforeEach, describe, expect, test } from 'vitest'
import {
  absoluteBoundingBox,
  absoluteRenderBounds,
} from '../../figma/document/bounds.ts'
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

describe('undo', () => {
  test('a step that changed nothing is no step', () => {
    document.update('1:2', { visible: false })
    document.update('1:2', { visible: true })
    document.commit()
    expect(document.undoSteps).toBe(0)
  })

  test('undo and redo go one step at a time', () => {
    document.update('1:2', { name: 'A' })
    document.commit()
    document.update('1:2', { name: 'B' })
    document.remove('1:3')
    document.undo()
    expect(place('1:2').layer.name).toBe('A')
    expect(place('1:3').layer.id).toBe('1:3')
    document.undo()
    expect(place('1:2').layer.name).toBe('Rectangle')
    document.undo()
    document.redo()
    document.redo()
    expect([place('1:2').layer.name, document.find('1:3')]).toEqual(['B', null])
    document.redo()
    expect(place('1:2').layer.name).toBe('B')
  })

  test('a new step ends what could be redone', () => {
    document.update('1:2', { name: 'A' })
    document.undo()
    document.update('1:2', { name: 'B' })
    document.redo()
    expect(place('1:2').layer.name).toBe('B')
  })

  test('any changes, undone, give the document there was', () => {
    const change = fc.oneof(
      fc.record({ kind: fc.constant('name'), value: fc.string() }),
      fc.record({ kind: fc.constant('move'), value: fc.constant('0:1') }),
      fc.record({ kind: fc.constant('remove'), value: fc.constant('') }),
      fc.record({ kind: fc.constant('group'), value: fc.constant('') }),
    )
    const before = JSON.stringify(document.data.pages)
    fc.assert(
      fc.property(fc.array(change, { maxLength: 8 }), (changes) => {
        for (const { kind, value } of changes) {
          if (!document.find('1:2')) continue
          if (kind === 'name') document.update('1:2', { name: value })
          if (kind === 'move') document.move('1:2', value)
          if (kind === 'remove') document.remove('1:2')
          if (kind === 'group') group(['1:2'], '0:1')
          document.commit()
        }
        while (document.undoSteps > 0) document.undo()
        expect(JSON.stringify(document.data.pages)).toBe(before)
      }),
    )
  })

  test('images outlive undo', () => {
    const hash = document.addImage(new Uint8Array([1, 2, 3]))
    document.update('1:2', { name: 'A' })
    document.undo()
    expect(document.data.images.get(hash)).toEqual(new Uint8Array([1, 2, 3]))
    expect(hash).toBe('7037807198c22a7d2b0807371d763779a84fdfcf')
  })

  test('the selection loses what undo takes away', () => {
    document.insert(rectangle('1:9'), '0:1')
    document.select(['1:9', '1:2'])
    document.undo()
    expect(document.selection).toEqual(['1:2'])
  })
})

describe('events', () => {
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
