import type { Point } from './geometry.ts'
import type { Target } from './protocol.ts'

/** A result that is dragged out of the panel: its job's id, its place in it. */
export interface Dragged {
  id: string
  index: number
}

/** What it was dropped on. */
export type Landing =
  /** A layer that it can fill. */
  | { on: 'layer'; target: Target }
  /** Anything else, within which it becomes a layer of its own. */
  | { on: 'canvas'; pageId: string; holderId: string; at: Point }
