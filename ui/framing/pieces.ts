import type { Rect } from '../../plugin/shared/geometry.ts'
import type { Mask, Target } from '../../plugin/shared/protocol.ts'
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

export type Masked = Target & { mask: Mask }

export function isMasked(target: Target): target is Masked {
  return target.mask !== null
}

/** The same for as long as the same layers mask the same source. */
export function layersOf({ source, mask }: Target): string {
  return [source?.id, ...(mask?.layers ?? []).map(({ id }) => id)].join()
}

/** Everything but each of several parts would be asked for by nobody. */
export function isSplit({ split, invert }: MaskOptions): boolean {
  return split && !invert
}

/** What one press with a mask works on: a request each. */
export function piecesOf(
  targets: readonly Target[],
  options: MaskOptions,
  parts: Parts,
): Piece[] {
  return targets.filter(isMasked).flatMap((target) => {
    const apart = parts.get(layersOf(target)) ?? []
    return isSplit(options) && apart.length > 1
      ? apart.map((part) => pieceOf(target, options, part))
      : [wholeOf(target, options)]
  })
}

function wholeOf(target: Target, options: MaskOptions): Piece {
  const { context, feather, grow, invert, fill } = options
  const mask = { context, feather, grow, invert, fill }
  return { target, mask, covered: null }
}

/** Of its other masks nothing counts and nothing is seen. */
function pieceOf(
  target: Masked,
  { context, feather, grow, fill }: MaskOptions,
  { maskId, bounds, within }: LayerPart,
): Piece {
  const [first, ...others] = target.mask.layers.filter(
    ({ id }) => id === maskId,
  )
  const aside = target.mask.layers.filter(({ id }) => id !== maskId)
  return {
    target: {
      ...target,
      mask: first ? { ...target.mask, layers: [first, ...others] } : null,
      unseen: [
        ...target.unseen,
        ...aside.map(({ id, name }) => ({ id, name })),
      ],
    },
    mask: { context, feather, grow, fill, invert: false, within },
    covered: bounds,
  }
}
