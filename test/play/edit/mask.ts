/** From a mask's pixels to a layer of Figma. */
import sharp from 'sharp'
import type { Rect, Size } from '../../../plugin/shared/geometry.ts'
import { exportLimits } from '../../../plugin/shared/limits.ts'
import { furthestFrom } from '../../../ui/pixels/distance.ts'
import { boundsOf } from '../../../ui/pixels/extent.ts'
import { chooseRegion } from '../../../ui/pixels/region.ts'
import { knownBeside, softnessOf } from '../../../ui/pixels/softness.ts'
import { drive } from '../../../ui/pixels/steps.ts'
import type { Framing } from '../../../ui/framing/framing.ts'
import { WrongInput } from './wrong-input.ts'

/** A PNG file and its size. */
export interface Png extends Size {
  bytes: Buffer
}

/** What is to change is opaque; its place is in pixels of the picture. */
export interface MaskLayer extends Png, Rect {}

/** Levels above black that are black: what JPEG and print colours make of it. */
const blackness = 8
/** A file without any level below this has no black to measure from. */
const mostBlack = 64

/**
 * A file with transparency says by its alpha what is to change, any other by
 * white on black.
 *
 * @param name of the file, for what is thrown
 * @throws WrongInput: it covers nothing, or once it is grown leaves nothing
 */
export async function maskLayer(
  mask: Png,
  name: string,
  framing: WindowFraming,
): Promise<MaskLayer> {
  const coverage = cleared(await coverageOf(mask))
  const { width, height } = mask
  const size = { width, height }
  const rect = boundsOf(coverage, size)
  if (!rect)
    throw new WrongInput(
      `${name} covers nothing. Paint white, or leave opaque, what is to change.`,
    )
  if (coverage.every((level) => level === 255))
    throw new WrongInput(`${name} covers all of the picture. ${leaveSome}`)
  if (!(await leavesSome(coverage, rect, size, framing)))
    throw new WrongInput(
      `${name} covers all of the picture once its edge is grown. ${leaveSome}`,
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

const leaveSome =
  'Leave some of it black, or transparent, for Ideogram to match.'

type WindowFraming = Extract<Framing, { kind: 'window' }>

/** Whether Ideogram gets to see any of the picture, as the panel measures it. */
async function leavesSome(
  coverage: Uint8Array,
  rect: Rect,
  picture: Size,
  { fit, keeps }: WindowFraming,
): Promise<boolean> {
  const { scale } = chooseRegion({
    source: picture,
    mask: rect,
    context: 'balanced',
    fit,
    density: keeps ? 1 : null,
    limits: exportLimits,
  })
  const { grow } = softnessOf(Math.hypot(rect.width, rect.height) * scale)
  const furthest = await drive(furthestFrom(coverage, picture))
  return knownBeside(furthest, scale, grow).known
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
