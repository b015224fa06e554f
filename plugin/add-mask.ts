import { imageTransform, uprightIn } from './placement.ts'
import { markAsMask } from './record.ts'
import { Failed } from './shared/failure.ts'
import type { HostFailure } from './shared/failure.ts'
import { identity, type Rect } from './shared/geometry.ts'
import type { Patch, Source } from './shared/protocol.ts'

/** Share of the source's sides that a new mask shape takes. */
const share = 0.4

/** A veil that shows what lies under it. */
const veil: SolidPaint = {
  type: 'SOLID',
  color: { r: 0.6, g: 0.27, b: 1 },
  opacity: 0.5,
}

/**
 * Adds a mask layer for the source, selects it, and marks it so that it is
 * found again: an ellipse to move into place, or what was painted.
 */
export async function addMask(
  source: Source,
  painted: Patch | null,
): Promise<void> {
  const node = await figma.getNodeByIdAsync(source.id)
  if (!node || node.removed)
    throw new Failed<HostFailure>({ kind: 'source-gone', name: source.name })
  const layer = painted ? figma.createRectangle() : figma.createEllipse()
  const place = painted ? painted.bounds : middle(source.bounds)
  layer.name = 'Mask'
  layer.fills = [veil]
  try {
    put(layer, node as SceneNode, place)
  } catch (thrown) {
    layer.remove()
    throw thrown
  }
  if (painted) layer.fills = [pictureOf(painted, layer)]
  markAsMask(layer, source.id)
  figma.currentPage.selection = [layer]
  figma.commitUndo()
}

function middle({ x, y, width, height }: Rect): Rect {
  return {
    x: x + (width * (1 - share)) / 2,
    y: y + (height * (1 - share)) / 2,
    width: Math.max(width * share, 1),
    height: Math.max(height * share, 1),
  }
}

/** Inside a frame, above anything else; outside of any instance. */
function put(
  layer: RectangleNode | EllipseNode,
  source: SceneNode,
  place: Rect,
) {
  let above: BaseNode = source
  for (let at: BaseNode | null = source; at; at = at.parent)
    if (at.type === 'INSTANCE') above = at
  const isFrame = source.type === 'FRAME' || source.type === 'COMPONENT'
  if (isFrame && above === source) {
    source.appendChild(layer)
    if (source.layoutMode !== 'NONE') layer.layoutPositioning = 'ABSOLUTE'
  } else {
    const page = figma.currentPage
    page.appendChild(layer)
  }
  const parent = layer.parent
  const absolute =
    parent && 'absoluteTransform' in parent
      ? parent.absoluteTransform
      : identity
  layer.resize(place.width, place.height)
  layer.relativeTransform = uprightIn(absolute, place)
}

function pictureOf(painted: Patch, layer: RectangleNode | EllipseNode): Paint {
  return {
    type: 'IMAGE',
    scaleMode: 'CROP',
    imageHash: figma.createImage(painted.png).hash,
    imageTransform: imageTransform(
      layer.absoluteTransform,
      { width: layer.width, height: layer.height },
      painted.bounds,
    ),
  }
}
