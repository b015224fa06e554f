/** Where a frame's layers go when the frame is resized. Pure but for `layer`. */
import type { Extent } from './geometry.ts'
import { boxOf, transformBox, withPlace } from './geometry.ts'
import type { LayerData } from './model.ts'

/** What `layer` becomes in a frame that was `before` and is `after`. */
export interface Placement extends Extent {
  x: number
  y: number
}

/**
 * ASSUMED: a layer that lies askew keeps its size and moves by the middle of
 * its box; one on its side is stretched along the frame's axes.
 */
export function constrained(
  layer: LayerData,
  before: Extent,
  after: Extent,
): Placement {
  const { horizontal, vertical } = layer.constraints
  const box = transformBox(layer.transform, boxOf(layer))
  const across = alongAxis(
    horizontal,
    { at: box.x, size: box.width },
    before.width,
    after.width,
  )
  const down = alongAxis(
    vertical,
    { at: box.y, size: box.height },
    before.height,
    after.height,
  )
  const sized = isUpright(layer)
    ? kept(layer, { width: across.size, height: down.size }, box)
    : { width: box.width, height: box.height }
  // What a lock holds back stays at the same side.
  return {
    x: isUpright(layer) ? across.at : across.at + (across.size - box.width) / 2,
    y: isUpright(layer) ? down.at : down.at + (down.size - box.height) / 2,
    ...sized,
  }
}

/** Whether its sides run along the frame's, turned by quarters or not. */
export const isUpright = ({ transform: [[a, c], [b, d]] }: LayerData) =>
  (near(b, 0) && near(c, 0)) || (near(a, 0) && near(d, 0))

const near = (a: number, b: number) => Math.abs(a - b) < 1e-6

/** A lock keeps the ratio of what the constraints would change. */
function kept(layer: LayerData, wanted: Extent, box: Extent): Extent {
  const ratio = layer.targetAspectRatio
  if (!ratio) return wanted
  const onSide = near(layer.transform[0][0], 0)
  const [x, y] = onSide ? [ratio.y, ratio.x] : [ratio.x, ratio.y]
  return wanted.width !== box.width
    ? { width: wanted.width, height: (wanted.width * y) / x }
    : { width: (wanted.height * x) / y, height: wanted.height }
}

interface Span {
  at: number
  size: number
}

function alongAxis(
  constraint: ConstraintType,
  { at, size }: Span,
  before: number,
  after: number,
): Span {
  const grown = after - before
  switch (constraint) {
    case 'MIN':
      return { at, size }
    case 'MAX':
      return { at: at + grown, size }
    case 'CENTER':
      return { at: at + grown / 2, size }
    case 'STRETCH':
      return { at, size: Math.max(0.01, size + grown) }
    case 'SCALE': {
      const scale = before === 0 ? 1 : after / before
      return { at: at * scale, size: size * scale }
    }
  }
}

/** Moves `layer` so that its box begins at `x`, `y` of its parent. */
export function moveBox(layer: LayerData, x: number, y: number): void {
  const box = transformBox(layer.transform, boxOf(layer))
  const [[, , left], [, , top]] = layer.transform
  layer.transform = withPlace(
    layer.transform,
    left + x - box.x,
    top + y - box.y,
  )
}
