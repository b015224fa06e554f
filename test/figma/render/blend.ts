import { createSurface, put } from './surface.ts'
import type { Layered, Surface } from './surface.ts'

/** The canvas's word for each blend mode; null where it has none. */
const operations: Record<BlendMode, GlobalCompositeOperation | null> = {
  PASS_THROUGH: 'source-over',
  NORMAL: 'source-over',
  DARKEN: 'darken',
  MULTIPLY: 'multiply',
  LINEAR_BURN: null,
  COLOR_BURN: 'color-burn',
  LIGHTEN: 'lighten',
  SCREEN: 'screen',
  LINEAR_DODGE: null,
  COLOR_DODGE: 'color-dodge',
  OVERLAY: 'overlay',
  SOFT_LIGHT: 'soft-light',
  HARD_LIGHT: 'hard-light',
  DIFFERENCE: 'difference',
  EXCLUSION: 'exclusion',
  HUE: 'hue',
  SATURATION: 'saturation',
  COLOR: 'color',
  LUMINOSITY: 'luminosity',
}

export const operationOf = (mode: BlendMode) => operations[mode]

export const blends = (mode: BlendMode | undefined) =>
  mode !== undefined && mode !== 'NORMAL' && mode !== 'PASS_THROUGH'

/** Puts `source` on `target` where it lies, through the target's clip. */
export function compose(
  target: Surface,
  source: Layered,
  opacity: number,
  mode: BlendMode,
): void {
  const operation = operations[mode]
  const { pen } = target
  pen.save()
  pen.globalAlpha = opacity
  pen.globalCompositeOperation = operation ?? 'source-over'
  put(target, operation ? source : blendedByHand(target, source, mode))
  pen.restore()
}

/**
 * `source` coloured so that drawing it normally gives the blended result:
 * the mixing step of W3C Compositing 1, section 10.
 */
function blendedByHand(
  target: Surface,
  { pen, box, colorSpace }: Layered,
  mode: BlendMode,
): Layered {
  const base = mode === 'LINEAR_BURN' ? 255 : 0
  const { x, y, width, height } = box
  const source = pen.getImageData(0, 0, width, height)
  const { data } = source
  const below = target.pen.getImageData(
    x - target.box.x,
    y - target.box.y,
    width,
    height,
  ).data
  for (let at = 0; at < data.length; at += 4) {
    const covered = (below[at + 3] ?? 0) / 255
    for (let channel = at; channel < at + 3; channel++) {
      const own = data[channel] ?? 0
      const sum = own + (below[channel] ?? 0) - base
      const mixed = Math.min(255, Math.max(0, sum))
      data[channel] = (1 - covered) * own + covered * mixed
    }
  }
  const result = createSurface(box, colorSpace)
  result.pen.putImageData(source, 0, 0)
  return result
}
