/** Paints a layer and all that is in it. */
import { intersect, multiply } from '../document/geometry.ts'
import type { DocumentData, LayerData, Matrix } from '../document/model.ts'
import { repeatsOf } from '../document/repeats.ts'
import { isBare } from '../document/tree.ts'
import { drawArea } from './area.ts'
import { blends, compose } from './blend.ts'
import { contentBox, effectReach, inkBox, scaleOf } from './ink.ts'
import {
  blurBackground,
  composeWithEffects,
  paintInnerShadows,
} from './effects.ts'
import { toLuminance } from './luminance.ts'
import { isDrawn, paintFills, paintStrokes } from './paint.ts'
import { outlinesOf } from './shapes.ts'
import {
  devicePath,
  enterDevice,
  grown,
  keep,
  surfaceWithin,
} from './surface.ts'
import type { Surface } from './surface.ts'

/** `matrix` takes the layer's space to device pixels. */
export function paintLayer(
  document: DocumentData,
  target: Surface,
  layer: LayerData,
  matrix: Matrix,
): void {
  const box = inkBox(layer, matrix)
  if (!box || !intersect(box, target.box)) return
  if (needsOwnSurface(layer)) paintApart(document, target, layer, matrix)
  else paintContent(document, target, layer, matrix, layer.opacity)
}

/**
 * Whether drawing straight onto the target would look different. One paint
 * alone can carry its layer's opacity.
 */
function needsOwnSurface(layer: LayerData): boolean {
  if (layer.effects.some((effect) => effect.visible)) return true
  if (blends(layer.blendMode)) return true
  if (layer.opacity < 1)
    return layer.children.length > 0 || paintsOf(layer).length > 1
  return layer.blendMode === 'NORMAL' && blendsWithin(layer)
}

const paintsOf = ({ fills, strokes }: LayerData) =>
  [...fills, ...strokes].filter(isDrawn)

/** Whether anything in the layer looks at what lies below it. */
function blendsWithin(layer: LayerData): boolean {
  return (
    paintsOf(layer).some((paint) => blends(paint.blendMode)) ||
    layer.children.some(
      (child) =>
        child.visible &&
        (blends(child.blendMode) ||
          child.effects.some(({ type }) => type === 'BACKGROUND_BLUR') ||
          blendsWithin(child)),
    )
  )
}

function paintApart(
  document: DocumentData,
  target: Surface,
  layer: LayerData,
  matrix: Matrix,
): void {
  const box = contentBox(layer, matrix)
  if (!box) return
  // Effects bring in what lies outside of the target.
  const reach = effectReach(layer) * scaleOf(matrix)
  const content = surfaceWithin(grown(target, reach), box)
  if (!content) return
  paintContent(document, content, layer, matrix, 1)
  blurBackground(target, layer, matrix)
  composeWithEffects(target, content, layer, matrix)
}

function paintContent(
  document: DocumentData,
  target: Surface,
  layer: LayerData,
  matrix: Matrix,
  opacity: number,
): void {
  if (layer.type === 'SLICE') return
  const painted = { document, layer, matrix, opacity }
  paintFills(target, painted)
  if (!isBare(layer.type)) paintInnerShadows(target, layer, matrix)
  if (layer.type !== 'BOOLEAN_OPERATION') {
    target.pen.save()
    if (layer.clipsContent) clipTo(target, layer, matrix)
    for (const repeat of repeatsOf(layer))
      paintLayers(document, target, layer.children, multiply(matrix, repeat))
    target.pen.restore()
  }
  if (isBare(layer.type)) paintInnerShadows(target, layer, matrix)
  paintStrokes(target, painted)
}

/** Nothing for a layer without an outline, such as a group. */
export function clipTo(
  target: Surface,
  layer: LayerData,
  matrix: Matrix,
): void {
  enterDevice(target)
  for (const { path, rule } of outlinesOf(layer))
    target.pen.clip(devicePath(path, matrix), rule)
}

/** Siblings, the lowest first; a mask takes hold of those above it. */
export function paintLayers(
  document: DocumentData,
  target: Surface,
  layers: readonly LayerData[],
  matrix: Matrix,
): void {
  const isMask = (layer: LayerData) => layer.isMask && layer.visible
  const first = layers.findIndex(isMask)
  const mask = layers[first]
  for (const layer of mask ? layers.slice(0, first) : layers)
    paintLayer(document, target, layer, multiply(matrix, layer.transform))
  if (!mask) return
  const above = layers.slice(first + 1)
  const next = above.findIndex(isMask)
  const masked = next < 0 ? above : above.slice(0, next)
  paintMasked(document, target, mask, masked, matrix)
  if (next >= 0) paintLayers(document, target, above.slice(next), matrix)
}

function paintMasked(
  document: DocumentData,
  target: Surface,
  mask: LayerData,
  masked: readonly LayerData[],
  matrix: Matrix,
): void {
  const placed = multiply(matrix, mask.transform)
  const box = inkBox(mask, placed)
  const stencil = box && surfaceWithin(target, box)
  const content = stencil && surfaceWithin(target, stencil.box)
  if (!content) return
  if (mask.maskType === 'VECTOR') drawArea(stencil, mask, placed, '#000')
  else paintLayer(document, stencil, mask, placed)
  if (mask.maskType === 'LUMINANCE') toLuminance(stencil)
  paintLayers(document, content, masked, matrix)
  keep(content, stencil, 'inside')
  compose(target, content, 1, 'NORMAL')
}
