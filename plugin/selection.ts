import {
  contains,
  intersection,
  shifted,
  type Point,
  type Rect,
} from './shared/geometry.ts'
import type {
  InsertAs,
  MaskReason,
  Selection,
  Source,
  Target,
} from './shared/protocol.ts'
import { maxImageSide } from './shared/limits.ts'
import { layerById, outermostInstance, pageOf } from './layers.ts'
import { isMarkedMask, maskedSourceId } from './record.ts'
import { carriedBy } from './results.ts'

/** What Figma exports and has a place on the page. */
type Editable = Exclude<SceneNode, SliceNode>

interface Pick {
  source: Editable
  masks: Editable[]
  reason: MaskReason | null
  shift?: Point
}

const shapes: readonly NodeType[] = [
  'RECTANGLE',
  'ELLIPSE',
  'POLYGON',
  'STAR',
  'LINE',
  'VECTOR',
  'BOOLEAN_OPERATION',
]
const frames: readonly NodeType[] = ['FRAME', 'COMPONENT', 'INSTANCE']

/** @returns null for a choice whose layers are gone */
export async function readChoice(choice: {
  sourceId: string
  maskIds: string[]
}): Promise<Selection | null> {
  const source = await editableById(choice.sourceId)
  if (!source) return null
  const masks = await Promise.all(choice.maskIds.map(editableById))
  return described(
    [{ source, masks: masks.filter(isPresent), reason: 'chosen' }],
    figma.currentPage.selection,
  )
}

/** Applies the rules, in their order, to what is selected in Figma. */
export async function readSelection(): Promise<Selection> {
  const selected = figma.currentPage.selection
  const layers = selected.filter(isEditable)
  if (!layers.length)
    return {
      ...described([], selected),
      nothing: selected.length ? 'unsupported' : 'empty',
    }
  const picks =
    layers.length > 1
      ? (batch(layers) ??
        shapesByFrame(layers) ??
        sharedMask(layers) ?? [stack(layers)])
      : await Promise.all(layers.map(pickOne))
  return described(picks, selected)
}

/** Several layers of which each holds its own mask. */
function batch(layers: Editable[]): Pick[] | null {
  const picks = layers.map(holdingMask).filter(isPresent)
  return picks.length === layers.length ? picks : null
}

/** Drawn shapes only: each masks the frame that it lies in. */
function shapesByFrame(layers: Editable[]): Pick[] | null {
  const picks = new Map<string, Pick>()
  for (const layer of layers) {
    const source = isMaskShape(layer) ? nearestFrame(layer) : null
    if (!source) return null
    const pick = picks.get(source.id)
    if (pick) pick.masks.push(layer)
    else picks.set(source.id, { source, masks: [layer], reason: 'drawn' })
  }
  return [...picks.values()]
}

/** Frames beside each other and one shape over one of them: it masks them all. */
function sharedMask(layers: Editable[]): Pick[] | null {
  const sources = layers.filter((layer) => !isMaskShape(layer))
  const [mask, ...others] = layers.filter(isMaskShape)
  const home = mask && sources.find((source) => meets(source, mask))
  if (!home || others.length || sources.length < 2) return null
  const apart = sources.every((a) =>
    sources.every((b) => a === b || !meets(a, b)),
  )
  if (!apart) return null
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

/**
 * One layer under, or around, all others, which mask it. Layers that hold a
 * picture come before plain shapes, and lower ones before higher ones.
 */
function stack(layers: Editable[]): Pick {
  const ordered = inPaintOrder(layers)
  const likely = [
    ...ordered.filter((layer) => !isMaskShape(layer)),
    ...ordered.filter(isMaskShape),
  ]
  const source =
    likely.find((layer) => liesUnderAll(layer, layers)) ??
    likely.find((layer) => containsAll(layer, layers)) ??
    likely[0]!
  return {
    source,
    masks: layers.filter((layer) => layer !== source && meets(layer, source)),
    reason: 'above',
  }
}

async function pickOne(layer: Editable): Promise<Pick> {
  if (isMaskShape(layer)) {
    const source =
      (await markedSource(layer)) ?? nearestFrame(layer) ?? pictureUnder(layer)
    if (source) return { source, masks: [layer], reason: 'drawn' }
  }
  return (
    holdingMask(layer) ?? {
      source: layer,
      masks: besideMasks(layer),
      reason: null,
    }
  )
}

/** A layer with a child that is marked, or named, or used in Figma as mask. */
function holdingMask(source: Editable): Pick | null {
  const children =
    'children' in source ? source.children.filter(isEditable) : []
  const rules: [MaskReason, (child: Editable) => boolean][] = [
    ['marked', isMarkedMask],
    ['named', (child) => child.name.trim().toLowerCase() === 'mask'],
    ['mask-group', (child) => 'isMask' in child && child.isMask],
  ]
  const beside = besideMasks(source)
  if (beside.length) return { source, masks: beside, reason: 'marked' }
  for (const [reason, isMask] of rules) {
    const masks = children.filter(isMask)
    if (masks.length) return { source, masks, reason }
  }
  return null
}

/** The layer that a mask was added for. */
async function markedSource(mask: Editable): Promise<Editable | null> {
  const id = maskedSourceId(mask)
  return id ? editableById(id) : null
}

/** Masks that were added for a layer which cannot have children. */
function besideMasks(source: Editable): Editable[] {
  const siblings = (outermostInstance(source) ?? source).parent?.children
  return [...(siblings ?? [])]
    .filter(isEditable)
    .filter((layer) => maskedSourceId(layer) === source.id)
}

/** Drawn, or made by the panel; a shape that shows a picture is none. */
function isMaskShape(layer: Editable): boolean {
  if (isMarkedMask(layer)) return true
  return shapes.includes(layer.type) && !holdsImage(layer)
}

function holdsImage(layer: Editable): boolean {
  if (!('fills' in layer) || layer.fills === figma.mixed) return false
  return layer.fills.some((paint) => paint.type === 'IMAGE')
}

function nearestFrame(layer: Editable): Editable | null {
  for (let node = layer.parent; node; node = node.parent)
    if (frames.includes(node.type)) return node as Editable
  return null
}

/** A picture or a group right on the page that the shape was drawn over. */
function pictureUnder(shape: Editable): Editable | null {
  const siblings = (shape.parent?.children ?? []).filter(isEditable)
  const below = siblings.slice(0, siblings.indexOf(shape)).reverse()
  return (
    below.find((layer) => !isMaskShape(layer) && meets(layer, shape)) ?? null
  )
}

function isEditable(node: BaseNode): node is Editable {
  if (!('absoluteBoundingBox' in node) || node.type === 'SLICE') return false
  const box = node.absoluteBoundingBox
  return box !== null && 'exportAsync' in node
}

async function editableById(id: string): Promise<Editable | null> {
  const node = await layerById(id)
  return node && isEditable(node) ? node : null
}

function isPresent<T>(value: T | null): value is T {
  return value !== null
}

function box(layer: Editable): Rect {
  return layer.absoluteBoundingBox ?? { x: 0, y: 0, width: 0, height: 0 }
}

function meets(a: Editable, b: Editable): boolean {
  return intersection(box(a), box(b)) !== null
}

function containsAll(layer: Editable, layers: Editable[]): boolean {
  return layers.every((other) => contains(box(layer), box(other)))
}

function liesUnderAll(layer: Editable, layers: Editable[]): boolean {
  const ordered = inPaintOrder(layers)
  const place = ordered.indexOf(layer)
  return ordered.every(
    (other, index) => other === layer || (index > place && meets(other, layer)),
  )
}

/** Lowest first. */
function inPaintOrder(layers: Editable[]): Editable[] {
  const paths = new Map(layers.map((layer) => [layer, pathTo(layer)]))
  return [...layers].sort((a, b) => comparePaths(paths.get(a)!, paths.get(b)!))
}

/** Places among siblings, from the page down. */
function pathTo(node: BaseNode): number[] {
  const parent = node.parent
  if (!parent || parent.type === 'DOCUMENT') return []
  const place = parent.children.findIndex((child) => child.id === node.id)
  return [...pathTo(parent), place]
}

function comparePaths(a: number[], b: number[]): number {
  const depth = a.findIndex((place, index) => place !== b[index])
  return depth < 0 ? 0 : (a[depth] ?? 0) - (b[depth] ?? 0)
}

function described(picks: Pick[], selected: readonly SceneNode[]): Selection {
  const only = selected.length === 1 ? selected[0] : undefined
  return {
    targets: picks.map(targetOf),
    layers: selected.map(({ id, name }) => ({ id, name })),
    carried: only ? carriedBy(only) : null,
    nothing: null,
  }
}

function targetOf({
  source,
  masks,
  reason,
  shift = { x: 0, y: 0 },
}: Pick): Target {
  return {
    source: sourceOf(source, masks),
    masks: masks.map((mask) => ({
      id: mask.id,
      name: mask.name,
      bounds: shifted(renderBounds(mask) ?? box(mask), shift),
    })),
    shift,
    reason: masks.length ? (reason ?? 'marked') : null,
  }
}

/** With shadows, blur and strokes; null for a hidden layer. */
function renderBounds(layer: Editable): Rect | null {
  return 'absoluteRenderBounds' in layer ? layer.absoluteRenderBounds : null
}

function sourceOf(layer: Editable, masks: Editable[]): Source {
  const choices = insertChoices(layer)
  const children = 'children' in layer ? layer.children : []
  const isFlat = children.every((child) =>
    masks.some((mask) => mask.id === child.id),
  )
  const { width, height } = box(layer)
  const fits = Math.max(width, height) <= maxImageSide
  return {
    id: layer.id,
    name: layer.name,
    bounds: box(layer),
    pageId: pageOf(layer)?.id ?? figma.currentPage.id,
    insertAs: choices.includes('fill') && isFlat && fits ? 'fill' : 'layer',
    insertChoices: choices,
  }
}

/** A text's fills colour its letters, and a line's have no area. */
function insertChoices(layer: Editable): InsertAs[] {
  const carriesFills =
    'fills' in layer && layer.type !== 'TEXT' && layer.type !== 'LINE'
  return carriesFills ? ['fill', 'layer', 'beside'] : ['layer', 'beside']
}
