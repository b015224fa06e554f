import { freePlace, gap } from './free-place.ts'
import { settle } from './spot.ts'
import { shortened } from './title.ts'
import type { Make } from './making.ts'
import { pageById } from '../layers.ts'
import type { Placing } from '../shared/protocol.ts'

/** A frame of the place's size, there or where there is room to its right. */
export async function newFrame(
  { target: { place }, title }: Pick<Placing, 'target' | 'title'>,
  make: Make,
): Promise<FrameNode> {
  const page = await pageById(place.pageId)
  const x = freePlace(page, place.bounds, gap)
  const frame = make(figma.createFrame())
  frame.name = shortened(title, 48) || 'Repaint'
  frame.fills = []
  settle(frame, { parent: page, index: Infinity }, { ...place.bounds, x })
  if (page.id === figma.currentPage.id && !isInView(frame))
    figma.viewport.scrollAndZoomIntoView([frame])
  return frame
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
