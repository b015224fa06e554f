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
