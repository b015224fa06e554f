import {
  areApart,
  box,
  canBeSource,
  containsAll,
  editableById,
  inPaintOrder,
  isEditable,
  isMaskShape,
  liesUnderAll,
  meets,
  type Editable,
} from './editable.ts'
import { isFixedMask, isInside, isPresent, pageOf, upFrom } from '../layers.ts'
import { isMade, isMarkedMask, maskedSourceId } from '../results/kept.ts'
import { perchOf } from '../results/spot.ts'
import type { Point } from '../shared/geometry.ts'
import type { MaskReason } from '../shared/protocol.ts'

/** A source, and what masks it. */
export interface Pick {
  source: Editable
  masks: Editable[]
  reason: MaskReason | null
  /** From where the masks are to where they count, canvas units. */
  shift?: Point
}

const frames: readonly NodeType[] = ['FRAME', 'COMPONENT', 'INSTANCE']

/**
 * Applies the rules, in their order.
 *
 * @returns none where nothing selected can be edited
 */
export async function pick(selected: Editable[]): Promise<Pick[]> {
  const layers = await withoutOwnMasks(inPaintOrder(selected))
  const [first, ...others] = layers
  if (!first) return []
  const one = others.length
    ? stack(layers)
    : ((await drawnMask(first)) ?? alone(first))
  if (!others.length) return one ? [one] : []
  return (
    (await shapesBySource(layers)) ??
    sharedMask(layers) ??
    batch(layers) ??
    (one ? [one] : [])
  )
}

/** A mask that was added for a layer which is selected as well goes with it. */
async function withoutOwnMasks(layers: Editable[]): Promise<Editable[]> {
  const owners = await Promise.all(layers.map(markedSource))
  return layers.filter(
    (_, index) => !layers.some(({ id }) => id === owners[index]?.id),
  )
}

/** Drawn shapes only: each masks what it was drawn for. */
async function shapesBySource(layers: Editable[]): Promise<Pick[] | null> {
  const picks = new Map<string, Pick>()
  for (const layer of layers) {
    const drawn = await drawnMask(layer)
    if (!drawn) return null
    const pick = picks.get(drawn.source.id)
    if (pick) pick.masks.push(layer)
    else picks.set(drawn.source.id, drawn)
  }
  return [...picks.values()]
}

/** Layers beside each other and one shape over one of them: it masks them all. */
function sharedMask(layers: Editable[]): Pick[] | null {
  const sources = layers.filter((layer) => !isMaskShape(layer))
  const [mask, ...others] = layers.filter(isMaskShape)
  const home = mask && sources.find((source) => meets(source, mask))
  if (!home || others.length || sources.length < 2) return null
  if (!areApart(sources) || !sources.every(canBeSource)) return null
  return sources.map((source) => ({
    source,
    masks: [mask],
    reason: 'above',
    shift: {
      x: box(source).x - box(home).x,
      y: box(source).y - box(home).y,
    },
  }))
}

/** Layers beside each other, of which some at least hold their own mask. */
function batch(layers: Editable[]): Pick[] | null {
  if (!areApart(layers)) return null
  const picks = layers.map((layer) => ofBatch(layer)).filter(isPresent)
  return picks.some(({ masks }) => masks.length) ? picks : null
}

/** Nobody selects the masks of many frames one by one: the shape on top is it. */
function ofBatch(source: Editable): Pick | null {
  const own = alone(source)
  if (own?.masks.length) return own
  const top = shapeOnTop(source)
  return own && top ? { source, masks: [top], reason: 'topmost' } : own
}

/** What was drawn last in a frame, but for results. */
function shapeOnTop(layer: Editable): Editable | null {
  if (layer.type !== 'FRAME' && layer.type !== 'COMPONENT') return null
  const top = layer.children
    .filter(isEditable)
    .filter((child) => !isMade(child))
    .pop()
  return top && isMaskShape(top) ? top : null
}

/**
 * One layer under, or around, all others, which mask it. Layers that hold a
 * picture come before plain shapes, and lower ones before higher ones.
 */
function stack(layers: Editable[]): Pick | null {
  const able = layers.filter(canBeSource)
  const likely = [
    ...able.filter((layer) => !isMaskShape(layer)),
    ...able.filter(isMaskShape),
  ]
  const source =
    likely.find((layer) => liesUnderAll(layer, layers)) ??
    likely.find((layer) => containsAll(layer, layers)) ??
    likely[0]
  if (!source) return null
  const masks = layers.filter(
    (layer) => layer !== source && meets(layer, source),
  )
  return { source, masks, reason: 'above' }
}

/** A shape that was drawn for what lies around or under it. */
async function drawnMask(shape: Editable): Promise<Pick | null> {
  if (!isMaskShape(shape) || besideMasks(shape).length) return null
  const source =
    (await markedSource(shape)) ?? nearestFrame(shape) ?? pictureUnder(shape)
  const reason = isMarkedMask(shape) ? 'marked' : 'drawn'
  return source && { source, masks: [shape], reason }
}

/** A layer by itself, with the mask that it holds, if any. */
export function alone(source: Editable): Pick | null {
  if (!canBeSource(source)) return null
  return holdingMask(source) ?? { source, masks: [], reason: null }
}

/** A layer with a child that is marked, or named, or used in Figma as mask. */
function holdingMask(source: Editable): Pick | null {
  const beside = besideMasks(source)
  if (beside.length) return { source, masks: beside, reason: 'marked' }
  const children =
    'children' in source ? source.children.filter(isEditable) : []
  const rules: [MaskReason, (child: Editable) => boolean][] = [
    ['marked', isMarkedMask],
    ['named', (child) => child.name.trim().toLowerCase() === 'mask'],
    ['mask-group', (child) => 'isMask' in child && child.isMask],
  ]
  for (const [reason, isMask] of rules) {
    const masks = children.filter(
      (child) => isMask(child) && !isFixedMask(child),
    )
    if (masks.length) return { source, masks, reason }
  }
  return null
}

/** The layer that a mask was added for; a copy of both is another pair. */
async function markedSource(mask: Editable): Promise<Editable | null> {
  const id = maskedSourceId(mask)
  const source = id ? await editableById(id) : null
  if (!source || pageOf(source)?.id !== pageOf(mask)?.id) return null
  const belongs =
    isInside(mask, source) ||
    besideMasks(source).some((own) => own.id === mask.id)
  return belongs && meets(mask, source) ? source : null
}

/** Masks that were added for a layer which cannot have children. */
function besideMasks(source: Editable): Editable[] {
  return [...(perchOf(source).parent?.children ?? [])]
    .filter(isEditable)
    .filter((layer) => maskedSourceId(layer) === source.id)
}

function nearestFrame(layer: Editable): Editable | null {
  const [, ...around] = upFrom(layer)
  const frame = around.find(({ type }) => frames.includes(type))
  return (frame as Editable | undefined) ?? null
}

/** A picture or a group right on the page that the shape was drawn over. */
function pictureUnder(shape: Editable): Editable | null {
  const siblings = [...(shape.parent?.children ?? [])].filter(isEditable)
  const place = siblings.findIndex(({ id }) => id === shape.id)
  const below = siblings.slice(0, place).reverse()
  return (
    below.find(
      (layer) =>
        !isMaskShape(layer) && canBeSource(layer) && meets(layer, shape),
    ) ?? null
  )
}
