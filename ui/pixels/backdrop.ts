import type { Rect } from '../../plugin/shared/geometry.ts'
import { canvasOf, decode, readPixels } from './codec.ts'
import { drive } from './steps.ts'
import type { Color, Ground } from './window.ts'

/**
 * What lies behind the transparent parts of a source: a picture and where it
 * lies, in pixels of the source's, on a colour; or one colour.
 */
export type Behind =
  { bytes: Uint8Array; rect: Rect; color?: Color } | { color: Color }

/** Figma's blend modes but PASS_THROUGH, which only groups have. */
export type BlendMode = keyof typeof grounds

const white: Color = [255, 255, 255]
const grey: Color = [128, 128, 128]
const black: Color = [0, 0, 0]

/**
 * On what a source of a blend mode is flattened, so that a patch in it that has
 * the very colours that were sent is not to be seen.
 *
 * A pixel of the source has colour s and opacity a; its ground is g, and
 * F = a·s + (1−a)·g is sent. A patch of F, of any opacity t, is painted over it
 * in the source, and all of that is laid over the page's colour d by the mode,
 * at any opacity of the layer. The pixel's opacity is then a′ = a + t·(1−a), and
 * its colour s′ obeys a′·(s′−g) = a·(s−g): as much nearer to g as there is more
 * of it. So nothing changes where the mode adds to d what is proportional to
 * s−g, on either side of g:
 *
 * - over what truly lies behind, g = d: NORMAL, DARKEN and LIGHTEN. COLOR and
 *   LUMINOSITY too, but where they leave the range of colours.
 * - over a neutral colour, which the mode leaves d under: MULTIPLY, SCREEN,
 *   EXCLUSION, OVERLAY, SOFT_LIGHT and HARD_LIGHT.
 *
 * The burns and dodges bend elsewhere, and so does DIFFERENCE; HUE and
 * SATURATION have no neutral colour. With those it holds where the source is
 * opaque and, for a patch that is as transparent as it, where it is clear; in
 * between the ground named here strays least. What is seen, sent and put into a
 * layer of its own in NORMAL, is exact in any mode.
 */
const grounds = {
  NORMAL: 'behind',
  DARKEN: 'behind',
  MULTIPLY: white,
  COLOR_BURN: white,
  LINEAR_BURN: white,
  LIGHTEN: 'behind',
  SCREEN: black,
  COLOR_DODGE: black,
  LINEAR_DODGE: black,
  OVERLAY: grey,
  SOFT_LIGHT: grey,
  HARD_LIGHT: grey,
  DIFFERENCE: black,
  EXCLUSION: black,
  HUE: 'behind',
  SATURATION: 'behind',
  COLOR: 'behind',
  LUMINOSITY: 'behind',
} as const

/** @returns a colour, or `behind`: what truly lies behind the source */
export function groundFor(mode: BlendMode): Color | 'behind' {
  return grounds[mode]
}

/** Of any mode that Figma names: one that is not known is laid over plainly. */
export function isBlendMode(mode: string): mode is BlendMode {
  return Object.hasOwn(grounds, mode)
}

/**
 * What is behind the window, opaque: white where nothing is.
 *
 * @throws Failed: unreadable-image
 */
export async function groundOf(
  behind: Behind | null | undefined,
  window: Rect,
): Promise<Ground> {
  if (!behind) return { color: white }
  if (!('bytes' in behind)) return behind
  const context = canvasOf(window)
  await paintBehind(context, behind, window)
  return drive(readPixels(context))
}

/**
 * Fills a canvas with what is behind the window.
 *
 * @throws Failed: unreadable-image
 */
export async function paintBehind(
  context: OffscreenCanvasRenderingContext2D,
  behind: Behind | null | undefined,
  window: Rect,
): Promise<void> {
  const { width, height } = context.canvas
  const color = behind?.color ?? white
  context.fillStyle = `rgb(${color.join()})`
  context.fillRect(0, 0, width, height)
  if (!behind || !('bytes' in behind)) return
  const { bytes, rect } = behind
  const bitmap = await decode(bytes, 'figma')
  const [across, down] = [width / window.width, height / window.height]
  context.drawImage(
    bitmap,
    (rect.x - window.x) * across,
    (rect.y - window.y) * down,
    rect.width * across,
    rect.height * down,
  )
  bitmap.close()
}
