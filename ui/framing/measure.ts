import type { Remote } from '../../plugin/shared/bridge.ts'
import { Failed } from '../../plugin/shared/failure.ts'
import {
  contains,
  grown,
  intersection,
  scaled,
  type Rect,
  type Size,
} from '../../plugin/shared/geometry.ts'
import { sizeOfPng } from '../../plugin/shared/png.ts'
import type { Exported, Picture } from '../../plugin/shared/picture.ts'
import type { Host, Target } from '../../plugin/shared/protocol.ts'
import type { Reading } from '../pixels/coverage.ts'
import type { PixelFailure } from '../pixels/failure.ts'
import type { Pixels } from '../pixels/pixels.ts'
import { masksOn, sourceBounds } from './on-page.ts'
import { drawnWithin } from './outline.ts'
import type { LayerPart } from './pieces.ts'

/** The longer side of a small export, pixels: twice the panel's width. */
const smallSide = 680

/** Of a small export, pixels per canvas unit. */
export function smallScale({ width, height }: Size): number {
  return Math.min(4, smallSide / Math.max(width, height))
}

/** A source and its masks at a glance. */
export interface Measured {
  source: Picture
  /** What the masks cover of each pixel of the source's picture, 0 to 255. */
  plane: Uint8Array
  /** 0 to 1 of the source's area. */
  coverage: number
  /**
   * What the masks cover, canvas units from the source's top left; null where
   * nothing shows at this size. A layer's own bounds may be far larger.
   */
  bounds: Rect | null
  /** Pixels of the small export from the masks to what lies furthest from them. */
  furthest: number
  /** What lies far apart, of all the masks. */
  parts: LayerPart[]
}

/**
 * @param reading with its rectangle in canvas units from the source's top left
 * @param scale pixels per canvas unit
 * @throws Failed: source-gone, nothing-visible, export-refused,
 *   unreadable-image, mask-moved
 */
export async function measure(
  target: Target,
  reading: Reading,
  { host, pixels }: { host: Pick<Remote<Host>, 'look'>; pixels: Pixels },
  scale = smallScale(sourceBounds(target)),
): Promise<Measured> {
  const { width, height } = sourceBounds(target)
  const exported = await looked(target, scale, host)
  const { plane, coverage, bounds, furthest, parts } = await pixels.preview({
    sourceSize: sizeOfPng(exported.source.png),
    masks: masksOn(exported, scale),
    ...inPixels(reading, scale),
  })
  const whole = { x: 0, y: 0, width, height }
  const units = (rect: Rect) => inUnits(rect, scale, whole)
  const within = reading.within && scaled(reading.within, scale)
  if (within && !(bounds && hasRoom(bounds, within)))
    throw new Failed<PixelFailure>({ kind: 'mask-moved' })
  return {
    source: exported.source,
    plane,
    coverage,
    bounds: bounds && units(bounds),
    furthest,
    parts: exported.masks.flatMap(({ id }, at) =>
      parts[at]!.map((part) => ({
        maskId: id,
        bounds: units(part.bounds) ?? whole,
        within: scaled(part.within, 1 / scale),
      })),
    ),
  }
}

/** A hidden mask has no picture: its outlines are drawn. */
async function looked(
  target: Target,
  scale: number,
  host: Pick<Remote<Host>, 'look'>,
): Promise<Pick<Exported, 'source' | 'masks'>> {
  const { source, masks } = await host.look(target, scale)
  const pictures = masks.map(async (mask) =>
    'png' in mask
      ? mask
      : { id: mask.id, ...(await drawnWithin(mask.outlines, source, scale)) },
  )
  return { source, masks: await Promise.all(pictures) }
}

/** @param scale pixels per canvas unit */
export function inPixels({ invert, within }: Reading, scale: number): Reading {
  return within ? { invert: false, within: scaled(within, scale) } : { invert }
}

/** A part had room on every side when its rectangle was drawn. */
function hasRoom(bounds: Rect, within: Rect): boolean {
  return contains(grown(within, -0.5), bounds)
}

/** With a pixel more on every side: that much may not have shown. */
function inUnits(rect: Rect, scale: number, source: Rect): Rect | null {
  return intersection(source, scaled(grown(rect, 1), 1 / scale))
}
