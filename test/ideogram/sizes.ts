export interface Size {
  readonly width: number
  readonly height: number
}

const BOTH = `512x1536 576x1408 576x1472 576x1536 640x1344 640x1408 640x1472
640x1536 704x1152 704x1216 704x1280 704x1344 704x1408 704x1472 736x1312
768x1088 768x1216 768x1280 768x1344 832x960 832x1024 832x1088 832x1152
832x1216 832x1248 864x1152 896x960 896x1024 896x1088 896x1120 896x1152 960x832
960x896 960x1024 960x1088 1024x832 1024x896 1024x960 1024x1024 1088x768
1088x832 1088x896 1088x960 1120x896 1152x704 1152x832 1152x864 1152x896
1216x704 1216x768 1216x832 1248x832 1280x704 1280x768 1280x800 1312x736
1344x640 1344x704 1344x768 1408x576 1408x640 1408x704 1472x576 1472x640
1472x704 1536x512 1536x576 1536x640`.split(/\s+/)

const ONLY_LEGACY =
  '640x1024 720x1280 768x1024 768x1152 768x1232 1024x640 1024x768 1152x768 1232x768 1280x720'.split(
    ' ',
  )

/** Written `WxH`, as the 3.0 endpoints take and report them. */
export const V3_SIZES: readonly string[] = [...BOTH, '800x1280']

/** The 1K and 2K sizes of 4.0 and 4.5, written `WxH`. */
export const V4_SIZES: readonly string[] =
  `2048x2048 1440x2880 2880x1440 1664x2496 2496x1664 1792x2240 2240x1792
1440x2560 2560x1440 1600x2560 2560x1600 1728x2304 2304x1728 1296x3168 3168x1296
1152x2944 2944x1152 1248x3328 3328x1248 1280x3072 3072x1280 1024x3072 3072x1024
1024x1024 896x1120 1120x896 864x1152 1152x864 832x1248 1248x832 800x1280
1280x800 720x1280 1280x720 720x1440 1440x720 512x1536 1536x512`.split(/\s+/)

/** The 2K sizes among them. */
export const V4_LARGE = V4_SIZES.slice(0, 23)

/** The 2.0 sizes, written `WxH`. */
export const LEGACY_SIZES: readonly string[] = [...BOTH, ...ONLY_LEGACY]

/** The 2.0 sizes as requests name them. */
export const LEGACY_RESOLUTIONS: readonly string[] = LEGACY_SIZES.map(
  (size) => `RESOLUTION_${size.replace('x', '_')}`,
)

/** Reads `1024x768`, `RESOLUTION_1024_768`, `16x9` and `ASPECT_16_9`. */
export function sizeOf(name: string): Size {
  const [width = 1, height = 1] = (name.match(/\d+/g) ?? []).map(Number)
  return { width, height }
}

export const written = ({ width, height }: Size): string => `${width}x${height}`

export const areaOf = ({ width, height }: Size): number => width * height

/** How much longer than wide, or wider than long: 1 or more. */
export const ratioOf = ({ width, height }: Size): number =>
  Math.max(width / height, height / width)

/** The same shape at no more than so many pixels. */
export function within(size: Size, most: number): Size {
  const scale = Math.sqrt(Math.min(1, most / areaOf(size)))
  return {
    width: Math.max(1, Math.floor(size.width * scale)),
    height: Math.max(1, Math.floor(size.height * scale)),
  }
}

/** The listed size nearest in shape, then in area. */
export function nearest(size: Size, sizes: readonly string[]): Size {
  const distance = (to: Size) =>
    Math.abs(Math.log((size.width / size.height) * (to.height / to.width))) *
      1000 +
    Math.abs(Math.log((size.width * size.height) / (to.width * to.height)))
  return sizes
    .map(sizeOf)
    .reduce((best, next) => (distance(next) < distance(best) ? next : best))
}
