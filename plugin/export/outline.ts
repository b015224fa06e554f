import { isSeen } from '../results/paints.ts'
import { identity, multiply, translation } from '../shared/geometry.ts'
import type { Point } from '../shared/geometry.ts'
import type { Outline } from '../shared/picture.ts'

/**
 * What a layer covers, hidden or not, as far as its paths tell: soft edges and
 * see-through paints count as whole.
 *
 * @param shift of what the layer covers, canvas units of the page
 */
export function outlinesOf(layer: SceneNode, shift: Point): Outline[] {
  const inside =
    'children' in layer && layer.type !== 'BOOLEAN_OPERATION'
      ? layer.children.filter(({ visible }) => visible)
      : []
  const drawn =
    'absoluteTransform' in layer ? layer.absoluteTransform : identity
  const toPage = multiply(translation(shift.x, shift.y), drawn)
  const own: Outline[] = pathsOf(layer).map((path) => ({ ...path, toPage }))
  return own.concat(...inside.map((child) => outlinesOf(child, shift)))
}

type Path = Pick<Outline, 'data' | 'windingRule'>

function pathsOf(layer: SceneNode): Path[] {
  const fills = 'fills' in layer && hasInk(layer.fills)
  const strokes = 'strokes' in layer && hasInk(layer.strokes)
  if (!fills && !strokes) return []
  const paths = [
    ...(fills && 'fillGeometry' in layer ? layer.fillGeometry : []),
    ...(strokes && 'strokeGeometry' in layer ? layer.strokeGeometry : []),
  ].filter((path): path is Path => path.windingRule !== 'NONE')
  return paths.length ? paths : [boxOf(layer)]
}

/** Of letters, which tell no paths. */
function boxOf({ width, height }: SceneNode): Path {
  const data = `M0 0L${String(width)} 0L${String(width)} ${String(height)}L0 ${String(height)}Z`
  return { data, windingRule: 'NONZERO' }
}

function hasInk(paints: readonly Paint[] | typeof figma.mixed): boolean {
  if (typeof paints === 'symbol') return true
  return paints.some((paint) => isSeen(paint) && paint.opacity !== 0)
}
