import type { Tile } from '../../plugin/shared/made.ts'
import { maxImageSide } from '../../plugin/shared/limits.ts'
import type { Laying } from '../framing/framing.ts'
import type { Pixels } from '../pixels/pixels.ts'
import type { Outcome } from './delivery.ts'

/** The layer's own picture with more pixels, in as many pieces as Figma needs. */
export async function larger(
  answer: Uint8Array,
  { hash }: Extract<Laying, { kind: 'own' }>,
  pixels: Pick<Pixels, 'looked' | 'tiles'>,
): Promise<Outcome> {
  const { width, height } = await pixels.looked({ picture: answer })
  const pieces = await pixels.tiles({ picture: answer, most: maxImageSide })
  const tiles = pieces.map(({ bytes, rect }): Tile => ({
    bytes,
    share: {
      x: rect.x / width,
      y: rect.y / height,
      width: rect.width / width,
      height: rect.height / height,
    },
  }))
  const [first, ...others] = tiles
  return {
    made: { kind: 'larger', of: hash, tiles: [first!, ...others] },
    scaled: false,
  }
}
