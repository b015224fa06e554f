/**
 * The copies that a transform group shows of what is in it. ASSUMED: `offset`
 * is the way from one copy to the next, a share of the content's own size if
 * RELATIVE; round copies stand on a circle about the middle of the content,
 * each turned by its part of a whole turn.
 */
import { boxOf, multiply, translation, withRotation } from './geometry.ts'
import type { Extent } from './geometry.ts'
import { identity } from './geometry.ts'
import type { LayerData, Matrix } from './model.ts'

/** In the group's space, the original first; of any other layer just that. */
export function repeatsOf(layer: LayerData): readonly Matrix[] {
  if (layer.transformModifiers.length === 0) return once
  return layer.transformModifiers.reduce<Matrix[]>(
    (copies, modifier) =>
      copies.flatMap((copy) =>
        placesOf(modifier, boxOf(layer)).map((place) => multiply(place, copy)),
      ),
    [identity],
  )
}

const once = [identity]

function placesOf(modifier: TransformModifier, size: Extent): Matrix[] {
  const { count, offset, unitType } = modifier
  const relative = unitType === 'RELATIVE'
  return Array.from({ length: Math.max(1, count) }, (_, at) => {
    if (modifier.repeatType === 'LINEAR') {
      const across = modifier.axis === 'HORIZONTAL'
      const side = across ? size.width : size.height
      const by = at * offset * (relative ? side : 1)
      return across ? translation(by, 0) : translation(0, by)
    }
    const radius = offset * (relative ? size.height : 1)
    const turn = withRotation(identity, (-360 * at) / Math.max(1, count))
    const middle = translation(size.width / 2, size.height / 2)
    const back = translation(-size.width / 2, -size.height / 2 - radius)
    return multiply(middle, multiply(turn, back))
  })
}
