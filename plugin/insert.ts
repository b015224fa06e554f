import { imageTransform, uprightIn } from './placement.ts'
import { keepRecord, resultHashes } from './record.ts'
import { pageOf } from './selection.ts'
import { Failed, reasonOf, type HostFailure } from './shared/failure.ts'
import { identity, intersection, right, type Rect } from './shared/geometry.ts'
import type { Inserted, Insertion, Patch } from './shared/protocol.ts'

type Parent = BaseNode & ChildrenMixin
type Filled = SceneNode & MinimalFillsMixin & LayoutMixin

/** Canvas units between the copies of *beside*. */
const gap = 40

/** Characters of a prompt in a layer's name. */
const maxTitle = 48

/**
 * Puts results into the document as one undo step: on the layer that was
 * captured when the job began, never on whatever is selected now.
 *
 * @throws Failed: picture-refused, place-refused
 */
export async function insert(insertion: Insertion): Promise<Inserted> {
  const paints = insertion.patches.map(imageOf)
  const source = await layerById(insertion.target.source.id)
  const carrier = insertion.into ? await layerById(insertion.into) : null
  // What was done before is its own step.
  figma.commitUndo()
  try {
    const layer = await carry(insertion, paints, source, carrier)
    await hideMasks(insertion)
    figma.commitUndo()
    return { nodeId: layer.id, as: insertion.as, sourceGone: source === null }
  } catch (thrown) {
    const { name } = insertion.target.source
    throw thrown instanceof Failed
      ? thrown
      : failed({ kind: 'place-refused', name, reason: reasonOf(thrown) })
  }
}

/** A patch that Figma has taken in as an image. */
interface Loaded extends Patch {
  hash: string
}

function imageOf(patch: Patch): Loaded {
  try {
    return { ...patch, hash: figma.createImage(patch.png).hash }
  } catch (thrown) {
    throw failed({ kind: 'picture-refused', reason: reasonOf(thrown) })
  }
}

async function carry(
  insertion: Insertion,
  loaded: Loaded[],
  source: SceneNode | null,
  carrier: SceneNode | null,
): Promise<SceneNode> {
  if (carrier && isFilled(carrier)) return addFills(carrier, loaded, insertion)
  if (insertion.as === 'beside' && source)
    return putBeside(source, loaded, insertion)
  if (insertion.as === 'fill' && source && isFilled(source))
    return addFills(source, loaded, insertion)
  return addFills(await newLayer(insertion, source), loaded, insertion)
}

/** Appends the results above all paints there are: the first is shown. */
function addFills(
  layer: Filled,
  loaded: Loaded[],
  { title, record }: Insertion,
): SceneNode {
  const earlier = resultHashes(layer)
  const kept = fillsOf(layer).map((paint) =>
    isResult(paint, earlier) ? { ...paint, visible: false } : paint,
  )
  const added = loaded.map((patch, index) => paintOf(layer, patch, index === 0))
  layer.fills = [...kept, ...added]
  const hashes = [...earlier, ...loaded.map(({ hash }) => hash)]
  keepRecord(layer, record, title, hashes)
  return layer
}

function paintOf(layer: Filled, patch: Loaded, visible: boolean): ImagePaint {
  return {
    type: 'IMAGE',
    scaleMode: 'CROP',
    imageHash: patch.hash,
    imageTransform: imageTransform(
      layer.absoluteTransform,
      { width: layer.width, height: layer.height },
      patch.bounds,
    ),
    visible,
  }
}

function fillsOf(layer: Filled): readonly Paint[] {
  return layer.fills === figma.mixed ? [] : layer.fills
}

function isResult(paint: Paint, hashes: string[]): boolean {
  return (
    paint.type === 'IMAGE' &&
    paint.imageHash !== null &&
    hashes.includes(paint.imageHash)
  )
}

/** Shows one of a layer's results and hides the others, as one undo step. */
export async function showResult(nodeId: string, index: number): Promise<void> {
  const layer = await layerById(nodeId)
  if (!layer || !isFilled(layer))
    throw failed({ kind: 'source-gone', name: 'The layer with the results' })
  const hashes = resultHashes(layer)
  figma.commitUndo()
  layer.fills = fillsOf(layer).map((paint) =>
    isResult(paint, hashes)
      ? {
          ...paint,
          visible: (paint as ImagePaint).imageHash === hashes[index],
        }
      : paint,
  )
  figma.commitUndo()
}

/** A rectangle just above the source's content, or where the source was. */
async function newLayer(
  insertion: Insertion,
  source: SceneNode | null,
): Promise<Filled> {
  const { bounds, pageId } = insertion.target.source
  const patch = insertion.patches[0]!.bounds
  const place = intersection(patch, bounds) ?? patch
  const spot = source
    ? await spotAbove(source)
    : { parent: await pageById(pageId), index: Infinity }
  return rectangleAt(place, spot, insertion.title)
}

/** A place in the layer tree. */
interface Spot {
  parent: Parent
  index: number
}

function rectangleAt(place: Rect, { parent, index }: Spot, title: string) {
  const layer = figma.createRectangle()
  layer.name = `Repaint · ${shortened(title)}`
  layer.fills = []
  try {
    parent.insertChild(Math.min(index, parent.children.length), layer)
    if ('layoutMode' in parent && parent.layoutMode !== 'NONE')
      layer.layoutPositioning = 'ABSOLUTE'
    layer.resize(place.width, place.height)
    layer.relativeTransform = uprightIn(absoluteOf(containerOf(layer)), place)
  } catch (thrown) {
    layer.remove()
    throw thrown
  }
  return layer
}

/**
 * On top inside a frame or a group; above anything else. An instance's inside
 * is its component's: there it goes above the outermost instance.
 */
async function spotAbove(source: SceneNode): Promise<Spot> {
  const instance = outermostInstance(source)
  const takesChildren = 'appendChild' in source && !isClosed(source)
  if (takesChildren && !instance) return { parent: source, index: Infinity }
  let layer: BaseNode = instance ?? source
  while (layer.parent && isClosed(layer.parent)) layer = layer.parent
  const parent = layer.parent as Parent
  // A page that nobody has opened yet does not tell its children.
  if (parent.type === 'PAGE') await parent.loadAsync()
  const index = parent.children.findIndex((child) => child.id === layer.id) + 1
  return { parent, index }
}

/** What takes only children of its own kind, or would merge them. */
function isClosed(node: BaseNode): boolean {
  return node.type === 'BOOLEAN_OPERATION' || node.type === 'COMPONENT_SET'
}

function outermostInstance(node: BaseNode): SceneNode | null {
  let found: SceneNode | null = null
  for (let at: BaseNode | null = node; at; at = at.parent)
    if (at.type === 'INSTANCE') found = at
  return found
}

/** The parent that `relativeTransform` counts from: groups are skipped. */
function containerOf(layer: SceneNode): BaseNode | null {
  let parent: BaseNode | null = layer.parent
  while (parent?.type === 'GROUP' || parent?.type === 'BOOLEAN_OPERATION')
    parent = parent.parent
  return parent
}

function absoluteOf(node: BaseNode | null) {
  return node && 'absoluteTransform' in node ? node.absoluteTransform : identity
}

/** A copy of the source for each result, in a row to the right of it all. */
async function putBeside(
  source: SceneNode,
  loaded: Loaded[],
  insertion: Insertion,
): Promise<SceneNode> {
  const page = pageOf(source) ?? figma.currentPage
  await page.loadAsync()
  const { bounds } = insertion.target.source
  const start = right(topmostBounds(source) ?? bounds) + gap
  const copies: SceneNode[] = []
  for (const [index, patch] of loaded.entries()) {
    const shift = start + index * (bounds.width + gap) - bounds.x
    const copy = copyOf(source)
    page.appendChild(copy)
    const [[a, c, x], [b, d, y]] = source.absoluteTransform
    ;(copy as SceneNode & LayoutMixin).relativeTransform = [
      [a, c, x + shift],
      [b, d, y],
    ]
    hideCopiedMasks(source, copy, insertion)
    const moved = {
      ...patch,
      bounds: { ...patch.bounds, x: patch.bounds.x + shift },
    }
    const layer = rectangleAt(
      moved.bounds,
      await spotAbove(copy),
      insertion.title,
    )
    addFills(layer, [moved], insertion)
    copies.push(copy)
  }
  return copies[0]!
}

/** A copy of a component would be another component. */
function copyOf(source: SceneNode): SceneNode {
  return source.type === 'COMPONENT' ? source.createInstance() : source.clone()
}

/** A copy's children come in the same order as the original's. */
function hideCopiedMasks(
  source: SceneNode,
  copy: SceneNode,
  { target }: Insertion,
): void {
  if (!('children' in source) || !('children' in copy)) return
  for (const [index, child] of source.children.entries()) {
    const twin = copy.children[index]
    if (twin && target.masks.some((mask) => mask.id === child.id))
      twin.visible = false
  }
}

function topmostBounds(node: SceneNode): Rect | null {
  let at: BaseNode = node
  while (at.parent && at.parent.type !== 'PAGE') at = at.parent
  return 'absoluteBoundingBox' in at ? at.absoluteBoundingBox : null
}

/** A visible mask would cover what it asked for; it is kept for next time. */
async function hideMasks({ target }: Insertion): Promise<void> {
  for (const { id } of target.masks) {
    const mask = await layerById(id)
    if (!mask) continue
    // A mask of Figma's would go on clipping what is above it.
    if ('isMask' in mask && mask.isMask) continue
    mask.visible = false
  }
}

async function layerById(id: string): Promise<SceneNode | null> {
  const node = await figma.getNodeByIdAsync(id)
  return node && !node.removed && pageOf(node) ? (node as SceneNode) : null
}

/** The page that was open, or the one that is. */
async function pageById(id: string): Promise<PageNode> {
  const node = await figma.getNodeByIdAsync(id)
  const page = node?.type === 'PAGE' ? node : figma.currentPage
  await page.loadAsync()
  return page
}

function isFilled(node: SceneNode): node is Filled {
  return 'fills' in node && 'relativeTransform' in node
}

function shortened(title: string): string {
  const line = title.replace(/\s+/g, ' ').trim()
  return line.length > maxTitle ? `${line.slice(0, maxTitle - 1)}…` : line
}

function failed(failure: HostFailure): Failed<HostFailure> {
  return new Failed(failure)
}
