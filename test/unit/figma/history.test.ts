/** Steps of undo, of one designer and of two, and what a file was written. */
import fc from 'fast-check'
import { beforeEach, describe, expect, test } from 'vitest'
import type { Change } from '../../figma/document/changes.ts'
import { fairWeather } from '../../figma/conditions.ts'
import { newDocument, newLayer, newPage } from '../../figma/document/create.ts'
import { FigmaDocument } from '../../figma/document/document.ts'
import { countWrites } from '../../figma/document/writes.ts'
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

describe('a change taken back before the step ends', () => {
  const takeBack = () => {
    document.update('1:2', { visible: false })
    document.update('1:2', { visible: true })
    document.commit()
    return document.undoSteps
  }

  test('leaves no step, or one that changes nothing', () => {
    expect(takeBack()).toBe(0)
    document.commit()
    document = new FigmaDocument(document.data, {
      ...fairWeather,
      takenBackChangeIsStep: true,
    })
    expect(takeBack()).toBe(1)
    document.commit()
    expect(document.undoSteps).toBe(1)
    document.undo()
    expect(place('1:2').layer.visible).toBe(true)
  })
})

describe('notes on the document', () => {
  test.each([
    [false, { a: 'b' }],
    [true, {}],
  ])('are undone: %s', (rootNotesAreUndone, left) => {
    const conditions = { ...fairWeather, rootNotesAreUndone }
    document = new FigmaDocument(document.data, conditions)
    document.updateRoot({ pluginData: {} })
    document.commit()
    document.updateRoot({ pluginData: { a: 'b' } })
    document.update('1:2', { name: 'A' })
    document.undo()
    expect(document.data.pluginData).toEqual(left)
    expect(place('1:2').layer.name).toBe('Rectangle')
  })
})

describe('two designers in one file', () => {
  let other: FigmaDocument
  beforeEach(() => {
    other = document.beside()
  })

  test('see each other’s changes and have their own pages and selections', async () => {
    other.select(['1:3'])
    other.setCurrentPage('0:2')
    document.update('1:2', { name: 'A' })
    const changes = await new Promise<Change[]>((resolve) =>
      other.on('documentchange', resolve),
    )
    expect(changes).toMatchObject([{ id: '1:2', origin: 'REMOTE' }])
    expect(document.currentPage.name).toBe('One')
    expect(document.selection).toEqual([])
    expect(other.find('1:2')?.layer.name).toBe('A')
  })

  test('undo what they did themselves', () => {
    document.update('1:2', { name: 'A', opacity: 0.5 })
    document.commit()
    other.update('1:2', { name: 'B' })
    other.update('1:3', { name: 'C' })
    other.commit()
    expect([document.undoSteps, other.undoSteps]).toEqual([1, 1])
    document.undo()
    // The name goes back as well, although it was changed after.
    expect(place('1:2').layer).toMatchObject({ name: 'Rectangle', opacity: 1 })
    expect(place('1:3').layer.name).toBe('C')
    document.redo()
    expect(place('1:2').layer).toMatchObject({ name: 'A', opacity: 0.5 })
    other.undo()
    expect(place('1:3').layer.name).toBe('Rectangle')
    expect(place('1:2').layer.opacity).toBe(0.5)
  })

  test('commit nothing of each other’s open changes', () => {
    document.update('1:2', { visible: false })
    other.update('1:3', { name: 'C' })
    other.commit()
    other.undo()
    expect(place('1:2').layer.visible).toBe(false)
    document.commit()
    document.undo()
    expect(place('1:2').layer.visible).toBe(true)
    expect(place('1:3').layer.name).toBe('Rectangle')
  })

  test('keep what the other put beside what they take back', () => {
    document.insert(rectangle('1:8'), '1:1')
    document.commit()
    other.insert(rectangle('1:9'), '1:1')
    other.remove('1:3')
    other.commit()
    document.undo()
    expect(children('1:1')).toEqual(['1:2', '1:9'])
    document.redo()
    expect(children('1:1')).toEqual(['1:2', '1:9', '1:8'])
    other.undo()
    expect(children('1:1')).toEqual(['1:2', '1:3', '1:8'])
  })

  test('any changes of both, taken back by both, give the file there was', () => {
    const change = fc.record({
      mine: fc.boolean(),
      kind: fc.constantFrom('name', 'insert', 'opacity', 'commit'),
      value: fc.integer({ min: 0, max: 9 }),
    })
    const before = JSON.stringify(document.data.pages)
    fc.assert(
      fc.property(fc.array(change, { maxLength: 12 }), (changes) => {
        for (const { mine, kind, value } of changes) {
          const who = mine ? document : other
          // Each has layers of their own: no value is written by both.
          const id = mine ? '1:2' : '1:3'
          if (kind === 'name') who.update(id, { name: String(value) })
          if (kind === 'opacity') who.update(id, { opacity: value / 10 })
          if (kind === 'insert') who.insert(rectangle(who.newId()), '1:1')
          if (kind === 'commit') who.commit()
        }
        for (const who of [document, other]) {
          who.commit()
          while (who.undoSteps > 0) who.undo()
        }
        expect(JSON.stringify(document.data.pages)).toBe(before)
      }),
    )
  })
})

describe('what was written', () => {
  test('is told with who wrote it; looking and selecting is not', () => {
    const plugin = document.forPlugin()
    plugin.find('1:2')
    plugin.select(['1:2'])
    plugin.commit()
    plugin.undo()
    expect(plugin.writes).toEqual([])
    plugin.update('1:2', { visible: false, pluginData: { key: 'x' } })
    document.remove('1:3')
    plugin.commit()
    document.undo()
    expect(plugin.writes).toEqual([
      { by: 'plugin', id: '1:2', kind: 'property', name: 'visible' },
      { by: 'plugin', id: '1:2', kind: 'note', name: 'key' },
      { by: 'designer', id: '1:3', kind: 'layer', name: 'remove' },
      { by: 'plugin', id: '0:0', kind: 'step', name: 'commit' },
      { by: 'designer', id: '0:0', kind: 'step', name: 'undo' },
    ])
    const own = plugin.writes.filter(({ by }) => by === 'plugin')
    expect(countWrites(own)).toEqual({
      property: 1,
      note: 1,
      layer: 0,
      picture: 0,
      step: 1,
    })
  })
})
