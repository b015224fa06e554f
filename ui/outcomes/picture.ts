import type { Rect, Size } from '../../plugin/shared/geometry.ts'
import { maxImageSide } from '../../plugin/shared/limits.ts'
import type { Laying, WindowLaying } from '../framing/framing.ts'
import type { Pixels } from '../pixels/pixels.ts'
import type { Outcome } from './delivery.ts'

/** All of the answer, as it came wherever Figma takes it so. */
export async function picture(
  answer: Uint8Array,
  laying: Exclude<Laying, WindowLaying>,
  pixels: Pick<Pixels, 'adopt'>,
): Promise<Outcome> {
  const { bytes, size, scaled } = await pixels.adopt({
    picture: answer,
    longest: maxImageSide,
  })
  const bounds =
    laying.kind === 'new' ? covering(laying.at.bounds, size) : laying.bounds
  return { made: { kind: 'picture', bytes, bounds }, scaled }
}

/** Where a picture of this size lies when it just covers a place, about its middle. */
export function covering(place: Rect, { width, height }: Size): Rect {
  const scale = Math.max(place.width / width, place.height / height)
  return {
    x: place.x + (place.width - width * scale) / 2,
    y: place.y + (place.height - height * scale) / 2,
    width: width * scale,
    height: height * scale,
  }
}
