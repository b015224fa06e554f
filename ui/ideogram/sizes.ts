export interface Size {
  width: number
  height: number
}

/** Every size of the 2.0 models: width × height, as `RESOLUTION_W_H` on the wire. */
export const legacySizeNames = [
  '512x1536',
  '576x1408',
  '576x1472',
  '576x1536',
  '640x1024',
  '640x1344',
  '640x1408',
  '640x1472',
  '640x1536',
  '704x1152',
  '704x1216',
  '704x1280',
  '704x1344',
  '704x1408',
  '704x1472',
  '720x1280',
  '736x1312',
  '768x1024',
  '768x1088',
  '768x1152',
  '768x1216',
  '768x1232',
  '768x1280',
  '768x1344',
  '832x960',
  '832x1024',
  '832x1088',
  '832x1152',
  '832x1216',
  '832x1248',
  '864x1152',
  '896x960',
  '896x1024',
  '896x1088',
  '896x1120',
  '896x1152',
  '960x832',
  '960x896',
  '960x1024',
  '960x1088',
  '1024x640',
  '1024x768',
  '1024x832',
  '1024x896',
  '1024x960',
  '1024x1024',
  '1088x768',
  '1088x832',
  '1088x896',
  '1088x960',
  '1120x896',
  '1152x704',
  '1152x768',
  '1152x832',
  '1152x864',
  '1152x896',
  '1216x704',
  '1216x768',
  '1216x832',
  '1232x768',
  '1248x832',
  '1280x704',
  '1280x720',
  '1280x768',
  '1280x800',
  '1312x736',
  '1344x640',
  '1344x704',
  '1344x768',
  '1408x576',
  '1408x640',
  '1408x704',
  '1472x576',
  '1472x640',
  '1472x704',
  '1536x512',
  '1536x576',
  '1536x640',
] as const

const onlyLegacy = [
  '640x1024',
  '720x1280',
  '768x1024',
  '768x1152',
  '768x1232',
  '1024x640',
  '1024x768',
  '1152x768',
  '1232x768',
  '1280x720',
] as const

type LegacyName = (typeof legacySizeNames)[number]
type V3Name = Exclude<LegacyName, (typeof onlyLegacy)[number]> | '800x1280'

const sharedWithV3 = (name: LegacyName): name is LegacyName & V3Name =>
  !(onlyLegacy as readonly string[]).includes(name)

/** Every size of the 3.0 models, as `WxH` on the wire. */
export const v3SizeNames: readonly V3Name[] = [
  ...legacySizeNames.filter(sharedWithV3),
  '800x1280',
]

const sizeOf = (name: string): Size => {
  const [width = 0, height = 0] = name.split('x').map(Number)
  return { width, height }
}

/** The 78 sizes a 2.0 model keeps; any other comes back resampled. */
export const legacySizes: readonly Size[] = legacySizeNames.map(sizeOf)
/** The 69 sizes a 3.0 model keeps; any other comes back resampled. */
export const v3Sizes: readonly Size[] = v3SizeNames.map(sizeOf)

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
 * The size in which a model gives back what it was given, for what one would
 * like to send: width × height in pixels.
 */
export type Fit = (wanted: Size) => Size

/** For a model that keeps the sizes of a list. */
export const listed =
  (list: readonly Size[]): Fit =>
  ({ width, height }) =>
    nearestSize(list, width / height, width * height)

/** For a model that keeps any size up to an area, in pixels. */
export const upTo =
  (maxArea: number): Fit =>
  ({ width, height }) => {
    const by = Math.min(1, Math.sqrt(maxArea / (width * height)))
    return {
      width: Math.max(1, Math.floor(width * by)),
      height: Math.max(1, Math.floor(height * by)),
    }
  }
