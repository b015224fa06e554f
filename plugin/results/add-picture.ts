import { freePlace, gap } from './free-place.ts'
import { load, paintOf } from './loaded.ts'
import { making } from './making.ts'
import { settle } from './spot.ts'
import type { Size } from '../shared/geometry.ts'
import type { Layer } from '../shared/protocol.ts'

/**
 * Makes a picture from outside a layer, in the middle of the view or where
 * there is room to the right of it, as one undo step.
 *
 * @throws Failed: picture-refused
 */
export async function addPicture(
  bytes: Uint8Array,
  size: Size,
  name: string,
): Promise<Layer> {
  const page = figma.currentPage
  const { center } = figma.viewport
  const y = Math.round(center.y - size.height / 2)
  const wanted = { ...size, x: Math.round(center.x - size.width / 2), y }
  const bounds = { ...wanted, x: freePlace(page, wanted, gap) }
  const picture = load(bytes, bounds)
  figma.commitUndo()
  const { id } = await making((make) => {
    const layer = make(figma.createRectangle())
    layer.name = name
    settle(layer, { parent: page, index: Infinity }, bounds)
    layer.fills = [paintOf(layer, picture)]
    return layer
  })
  figma.commitUndo()
  return { id, name }
}
