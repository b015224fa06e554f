import { exportLimits } from '../../plugin/shared/limits.ts'
import { sizeOfPng } from '../../plugin/shared/png.ts'
import { largestScale } from '../pixels/region.ts'
import type { Framer } from './framer.ts'
import type { Framing } from './framing.ts'

/** All of the source, in the size that the model takes. */
export const frameWhole: Framer<Extract<Framing, { kind: 'whole' }>> = async (
  { fit },
  { target },
  { host, pixels },
  { signal, preparing },
) => {
  const { bounds, density } = target.source ?? { ...target.place, density: 1 }
  const own = Math.max(1, density ?? 1)
  const size = fit({ width: bounds.width * own, height: bounds.height * own })
  const scale = Math.min(
    size.width / bounds.width,
    size.height / bounds.height,
    largestScale(bounds, exportLimits),
  )
  const { source } = await host.export({ ...target, mask: null }, scale)
  signal.throwIfAborted()

  preparing()
  const bytes = await pixels.frameWhole({
    source: source.png,
    size: sizeOfPng(source.png),
    alpha: 'white',
  })
  return {
    files: { image: { bytes, type: 'image/png', name: 'image.png' } },
    laying: { kind: 'whole', bounds: source.bounds },
    seen: source,
  }
}
