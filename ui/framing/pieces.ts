import type { Rect } from '../../plugin/shared/geometry.ts'
import type { Target } from '../../plugin/shared/protocol.ts'
import type { Part } from '../pixels/extent.ts'
import type { MaskOptions, Order } from '../tools/order.ts'

/** A part of a mask layer, canvas units from the source's top left. */
export interface LayerPart extends Part {
  maskId: string
}

/** What was measured, by `layersOf` a target. */
export type Parts = ReadonlyMap<string, readonly LayerPart[]>

/** What one request of a press is for. */
export interface Piece extends Pick<Order, 'target' | 'mask'> {
  /** Canvas units from the source's top left; null for all of the masks. */
  covered: Rect | null
}

/** The same for as long as the same layers mask the same source. */
export function layersOf({ source, masks }: Target): string {
  return [source, ...masks].map(({ id }) => id).join()
}

/** Everything but each of several parts would be asked for by nobody. */
export function isSplit({ split, invert }: MaskOptions): boolean {
  return split && !invert
}

/** What one press works on: a request each. */
export function piecesOf(
  targets: readonly Target[],
  options: MaskOptions,
  parts: Parts,
): Piece[] {
  return targets
    .filter(({ masks }) => masks.length > 0)
    .flatMap((target) => {
      const apart = parts.get(layersOf(target)) ?? []
      return isSplit(options) && apart.length > 1
        ? apart.map((part) => pieceOf(target, options, part))
        : [wholeOf(target, options)]
    })
}

function wholeOf(target: Target, options: MaskOptions): Piece {
  const { context, feather, grow, invert } = options
  return { target, mask: { context, feather, grow, invert }, covered: null }
}

function pieceOf(
  target: Target,
  { context, feather, grow }: MaskOptions,
  { maskId, bounds, within }: LayerPart,
): Piece {
  return {
    target: {
      ...target,
      masks: target.masks.filter(({ id }) => id === maskId),
      aside: target.masks.filter(({ id }) => id !== maskId),
    },
    mask: { context, feather, grow, invert: false, within },
    covered: bounds,
  }
}
