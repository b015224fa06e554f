/** Resizing a layer in place. */
import { constrained, isUpright, moveBox } from './constraints.ts'
import type { Extent } from './geometry.ts'
import { invert, multiply, withPlace } from './geometry.ts'
import type { LayerData, Matrix } from './model.ts'
import { isFlowing } from './autolayout.ts'
import { followsChildren } from './tree.ts'

/** A layer that was resized or moved, and how it was. */
export type Resized = [
  layer: LayerData,
  before: Pick<LayerData, 'width' | 'height' | 'transform' | 'vectorPaths'>,
]

/**
 * Groups and boolean operations scale what is in them; vectors scale their
 * paths; in frames the constraints of each layer decide, if they are asked.
 */
export function resize(
  layer: LayerData,
  width: number,
  height: number,
  withConstraints = true,
): Resized[] {
  const { transform, vectorPaths } = layer
  const before = { width: layer.width, height: layer.height }
  const x = before.width === 0 ? 1 : width / before.width
  const y = before.height === 0 ? 1 : height / before.height
  layer.width = width
  layer.height = height
  const changed: Resized[] = [[layer, { ...before, transform, vectorPaths }]]
  if (layer.type === 'VECTOR') {
    layer.vectorPaths = vectorPaths.map((path) => ({
      ...path,
      data: scalePath(path.data, x, y),
    }))
  } else if (followsChildren(layer.type)) {
    for (const child of layer.children) changed.push(...scale(child, x, y))
  } else if (withConstraints && constrains(layer)) {
    for (const child of layer.children)
      changed.push(...constrain(child, before, layer, layer))
  }
  return changed
}

/** Sections leave what is in them where it is. */
const constrains = ({ type }: LayerData) => type !== 'SECTION'

function scale(child: LayerData, x: number, y: number): Resized[] {
  const { transform } = child
  // A child lying on its side is stretched along its own axes.
  const upright = Math.abs(transform[0][0]) >= Math.abs(transform[1][0])
  const [along, across] = upright ? [x, y] : [y, x]
  const changed = resize(child, child.width * along, child.height * across)
  child.transform = withPlace(
    transform,
    transform[0][2] * x,
    transform[1][2] * y,
  )
  return changed
}

function constrain(
  child: LayerData,
  before: Extent,
  after: Extent,
  frame: LayerData,
): Resized[] {
  const placed = (frame.autoLayout ?? frame.grid) !== null && isFlowing(child)
  if (placed) return []
  // Groups have no constraints; the layers in them have, by the frame.
  if (followsChildren(child.type)) {
    return inSpaceOf(child, (inside) => constrain(inside, before, after, frame))
  }
  const { x, y, width, height } = constrained(child, before, after)
  const { transform } = child
  const turned = isUpright(child) && Math.abs(transform[0][0]) < 0.5
  const changed = turned
    ? resize(child, height, width)
    : isUpright(child)
      ? resize(child, width, height)
      : resize(child, child.width, child.height, false)
  moveBox(child, x, y)
  return changed
}

/** Treats each layer of `group` as if it lay in the group's parent. */
function inSpaceOf(
  group: LayerData,
  work: (inside: LayerData) => Resized[],
): Resized[] {
  const back: Matrix = invert(group.transform)
  return group.children.flatMap((inside) => {
    inside.transform = multiply(group.transform, inside.transform)
    const changed = work(inside)
    inside.transform = multiply(back, inside.transform)
    return changed
  })
}

/** Figma's paths hold only M, L, C, Q and Z, always absolute. */
export function scalePath(data: string, x: number, y: number): string {
  let index = 0
  return data.replace(/[A-Za-z]|-?[\d.]+(?:e[-+]?\d+)?/g, (token) => {
    if (/[A-Za-z]/.test(token)) {
      index = 0
      return token
    }
    return String(Number(token) * (index++ % 2 === 0 ? x : y))
  })
}
