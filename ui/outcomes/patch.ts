import { placeOnPage } from '../framing/on-page.ts'
import type { WindowLaying } from '../framing/framing.ts'
import type { Pixels } from '../pixels/pixels.ts'
import type { Outcome } from './delivery.ts'

/** Share of a patch that may come transparent and is no matter. */
const little = 0.005

/** The answer cut to the mask, its colours fitted to those around it. */
export async function patch(
  answer: Uint8Array,
  laying: WindowLaying,
  pixels: Pick<Pixels, 'apply'>,
): Promise<Outcome> {
  const { region, matchColors, ...planes } = laying
  const { png, rect, scaled, clear, kept } = await pixels.apply({
    ...planes,
    answer,
    size: region.size,
    match: matchColors,
  })
  const bounds = placeOnPage(rect, region, laying.bounds)
  return {
    made: { kind: 'patch', bytes: png, bounds },
    scaled,
    remarks: [
      ...(clear > little ? (['see-through'] as const) : []),
      ...(kept === false ? (['not-kept'] as const) : []),
    ],
  }
}
