import {
  grown,
  intersection,
  type Rect,
  type Size,
} from '../../plugin/shared/geometry.ts'
import { decode, encodePart } from './codec.ts'
import type { PictureType } from './format.ts'
import { readHeader, withoutRest } from './header.ts'

export interface Tile {
  /** PNG; a picture that is small enough comes as it is, if Figma takes it. */
  bytes: Uint8Array
  /** Whole pixels of the picture; its outermost are clear, and may lie beyond it. */
  rect: Rect
}

/** What Figma makes an image of. */
const taken: readonly PictureType[] = ['image/png', 'image/jpeg', 'image/gif']

/** Pixels that a piece has of its neighbours: where they meet nothing shows through. */
const shared = 2
/** Clear ones around it: nobody knows what Figma paints beyond an image's edge. */
const edge = 1

/**
 * A picture in pieces that Figma takes as images: it refuses longer sides.
 * Row by row, of much the same size, each a little over the ones before.
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
    const { width, height } = bitmap
    const whole = { x: 0, y: 0, width, height }
    if (Math.max(width, height) <= most)
      return [
        taken.includes(type)
          ? { bytes: withoutRest(picture), rect: whole }
          : { bytes: await encodePart(picture, bitmap, whole), rect: whole },
      ]
    const made: Tile[] = []
    // One after the other: each is as large as Figma takes any.
    for (const rect of tilesOf(bitmap, most - 2 * (shared + edge))) {
      const part = intersection(grown(rect, shared), whole)!
      made.push(await framed(picture, bitmap, part))
    }
    return made
  } finally {
    bitmap.close()
  }
}

/** A part of a picture with a clear edge. */
async function framed(
  picture: Uint8Array,
  bitmap: ImageBitmap,
  { x, y, width, height }: Rect,
): Promise<Tile> {
  const part = await createImageBitmap(bitmap, x, y, width, height, {
    premultiplyAlpha: 'none',
  })
  const around = grown({ x: 0, y: 0, width, height }, edge)
  const bytes = await encodePart(picture, part, around)
  part.close()
  return { bytes, rect: grown({ x, y, width, height }, edge) }
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
