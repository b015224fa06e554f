/** From a mask's pixels to a layer of Figma. */
import sharp from 'sharp'

/** A PNG file and its size. */
export interface Png {
  width: number
  height: number
  bytes: Buffer
}

/** What is to change is opaque. */
export interface MaskLayer extends Png {
  /** Of its upper left, pixels of the picture. */
  x: number
  y: number
}

/** Levels above black that are black: what JPEG and print colours make of it. */
const blackness = 8
/** A file without any level below this has no black to measure from. */
const mostBlack = 64

/**
 * A file with transparency says by its alpha what is to change, any other by
 * white on black. Throws an Error in a sentence where that is nothing or all.
 *
 * @param name of the file, for what is thrown
 */
export async function maskLayer(mask: Png, name: string): Promise<MaskLayer> {
  const coverage = cleared(await coverageOf(mask))
  const { width, height } = mask
  const rect = covered(coverage, width, height)
  if (!rect)
    throw new Error(
      `${name} covers nothing. Paint white, or leave opaque, what is to change.`,
    )
  if (coverage.every((level) => level === 255))
    throw new Error(
      `${name} covers all of the picture. Leave some of it black, or transparent, for Ideogram to match.`,
    )
  const channel = { width, height, channels: 1 } as const
  const painted = await sharp({
    create: { width, height, channels: 3, background: '#ff0000' },
  })
    .joinChannel(Buffer.from(coverage), { raw: channel })
    .png()
    .toBuffer()
  const { x: left, y: top } = rect
  const bytes = await sharp(painted)
    .extract({ left, top, width: rect.width, height: rect.height })
    .png()
    .toBuffer()
  return { ...rect, bytes }
}

/** A level for each pixel, 255 is to change. */
async function coverageOf({ bytes }: Png): Promise<Buffer> {
  const { isOpaque } = await sharp(bytes).stats()
  const picture = isOpaque
    ? sharp(bytes).flatten().greyscale()
    : sharp(bytes).ensureAlpha().extractChannel('alpha')
  return picture.raw().toBuffer()
}

/** Black that is not quite black masks nothing. */
function cleared(levels: Uint8Array): Uint8Array {
  const darkest = levels.reduce((least, level) => Math.min(least, level), 255)
  const floor = blackness + (darkest < mostBlack ? darkest : 0)
  return levels.map((level) => (level <= floor ? 0 : level))
}

function covered(levels: Uint8Array, width: number, height: number) {
  let [left, top, right, bottom] = [width, height, -1, -1]
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      if (!levels[y * width + x]) continue
      left = Math.min(left, x)
      right = Math.max(right, x)
      top = Math.min(top, y)
      bottom = y
    }
  return right < 0
    ? null
    : { x: left, y: top, width: right - left + 1, height: bottom - top + 1 }
}
