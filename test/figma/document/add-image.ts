/** A picture becomes a layer, as when a designer pastes or drops it. */
import { newLayer } from './create.ts'
import type { FigmaDocument } from './document.ts'
import { translation } from './geometry.ts'

interface Picture {
  bytes: Uint8Array
  name: string
  /** Its middle, in the parent's space. */
  x: number
  y: number
  /** Pixels; a canvas unit each. */
  width: number
  height: number
}

export function addImageLayer(
  document: FigmaDocument,
  { bytes, name, x, y, width, height }: Picture,
  parent: string,
): void {
  const imageHash = document.addImage(bytes)
  const fills: Paint[] = [{ type: 'IMAGE', scaleMode: 'FILL', imageHash }]
  const transform = translation(x - width / 2, y - height / 2)
  const fields = { name, width, height, transform, fills }
  document.insert(newLayer('RECTANGLE', document.newId(), fields), parent)
}
