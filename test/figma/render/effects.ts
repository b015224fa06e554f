import type { LayerData, Matrix } from '../document/model.ts'
import { drawArea } from './area.ts'
import { blends, compose, operationOf } from './blend.ts'
import { contentBox, effectReach, inkBox, scaleOf } from './ink.ts'
import { cssColor } from './color.ts'
import { isDrawn } from './paint.ts'
import { blank, copied, dilated, eroded, inverted } from './spread.ts'
import { grown, keep, put, surfaceWithin, tint } from './surface.ts'
import type { Layered, Surface } from './surface.ts'

const dropShadowsOf = ({ effects }: LayerData) =>
  effects
    .filter((effect) => effect.type === 'DROP_SHADOW')
    .filter((effect) => effect.visible)

const innerShadowsOf = ({ effects }: LayerData) =>
  effects
    .filter((effect) => effect.type === 'INNER_SHADOW')
    .filter((effect) => effect.visible)

const blurOf = (
  { effects }: LayerData,
  type: BlurEffect['type'],
): BlurEffect | undefined =>
  effects
    .filter((effect) => isBlur(effect))
    .find((effect) => effect.type === type && effect.visible)

const isBlur = (effect: Effect): effect is BlurEffect =>
  effect.type === 'LAYER_BLUR' || effect.type === 'BACKGROUND_BLUR'

/** Figma's radius is two deviations of the Gaussian. */
function putBlurred(
  target: Surface,
  source: Layered,
  radius: number,
  by?: Vector,
): void {
  target.pen.filter = radius > 0 ? `blur(${radius / 2}px)` : 'none'
  put(target, source, by)
  target.pen.filter = 'none'
}

/** Puts what a layer painted on `target`, its shadows under it. */
export function composeWithEffects(
  target: Surface,
  content: Layered,
  layer: LayerData,
  matrix: Matrix,
): void {
  const { opacity, blendMode } = layer
  const shadows = dropShadowsOf(layer)
  const blur = blurOf(layer, 'LAYER_BLUR')
  const box = inkBox(layer, matrix)
  if (!box || (shadows.length === 0 && !blur)) {
    compose(target, content, opacity, blendMode)
    return
  }
  const radius = (blur?.radius ?? 0) * scaleOf(matrix)
  const paint = (whole: Surface) => {
    for (const shadow of shadows)
      paintDropShadow(whole, content, shadow, layer, matrix)
    putBlurred(whole, content, radius)
  }
  // A filter costs by what it may reach: give it no more than it needs.
  if (opacity === 1 && !blends(blendMode) && radius === 0) {
    paint(target)
    return
  }
  const whole = surfaceWithin(target, box)
  if (!whole) return
  paint(whole)
  compose(target, whole, opacity, blendMode)
}

function paintDropShadow(
  whole: Surface,
  content: Layered,
  effect: DropShadowEffect,
  layer: LayerData,
  matrix: Matrix,
): void {
  const spread = (effect.spread ?? 0) * scaleOf(matrix)
  const cast = spread === 0 ? content : spreadBy(content, spread)
  if (effect.showShadowBehindNode || hidesShadow(layer)) {
    putShadow(whole, cast, effect, matrix)
    return
  }
  const box = inkBox(layer, matrix)
  const shadow = box && surfaceWithin(whole, box)
  const node = shadow && blank(shadow)
  if (!node) return
  putShadow(shadow, cast, { ...effect, blendMode: 'NORMAL' }, matrix)
  drawArea(node, layer, matrix, '#000')
  keep(shadow, node, 'outside')
  compose(whole, shadow, 1, effect.blendMode)
}

/** The canvas's own shadow; what casts it is drawn out of sight. */
function putShadow(
  target: Surface,
  cast: Layered,
  { color, offset, radius, blendMode }: DropShadowEffect,
  matrix: Matrix,
): void {
  const { pen, box, colorSpace } = target
  const away = box.width + cast.box.width + Math.abs(box.x - cast.box.x)
  const { x, y } = turned(offset, matrix)
  pen.save()
  pen.globalCompositeOperation = operationOf(blendMode) ?? 'source-over'
  pen.shadowColor = cssColor(color, color.a, colorSpace)
  pen.shadowBlur = radius * scaleOf(matrix)
  pen.shadowOffsetX = x + away
  pen.shadowOffsetY = y
  put(target, cast, { x: -away, y: 0 })
  pen.restore()
}

function spreadBy(source: Layered, radius: number): Layered {
  if (radius === 0) return copied(source)
  return radius > 0 ? dilated(source, radius) : eroded(source, -radius)
}

/** An offset of layer space: shadows turn with their layer. */
const turned = ({ x, y }: Vector, [[a, c], [b, d]]: Matrix): Vector => ({
  x: a * x + c * y,
  y: b * x + d * y,
})

/** Whether nothing can be seen through the layer anyway. */
const hidesShadow = ({ fills }: LayerData) =>
  fills.some(
    (fill) =>
      isDrawn(fill) && fill.type === 'SOLID' && (fill.opacity ?? 1) === 1,
  )

/** Shades `target` within the layer's own area, above what lies there. */
export function paintInnerShadows(
  target: Surface,
  layer: LayerData,
  matrix: Matrix,
): void {
  for (const effect of innerShadowsOf(layer)) {
    const box = contentBox(layer, matrix)
    const reach = effectReach(layer) * scaleOf(matrix)
    const area = box && surfaceWithin(grown(target, reach), box)
    if (!area) return
    drawArea(area, layer, matrix, '#000')
    const hole = spreadBy(area, -(effect.spread ?? 0) * scaleOf(matrix))
    // Outside of the surface all is shadow: take the light away from it.
    const light = blank(area)
    const radius = effect.radius * scaleOf(matrix)
    putBlurred(light, hole, radius, turned(effect.offset, matrix))
    const shadow = inverted(light)
    tint(shadow, cssColor(effect.color, effect.color.a, area.colorSpace))
    keep(shadow, area, 'inside')
    compose(target, shadow, 1, effect.blendMode)
  }
}

/** Blurs what lies on `target` so far, within the layer's own area. */
export function blurBackground(
  target: Surface,
  layer: LayerData,
  matrix: Matrix,
): void {
  const effect = blurOf(layer, 'BACKGROUND_BLUR')
  const box = contentBox(layer, matrix)
  const area = effect && box && surfaceWithin(target, box)
  if (!area) return
  drawArea(area, layer, matrix, '#000')
  const blurred = blank(area)
  blurred.pen.filter = `blur(${(effect.radius / 2) * scaleOf(matrix)}px)`
  const { canvas } = target.pen
  const [dx, dy] = [target.box.x - area.box.x, target.box.y - area.box.y]
  blurred.pen.drawImage(canvas, dx, dy)
  blurred.pen.filter = 'none'
  keep(blurred, area, 'inside')
  compose(target, blurred, layer.opacity, 'NORMAL')
}
