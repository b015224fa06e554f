import { box, type Editable } from './editable.ts'
import { fillsOf, isSeen } from '../results/paints.ts'
import {
  apply,
  bottom,
  contains,
  grown,
  invert,
  isFlat,
  right,
  type Point,
  type Rect,
} from '../shared/geometry.ts'

/** Of a mask's longer side: so far it may reach beyond what carries it. */
const slack = 0.02

/** Whether all of an area, on the page, lies within what shows of a layer. */
export function carries(layer: Editable, area: Rect): boolean {
  const by = slack * Math.max(area.width, area.height)
  const shown =
    'absoluteRenderBounds' in layer ? layer.absoluteRenderBounds : box(layer)
  if (!shown || !contains(grown(shown, by), area)) return false
  if (!('absoluteTransform' in layer)) return true
  const { absoluteTransform, width, height } = layer
  if (isFlat(absoluteTransform)) return false
  const toLayer = invert(absoluteTransform)
  const own = grown({ x: 0, y: 0, width, height }, by)
  return cornersOf(area).every((corner) =>
    contains(own, { ...apply(toLayer, corner), width: 0, height: 0 }),
  )
}

/** Whether nothing below a layer shows through it in an area on the page. */
export function coversOpaquely(layer: Editable, area: Rect): boolean {
  if (!('fills' in layer && 'opacity' in layer)) return false
  if (layer.type === 'TEXT') return false
  const isPlain =
    layer.opacity === 1 &&
    ['NORMAL', 'PASS_THROUGH'].includes(layer.blendMode) &&
    !('isMask' in layer && layer.isMask)
  return isPlain && fillsOf(layer).some(isOpaque) && carries(layer, area)
}

/** A picture may have holes: only colours are known to have none. */
function isOpaque(paint: Paint): boolean {
  const { opacity = 1, blendMode = 'NORMAL' } = paint
  if (!isSeen(paint) || opacity < 1 || blendMode !== 'NORMAL') return false
  if (paint.type === 'SOLID') return true
  return (
    'gradientStops' in paint &&
    paint.gradientStops.every(({ color }) => color.a === 1)
  )
}

function cornersOf(rect: Rect): Point[] {
  const { x, y } = rect
  return [
    { x, y },
    { x: right(rect), y },
    { x, y: bottom(rect) },
    { x: right(rect), y: bottom(rect) },
  ]
}
