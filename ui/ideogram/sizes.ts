import { legacySizeNames, v3SizeNames, v4SizeNames } from './size-names.ts'

export interface Size {
  width: number
  height: number
}

/** The two numbers of a name: `1024x768`, `RESOLUTION_1024_768`, `ASPECT_4_3`. */
const sizeOf = (name: string): Size => {
  const [width = 0, height = 0] = (name.match(/\d+/g) ?? []).map(Number)
  return { width, height }
}

/** The 78 sizes a 2.0 model keeps; any other comes back resampled. */
export const legacySizes: readonly Size[] = legacySizeNames.map(sizeOf)
/** The 69 sizes a 3.0 model keeps; any other comes back resampled. */
export const v3Sizes: readonly Size[] = v3SizeNames.map(sizeOf)
/** The 38 sizes in which 4.0 paints. */
export const v4Sizes: readonly Size[] = v4SizeNames.map(sizeOf)

/** Ratios nearer than this to each other are one ratio (they are fractions of small integers). */
const sameRatio = 1e-9

/**
 * The listed size nearest in ratio, and among those of one ratio nearest in
 * area; both as factors, so twice and half are equally far.
 *
 * @param aspect width / height
 * @param area in pixels
 */
export const nearestSize = (
  list: readonly Size[],
  aspect: number,
  area: number,
): Size => {
  const ratioOff = (s: Size) => Math.abs(Math.log(s.width / s.height / aspect))
  const areaOff = (s: Size) => Math.abs(Math.log((s.width * s.height) / area))
  return list.reduce((best, size) => {
    const gain = ratioOff(best) - ratioOff(size)
    if (Math.abs(gain) > sameRatio) return gain > 0 ? size : best
    return areaOff(size) < areaOff(best) ? size : best
  })
}

/**
 * Which of a field's options is nearest: of sizes by ratio and area, of aspect
 * ratios by ratio. Options without two numbers (`auto`) are never chosen.
 *
 * @param names at least one of them with two numbers
 */
export const nearestName = <Name extends string>(
  names: readonly Name[],
  wanted: Size,
): Name => {
  const sized = names
    .map((name) => ({ name, ...sizeOf(name) }))
    .filter(({ height }) => height > 0)
  const { width, height } = wanted
  return (
    nearestSize(sized, width / height, width * height) as (typeof sized)[0]
  ).name
}

/** What multiplying by a scale may lose of a whole number. */
const rounding = 1e-6

/** The size in which a model gives back what it was given. */
export type Fit = (wanted: Size) => Size

/** Of the models that keep listed sizes only. */
export const listed =
  (sizes: readonly Size[]): Fit =>
  ({ width, height }) =>
    nearestSize(sizes, width / height, width * height)

/**
 * Of the models that keep any size: the wanted one, as long as it is neither
 * too large nor too slim. One that is too slim gets a longer short side; one
 * that is too large is scaled down as little as possible.
 *
 * @param maxArea in pixels
 * @param limits.multipleOf sides are rounded down to multiples of it, pixels
 * @param limits.maxRatio of the long side to the short one
 */
export const upTo =
  (
    maxArea: number,
    {
      multipleOf = 1,
      maxRatio = Infinity,
    }: { multipleOf?: number; maxRatio?: number } = {},
  ): Fit =>
  (wanted) => {
    const isWide = wanted.width >= wanted.height
    const [far, near] = isWide
      ? [wanted.width, wanted.height]
      : [wanted.height, wanted.width]
    const wide = Math.max(near, far / maxRatio)
    const scale = Math.min(1, Math.sqrt(maxArea / far / wide))
    const step = (length: number) =>
      Math.max(1, Math.floor(length / multipleOf + rounding)) * multipleOf
    let [long, short] = [step(far * scale), step(wide * scale)]
    if (long > short * maxRatio) {
      if (long * (short + multipleOf) <= maxArea) short += multipleOf
      else long = step(short * maxRatio)
    }
    return isWide
      ? { width: long, height: short }
      : { width: short, height: long }
  }

/** Of the models that take squares: one that holds the wanted size, of `side` pixels at most. */
export const square =
  (side: number): Fit =>
  ({ width, height }) => {
    const length = Math.min(side, Math.ceil(Math.max(width, height)))
    return { width: length, height: length }
  }
