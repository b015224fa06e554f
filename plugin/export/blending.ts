import type { Blending } from '../shared/picture.ts'

/** How a layer is laid over its page, and all that is put into it with it. */
export function blendingOf(layer: SceneNode): Blending {
  return 'blendMode' in layer && 'opacity' in layer
    ? { opacity: layer.opacity, mode: layer.blendMode }
    : { opacity: 1, mode: 'NORMAL' }
}
