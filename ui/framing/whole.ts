import {
  centredOn,
  partOf,
  type Rect,
  type Size,
} from '../../plugin/shared/geometry.ts'
import { exportLimits } from '../../plugin/shared/limits.ts'
import { sizeOfPng } from '../../plugin/shared/png.ts'
import type { Target } from '../../plugin/shared/protocol.ts'
import type { Fit } from '../ideogram/sizes.ts'
import { largestScale } from '../pixels/region.ts'
import { png, type Framer } from './framer.ts'
import { sourceBounds } from './on-page.ts'

/** The size in which a source is sent, pixels. */
export function wholeSize(target: Target, fit: Fit): Size {
  const { width, height } = sourceBounds(target)
  const own = Math.max(1, target.source?.density ?? 1)
  return fit({
    width: Math.round(width * own),
    height: Math.round(height * own),
  })
}

/** The largest part of a shape in another's ratio, about the middle. */
export function cropTo({ width, height }: Size, ratio: Size): Rect {
  return centredOn({ x: 0, y: 0, width, height }, ratio, 'inside')
}

/** All of the source, or what the model keeps of its shape. */
export const frameWhole: Framer<'whole'> = async (
  { fit, alpha, crop },
  { target },
  { host, pixels },
  { signal, preparing },
) => {
  const bounds = sourceBounds(target)
  const size = wholeSize(target, fit)
  const part = crop ? cropTo(bounds, size) : bounds
  const scale = Math.min(
    size.width / part.width,
    largestScale(bounds, exportLimits),
  )
  const { source, blending } = await host.export(target, scale)
  signal.throwIfAborted()

  preparing()
  const exported = sizeOfPng(source.png)
  const cut = crop ? wholePixels(cropTo(exported, size)) : null
  const sent = crop ? size : exported
  const bytes = await pixels.frameWhole({
    source: source.png,
    size: sent,
    alpha,
    crop: cut,
    opacity: blending.opacity,
  })
  const shown = cut ? partOf(source.bounds, cut, exported) : source.bounds
  return {
    files: { image: png(bytes, 'image.png'), size: sent },
    laying: { kind: 'whole', bounds: shown },
    seen: { png: bytes, bounds: shown },
  }
}

function wholePixels({ x, y, width, height }: Rect): Rect {
  return {
    x: Math.round(x),
    y: Math.round(y),
    width: Math.round(width),
    height: Math.round(height),
  }
}
