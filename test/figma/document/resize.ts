/** Resizing a layer in place. */
import type { LayerData } from './model.ts'
import { withPlace } from './geometry.ts'
import { followsChildren } from './tree.ts'

/**
 * Groups and boolean operations scale what is in them; vectors scale their
 * paths; frames leave their children where they are (the model knows no
 * constraints, so every child counts as pinned to the top left).
 */
export function resize(layer: LayerData, width: number, height: number): void {
  const x = layer.width === 0 ? 1 : width / layer.width
  const y = layer.height === 0 ? 1 : height / layer.height
  layer.width = width
  layer.height = height
  if (layer.type === 'VECTOR') {
    layer.vectorPaths = layer.vectorPaths.map((path) => ({
      ...path,
      data: scalePath(path.data, x, y),
    }))
  }
  if (!followsChildren(layer.type)) return
  for (const child of layer.children) {
    const { transform } = child
    child.transform = withPlace(
      transform,
      transform[0][2] * x,
      transform[1][2] * y,
    )
    // A child lying on its side is stretched along its own axes.
    const upright = Math.abs(transform[0][0]) >= Math.abs(transform[1][0])
    const [along, across] = upright ? [x, y] : [y, x]
    resize(child, child.width * along, child.height * across)
  }
}

/** Figma's paths hold only M, L, C, Q and Z, always absolute. */
function scalePath(data: string, x: number, y: number): string {
  let index = 0
  return data.replace(/[A-Za-z]|-?[\d.]+(?:e[-+]?\d+)?/g, (token) => {
    if (/[A-Za-z]/.test(token)) {
      index = 0
      return token
    }
    return String(Number(token) * (index++ % 2 === 0 ? x : y))
  })
}
