/** The Scale tool: every length of a layer and of all that is in it. */
import { withPlace } from './geometry.ts'
import type { AutoLayoutData, GridData, LayerData } from './model.ts'
import { scalePath } from './resize.ts'

/** @param by of the layer's size; its top left corner stays */
export function rescale(layer: LayerData, by: number): void {
  Object.assign(layer, lengthsOf(layer, by))
  for (const child of layer.children) {
    rescale(child, by)
    const [[, , x], [, , y]] = child.transform
    child.transform = withPlace(child.transform, x * by, y * by)
  }
}

function lengthsOf(layer: LayerData, by: number): Partial<LayerData> {
  const { textStyle, autoLayout, grid } = layer
  return {
    width: layer.width * by,
    height: layer.height * by,
    strokeWeight: layer.strokeWeight * by,
    dashPattern: layer.dashPattern.map((length) => length * by),
    cornerRadii: layer.cornerRadii.map(
      (radius) => radius * by,
    ) as LayerData['cornerRadii'],
    effects: layer.effects.map((effect) => effectOf(effect, by)),
    fills: layer.fills.map((paint) => paintOf(paint, by)),
    strokes: layer.strokes.map((paint) => paintOf(paint, by)),
    vectorPaths: layer.vectorPaths.map((path) => ({
      ...path,
      data: scalePath(path.data, by, by),
    })),
    textStyle: textStyle && {
      ...textStyle,
      fontSize: textStyle.fontSize * by,
      lineHeight: textStyle.lineHeight && textStyle.lineHeight * by,
      letterSpacing: textStyle.letterSpacing * by,
    },
    autoLayout: autoLayout && times(autoLayout, by),
    grid: grid && times(grid, by),
  }
}

/** Whatever of a layout is a number is a length. */
function times<T extends AutoLayoutData | GridData>(layout: T, by: number): T {
  const scaled = Object.entries(layout).map(([name, value]) => [
    name,
    typeof value === 'number' ? value * by : (value as unknown),
  ])
  return Object.fromEntries(scaled) as T
}

function effectOf(effect: Effect, by: number): Effect {
  const { radius } = effect as Partial<DropShadowEffect>
  const { offset, spread } = effect as Partial<DropShadowEffect>
  return {
    ...effect,
    ...(radius !== undefined && { radius: radius * by }),
    ...(offset && { offset: { x: offset.x * by, y: offset.y * by } }),
    ...(spread !== undefined && { spread: spread * by }),
  }
}

/** Only what repeats has a size of its own. */
function paintOf(paint: Paint, by: number): Paint {
  return paint.type === 'IMAGE' && paint.scaleMode === 'TILE'
    ? { ...paint, scalingFactor: (paint.scalingFactor ?? 1) * by }
    : paint
}
