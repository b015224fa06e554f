/** The box around what is selected, and the grips on it. */
import type { FigmaDocument } from '../../figma/document/document.ts'
import type { Box, Point } from '../../figma/document/geometry.ts'
import {
  apply,
  boxOf,
  corners,
  identity,
  rotationOf,
} from '../../figma/document/geometry.ts'
import type { Matrix } from '../../figma/document/model.ts'
import { absoluteTransform } from '../../figma/document/tree.ts'
import { distance } from './gesture.ts'
import { selectionBox, toScreen } from './view.ts'

/** A box in a space of its own: a turned layer's is turned with it. */
export interface Outline {
  box: Box
  /** From the box's space to the page's. */
  matrix: Matrix
}

/** Around one layer as it lies, or upright around several. */
export function outlineOf(document: FigmaDocument): Outline | null {
  const [only, ...others] = document.selection
  if (only === undefined) return null
  const place = others.length === 0 ? document.find(only) : null
  if (place)
    return { box: boxOf(place.layer), matrix: absoluteTransform(place) }
  const box = selectionBox(document)
  return box && { box, matrix: identity }
}

/** Where on the outline: -1 is left or top, 1 right or bottom, 0 between. */
export interface Grip {
  x: -1 | 0 | 1
  y: -1 | 0 | 1
}

const sides = [-1, 0, 1] as const
export const grips: readonly Grip[] = sides
  .flatMap((y) => sides.map((x) => ({ x, y })))
  .filter(({ x, y }) => x !== 0 || y !== 0)

export function gripPoint({ box, matrix }: Outline, grip: Grip): Point {
  return apply(matrix, {
    x: box.x + (box.width * (grip.x + 1)) / 2,
    y: box.y + (box.height * (grip.y + 1)) / 2,
  })
}

/** CSS pixels from a grip that still take hold of it, or turn the layer. */
const reach = 7
const turningReach = 22

export type Hold =
  | { kind: 'resize'; grip: Grip; cursor: string }
  | { kind: 'rotate'; cursor: string }

/** What a press at `screen` takes hold of. */
export function holdAt(document: FigmaDocument, screen: Point): Hold | null {
  const outline = outlineOf(document)
  if (!outline) return null
  const at = (grip: Grip) => toScreen(document, gripPoint(outline, grip))
  const near = grips
    .filter((grip) => isRoomFor(grip, document, outline))
    .map((grip) => ({ grip, away: distance(at(grip), screen) }))
    .sort((a, b) => a.away - b.away)[0]
  if (near && near.away <= reach)
    return {
      kind: 'resize',
      grip: near.grip,
      cursor: cursorOf(near.grip, outline),
    }
  const corner = grips.find(
    (grip) =>
      grip.x !== 0 && grip.y !== 0 && distance(at(grip), screen) < turningReach,
  )
  if (
    !corner ||
    isInside(
      screen,
      corners(outline.box).map((point) =>
        toScreen(document, apply(outline.matrix, point)),
      ),
    )
  )
    return null
  return { kind: 'rotate', cursor: 'grab' }
}

/** A tiny box keeps its corners only. */
function isRoomFor(grip: Grip, { viewport }: FigmaDocument, { box }: Outline) {
  const least = 28 / viewport.zoom
  if (grip.x === 0) return box.width > least
  if (grip.y === 0) return box.height > least
  return true
}

/** Whether a point lies in a convex polygon given clockwise. */
function isInside(p: Point, polygon: readonly Point[]): boolean {
  const turns = polygon.map((a, index) => {
    const b = polygon[(index + 1) % polygon.length] ?? a
    return (b.x - a.x) * (p.y - a.y) - (b.y - a.y) * (p.x - a.x)
  })
  return turns.every((turn) => turn >= 0) || turns.every((turn) => turn <= 0)
}

const arrows = ['ew', 'nwse', 'ns', 'nesw'] as const

function cursorOf(grip: Grip, { matrix }: Outline): string {
  const angle = (Math.atan2(grip.y, grip.x) * 180) / Math.PI
  const turned = angle - rotationOf(matrix)
  const index = ((Math.round(turned / 45) % 4) + 4) % 4
  return `${arrows[index] ?? 'nwse'}-resize`
}
