import { fillsOf, isResult, isSeen } from './paints.ts'
import { cropOf } from './transform.ts'
import {
  multiply,
  scaling,
  translation,
  type Size,
} from '../shared/geometry.ts'
import type { Tile } from '../shared/made.ts'

export interface Larger {
  /** Whether it takes the place of a fill. */
  covers: (paint: Paint) => boolean
  /** Of each tile. */
  paints: ((layer: Size) => ImagePaint)[]
}

/**
 * A picture with more pixels shows on a layer what the one that it was made of
 * shows there. In one piece it keeps the way in which that fills the layer.
 *
 * @param hashes of the tiles' images
 * @throws what Figma says of images
 */
export async function larger(
  source: SceneNode | null,
  { of, tiles }: { of: string; tiles: readonly [Tile, ...Tile[]] },
  hashes: readonly string[],
): Promise<Larger> {
  const fills = source && 'fills' in source ? fillsOf(source) : []
  const old = [...fills]
    .reverse()
    .find(
      (paint): paint is ImagePaint => isResult(paint, [of]) && isSeen(paint),
    )
  // What is repeated over the layer cannot be pieced together on it.
  const isApart = tiles.length > 1 && old?.scaleMode === 'TILE'
  const like: ImagePaint =
    old && !isApart ? old : { type: 'IMAGE', scaleMode: 'FILL', imageHash: of }
  const [{ share }] = tiles
  const piece = await sizeOf(hashes[0]!)
  const size = {
    width: piece.width / share.width,
    height: piece.height / share.height,
  }
  const times =
    like.scaleMode === 'TILE' ? size.width / (await sizeOf(of)).width : 1
  return {
    covers: (paint) => like === old && isResult(paint, [of]),
    paints: tiles.map(({ share }, at) => (layer) => {
      const imageHash = hashes[at]!
      if (tiles.length === 1) return { ...scaledTile(like, times), imageHash }
      const toTile = multiply(
        scaling(1 / share.width, 1 / share.height),
        translation(-share.x, -share.y),
      )
      const imageTransform = multiply(toTile, cropOf(like, layer, size))
      // Only an upright picture can be cropped: the turn is in the transform.
      return { ...like, ...cropped, imageHash, imageTransform }
    }),
  }
}

const cropped = { scaleMode: 'CROP', rotation: 0 } as const

/** What is repeated stays as large as it was, with so many times the pixels. */
function scaledTile(paint: ImagePaint, times: number): ImagePaint {
  const { scaleMode, scalingFactor = 1 } = paint
  return scaleMode === 'TILE'
    ? { ...paint, scalingFactor: scalingFactor / times }
    : paint
}

/** @throws for an image that this computer has not got */
async function sizeOf(hash: string): Promise<Size> {
  return figma.getImageByHash(hash)!.getSizeAsync()
}
