import {
  intersection,
  scaled,
  union,
  type Rect,
} from '../../plugin/shared/geometry.ts'
import { exportLimits } from '../../plugin/shared/limits.ts'
import type { Exported, Target } from '../../plugin/shared/protocol.ts'
import type { Reading } from '../pixels/coverage.ts'
import {
  chooseRegion,
  exportSize,
  type Context,
  type Region,
} from '../pixels/region.ts'
import { tools, type ToolName, type Values } from './tools.ts'

/** How the mask is read and what goes along with it. */
export interface MaskOptions {
  context: Context
  invert: boolean
  /** Request pixels, or as the mask's size suggests. */
  feather: number | 'auto'
  grow: number | 'auto'
  /** One request for each mask, or part of one, that lies far from the rest. */
  split: boolean
}

/**
 * What one request makes of the masks; where it is for a part of one, canvas
 * units from the source's top left.
 */
export type MaskReading = Omit<MaskOptions, 'invert' | 'split'> & Reading

/** All that a job needs: it never looks at the live selection or form again. */
export interface Order {
  target: Target
  tool: ToolName
  values: Values
  mask: MaskReading
  matchColors: boolean
}

/**
 * What the masks may cover, canvas units from the source's top left; null
 * where they lie beside the source.
 */
export function maskBounds({ source, masks }: Target): Rect | null {
  const around = union(masks.map(({ bounds }) => bounds))
  const covered = around && intersection(around, source.bounds)
  return covered && { ...covered, ...offset(covered, source.bounds) }
}

/**
 * What is sent for a target, and at which scale the source is exported.
 *
 * @param covered by the masks, canvas units from the source's top left; the
 *   layers' own bounds where that is not known
 */
export function regionOf(
  { target, tool, mask }: Pick<Order, 'target' | 'tool' | 'mask'>,
  covered: Rect | null,
): Region {
  const known = covered ?? mask.within ?? null
  return chooseRegion({
    source: target.source.bounds,
    mask: known ?? (mask.invert ? null : maskBounds(target)),
    context: mask.context,
    sizes: tools[tool].sizes,
    limits: exportLimits,
    softness: { feather: mask.feather, grow: mask.grow },
  })
}

/**
 * The masks of an export, each where it lies on the source's picture.
 *
 * @param scale source pixels per canvas unit
 */
export function masksOn(
  { source, masks }: Exported,
  scale: number,
): { bytes: Uint8Array; rect: Rect }[] {
  return masks.map(({ png, bounds }) => {
    const place = { ...bounds, ...offset(bounds, source.bounds) }
    return { bytes: png, rect: scaled(place, scale) }
  })
}

/**
 * Where a patch lies on the page, canvas units. Figma rounds an export to whole
 * pixels: each is a little more or less than the scale says.
 *
 * @param rect of the patch, pixels of the window
 */
export function placeOnPage(rect: Rect, region: Region, source: Rect): Rect {
  const { scale, window } = region
  const pixels = exportSize(source, scale)
  const across = source.width / pixels.width
  const down = source.height / pixels.height
  return {
    x: source.x + (window.x + rect.x) * across,
    y: source.y + (window.y + rect.y) * down,
    width: rect.width * across,
    height: rect.height * down,
  }
}

function offset(inner: Rect, outer: Rect) {
  return { x: inner.x - outer.x, y: inner.y - outer.y }
}
