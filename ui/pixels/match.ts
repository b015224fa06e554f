import { castOf } from './cast.ts'
import type { Raster } from './codec.ts'
import { colorsOf, matchColors, type ColorReference } from './color.ts'
import { boundsOf } from './extent.ts'
import { cellsOf, packRing, unpackRing } from './ring.ts'
import type { Steps } from './steps.ts'
import { tint } from './tint.ts'

/**
 * What of the original an answer is compared with.
 *
 * @param send `ring` for the pixels that count
 * @returns null where too little is known
 */
export function* referenceOf(
  original: Raster,
  send: Uint8Array,
): Steps<ColorReference | null> {
  const colors = yield* colorsOf(original, send)
  const cells = colors && (yield* cellsOf(original, send))
  return cells && { ...colors, ring: packRing(cells) }
}

/**
 * Takes the answer's cast away where the composite covers it, in place: what
 * differs along the ring is spread over what lies within. What an earlier
 * version kept gives one mean and deviation for all of it.
 *
 * @param send as it was when the reference was taken
 */
export function* matchTo(
  reference: ColorReference,
  answer: Raster,
  composite: Uint8Array,
  send: Uint8Array,
): Steps<void> {
  const { ring } = reference
  const cells = ring && (yield* cellsOf(answer, send, ring.side))
  const original = cells && unpackRing(ring, cells)
  const part = boundsOf(send, answer)
  if (cells && original && part)
    return yield* tint(answer, composite, castOf(original, cells), cells, part)
  const colors = yield* colorsOf(answer, send)
  if (colors) yield* matchColors(answer, composite, colors, reference)
}
