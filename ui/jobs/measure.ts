import type { Remote } from '../../plugin/shared/bridge.ts'
import { intersection, type Rect } from '../../plugin/shared/geometry.ts'
import type { Exported, Host, Target } from '../../plugin/shared/protocol.ts'
import type { Pixels } from '../pixels/pixels.ts'
import { masksOn } from './order.ts'
import { readHeader } from '../pixels/header.ts'

/** The longer side of a small export, pixels: twice the panel's width. */
const smallSide = 680

/** A source and its masks at a glance. */
export interface Measured {
  exported: Exported
  /** What the masks cover of each pixel of the small export, 0 to 255. */
  plane: Uint8Array
  /** 0 to 1 of the source's area. */
  coverage: number
  /**
   * What the masks cover, canvas units from the source's top left; null where
   * nothing shows at this size. A layer's own bounds may be far larger.
   */
  bounds: Rect | null
}

/** @throws Failed: source-gone, nothing-visible, export-refused, unreadable-image */
export async function measure(
  target: Target,
  invert: boolean,
  { host, pixels }: { host: Remote<Host>; pixels: Pixels },
): Promise<Measured> {
  const { width, height } = target.source.bounds
  const scale = Math.min(4, smallSide / Math.max(width, height))
  const exported = await host.export(target, scale)
  const { plane, coverage, bounds } = await pixels.preview({
    sourceSize: readHeader(exported.source.png),
    masks: masksOn(exported, scale),
    invert,
  })
  return {
    exported,
    plane,
    coverage,
    bounds: bounds && inUnits(bounds, scale, { x: 0, y: 0, width, height }),
  }
}

/** With a pixel more on every side: that much may not have shown. */
function inUnits(rect: Rect, scale: number, source: Rect): Rect | null {
  return intersection(source, {
    x: (rect.x - 1) / scale,
    y: (rect.y - 1) / scale,
    width: (rect.width + 2) / scale,
    height: (rect.height + 2) / scale,
  })
}
