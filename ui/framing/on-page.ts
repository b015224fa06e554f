import {
  intersection,
  partOf,
  scaled,
  shifted,
  union,
  type Point,
  type Rect,
} from '../../plugin/shared/geometry.ts'
import type { Exported, Picture } from '../../plugin/shared/picture.ts'
import type { Target } from '../../plugin/shared/protocol.ts'
import { exportSize, type Region } from '../pixels/region.ts'

/** The source's; where something new goes without one, canvas units. */
export function sourceBounds({ source, place }: Target): Rect {
  return (source ?? place).bounds
}

/**
 * What the masks may cover, canvas units from the source's top left; null
 * where they lie beside the source, and without any.
 */
export function maskBounds(target: Target): Rect | null {
  const layers = target.mask?.layers ?? []
  const around = union(layers.map(({ bounds }) => bounds))
  const source = sourceBounds(target)
  const covered = around && intersection(around, source)
  return covered && { ...covered, ...offset(covered, source) }
}

/**
 * The masks of an export, each where it lies on the source's picture.
 *
 * @param scale source pixels per canvas unit
 */
export function masksOn(
  { source, masks }: Pick<Exported, 'source' | 'masks'>,
  scale: number,
): { bytes: Uint8Array; rect: Rect }[] {
  return masks.map((mask) => pictureOn(source, mask, scale))
}

/**
 * A picture where it lies on the source's.
 *
 * @param scale source pixels per canvas unit
 */
export function pictureOn(
  source: Picture,
  { png, bounds }: Picture,
  scale: number,
): { bytes: Uint8Array; rect: Rect } {
  const place = { ...bounds, ...offset(bounds, source.bounds) }
  return { bytes: png, rect: scaled(place, scale) }
}

/**
 * Where a patch lies on the page, canvas units. Figma rounds an export to whole
 * pixels: each is a little more or less than the scale says.
 *
 * @param rect of the patch, pixels of the window
 */
export function placeOnPage(rect: Rect, region: Region, source: Rect): Rect {
  const { scale, window } = region
  return partOf(source, shifted(rect, window), exportSize(source, scale))
}

/** Where all of a window lies on the page, canvas units. */
export function windowOnPage(region: Region, source: Rect): Rect {
  return placeOnPage({ x: 0, y: 0, ...region.size }, region, source)
}

function offset(inner: Point, outer: Point): Point {
  return { x: inner.x - outer.x, y: inner.y - outer.y }
}
