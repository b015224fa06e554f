import type { LayerData } from '../document/model.ts'

type Corner = readonly [x: number, y: number]

/**
 * `fillGeometry`: absolute M, L, C and Z alone. ASSUMED: letters and boolean
 * operations tell none; arcs of less than a full turn are told as full ones.
 */
export function fillPaths(layer: LayerData): VectorPath[] {
  const { width, height } = layer
  switch (layer.type) {
    case 'FRAME':
    case 'COMPONENT':
    case 'COMPONENT_SET':
    case 'INSTANCE':
    case 'SLOT':
    case 'SLIDE':
    case 'RECTANGLE':
      return path(rounded(width, height, layer.cornerRadii))
    case 'ELLIPSE': {
      const [rx, ry] = [width / 2, height / 2]
      return path(box(width, height, [rx, rx, rx, rx], [ry, ry, ry, ry]))
    }
    case 'POLYGON':
      return path(spikes(layer, [1]))
    case 'STAR':
      return path(spikes(layer, [1, layer.innerRadius]))
    case 'VECTOR':
      return layer.vectorPaths.filter(
        ({ windingRule }) => windingRule !== 'NONE',
      )
    case 'GROUP':
    case 'TRANSFORM_GROUP':
    case 'SLIDE_GRID':
    case 'SLIDE_ROW':
    case 'SECTION':
    case 'SLICE':
    case 'LINE':
    case 'TEXT':
    case 'BOOLEAN_OPERATION':
      return []
  }
}

const path = (data: string): VectorPath[] => [{ windingRule: 'NONZERO', data }]

/** A quarter of a circle as one curve leaves it this far between its ends. */
const bend = 1 - 0.5522847498

type Radii = readonly [number, number, number, number]

function rounded(width: number, height: number, radii: Radii): string {
  const most = Math.min(width, height) / 2
  const [a, b, c, d] = radii
  const held = [a, b, c, d].map((radius) => Math.min(radius, most))
  return box(width, height, held as unknown as Radii, held as unknown as Radii)
}

function box(w: number, h: number, [a, b, c, d]: Radii, [e, f, g, i]: Radii) {
  const curve = (...points: Corner[]) => `C ${points.flat().join(' ')}`
  return [
    `M ${String(a)} 0`,
    `L ${String(w - b)} 0`,
    curve([w - b * bend, 0], [w, f * bend], [w, f]),
    `L ${String(w)} ${String(h - g)}`,
    curve([w, h - g * bend], [w - c * bend, h], [w - c, h]),
    `L ${String(d)} ${String(h)}`,
    curve([d * bend, h], [0, h - i * bend], [0, h - i]),
    `L 0 ${String(e)}`,
    curve([0, e * bend], [a * bend, 0], [a, 0]),
    'Z',
  ].join(' ')
}

/** Corners on the ellipse in the box, the first one at the top. */
function spikes(layer: LayerData, ratios: readonly number[]): string {
  const [rx, ry] = [layer.width / 2, layer.height / 2]
  const count = layer.pointCount * ratios.length
  const corners = Array.from({ length: count }, (_, corner) => {
    const ratio = ratios[corner % ratios.length] ?? 1
    const angle = (2 * Math.PI * corner) / count - Math.PI / 2
    const x = rx + rx * ratio * Math.cos(angle)
    const y = ry + ry * ratio * Math.sin(angle)
    return `${String(x)} ${String(y)}`
  })
  return `M ${corners.join(' L ')} Z`
}
