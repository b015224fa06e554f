import { freePlace, gap } from './free-place.ts'
import type { LoadedResult } from './loaded.ts'
import type { Make } from './making.ts'
import { settle } from './spot.ts'
import { shortened } from './title.ts'
import { layerById, pageById } from '../layers.ts'
import { scaled, shifted, type Rect } from '../shared/geometry.ts'
import type { Placing, Target } from '../shared/protocol.ts'

/**
 * A frame of the place's size, there or where there is room to its right; where
 * the source was to grow, with a copy of it in the middle.
 */
export async function newFrame(
  { target, title }: Pick<Placing, 'target' | 'title'>,
  source: SceneNode | null,
  make: Make,
): Promise<FrameNode> {
  const { place, grown } = target
  const page = await pageById(place.pageId)
  const x = freePlace(page, place.bounds, gap)
  const frame = make(figma.createFrame())
  frame.name = shortened(title, 48) || 'Repaint'
  frame.fills = []
  settle(frame, { parent: page, index: Infinity }, { ...place.bounds, x })
  if (source && grown) await copyInto(frame, source, grown, target, make)
  if (page.id === figma.currentPage.id && !isInView(frame))
    figma.viewport.scrollAndZoomIntoView([frame])
  return frame
}

/** What was made for the place, or for what the source becomes, lies in the frame. */
export function inFrame(
  loaded: readonly LoadedResult[],
  { place, grown }: Target,
  frame: LayoutMixin,
): LoadedResult[] {
  const from = grown ?? place.bounds
  const to = frame.absoluteBoundingBox ?? from
  const scale = to.width / from.width
  return loaded.map((one) => {
    const inside = shifted(one.bounds, { x: -from.x, y: -from.y })
    return { ...one, bounds: shifted(scaled(inside, scale), to) }
  })
}

/** Turned as it is; without what was not in the picture that was sent. */
async function copyInto(
  frame: FrameNode,
  source: SceneNode,
  grown: Rect,
  { unseen }: Target,
  make: Make,
): Promise<void> {
  const copy = make(
    source.type === 'COMPONENT' ? source.createInstance() : source.clone(),
  )
  frame.appendChild(copy)
  if (!('rescale' in copy && 'absoluteTransform' in source)) return
  const scale = frame.width / grown.width
  copy.rescale(scale)
  const [[a, c, x], [b, d, y]] = source.absoluteTransform
  copy.relativeTransform = [
    [a, c, (x - grown.x) * scale],
    [b, d, (y - grown.y) * scale],
  ]
  for (const { id } of unseen) {
    const layer = await layerById(id)
    const twin: SceneNode | null = layer && twinOf(layer, source, copy)
    if (twin && twin !== copy) twin.visible = false
  }
}

/** The layer in the same place of a copy; null for what is not in the original. */
function twinOf(
  layer: SceneNode,
  original: SceneNode,
  copy: SceneNode,
): SceneNode | null {
  if (layer.id === original.id) return copy
  const { parent } = layer
  const holder = parent && twinOf(parent as SceneNode, original, copy)
  if (!holder || !('children' in holder)) return null
  const at = parent.children.findIndex(({ id }) => id === layer.id)
  return holder.children[at] ?? null
}

function isInView({ absoluteBoundingBox: box }: FrameNode): boolean {
  const { x, y, width, height } = figma.viewport.bounds
  return (
    box !== null &&
    box.x >= x &&
    box.y >= y &&
    box.x + box.width <= x + width &&
    box.y + box.height <= y + height
  )
}
