import { Failed } from '../../plugin/shared/failure.ts'
import type { Rect } from '../../plugin/shared/geometry.ts'
import { exportLimits } from '../../plugin/shared/limits.ts'
import type { Target } from '../../plugin/shared/protocol.ts'
import type { PixelFailure } from '../pixels/failure.ts'
import { chooseRegion, type Region } from '../pixels/region.ts'
import type { MaskReading } from '../tools/order.ts'
import { png, type Framer } from './framer.ts'
import { behindOf, preparedOn } from './behind.ts'
import type { Framing } from './framing.ts'
import { inPixels, measure } from './measure.ts'
import { maskBounds, masksOn, sourceBounds, windowOnPage } from './on-page.ts'

export type WindowFraming = Extract<Framing, { kind: 'window' }>

/** Of a source without a picture: as fine as a sharp screen shows it. */
const usualDensity = 2

/**
 * What is sent for a target, and at which scale the source is exported.
 *
 * @param covered by the masks, canvas units from the source's top left; the
 *   layers' own bounds where that is not known
 */
export function regionOf(
  target: Target,
  mask: MaskReading,
  { fit, keeps }: WindowFraming,
  covered: Rect | null,
): Region {
  const known = covered ?? mask.within ?? null
  return chooseRegion({
    source: sourceBounds(target),
    mask: known ?? (mask.invert ? null : maskBounds(target)),
    context: mask.context,
    fit,
    density: keeps ? (target.source?.density ?? usualDensity) : null,
    limits: exportLimits,
    softness: { feather: mask.feather, grow: mask.grow },
  })
}

/**
 * A masked cut-out, exactly as large as the model keeps it: a small export tells
 * what the masks really cover, a larger one is cut.
 */
export const frameWindow: Framer<'window'> = async (
  framing,
  { target, mask, matchColors },
  { host, pixels },
  { signal, preparing },
) => {
  if (!mask) throw new Failed<PixelFailure>({ kind: 'empty-mask' })
  const { bounds } = await measure(target, mask, { host, pixels })
  signal.throwIfAborted()
  const region = regionOf(target, mask, framing, bounds)
  const exported = await host.export(target, region.scale)
  signal.throwIfAborted()

  preparing()
  const keeps = framing.keeps === true
  const transparency = mask.fill ? 'fill' : 'keep'
  const prepared = await preparedOn(
    {
      source: exported.source.png,
      masks: masksOn(exported, region.scale),
      window: region.window,
      opacity: exported.blending.opacity,
      feather: mask.feather,
      grow: mask.grow,
      change: framing.change,
      keeps,
      transparency,
      ...inPixels(mask, region.scale),
    },
    () => behindOf(target, exported, region.scale, host),
    pixels,
  )
  signal.throwIfAborted()
  if (prepared.bounds === null)
    throw new Failed<PixelFailure>({ kind: 'empty-mask' })
  const { image, composite, send, alpha, reference, sample } = prepared
  const source = exported.source.bounds
  return {
    files: {
      image: png(image, 'image.png'),
      mask: png(prepared.mask, 'mask.png'),
      size: region.size,
    },
    laying: {
      kind: 'window',
      bounds: source,
      region,
      composite,
      send,
      alpha,
      transparency,
      reference,
      matchColors,
      keeps,
      sample,
    },
    seen: { png: image, bounds: windowOnPage(region, source) },
  }
}
