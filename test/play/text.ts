/** Text layers being typed in. */
import type { FigmaDocument } from '../figma/document/document.ts'
import type { LayerData, TextStyleData } from '../figma/document/model.ts'
import { textBlockOf } from '../figma/render/text-layout.ts'

/** The box that the layer's words take up, canvas units. */
export function measured(layer: LayerData): { width: number; height: number } {
  const { autoResize } = layer.textStyle ?? { autoResize: 'NONE' }
  if (autoResize === 'NONE' || autoResize === 'TRUNCATE') return layer
  const block = textBlockOf(layer)
  const width = Math.max(1, Math.ceil(block.width))
  const height = Math.max(1, Math.ceil(block.height))
  return autoResize === 'HEIGHT'
    ? { width: layer.width, height }
    : { width, height }
}

export function setCharacters(
  document: FigmaDocument,
  id: string,
  characters: string,
): void {
  document.update(id, { characters })
  measureAgain(document, id)
}

export function setTextStyle(
  document: FigmaDocument,
  id: string,
  values: Partial<TextStyleData>,
): void {
  const style = document.find(id)?.layer.textStyle
  if (!style) return
  document.update(id, { textStyle: { ...style, ...values } })
  measureAgain(document, id)
}

function measureAgain(document: FigmaDocument, id: string): void {
  const layer = document.find(id)?.layer
  if (!layer) return
  const { width, height } = measured(layer)
  document.resize(id, width, height)
}
