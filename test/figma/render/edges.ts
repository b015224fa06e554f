/**
 * A picture whose last pixels go on far beyond its edges. Too far to draw it
 * larger once and for all: one canvas would need every pixel between.
 */
import {
  invert,
  multiply,
  transformBox,
  translation,
} from '../document/geometry.ts'
import type { Box } from '../document/geometry.ts'
import type { Matrix } from '../document/model.ts'
import { extended, marginsOf, slice } from './extended.ts'
import type { Margins } from './extended.ts'
import { fillWith, isWhole } from './fill-with.ts'
import type { Repetition } from './fill-with.ts'
import { boxOfGround } from './ground.ts'
import type { DevicePath, Ground } from './ground.ts'
import { boxPath, devicePath, enterDevice, surfaceWithin } from './surface.ts'
import type { Surface } from './surface.ts'

interface Placed {
  /** Pixels of the picture to device pixels. */
  placed: Matrix
  ground: Ground
}

/** Pixels around the picture: what is drawn, and what smoothing looks at. */
const [drawn, rim] = [32, 64]

export function fillFar(
  surface: Surface,
  picture: ImageBitmap,
  { placed, ground }: Placed,
  shape: DevicePath,
): void {
  const colors = surfaceWithin(surface, boxOfGround(ground))
  if (!colors) return
  colors.pen.imageSmoothingEnabled = !isWhole(placed)
  colors.pen.imageSmoothingQuality = 'high'
  enterDevice(colors)
  // Only what is in sight: long lines are drawn less exactly.
  const seen = transformBox(invert(placed), colors.box)
  const margins = marginsOf(picture, seen)
  // Shares of a pixel on the line between two strips add up to one.
  colors.pen.globalCompositeOperation = 'lighter'
  for (const { part, repetition, from, covers } of stripsOf(picture, margins))
    fillWith(
      colors,
      part,
      repetition,
      multiply(placed, translation(from.x, from.y)),
      { path: devicePath(boxPath(covers), placed), rule: 'nonzero' },
    )
  surface.pen.imageSmoothingEnabled = false
  const whole = translation(colors.box.x, colors.box.y)
  fillWith(surface, colors.pen.canvas, 'no-repeat', whole, shape)
}

interface Strip {
  part: ImageBitmap
  repetition: Repetition
  /** Where the part's first pixel lies, pixels of the picture. */
  from: { x: number; y: number }
  covers: Box
}

/** The picture with its rim, the four sides and the corners, side by side. */
function stripsOf(picture: ImageBitmap, margins: Margins): Strip[] {
  const columns = spansOf(margins.left, picture.width, margins.right)
  const rows = spansOf(margins.top, picture.height, margins.bottom)
  const sides = { left: rim, right: rim, top: rim, bottom: rim }
  const wide = extended(picture, sides)
  return columns.flatMap((x) =>
    rows.map((y) => ({
      part: slice(wide, {
        x: x.from,
        y: y.from,
        width: x.length,
        height: y.length,
      }),
      repetition: repetitionOf(x.goesOn, y.goesOn),
      from: { x: x.from - rim, y: y.from - rim },
      covers: {
        x: x.start,
        y: y.start,
        width: x.end - x.start,
        height: y.end - y.start,
      },
    })),
  )
}

function repetitionOf(across: boolean, down: boolean): Repetition {
  if (across) return down ? 'repeat' : 'repeat-x'
  return down ? 'repeat-y' : 'no-repeat'
}

interface Span {
  /** Of the widened picture, pixels. */
  from: number
  length: number
  /** Whether one pixel stands for all of the span. */
  goesOn: boolean
  /** What it covers, pixels of the picture. */
  start: number
  end: number
}

function spansOf(before: number, length: number, after: number): Span[] {
  const whole = length + 2 * rim
  const start = -Math.min(before, drawn)
  const end = length + Math.min(after, drawn)
  const spans = [{ from: 0, length: whole, goesOn: false, start, end }]
  const one = { length: 1, goesOn: true }
  if (-before < start)
    spans.push({ ...one, from: 0, start: -before, end: start })
  if (length + after > end)
    spans.push({ ...one, from: whole - 1, start: end, end: length + after })
  return spans
}
