import { placeOnPage } from '../framing/on-page.ts'
import type { WindowLaying } from '../framing/framing.ts'
import type { Pixels } from '../pixels/pixels.ts'
import type { Outcome } from './delivery.ts'

/** The answer cut to the mask, its colours fitted to those around it. */
export async function patch(
  answer: Uint8Array,
  laying: WindowLaying,
  pixels: Pick<Pixels, 'apply'>,
): Promise<Outcome> {
  const { region, composite, send, reference, matchColors } = laying
  const { png, rect, scaled } = await pixels.apply({
    answer,
    size: region.size,
    composite,
    send,
    reference,
    match: matchColors,
  })
  const bounds = placeOnPage(rect, region, laying.bounds)
  return { made: { kind: 'patch', bytes: png, bounds }, scaled }
}
