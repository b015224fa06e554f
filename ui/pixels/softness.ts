/** What a designer set, in pixels of the request. */
export interface SoftnessChoice {
  feather: number | 'auto'
  grow: number | 'auto'
}

/** Pixels of the request. */
export interface Softness {
  feather: number
  /** How far the send mask reaches beyond the shape. */
  grow: number
  /** How far the composite mask fades beyond the shape; within `grow`. */
  fade: number
}

/** As Krita's plugin has them: share of the mask's diagonal, and pixels. */
const featherShare = 0.1
const leastFeather = 32
const mostFade = 25
const growOffset = 4

/**
 * A feather of 0 is a hard edge, and grows nothing unless told to.
 *
 * @param diagonal of the mask's bounds, in pixels of the request
 */
export function softnessOf(
  diagonal: number,
  choice: SoftnessChoice = { feather: 'auto', grow: 'auto' },
): Softness {
  const feather =
    choice.feather === 'auto'
      ? Math.max(leastFeather, featherShare * diagonal)
      : choice.feather
  const natural = feather > 0 ? growOffset + feather / 2 : 0
  const grow = Math.round(choice.grow === 'auto' ? natural : choice.grow)
  return { feather, grow, fade: Math.round(Math.min(mostFade, feather, grow)) }
}

/** What a mask leaves of the source once it is grown. */
export interface KnownBeside {
  /** Or nothing: the service would have nothing to go by, and refuses. */
  known: boolean
  /** The largest grow that leaves some; null where none does. */
  mostGrow: number | null
}

/**
 * Whether the service gets to see any of the source. A pixel is allowed for, as
 * a preview is coarse: what is promised here is so at the request's scale.
 *
 * @param furthest from the mask, pixels of a preview, as `preview` measures it
 * @param scale pixels of the request for one of the preview
 * @param grow pixels of the request
 */
export function knownBeside(
  furthest: number,
  scale: number,
  grow: number,
): KnownBeside {
  const room = Math.ceil((furthest - 1) * scale) - 1
  return { known: grow <= room, mostGrow: room >= 0 ? room : null }
}
