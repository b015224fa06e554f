import { centredOn, partOf } from '../../plugin/shared/geometry.ts'
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
      ? centredOn(
          laying.at.bounds,
          trimmed?.rect ?? { width, height },
          'inside',
        )
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
