/** Resizing and turning what is selected. */
import type { FigmaDocument } from '../../figma/document/document.ts'
import type { Box, Point } from '../../figma/document/geometry.ts'
import {
  apply,
  invert,
  multiply,
  translation,
} from '../../figma/document/geometry.ts'
import type { Matrix } from '../../figma/document/model.ts'
import { absoluteTransform } from '../../figma/document/tree.ts'
import { placeOnPage } from '../commands/edits.ts'
import type { Gesture, Pointer } from './gesture.ts'
import { rollBack } from './gesture.ts'
import type { Grip, Outline } from './grips.ts'
import { gripPoint, outlineOf } from './grips.ts'

interface Before {
  id: string
  width: number
  height: number
  matrix: Matrix
}

function selectedBefore(document: FigmaDocument): Before[] {
  return document.selection.flatMap((id) => {
    const place = document.find(id)
    if (!place) return []
    const { width, height } = place.layer
    return [{ id, width, height, matrix: absoluteTransform(place) }]
  })
}

const nothing: Gesture = {
  move: () => undefined,
  end: () => undefined,
  cancel: () => undefined,
}

export function resizeGesture(document: FigmaDocument, grip: Grip): Gesture {
  const outline = outlineOf(document)
  if (!outline) return nothing
  const before = selectedBefore(document)
  const inside = invert(outline.matrix)
  return {
    move({ page, shift, alt }) {
      const point = apply(inside, {
        x: Math.round(page.x),
        y: Math.round(page.y),
      })
      const box = stretched(outline.box, grip, point, shift, alt)
      for (const layer of before) stretch(document, layer, outline, box)
    },
    end() {
      document.commit()
    },
    cancel() {
      rollBack(document)
    },
  }
}

/** The box with the gripped side at `p`; `even` keeps its proportions. */
function stretched(
  box: Box,
  grip: Grip,
  p: Point,
  even: boolean,
  centred: boolean,
): Box {
  const side = (from: number, size: number, to: number, which: -1 | 0 | 1) => {
    if (which === 0) return size
    const edge = which === 1 ? to - from : from + size - to
    return Math.max(1, centred ? 2 * edge - size : edge)
  }
  let width = side(box.x, box.width, p.x, grip.x)
  let height = side(box.y, box.height, p.y, grip.y)
  if (even) {
    const scale = Math.max(
      grip.x === 0 ? 0 : width / box.width,
      grip.y === 0 ? 0 : height / box.height,
    )
    width = box.width * scale
    height = box.height * scale
  }
  const place = (from: number, old: number, now: number, which: number) =>
    from + (centred ? (old - now) / 2 : ((1 - which) / 2) * (old - now))
  // A grip in the middle of a side keeps the middle where it is.
  return {
    x: place(box.x, box.width, width, grip.x),
    y: place(box.y, box.height, height, grip.y),
    width,
    height,
  }
}

/** Takes a layer along from the outline's box to another. */
function stretch(
  document: FigmaDocument,
  layer: Before,
  { box: old, matrix }: Outline,
  now: Box,
): void {
  const x = old.width === 0 ? 1 : now.width / old.width
  const y = old.height === 0 ? 1 : now.height / old.height
  const inside = multiply(invert(matrix), layer.matrix)
  const [[a, c, left], [b, d, top]] = inside
  const moved: Matrix = [
    [a, c, now.x + (left - old.x) * x],
    [b, d, now.y + (top - old.y) * y],
  ]
  fixText(document, layer.id)
  document.resize(
    layer.id,
    Math.max(0.01, layer.width * x),
    Math.max(0.01, layer.height * y),
  )
  placeOnPage(document, layer.id, multiply(matrix, moved))
}

/** Text whose box was drawn keeps it. */
function fixText(document: FigmaDocument, id: string): void {
  const style = document.find(id)?.layer.textStyle
  if (style && style.autoResize !== 'NONE')
    document.update(id, { textStyle: { ...style, autoResize: 'NONE' } })
}

/** Turns about the middle of the outline; Shift by steps of 15°. */
export function rotateGesture(
  document: FigmaDocument,
  start: Pointer,
): Gesture {
  const outline = outlineOf(document)
  if (!outline) return nothing
  const before = selectedBefore(document)
  const middle = gripPoint(outline, { x: 0, y: 0 })
  const angleTo = (p: Point) => Math.atan2(p.y - middle.y, p.x - middle.x)
  const from = angleTo(start.page)
  return {
    move({ page, shift }) {
      const step = ((shift ? 15 : 1) * Math.PI) / 180
      const angle = Math.round((angleTo(page) - from) / step) * step
      for (const { id, matrix } of before)
        placeOnPage(document, id, multiply(turnAbout(middle, angle), matrix))
    },
    end() {
      document.commit()
    },
    cancel() {
      rollBack(document)
    },
  }
}

/** Clockwise on the screen, radians. */
function turnAbout({ x, y }: Point, angle: number): Matrix {
  const cos = Math.cos(angle)
  const sin = Math.sin(angle)
  const turn: Matrix = [
    [cos, -sin, 0],
    [sin, cos, 0],
  ]
  return multiply(translation(x, y), multiply(turn, translation(-x, -y)))
}
