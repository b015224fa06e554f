import { carries, coversOpaquely } from './covering.ts'
import {
  box,
  broad,
  showsImage,
  isEditable,
  type Editable,
} from './editable.ts'
import type { Pick } from './rules.ts'
import { isInside } from '../layers.ts'
import { isMade } from '../results/kept.ts'
import { perchOf } from '../results/spot.ts'
import { intersection, shifted, union, type Rect } from '../shared/geometry.ts'
import type { Scope } from '../shared/protocol.ts'

/** One way to read a pick: what is repainted, and what stays as it is above it. */
export interface Scoped {
  scope: Scope
  source: Editable
  /** Not in the picture that is sent. */
  unseen: Editable[]
  /** What stays live over the masked area. */
  live: Editable[]
  /** What a result that is a layer goes right under; null for above all. */
  under: Editable | null
}

/** Two ways in one: what a fill of the picture and what a layer would be. */
interface Ground {
  /** The topmost that shows under the mask and is no type and no component. */
  floor: Editable
  /** The floor, or the layer around it beside which new layers can be put. */
  anchor: Editable
  /** What lies above the anchor within the source, the lowest first. */
  above: Editable[]
}

/** The ways that show a result where it lands, the usual one first. */
export function scopesOf(pick: Pick): [Scoped, ...Scoped[]] {
  const { source } = pick
  const area = maskedArea(pick)
  const rest = { unseen: [], live: [], under: null }
  const everything: Scoped = { scope: 'everything', source, ...rest }
  if (!area) return [everything]
  const ground = groundOf(pick, area)
  const picture = pictureScope(ground, area, pick)
  const behind = behindScope(ground, area, pick)
  // Where there is nothing but the picture the others say the same.
  if (picture?.source === source && !picture.unseen.length) return [picture]
  const ways = [picture, behind].filter((way): way is Scoped => way !== null)
  const [first, ...others] = [...ways, everything]
  return [first ?? everything, ...others]
}

function pictureScope(
  { floor, anchor, above }: Ground,
  area: Rect,
  pick: Pick,
): Scoped | null {
  if (!showsImage(floor) || isMade(floor) || !carries(floor, area)) return null
  const children = withoutMasks(childrenOf(floor), pick)
  const inside = floor === anchor ? [] : layersAbove(floor, anchor)
  const lying = [...children, ...inside, ...above]
  return {
    scope: 'picture',
    source: floor,
    unseen: children,
    live: lying.filter((layer) => meetsArea(layer, area)),
    under: children[0] ?? above[0] ?? null,
  }
}

function behindScope(
  { floor, anchor, above }: Ground,
  area: Rect,
  { source }: Pick,
): Scoped | null {
  const live = above.filter((layer) => meetsArea(layer, area))
  // What an instance holds above its picture would be covered.
  const isBuried =
    floor !== anchor &&
    layersAbove(floor, anchor).some((layer) => meetsArea(layer, area))
  if (!live.length || isBuried) return null
  return {
    scope: 'behind',
    source,
    unseen: above.filter((layer) => !holdsPicture(layer)),
    live,
    under: above[0] ?? null,
  }
}

function groundOf(pick: Pick, area: Rect): Ground {
  const { source } = pick
  const seen = paintOrder(source, pick, area)
  const isGround = (layer: Editable) =>
    showsImage(layer) || coversOpaquely(layer, area)
  const type = seen.findIndex(({ type }) => liveTypes.includes(type))
  const drawn = type < 0 ? seen : seen.slice(0, type)
  const floor =
    [...seen].reverse().find(isGround) ?? drawn[drawn.length - 1] ?? source
  const perch = perchOf(floor)
  const anchor = isEditable(perch) && isInside(perch, source) ? perch : floor
  const all =
    floor === source ? childrenOf(source) : layersAbove(anchor, source)
  return { floor, anchor, above: withoutMasks(all, pick) }
}

/** What is never mere ground. */
const liveTypes: readonly NodeType[] = ['TEXT', 'INSTANCE', 'COMPONENT']

/** On the page, where the masks count; null without any. */
function maskedArea({
  source,
  masks,
  shift = { x: 0, y: 0 },
}: Pick): Rect | null {
  const around = union(masks.map((mask) => shifted(box(mask), shift)))
  return around && intersection(around, box(source))
}

/** The source and all in it that shows in the area, the lowest first. */
function paintOrder(layer: Editable, pick: Pick, area: Rect): Editable[] {
  const inside = withoutMasks(childrenOf(layer), pick)
    .filter((child) => meetsArea(child, area))
    .map((child) => paintOrder(child, pick, area))
  return [layer].concat(...inside)
}

/** What is painted after a layer within another, the lowest first. */
function layersAbove(layer: Editable, within: Editable): Editable[] {
  const { parent } = layer
  if (layer.id === within.id || !parent || !isEditable(parent)) return []
  const siblings = childrenOf(parent)
  const at = siblings.findIndex(({ id }) => id === layer.id)
  return [...siblings.slice(at + 1), ...layersAbove(parent, within)]
}

function childrenOf(layer: Editable): Editable[] {
  return 'children' in layer ? layer.children.filter(isEditable) : []
}

function withoutMasks(layers: Editable[], { masks }: Pick): Editable[] {
  return layers.filter(({ id }) => !masks.some((mask) => mask.id === id))
}

function holdsPicture(layer: Editable): boolean {
  return showsImage(layer) || childrenOf(layer).some(holdsPicture)
}

function meetsArea(layer: Editable, area: Rect): boolean {
  const isShown = layer.visible && !('opacity' in layer && layer.opacity === 0)
  return isShown && intersection(broad(layer), area) !== null
}
