/** Frames whose `layoutMode` is GRID: rows, columns and who lies where. */
import { isFlowing } from './autolayout.ts'
import { moveBox } from './constraints.ts'
import { boxOf, transformBox } from './geometry.ts'
import type { GridData, GridPlace, LayerData, Track } from './model.ts'

export const newGrid: GridData = {
  rows: [{ type: 'FLEX', value: 1 }],
  columns: [{ type: 'FLEX', value: 1 }],
  rowGap: 0,
  columnGap: 0,
  paddingLeft: 0,
  paddingRight: 0,
  paddingTop: 0,
  paddingBottom: 0,
  autoTracks: 'NONE',
  itemsPositioning: 'MANUAL',
}

const firstCell: GridPlace = {
  row: 0,
  column: 0,
  rowSpan: 1,
  columnSpan: 1,
  horizontalAlign: 'AUTO',
  verticalAlign: 'AUTO',
}

/** Gives each flowing child a cell, and the grid the rows that it takes. */
export function arrangeGrid(frame: LayerData, grid: GridData): void {
  const children = frame.children.filter(isFlowing)
  for (const child of frame.children)
    if (!isFlowing(child)) child.gridPlace = null
  const places = placesFor(children, grid)
  const needed = Math.max(1, ...places.map((it) => it.row + it.rowSpan))
  const count =
    grid.autoTracks === 'ROWS' ? needed : Math.max(grid.rows.length, needed)
  const rows = Array.from(
    { length: count },
    (_, at): Track => grid.rows[at] ?? { type: 'FLEX', value: 1 },
  )
  if (rows.length !== grid.rows.length) frame.grid = { ...grid, rows }
  children.forEach((child, at) => {
    child.gridPlace = places[at] ?? firstCell
  })
  const { paddingLeft, paddingRight, paddingTop, paddingBottom } = grid
  const across = spansOf(
    grid.columns,
    grid.columnGap,
    paddingLeft,
    frame.width - paddingLeft - paddingRight,
    hugged(children, 'column', 'width'),
  )
  const down = spansOf(
    rows,
    grid.rowGap,
    paddingTop,
    frame.height - paddingTop - paddingBottom,
    hugged(children, 'row', 'height'),
  )
  for (const child of children) lay(child, across, down)
}

/** In MANUAL grids what has a free cell keeps it; others take the first. */
function placesFor(children: readonly LayerData[], grid: GridData) {
  const taken: GridPlace[] = []
  const isFree = (place: GridPlace) =>
    place.column + place.columnSpan <= grid.columns.length &&
    !taken.some((other) => overlap(place, other))
  const flows = grid.itemsPositioning === 'ROW_AUTO_FLOW'
  const kept = new Map<LayerData, GridPlace>()
  for (const child of children) {
    if (flows || !child.gridPlace || !isFree(child.gridPlace)) continue
    kept.set(child, child.gridPlace)
    taken.push(child.gridPlace)
  }
  return children.map((child) => {
    const has = kept.get(child)
    if (has) return has
    const wanted = { ...firstCell, ...child.gridPlace, row: 0, column: 0 }
    const columnSpan = Math.min(wanted.columnSpan, grid.columns.length)
    for (let row = 0; ; row++)
      for (let column = 0; column < grid.columns.length; column++) {
        const place = { ...wanted, columnSpan, row, column }
        if (!isFree(place)) continue
        taken.push(place)
        return place
      }
  })
}

export const overlap = (a: GridPlace, b: GridPlace) =>
  a.row < b.row + b.rowSpan &&
  b.row < a.row + a.rowSpan &&
  a.column < b.column + b.columnSpan &&
  b.column < a.column + a.columnSpan

/** The largest child of each track that hugs. */
function hugged(
  children: readonly LayerData[],
  axis: 'row' | 'column',
  side: 'width' | 'height',
) {
  return (at: number) =>
    Math.max(
      0,
      ...children
        .filter(({ gridPlace }) => gridPlace?.[axis] === at)
        .map((child) => boxOfChild(child)[side]),
    )
}

const boxOfChild = (child: LayerData) =>
  transformBox(child.transform, boxOf(child))

interface Span {
  from: number
  to: number
}

/** Where each track begins and ends, canvas units of the frame. */
function spansOf(
  tracks: readonly Track[],
  gap: number,
  start: number,
  room: number,
  hug: (at: number) => number,
): Span[] {
  const fixed = tracks.map((track, at) => {
    if (track.type === 'FLEX') return null
    return track.type === 'FIXED' ? (track.value ?? 0) : hug(at)
  })
  const shares = tracks.map(({ type, value }) =>
    type === 'FLEX' ? (value ?? 1) : 0,
  )
  const sum = (values: readonly number[]) => values.reduce((a, b) => a + b, 0)
  const used = sum(fixed.map((it) => it ?? 0)) + gap * (tracks.length - 1)
  const unit = Math.max(0, room - used) / (sum(shares) || 1)
  let from = start
  return tracks.map((_, at) => {
    const to = from + (fixed[at] ?? unit * (shares[at] ?? 0))
    const span = { from, to }
    from = to + gap
    return span
  })
}

function lay(child: LayerData, across: Span[], down: Span[]): void {
  const place = child.gridPlace ?? firstCell
  const { row, column, rowSpan, columnSpan } = place
  const left = across[column]?.from ?? 0
  const top = down[row]?.from ?? 0
  const right = across[column + columnSpan - 1]?.to ?? left
  const bottom = down[row + rowSpan - 1]?.to ?? top
  const { width, height } = boxOfChild(child)
  const x = left + (right - left - width) * shareBefore(place.horizontalAlign)
  const y = top + (bottom - top - height) * shareBefore(place.verticalAlign)
  moveBox(child, x, y)
}

const shareBefore = (align: GridPlace['horizontalAlign']) =>
  ({ AUTO: 0, MIN: 0, CENTER: 0.5, MAX: 1 })[align]
