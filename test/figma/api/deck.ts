/** The canvas grid of Figma Slides and Figma Buzz. */
import * as v from 'valibot'
import { newLayer } from '../document/create.ts'
import type { LayerData } from '../document/model.ts'
import type { HostObject } from '../sandbox/hosted.ts'
import type { Run } from './run.ts'
import { checked } from './words.ts'

const index = v.optional(v.pipe(v.number(), v.integer(), v.minValue(0)))

function needDeck({ editor }: Run): void {
  if (editor === 'slides' || editor === 'buzz') return
  throw new Error('This API is only available in Figma Slides and Figma Buzz')
}

function needSlides({ editor }: Run): void {
  if (editor === 'slides') return
  throw new Error('This API is only available in Figma Slides')
}

function gridOf({ document }: Run): LayerData {
  const grid = document.currentPage.children.find(
    ({ type }) => type === 'SLIDE_GRID',
  )
  if (grid) return grid
  throw new Error('The document has no canvas grid')
}

/** A new row at `at`, or the last one; its id. */
function addRow(run: Run, at?: number): string {
  const row = newLayer('SLIDE_ROW', run.document.newId())
  run.document.insert(row, gridOf(run).id, at)
  return row.id
}

/** The row to put something in: made if it is one beyond the last. */
export function rowAt(run: Run, row: unknown): string {
  const at = checked('rowIndex', index, row)
  const rows = gridOf(run).children
  const wanted = at === undefined ? rows.at(-1) : rows[at]
  if (wanted) return wanted.id
  if (at !== undefined && at > rows.length) {
    throw new Error('The row index is out of bounds')
  }
  return addRow(run)
}

/** Puts `layer` into a cell of the grid. */
export function putInCell(
  run: Run,
  layer: LayerData,
  row: unknown,
  column: unknown,
): HostObject {
  const holder = rowAt(run, row)
  const at = checked('columnIndex', index, column)
  const count = run.document.find(holder)?.layer.children.length ?? 0
  run.document.insert(layer, holder, Math.min(at ?? count, count))
  return run.object(layer.id)
}

const objects = (run: Run, layers: readonly LayerData[]) =>
  layers.map(({ id }) => run.object(id))

function setGrid(run: Run, value: unknown): void {
  const { document } = run
  if (!Array.isArray(value) || !value.every(Array.isArray)) {
    throw new Error('Expected a two-dimensional array of nodes')
  }
  const wanted = (value as unknown[][]).map((row) =>
    row.map((node) => run.idOf(node) ?? ''),
  )
  const { children: rows } = gridOf(run)
  const present = rows.flatMap((row) => row.children.map(({ id }) => id))
  const named = wanted.flat()
  if (
    named.length !== present.length ||
    !present.every((id) => named.includes(id))
  ) {
    throw new Error('All nodes of the grid must be in the new one, once each')
  }
  wanted.forEach((row, at) => {
    const holder = gridOf(run).children[at]?.id ?? addRow(run)
    row.forEach((id, column) => {
      document.move(id, holder, column)
    })
  })
  for (const row of gridOf(run).children.slice(wanted.length))
    document.remove(row.id)
}

export function deckMembers(run: Run) {
  const grid = () => {
    needDeck(run)
    return gridOf(run).children.map((row) => objects(run, row.children))
  }
  const set = (value: unknown) => {
    needDeck(run)
    setGrid(run, value)
  }
  return {
    createSlide: (row: unknown, column: unknown) => {
      needSlides(run)
      const slide = newLayer('SLIDE', run.document.newId())
      return putInCell(run, slide, row, column)
    },
    createSlideRow: (row: unknown) => {
      needSlides(run)
      return run.object(addRow(run, checked('row', index, row)))
    },
    getSlideGrid: () => {
      needSlides(run)
      return grid()
    },
    setSlideGrid: (value: unknown) => {
      needSlides(run)
      set(value)
    },
    getCanvasGrid: grid,
    setCanvasGrid: set,
    createCanvasRow: (row: unknown) => {
      needDeck(run)
      return run.object(addRow(run, checked('rowIndex', index, row)))
    },
    moveNodesToCoord: (ids: unknown, row: unknown, column: unknown) => {
      needDeck(run)
      const holder = rowAt(run, row)
      const at = checked('columnIndex', index, column)
      checked('nodeIds', v.array(v.string()), ids).forEach((id, offset) => {
        const count = run.document.find(holder)?.layer.children.length ?? 0
        run.document.move(id, holder, Math.min((at ?? count) + offset, count))
      })
    },
  }
}
