import type { Rect } from '../../plugin/shared/geometry.ts'
import type { Target } from '../../plugin/shared/protocol.ts'
import {
  knownBeside,
  softnessOf,
  type KnownBeside,
} from '../pixels/softness.ts'
import type { MaskReading } from '../tools/order.ts'
import { smallScale } from './measure.ts'
import { sourceBounds } from './on-page.ts'
import { regionOf, type WindowFraming } from './window.ts'

/**
 * What of a source is left for the service to go by, once its mask is grown.
 *
 * @param covered by the masks, canvas units from the source's top left
 * @param furthest from them, pixels of a small export
 */
export function besideMask(
  target: Target,
  mask: MaskReading,
  framing: WindowFraming,
  covered: Rect,
  furthest: number,
): KnownBeside {
  const { scale } = regionOf(target, mask, framing, covered)
  const diagonal = Math.hypot(covered.width, covered.height) * scale
  const { grow } = softnessOf(diagonal, mask)
  const perSmall = scale / smallScale(sourceBounds(target))
  return knownBeside(furthest, perSmall, grow)
}
