/** A layer's fills and strokes. */
import type { DocumentData, LayerData, Matrix } from '../document/model.ts'
import { drawArea } from './area.ts'
import { blends, compose, operationOf } from './blend.ts'
import { contentBox, paintReach } from './ink.ts'
import { coat } from './coat.ts'
import { cssColor } from './color.ts'
import type { Ground } from './ground.ts'
import { outlinesOf } from './shapes.ts'
import { drawStroke } from './stroke.ts'
import { boxPath, devicePath, keep, surfaceWithin } from './surface.ts'
import type { Surface } from './surface.ts'

interface Painted {
  document: DocumentData
  layer: LayerData
  matrix: Matrix
  /** Multiplies the opacity of every paint. */
  opacity: number
}

export const isDrawn = (paint: Paint) =>
  paint.visible !== false && (paint.opacity ?? 1) > 0

/** The lowest paint is the first one. */
export function paintFills(target: Surface, painted: Painted): void {
  const { layer, matrix } = painted
  const outlines = outlinesOf(layer).filter(({ filled }) => filled)
  const paths = layer.type !== 'TEXT' && layer.type !== 'BOOLEAN_OPERATION'
  for (const paint of layer.fills.filter(isDrawn)) {
    if (!paths || operationOf(modeOf(paint)) === null) {
      paintThrough(target, painted, paint, (surface, color) => {
        drawArea(surface, layer, matrix, color)
      })
      continue
    }
    directly(target, painted, paint, () => {
      for (const { path, rule } of outlines)
        coat(target, paint, groundOf(painted), {
          path: devicePath(path, matrix),
          rule,
        })
    })
  }
}

export function paintStrokes(target: Surface, painted: Painted): void {
  const { layer, matrix } = painted
  if (layer.strokeWeight <= 0) return
  for (const paint of layer.strokes.filter(isDrawn))
    paintThrough(target, painted, paint, (surface, color) => {
      drawStroke(surface, layer, matrix, color)
    })
}

const modeOf = (paint: Paint): BlendMode => paint.blendMode ?? 'NORMAL'

const groundOf = ({ document, layer, matrix }: Painted): Ground => ({
  document,
  size: layer,
  reach: paintReach(layer),
  matrix,
})

function directly(
  { pen }: Surface,
  { opacity }: Painted,
  paint: Paint,
  draw: () => void,
): void {
  pen.save()
  pen.globalAlpha = (paint.opacity ?? 1) * opacity
  pen.globalCompositeOperation = operationOf(modeOf(paint)) ?? 'source-over'
  draw()
  pen.restore()
}

/** Paints what `draw` covers: at once if one colour does, else by stencil. */
function paintThrough(
  target: Surface,
  painted: Painted,
  paint: Paint,
  draw: (surface: Surface, color: string) => void,
): void {
  const mode = modeOf(paint)
  if (paint.type === 'SOLID' && !blends(mode)) {
    const color = cssColor(paint.color, 1, target.colorSpace)
    directly(target, painted, paint, () => {
      draw(target, color)
    })
    return
  }
  const box = contentBox(painted.layer, painted.matrix)
  const stencil = box && surfaceWithin(target, box)
  const colors = stencil && surfaceWithin(target, stencil.box)
  if (!colors) return
  draw(stencil, '#000')
  coat(colors, paint, groundOf(painted), {
    path: boxPath(colors.box),
    rule: 'nonzero',
  })
  keep(colors, stencil, 'inside')
  compose(target, colors, (paint.opacity ?? 1) * painted.opacity, mode)
}
