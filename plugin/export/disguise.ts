/**
 * A layer that must not be in a picture is made all but transparent while it is
 * taken: not hidden, for auto-layout closes the gap of what is hidden. The
 * opacity that it gets is one that nobody sets, paints nothing at 8 bits a
 * channel, and tells what the layer's own was: a disguise that was left behind
 * by a crash or brought back by an undo can be taken off by anybody.
 */
const step = 0.0001
const bases = { plain: 0.0005, mask: 0.0007 } as const

/** Figma keeps single precision: far less than this is lost. */
const loss = 1e-7

export interface Look {
  opacity: number
  /** Whether it is a mask of Figma's, which would clip all above it to nothing. */
  isMask: boolean
}

/** @param look the layer's own */
export function disguised({ opacity, isMask }: Look): number {
  return (isMask ? bases.mask : bases.plain) + opacity * step
}

/** @returns the look behind an opacity; null for one that is no disguise */
export function behind(opacity: number): Look | null {
  for (const [kind, base] of Object.entries(bases)) {
    const share = (opacity - base) / step
    if (share < -loss / step || share > 1 + loss / step) continue
    const own = Math.round(Math.min(1, Math.max(0, share)) * 1e4) / 1e4
    return { opacity: own, isMask: kind === 'mask' }
  }
  return null
}
