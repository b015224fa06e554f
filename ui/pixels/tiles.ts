import type { Rect, Size } from '../../plugin/shared/geometry.ts'
import { decode, encodePart } from './codec.ts'
import type { PictureType } from './format.ts'
import { readHeader, withoutRest } from './header.ts'

export interface Tile {
  /** PNG; a picture that is small enough comes as it is, if Figma takes it. */
  bytes: Uint8Array
  /** Whole pixels of the picture. */
  rect: Rect
}

/** What Figma makes an image of. */
const taken: readonly PictureType[] = ['image/png', 'image/jpeg', 'image/gif']

/**
 * A picture in pieces that Figma takes as images: it refuses longer sides.
 * Row by row, without gaps, of much the same size.
 *
 * @throws Failed: unreadable-image
 */
export async function tiles(request: {
  /** Of any type a browser reads. */
  picture: Uint8Array
  /** Pixels along a side at most. */
  most: number
}): Promise<Tile[]> {
  const { picture, most } = request
  const { type } = readHeader(picture)
  const bitmap = await decode(picture, 'foreign', undefined, 'straight')
  try {
    const rects = tilesOf(bitmap, most)
    if (rects.length === 1 && taken.includes(type))
      return [{ bytes: withoutRest(picture), rect: rects[0]! }]
    const made: Tile[] = []
    // One after the other: each is as large as Figma takes any.
    for (const rect of rects)
      made.push({ bytes: await encodePart(picture, bitmap, rect), rect })
    return made
  } finally {
    bitmap.close()
  }
}

export function tilesOf({ width, height }: Size, most: number): Rect[] {
  return pieces(height, most).flatMap(([y, down]) =>
    pieces(width, most).map(([x, across]) => ({
      x,
      y,
      width: across,
      height: down,
    })),
  )
}

/** Where each of as few pieces as may be begins, and how long it is. */
function pieces(length: number, most: number): [number, number][] {
  const count = Math.ceil(length / most)
  const start = (n: number) => Math.round((n * length) / count)
  return Array.from({ length: count }, (_, n) => [
    start(n),
    start(n + 1) - start(n),
  ])
}
