import { flows } from '../layers.ts'

/** Auto-layout would close the gap of what is not visible. */
export function hide(layer: SceneNode): void {
  if (!layer.visible) return
  if (flows(layer) && 'opacity' in layer) layer.opacity = 0
  else layer.visible = false
}

/** A mask of Figma's stays: hidden, it would go on clipping what is above it. */
export function hideMask(mask: SceneNode): void {
  if (!('isMask' in mask && mask.isMask)) hide(mask)
}
