import { centredOn } from '../../plugin/shared/geometry.ts'
import { maxImageSide } from '../../plugin/shared/limits.ts'
import type { Picture } from '../../plugin/shared/picture.ts'
import type { Laying } from '../framing/framing.ts'
import type { Pixels } from '../pixels/pixels.ts'
import type { Outcome } from './delivery.ts'

/** What shall stay in front of a new picture. */
interface Subject {
  /** A cut-out of what was sent. */
  subject: Uint8Array
  /** Whose own pixels it is then; the cut-out's where it is not known any more. */
  seen: Picture | null
}

/** All of the answer, as it came wherever Figma takes it so. */
export async function picture(
  answer: Uint8Array,
  laying: Extract<Laying, { kind: 'new' | 'whole' }>,
  front: Subject | null,
  pixels: Pick<Pixels, 'adopt' | 'looked' | 'overlay'>,
): Promise<Outcome> {
  const whole = front ? await withSubject(answer, front, pixels) : answer
  const { bytes, size, scaled } = await pixels.adopt({
    picture: whole,
    longest: maxImageSide,
  })
  const bounds =
    laying.kind === 'new'
      ? centredOn(laying.at.bounds, size, 'cover')
      : laying.bounds
  return { made: { kind: 'picture', bytes, bounds }, scaled }
}

async function withSubject(
  base: Uint8Array,
  { subject, seen }: Subject,
  pixels: Pick<Pixels, 'looked' | 'overlay'>,
): Promise<Uint8Array> {
  const over = seen ? seen.png : subject
  const size = await pixels.looked({ picture: over })
  const at = { x: 0, y: 0 }
  return pixels.overlay({ base, size, over, at, alpha: subject })
}
