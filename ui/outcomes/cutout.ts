import type { Rect, Size } from '../../plugin/shared/geometry.ts'
import type { Laying } from '../framing/framing.ts'
import type { Pixels } from '../pixels/pixels.ts'
import type { Outcome } from './delivery.ts'

/** A picture whose alpha counts, without what is clear around it. */
export async function cutout(
  answer: Uint8Array,
  laying: Extract<Laying, { kind: 'new' | 'whole' }>,
  pixels: Pick<Pixels, 'looked' | 'trimmed'>,
): Promise<Outcome> {
  const {
    width,
    height,
    bounds: seen,
  } = await pixels.looked({
    picture: answer,
  })
  const trimmed = seen && (await pixels.trimmed({ picture: answer }))
  const whole =
    laying.kind === 'new'
      ? containedIn(laying.at.bounds, trimmed?.rect ?? { width, height })
      : laying.bounds
  if (!trimmed)
    return {
      made: { kind: 'cutout', bytes: answer, bounds: whole },
      scaled: false,
    }
  // What was cut off is cut off on the page too; a new one has just its own size.
  const bounds =
    laying.kind === 'new'
      ? whole
      : partOf(whole, trimmed.rect, { width, height })
  return { made: { kind: 'cutout', bytes: trimmed.png, bounds }, scaled: false }
}

/** A part of a picture, pixels, where the whole lies on the page. */
function partOf(whole: Rect, part: Rect, { width, height }: Size): Rect {
  const across = whole.width / width
  const down = whole.height / height
  return {
    x: whole.x + part.x * across,
    y: whole.y + part.y * down,
    width: part.width * across,
    height: part.height * down,
  }
}

/** Where a picture of this size lies when all of it is seen in a place, about its middle. */
export function containedIn(place: Rect, { width, height }: Size): Rect {
  const scale = Math.min(place.width / width, place.height / height)
  return {
    x: place.x + (place.width - width * scale) / 2,
    y: place.y + (place.height - height * scale) / 2,
    width: width * scale,
    height: height * scale,
  }
}
