import type { LayerData } from '../document/model.ts'

/** What a path layer covers, in its own space. */
export interface Outline {
  path: Path2D
  rule: CanvasFillRule
  /** An open vector network has strokes only. */
  filled: boolean
}

/** Empty for groups, slices, text and boolean operations. */
export function outlinesOf(layer: LayerData): Outline[] {
  switch (layer.type) {
    case 'FRAME':
    case 'SECTION':
    case 'COMPONENT':
    case 'COMPONENT_SET':
    case 'INSTANCE':
    case 'SLOT':
    case 'SLIDE':
    case 'RECTANGLE':
      return [solid(rectangle(layer))]
    case 'ELLIPSE':
      return [solid(ellipse(layer))]
    case 'POLYGON':
      return [solid(spikes(layer, [1]))]
    case 'STAR':
      return [solid(spikes(layer, [1, layer.innerRadius]))]
    case 'LINE':
      return [{ path: line(layer), rule: 'nonzero', filled: false }]
    case 'VECTOR':
      return layer.vectorPaths.map(({ windingRule, data }) => ({
        path: new Path2D(data),
        rule: windingRule === 'EVENODD' ? 'evenodd' : 'nonzero',
        filled: windingRule !== 'NONE',
      }))
    case 'GROUP':
    case 'TRANSFORM_GROUP':
    case 'SLIDE_GRID':
    case 'SLIDE_ROW':
    case 'SLICE':
    case 'TEXT':
    case 'BOOLEAN_OPERATION':
      return []
  }
}

const solid = (path: Path2D): Outline => ({
  path,
  rule: 'nonzero',
  filled: true,
})

function rectangle({ width, height, cornerRadii }: LayerData): Path2D {
  const path = new Path2D()
  if (cornerRadii.some((radius) => radius > 0))
    path.roundRect(0, 0, width, height, cornerRadii)
  else path.rect(0, 0, width, height)
  return path
}

const fullTurn = 2 * Math.PI

function ellipse({ width, height, arcData }: LayerData): Path2D {
  const { startingAngle: from, endingAngle: to, innerRadius: hole } = arcData
  const [rx, ry] = [width / 2, height / 2]
  const path = new Path2D()
  const full = Math.abs(to - from) >= fullTurn - 1e-6
  const arc = (ratio: number, start: number, end: number) => {
    path.ellipse(rx, ry, rx * ratio, ry * ratio, 0, start, end, end < start)
  }
  if (full) {
    arc(1, 0, fullTurn)
    path.closePath()
    if (hole <= 0) return path
    path.moveTo(rx + rx * hole, ry)
    arc(hole, fullTurn, 0)
  } else {
    arc(1, from, to)
    if (hole > 0) arc(hole, to, from)
    else path.lineTo(rx, ry)
  }
  path.closePath()
  return path
}

/** Corners on the ellipse in the box, the first one at the top. */
function spikes(layer: LayerData, ratios: readonly number[]): Path2D {
  const [rx, ry] = [layer.width / 2, layer.height / 2]
  const corners = layer.pointCount * ratios.length
  const path = new Path2D()
  for (let corner = 0; corner < corners; corner++) {
    const ratio = ratios[corner % ratios.length] ?? 1
    const angle = (fullTurn * corner) / corners - Math.PI / 2
    path.lineTo(
      rx + rx * ratio * Math.cos(angle),
      ry + ry * ratio * Math.sin(angle),
    )
  }
  path.closePath()
  return path
}

function line({ width }: LayerData): Path2D {
  const path = new Path2D()
  path.moveTo(0, 0)
  path.lineTo(width, 0)
  return path
}
