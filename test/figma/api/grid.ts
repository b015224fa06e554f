/** Grids: frames with `layoutMode: 'GRID'`, and the layers in their cells. */
import * as v from 'valibot'
import { newGrid, overlap } from '../document/grid.ts'
import type { GridData, GridPlace, Track } from '../document/model.ts'
import { isPage } from '../document/tree.ts'
import { expose, HostObject } from '../sandbox/hosted.ts'
import { put } from './children.ts'
import type { LayerNow, Property, Trait } from './trait.ts'
import { checked, within } from './words.ts'

const gap = within(0, Infinity)
const span = v.pipe(v.number(), v.integer(), v.minValue(1))
const index = v.pipe(v.number(), v.integer(), v.minValue(0))

function need({ layer }: LayerNow, name: string): GridData {
  if (layer.grid) return layer.grid
  throw new Error(`Can only set ${name} on a frame whose layoutMode is GRID`)
}

const change = ({ run, id }: LayerNow, grid: GridData) => {
  run.document.update(id, { grid })
}

function setting<K extends keyof GridData>(
  name: string,
  key: K,
  schema: v.GenericSchema<unknown, GridData[K]>,
): Property {
  return {
    fixedInInstance: true,
    get: ({ layer }) => (layer.grid ?? newGrid)[key],
    set: (node, value) => {
      const grid = need(node, name)
      change(node, { ...grid, [key]: checked(name, schema, value) })
    },
  }
}

type Axis = 'rows' | 'columns'

const trackSize = v.strictObject({
  type: v.picklist(['FLEX', 'FIXED', 'HUG']),
  value: v.optional(within(0, Infinity)),
})

/** A count may not take away a track that somebody lies in. */
function count(name: string, axis: Axis): Property {
  return {
    fixedInInstance: true,
    get: ({ layer }) => (layer.grid ?? newGrid)[axis].length,
    set: (node, value) => {
      const grid = need(node, name)
      const wanted = checked(name, span, value)
      if (axis === 'rows' && grid.autoTracks === 'ROWS') {
        throw new Error(`Cannot set ${name} while gridAutoTracks is ROWS`)
      }
      const occupied = node.layer.children.flatMap(({ gridPlace: place }) => {
        if (!place) return []
        return axis === 'rows'
          ? [place.row + place.rowSpan]
          : [place.column + place.columnSpan]
      })
      if (wanted < Math.max(0, ...occupied)) {
        throw new Error(`Cannot remove ${axis} that are occupied by children`)
      }
      const tracks = Array.from(
        { length: wanted },
        (_, at): Track => grid[axis][at] ?? { type: 'FLEX', value: 1 },
      )
      change(node, { ...grid, [axis]: tracks })
    },
  }
}

/** Each track is an object that can be written to. */
function sizes(name: string, axis: Axis): Property {
  return {
    fixedInInstance: true,
    get: (node) =>
      (node.layer.grid ?? newGrid)[axis].map((_, at) =>
        trackObject(node, axis, at),
      ),
    set: (node, value) => {
      const tracks = checked(name, v.array(trackSize), plainTracks(value))
      change(node, { ...need(node, name), [axis]: tracks })
    },
  }
}

/** What was read can be written back. */
const plainTracks = (value: unknown) =>
  Array.isArray(value)
    ? value.map((item: unknown) =>
        item instanceof HostObject
          ? { type: item.access.get('type'), value: item.access.get('value') }
          : item,
      )
    : value

function trackObject({ run, id }: LayerNow, axis: Axis, at: number) {
  const grid = () => run.document.find(id)?.layer.grid ?? newGrid
  const set = (values: Partial<Track>) => {
    const tracks = grid()[axis].map((track, index) =>
      index === at ? { ...track, ...values } : track,
    )
    run.document.update(id, { grid: { ...grid(), [axis]: tracks } })
  }
  return expose('GridTrackSize', {
    get type() {
      return grid()[axis][at]?.type
    },
    set type(value: unknown) {
      set({ type: checked('type', trackSize.entries.type, value) })
    },
    get value() {
      return grid()[axis][at]?.value
    },
    set value(value: unknown) {
      set({ value: checked('value', within(0, Infinity), value) })
    },
  })
}

export const grid: Trait = {
  properties: {
    gridRowCount: count('gridRowCount', 'rows'),
    gridColumnCount: count('gridColumnCount', 'columns'),
    gridRowGap: setting('gridRowGap', 'rowGap', gap),
    gridColumnGap: setting('gridColumnGap', 'columnGap', gap),
    gridRowSizes: sizes('gridRowSizes', 'rows'),
    gridColumnSizes: sizes('gridColumnSizes', 'columns'),
    gridAutoTracks: setting(
      'gridAutoTracks',
      'autoTracks',
      v.picklist(['NONE', 'ROWS']),
    ),
    gridItemsPositioning: setting(
      'gridItemsPositioning',
      'itemsPositioning',
      v.picklist(['MANUAL', 'ROW_AUTO_FLOW']),
    ),
  },
  methods: {
    appendChildAt: (node, child, row, column) => {
      const grid = need(node, 'appendChildAt')
      const id = node.run.idOf(child)
      const was = node.layer.children.find((it) => it.id === id)
      const place = cell(grid, row, column, was?.gridPlace ?? null)
      refuseTaken(node.layer.children, place, id)
      put(node.run, node.id, child)
      if (id !== null) node.run.document.update(id, { gridPlace: place })
    },
  },
}

function cell(
  grid: GridData,
  row: unknown,
  column: unknown,
  was: GridPlace | null,
): GridPlace {
  const at = {
    row: checked('rowIndex', index, row),
    column: checked('columnIndex', index, column),
  }
  if (at.row >= grid.rows.length || at.column >= grid.columns.length) {
    throw new Error('The row or column index is out of bounds')
  }
  const one = { rowSpan: 1, columnSpan: 1 }
  const auto = { horizontalAlign: 'AUTO', verticalAlign: 'AUTO' } as const
  return { ...one, ...auto, ...was, ...at }
}

function refuseTaken(
  children: readonly { id: string; gridPlace: GridPlace | null }[],
  place: GridPlace,
  self: string | null,
): void {
  const taken = children.some(
    (it) => it.id !== self && it.gridPlace && overlap(it.gridPlace, place),
  )
  if (taken) throw new Error('The cell is occupied by another node')
}

function inGrid({ layer, place }: LayerNow, name: string) {
  const { parent } = place
  if (!isPage(parent) && parent.grid && layer.gridPlace) {
    return { parent, grid: parent.grid, place: layer.gridPlace }
  }
  throw new Error(`Can only set ${name} on a child of a GRID frame`)
}

/** A value of the cell; changes may not reach into another layer's. */
function cellValue<K extends keyof GridPlace>(
  name: string,
  key: K,
  fallback: GridPlace[K],
  schema: v.GenericSchema<unknown, GridPlace[K]> | null,
): Property {
  const get: Property['get'] = ({ layer }) => layer.gridPlace?.[key] ?? fallback
  if (!schema) return { get }
  return {
    fixedInInstance: true,
    get,
    set: (node, value) => {
      const { parent, grid, place } = inGrid(node, name)
      const next = { ...place, [key]: checked(name, schema, value) }
      if (
        next.column + next.columnSpan > grid.columns.length ||
        next.row + next.rowSpan > grid.rows.length
      ) {
        throw new Error('The span reaches beyond the grid')
      }
      refuseTaken(parent.children, next, node.id)
      node.run.document.update(node.id, { gridPlace: next })
    },
  }
}

const align = v.picklist(['MIN', 'CENTER', 'MAX', 'AUTO'])

export const gridChild: Trait = {
  properties: {
    gridRowAnchorIndex: cellValue('gridRowAnchorIndex', 'row', 0, null),
    gridColumnAnchorIndex: cellValue(
      'gridColumnAnchorIndex',
      'column',
      0,
      null,
    ),
    gridRowSpan: cellValue('gridRowSpan', 'rowSpan', 1, span),
    gridColumnSpan: cellValue('gridColumnSpan', 'columnSpan', 1, span),
    gridChildHorizontalAlign: cellValue(
      'gridChildHorizontalAlign',
      'horizontalAlign',
      'AUTO',
      align,
    ),
    gridChildVerticalAlign: cellValue(
      'gridChildVerticalAlign',
      'verticalAlign',
      'AUTO',
      align,
    ),
  },
  methods: {
    setGridChildPosition: (node, row, column) => {
      const { parent, grid, place } = inGrid(node, 'setGridChildPosition')
      if (grid.itemsPositioning === 'ROW_AUTO_FLOW') {
        throw new Error(
          'Cannot set the position of a child whose grid flows by itself',
        )
      }
      const next = cell(grid, row, column, place)
      refuseTaken(parent.children, next, node.id)
      node.run.document.update(node.id, { gridPlace: next })
    },
  },
}
