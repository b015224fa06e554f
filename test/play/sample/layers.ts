/** Layers of the sample, in few words. */
import { newLayer } from '../../figma/document/create.ts'
import { translation } from '../../figma/document/geometry.ts'
import type {
  AutoLayoutData,
  LayerData,
  LayerType,
  TextStyleData,
} from '../../figma/document/model.ts'
import { measured } from '../text.ts'

type Fields = Partial<Omit<LayerData, 'id' | 'type'>>

let last = 1

/** `box` is x, y, width and height in the parent. */
export function layer(
  type: LayerType,
  name: string,
  [x, y, width, height]: readonly [number, number, number, number],
  fields: Fields = {},
): LayerData {
  const transform = translation(x, y)
  const id = `1:${String(++last)}`
  return newLayer(type, id, { name, transform, width, height, ...fields })
}

export const solid = (hex: string, opacity = 1): Paint => {
  const channel = (at: number) => parseInt(hex.slice(at, at + 2), 16) / 255
  const color = { r: channel(1), g: channel(3), b: channel(5) }
  return { type: 'SOLID', color, opacity }
}

export const image = (imageHash: string): Paint => ({
  type: 'IMAGE',
  scaleMode: 'FILL',
  imageHash,
})

/** As large as its words, or as wide as `width` says. */
export function text(
  characters: string,
  [x, y]: readonly [number, number],
  color: string,
  style: Partial<TextStyleData>,
  width?: number,
): LayerData {
  const made = layer(
    'TEXT',
    characters.replaceAll('\n', ' '),
    [x, y, width ?? 0, 0],
    {
      characters,
      fills: [solid(color)],
    },
  )
  const sized = width === undefined ? 'WIDTH_AND_HEIGHT' : 'HEIGHT'
  if (made.textStyle)
    made.textStyle = { ...made.textStyle, autoResize: sized, ...style }
  return { ...made, ...measured(made) }
}

/** Hugs its children both ways unless told. */
export const stack = (
  layoutMode: AutoLayoutData['layoutMode'],
  itemSpacing: number,
  padding: number,
  more: Partial<AutoLayoutData> = {},
): AutoLayoutData => ({
  layoutMode,
  itemSpacing,
  paddingLeft: padding,
  paddingRight: padding,
  paddingTop: padding,
  paddingBottom: padding,
  primaryAxisAlignItems: 'MIN',
  counterAxisAlignItems: 'MIN',
  primaryAxisSizingMode: 'AUTO',
  counterAxisSizingMode: 'AUTO',
  ...more,
})

export const shadow: Effect = {
  type: 'DROP_SHADOW',
  color: { r: 0.1, g: 0.08, b: 0.05, a: 0.16 },
  offset: { x: 0, y: 12 },
  radius: 32,
  visible: true,
  blendMode: 'NORMAL',
}
