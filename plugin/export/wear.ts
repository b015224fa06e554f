import { behind, disguised, type Look } from './disguise.ts'
import { flows, isInsideInstance } from '../layers.ts'
import { fillsOf, isResult } from '../results/fills.ts'

export type Maskable = SceneNode & BlendMixin & SceneNodeMixin & LayoutMixin

/** How a layer was that is shown for its own picture: no disguise tells that. */
export interface Was {
  hidden: boolean
  /** Its opacity was 0. */
  clear: boolean
  /** Auto-layout gave it its place. */
  flowing: boolean
}

const seen: Was = { hidden: false, clear: false, flowing: false }

/** A change that a layer bears while its picture is taken. */
export interface Wear {
  id: string
  was: Was
  putOn(): void
  /** Whether nobody has taken it off meanwhile. */
  isOn(): boolean
  /** Safe to call twice. */
  takeOff(): void
}

/** What a layer looks like when it is not in disguise. */
function lookOf(layer: Maskable): Look {
  return (
    behind(layer.opacity) ?? { opacity: layer.opacity, isMask: layer.isMask }
  )
}

/** Makes it invisible in its place. */
export function unseen(layer: Maskable): Wear {
  const disguise = disguised(lookOf(layer))
  return {
    id: layer.id,
    was: seen,
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
  const hidden = !layer.visible
  const was: Was = {
    hidden,
    clear: layer.opacity === 0,
    flowing: hidden && flows(layer) && !isInsideInstance(layer),
  }
  return {
    id: layer.id,
    was,
    putOn: () => {
      if (was.flowing) layer.layoutPositioning = 'ABSOLUTE'
      if (was.hidden) layer.visible = true
      if (was.clear) layer.opacity = 1
    },
    isOn: () => !layer.removed && layer.visible,
    takeOff: () => putBack(layer, was),
  }
}

/** After its own picture; what somebody else has changed meanwhile stays. */
export function putBack(layer: SceneNode, was: Was): void {
  if (layer.removed) return
  if (was.clear && 'opacity' in layer && layer.opacity === 1) layer.opacity = 0
  if (was.hidden && layer.visible) layer.visible = false
  if (was.flowing && 'layoutPositioning' in layer)
    layer.layoutPositioning = 'AUTO'
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
    was: seen,
    putOn: () =>
      change((opacity) =>
        disguised({
          opacity: behind(opacity)?.opacity ?? opacity,
          isMask: false,
        }),
      ),
    isOn: () =>
      !layer.removed &&
      fillsOf(layer).every(
        (paint) => !isResult(paint, hashes) || isDisguised(paint),
      ),
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
