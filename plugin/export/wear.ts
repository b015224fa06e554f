import { behind, disguised, type Look } from './disguise.ts'
import { flows, isInsideInstance, isPresent } from '../layers.ts'
import { coveredBy } from '../results/kept.ts'
import {
  fillsOf,
  fingerprint,
  isResult,
  isSeen,
  writeFills,
} from '../results/paints.ts'

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
  layer: SceneNode
  was: Was
  putOn(): void | Promise<void>
  /** Whether nobody has taken it off meanwhile; of a layer that is still there. */
  isOn(): boolean
  /** Safe to call twice. */
  takeOff(): void | Promise<void>
}

/** What a layer looks like when it is not in disguise. */
function lookOf(layer: Maskable): Look {
  return (
    behind(layer.opacity) ?? { opacity: layer.opacity, isMask: layer.isMask }
  )
}

/** Makes it invisible in its place. */
export function unseen(layer: Maskable): Wear {
  let own = lookOf(layer)
  return {
    layer,
    was: seen,
    putOn: () => {
      own = lookOf(layer)
      // First, or it would clip what is above it to nothing.
      if (layer.isMask) layer.isMask = false
      layer.opacity = disguised(own)
    },
    isOn: () => behind(layer.opacity) !== null && !layer.isMask,
    takeOff: () => {
      if (layer.removed) return
      // An undo brings both back, another opacity only ends the disguise.
      const isOverwritten =
        behind(layer.opacity) === null && layer.opacity !== own.opacity
      uncover(layer)
      if (isOverwritten && own.isMask) layer.isMask = true
    },
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
    layer,
    was,
    putOn: () => {
      if (was.flowing) layer.layoutPositioning = 'ABSOLUTE'
      if (was.hidden) layer.visible = true
      if (was.clear) layer.opacity = 1
    },
    isOn: () => layer.visible && layer.opacity > 0,
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

/** Makes some of a layer's results invisible among its fills, and shows what they cover. */
export function withoutResults(
  layer: SceneNode & MinimalFillsMixin,
  hashes: readonly string[],
): Wear {
  const marks = coveredBy(layer, hashes)
  return {
    layer,
    was: seen,
    putOn: () => {
      const fills = fillsOf(layer)
      const under = fills.filter((paint) => marks.includes(fingerprint(paint)))
      // Where somebody shows some of them it is left at that.
      const isCover = under.length > 0 && !under.some(isSeen)
      return writeFills(
        layer,
        fills.map((paint) => {
          if (isResult(paint, hashes)) return inDisguise(paint, isCover)
          return isCover && under.includes(paint)
            ? { ...paint, visible: true }
            : paint
        }),
      )
    },
    isOn: () =>
      fillsOf(layer).every(
        (paint) => !isResult(paint, hashes) || lookBehind(paint) !== null,
      ),
    takeOff: () => uncoverFills(layer),
  }
}

/** @param isCover told where fills under it are shown meanwhile, as of a mask */
function inDisguise(paint: Paint, isCover: boolean): Paint {
  const { opacity } = lookBehind(paint) ?? { opacity: paint.opacity ?? 1 }
  return { ...paint, opacity: disguised({ opacity, isMask: isCover }) }
}

function lookBehind({ opacity = 1 }: Paint): Look | null {
  return behind(opacity)
}

export async function uncoverFills(layer: SceneNode): Promise<void> {
  if (layer.removed || !('fills' in layer)) return
  const fills = fillsOf(layer)
  if (!fills.some(lookBehind)) return
  const covers = fills.map((paint) =>
    paint.type === 'IMAGE' && lookBehind(paint)?.isMask
      ? paint.imageHash
      : null,
  )
  const marks = coveredBy(layer, covers.filter(isPresent))
  const own = fills.map((paint) => {
    const look = lookBehind(paint)
    if (look) return { ...paint, opacity: look.opacity }
    return marks.includes(fingerprint(paint))
      ? { ...paint, visible: false }
      : paint
  })
  await writeFills(layer, own)
}
