import { behind, disguised, type Look } from './disguise.ts'
import { flows, isInsideInstance } from '../layers.ts'
import { fillsOf, isResult } from '../results/fills.ts'

export type Maskable = SceneNode & BlendMixin & SceneNodeMixin & LayoutMixin

/** A change that a layer bears while its picture is taken. */
export interface Wear {
  id: string
  /** A hidden layer is shown for its own picture. */
  wasHidden: boolean
  putOn(): void
  /** Whether nobody has taken it off meanwhile. */
  isOn(): boolean
  /** Safe to call twice. */
  takeOff(): void
}

/** What a layer looks like when it is not in disguise. */
export function lookOf(layer: Maskable): Look {
  return (
    behind(layer.opacity) ?? { opacity: layer.opacity, isMask: layer.isMask }
  )
}

/** Makes it invisible in its place. */
export function unseen(layer: Maskable): Wear {
  const disguise = disguised(lookOf(layer))
  return {
    id: layer.id,
    wasHidden: false,
    putOn: () => {
      // First, or it would clip what is above it to nothing.
      if (layer.isMask) layer.isMask = false
      layer.opacity = disguise
    },
    isOn: () =>
      !layer.removed && behind(layer.opacity) !== null && !layer.isMask,
    takeOff: () => uncover(layer),
  }
}

/** Gives a layer back what its disguise tells; leaves any other alone. */
export function uncover(layer: SceneNode): void {
  if (layer.removed || !('opacity' in layer && 'isMask' in layer)) return
  const look = behind(layer.opacity)
  if (!look) return
  layer.opacity = look.opacity
  if (layer.isMask !== look.isMask) layer.isMask = look.isMask
}

/** Shows a hidden layer to its own export, and does not push others around. */
export function shown(layer: Maskable): Wear {
  const { visible, opacity } = layer
  const moves = !visible && flows(layer) && !isInsideInstance(layer)
  return {
    id: layer.id,
    wasHidden: !visible,
    putOn: () => {
      if (moves) layer.layoutPositioning = 'ABSOLUTE'
      if (!visible) layer.visible = true
      if (opacity === 0) layer.opacity = 1
    },
    isOn: () => !layer.removed && layer.visible,
    takeOff: () => {
      if (layer.removed) return
      if (opacity === 0 && layer.opacity === 1) layer.opacity = 0
      if (!visible && layer.visible) layer.visible = false
      if (moves) layer.layoutPositioning = 'AUTO'
    },
  }
}

/** Makes some of a layer's results invisible among its fills. */
export function withoutResults(
  layer: SceneNode & MinimalFillsMixin,
  hashes: readonly string[],
): Wear {
  const change = (opacityOf: (opacity: number) => number) => {
    layer.fills = fillsOf(layer).map((paint) =>
      isResult(paint, hashes)
        ? { ...paint, opacity: opacityOf(paint.opacity ?? 1) }
        : paint,
    )
  }
  return {
    id: layer.id,
    wasHidden: false,
    putOn: () =>
      change((opacity) =>
        disguised({
          opacity: behind(opacity)?.opacity ?? opacity,
          isMask: false,
        }),
      ),
    isOn: () => !layer.removed && fillsOf(layer).some(isDisguised),
    takeOff: () => uncoverFills(layer),
  }
}

function isDisguised({ opacity = 1 }: Paint): boolean {
  return behind(opacity) !== null
}

export function uncoverFills(layer: SceneNode): void {
  if (layer.removed || !('fills' in layer)) return
  const fills = fillsOf(layer)
  if (!fills.some(isDisguised)) return
  layer.fills = fills.map((paint) => {
    const look = behind(paint.opacity ?? 1)
    return look ? { ...paint, opacity: look.opacity } : paint
  })
}
