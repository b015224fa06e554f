import { flows, isInsideInstance, parentSpace } from '../layers.ts'
import { fillsOf, writeFills } from './paints.ts'
import { cropOf, uprightIn } from './transform.ts'
import {
  multiply,
  scaling,
  translation,
  type Rect,
  type Size,
} from '../shared/geometry.ts'
import type { Target } from '../shared/protocol.ts'

type Growing = RectangleNode | FrameNode | ComponentNode

/** Whether a layer has this place on the page, canvas units. */
export function isAt({ absoluteBoundingBox: box }: SceneNode, place: Rect) {
  const isNear = (name: keyof Rect) => Math.abs(box![name] - place[name]) < 0.5
  return (
    box !== null &&
    isNear('x') &&
    isNear('y') &&
    isNear('width') &&
    isNear('height')
  )
}

/**
 * Moves the sides of the source outward to what it shall become; all that it
 * shows stays where it is on the page. What cannot be moved so is left alone.
 *
 * @returns takes it back
 * @throws what Figma says
 */
export async function growSource(
  layer: SceneNode | null,
  { source, grown }: Target,
): Promise<() => Promise<void>> {
  if (!grown || !layer || !isAt(layer, source!.bounds) || !canGrow(layer))
    return () => Promise.resolve()
  const before = fillsOf(layer)
  const { width, height } = layer
  const place = { ...originOf(layer), width, height }
  const after: Paint[] = []
  for (const paint of before) after.push(await kept(paint, place, grown))
  const takeBack = () => reshape(layer, place, before)
  await reshape(layer, grown, after).catch(async (thrown) => {
    await takeBack()
    throw thrown
  })
  return takeBack
}

function canGrow(layer: SceneNode): layer is Growing {
  if (
    layer.type !== 'RECTANGLE' &&
    layer.type !== 'FRAME' &&
    layer.type !== 'COMPONENT'
  )
    return false
  const [[a, c], [b, d]] = layer.absoluteTransform
  const isUpright = Math.hypot(a - 1, b, c, d - 1) < 1e-3
  // Where auto-layout puts it, its neighbours would move.
  return (
    isUpright &&
    !flows(layer) &&
    !isInsideInstance(layer) &&
    fillsOf(layer).every(canStay)
  )
}

/** What is repeated begins at the layer's corner, and what is unknown anywhere. */
function canStay(paint: Paint): boolean {
  if (paint.type === 'IMAGE') return paint.scaleMode !== 'TILE'
  return paint.type === 'SOLID' || 'gradientTransform' in paint
}

/** A paint that shows on a larger layer what it showed, where it did. */
async function kept(paint: Paint, from: Rect, to: Rect): Promise<Paint> {
  const toOld = [
    scaling(1 / from.width, 1 / from.height),
    translation(to.x - from.x, to.y - from.y),
    scaling(to.width, to.height),
  ].reduce(multiply)
  if ('gradientTransform' in paint)
    return {
      ...paint,
      gradientTransform: multiply(paint.gradientTransform, toOld),
    }
  const image =
    paint.type === 'IMAGE' &&
    paint.imageHash &&
    figma.getImageByHash(paint.imageHash)
  if (!image) return paint
  const imageTransform = multiply(
    cropOf(paint, from, await image.getSizeAsync()),
    toOld,
  )
  return { ...paint, scaleMode: 'CROP', rotation: 0, imageTransform }
}

function originOf({ absoluteTransform }: Growing) {
  const [[, , x], [, , y]] = absoluteTransform
  return { x, y }
}

/** Constraints do not count, and auto-layout has so much more padding. */
async function reshape(
  layer: Growing,
  place: Rect,
  fills: readonly Paint[],
): Promise<void> {
  const at = originOf(layer)
  const [left, top] = [at.x - place.x, at.y - place.y]
  if ('layoutMode' in layer && layer.layoutMode !== 'NONE') {
    const { width, height } = layer
    layer.paddingLeft += left
    layer.paddingTop += top
    layer.paddingRight += place.width - width - left
    layer.paddingBottom += place.height - height - top
  }
  // One that hugs its content has grown by now.
  if (!isOfSize(layer, place))
    layer.resizeWithoutConstraints(place.width, place.height)
  const children = 'children' in layer ? layer.children : []
  for (const child of children)
    if (!flows(child) && 'relativeTransform' in child)
      child.relativeTransform = multiply(
        translation(left, top),
        child.relativeTransform,
      )
  layer.relativeTransform = uprightIn(parentSpace(layer), place)
  await writeFills(layer, fills)
}

function isOfSize({ width, height }: Size, size: Size): boolean {
  return Math.hypot(width - size.width, height - size.height) < 1e-3
}
