import type { LayerData, Matrix } from '../document/model.ts'
import { drawArea } from './area.ts'
import { compose } from './blend.ts'
import { contentBox, inkBox, scaleOf } from './ink.ts'
import { cssColor } from './color.ts'
import { isDrawn } from './paint.ts'
import { blank, copied, dilated, eroded, inverted } from './spread.ts'
import { keep, put, surfaceWithin, tint } from './surface.ts'
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
  target: Layered,
  source: Layered,
  radius: number,
  by?: Vector,
): void {
  target.pen.filter = radius > 0 ? `blur(${radius / 2}px)` : 'none'
  put(target, source, by)
  target.pen.filter = 'none'
}

/** Drops shadows under what a layer painted, and blurs it. */
export function withEffects(
  target: Surface,
  content: Layered,
  layer: LayerData,
  matrix: Matrix,
): Layered {
  const shadows = dropShadowsOf(layer)
  const blur = blurOf(layer, 'LAYER_BLUR')
  const box = inkBox(layer, matrix)
  const whole = box && surfaceWithin(target, box)
  if (!whole || (shadows.length === 0 && !blur)) return content
  for (const shadow of shadows)
    paintDropShadow(whole, content, shadow, layer, matrix)
  putBlurred(whole, content, (blur?.radius ?? 0) * scaleOf(matrix))
  return whole
}

function paintDropShadow(
  whole: Layered,
  content: Layered,
  effect: DropShadowEffect,
  layer: LayerData,
  matrix: Matrix,
): void {
  const spread = (effect.spread ?? 0) * scaleOf(matrix)
  const cast = spreadBy(content, spread)
  tint(cast, cssColor(effect.color, effect.color.a, whole.colorSpace))
  const shadow = blank(whole)
  const radius = effect.radius * scaleOf(matrix)
  putBlurred(shadow, cast, radius, turned(effect.offset, matrix))
  if (!effect.showShadowBehindNode && !hidesShadow(layer)) {
    const node = blank(whole)
    drawArea(node, layer, matrix, '#000')
    keep(shadow, node, 'outside')
  }
  compose(whole, shadow, 1, effect.blendMode)
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
    const area = box && surfaceWithin(target, box)
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
