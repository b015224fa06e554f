import { larger } from './larger.ts'
import { imageTransform } from './transform.ts'
import { Failed, reasonOf, type HostFailure } from '../shared/failure.ts'
import type { Rect } from '../shared/geometry.ts'
import type { Numbered } from '../shared/made.ts'

/** A picture that Figma has taken in as an image. */
export interface Loaded {
  hash: string
  /** Where it lies on the page, canvas units. */
  bounds: Rect
}

/** A result, or one of the tiles of one: those have the same index. */
export interface LoadedResult extends Loaded {
  /** Its place among all results of its job. */
  index: number
  /** Whether a fill of its layer is hidden under it, and kept. */
  covers: (paint: Paint) => boolean
  paintOn: (layer: LayoutMixin, bounds: Rect) => ImagePaint
}

/** @throws Failed: picture-refused */
export function load(bytes: Uint8Array, bounds: Rect): Loaded {
  try {
    return { bounds, hash: figma.createImage(bytes).hash }
  } catch (thrown) {
    return refuse(thrown)
  }
}

/**
 * @param source whose picture is made larger
 * @throws Failed: picture-refused
 */
export async function loadMade(
  { index, made }: Numbered,
  source: SceneNode | null,
  place: Rect,
): Promise<LoadedResult[]> {
  if (made.kind === 'words') return []
  if (made.kind === 'larger') {
    const loaded = made.tiles.map(({ bytes }) => load(bytes, place))
    const hashes = loaded.map(({ hash }) => hash)
    const { covers, paints } = await larger(source, made, hashes).catch(refuse)
    return loaded.map((one, at) => {
      const paintOn = paints[at]!
      return { ...one, index, covers, paintOn }
    })
  }
  const loaded = load(made.bytes, made.bounds)
  const { hash } = loaded
  const covers = () => made.kind === 'cutout'
  const paintOn: LoadedResult['paintOn'] = (layer, bounds) =>
    paintOf(layer, { hash, bounds })
  return [{ ...loaded, index, covers, paintOn }]
}

/** A paint that shows the picture where it belongs on the page. */
export function paintOf(
  layer: LayoutMixin,
  { bounds, hash }: Loaded,
): ImagePaint {
  const { absoluteTransform, width, height } = layer
  return {
    type: 'IMAGE',
    scaleMode: 'CROP',
    imageHash: hash,
    imageTransform: imageTransform(
      absoluteTransform,
      { width, height },
      bounds,
    ),
  }
}

function refuse(thrown: unknown): never {
  const reason = reasonOf(thrown)
  throw new Failed<HostFailure>({ kind: 'picture-refused', reason })
}
