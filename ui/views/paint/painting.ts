import type { Point } from '../../../plugin/shared/geometry.ts'
import type { Stroke } from '../../parts/paint.ts'

/** What was painted so far, and with which brush it goes on. */
export interface Painting {
  strokes: readonly Stroke[]
  /** Taken back, the latest last. */
  undone: readonly Stroke[]
  /** The last stroke still grows. */
  down: boolean
  erase: boolean
  /** Share of the source's longer side. */
  radius: number
  /** 0 to 1: the share of the radius within which all is covered. */
  hardness: number
}

export const emptyPainting: Painting = {
  strokes: [],
  undone: [],
  down: false,
  erase: false,
  radius: 0.05,
  hardness: 1,
}

export const brush = { min: 0.005, max: 0.25, step: 1.25 }

/** Takes away all that is painted, and what was painted on. */
const wipe: Stroke = {
  points: [{ x: 0.5, y: 0.5 }],
  radius: 1,
  hardness: 1,
  erase: true,
}

export function press(painting: Painting, point: Point): Painting {
  const { strokes, radius, hardness, erase } = painting
  const stroke = { points: [point], radius, hardness, erase }
  return { ...painting, strokes: [...strokes, stroke], undone: [], down: true }
}

export function move(painting: Painting, point: Point): Painting {
  const last = painting.strokes.at(-1)
  if (!painting.down || !last) return painting
  const grown = { ...last, points: [...last.points, point] }
  return { ...painting, strokes: [...painting.strokes.slice(0, -1), grown] }
}

export function lift(painting: Painting): Painting {
  return painting.down ? { ...painting, down: false } : painting
}

export function undo(painting: Painting): Painting {
  const last = painting.strokes.at(-1)
  if (!last) return painting
  return {
    ...painting,
    strokes: painting.strokes.slice(0, -1),
    undone: [...painting.undone, last],
    down: false,
  }
}

export function redo(painting: Painting): Painting {
  const last = painting.undone.at(-1)
  if (!last) return painting
  return {
    ...painting,
    strokes: [...painting.strokes, last],
    undone: painting.undone.slice(0, -1),
    down: false,
  }
}

export function clear(painting: Painting): Painting {
  const strokes = [...painting.strokes, wipe]
  return { ...painting, strokes, undone: [], down: false }
}

/** @param radius share of the source's longer side */
export function resize(painting: Painting, radius: number): Painting {
  const kept = Math.min(brush.max, Math.max(brush.min, radius))
  return { ...painting, radius: kept }
}

/** @param hardness 0 to 1 */
export function harden(painting: Painting, hardness: number): Painting {
  return { ...painting, hardness: Math.min(1, Math.max(0, hardness)) }
}

export function flipErase(painting: Painting): Painting {
  return { ...painting, erase: !painting.erase }
}

/**
 * Whether a save would make another mask; what was erased may leave none.
 *
 * @param onMask whether it began with a mask that is there
 */
export function isPainted({ strokes }: Painting, onMask: boolean): boolean {
  const wiped = strokes.lastIndexOf(wipe)
  if (onMask && wiped < 0) return strokes.length > 0
  return strokes.slice(wiped + 1).some(({ erase }) => !erase)
}
