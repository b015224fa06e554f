/** Layers of the sample, in few words. */
import { newLayer } from '../../figma/document/create.ts'
import { translation, withRotation } from '../../figma/document/geometry.ts'
import type {
  AutoLayoutData,
  LayerData,
  LayerType,
  TextStyleData,
} from '../../figma/document/model.ts'
import { measured } from '../text.ts'

type Fields = Partial<Omit<LayerData, 'id' | 'type'>>
type Place = readonly [x: number, y: number]
type Box = readonly [x: number, y: number, width: number, height: number]

let last = 1

/** `box` is in the parent. */
export function layer(
  type: LayerType,
  name: string,
  [x, y, width, height]: Box,
  fields: Fields = {},
): LayerData {
  const transform = translation(x, y)
  const id = `1:${String(++last)}`
  return newLayer(type, id, { name, transform, width, height, ...fields })
}

const rgb = (hex: string): RGB => {
  const channel = (at: number) => parseInt(hex.slice(at, at + 2), 16) / 255
  return { r: channel(1), g: channel(3), b: channel(5) }
}

export const solid = (hex: string, opacity = 1): Paint => ({
  type: 'SOLID',
  color: rgb(hex),
  opacity,
})

export const image = (
  imageHash: string,
  more: Partial<ImagePaint> = {},
): Paint => ({ type: 'IMAGE', scaleMode: 'FILL', imageHash, ...more })

/** From nothing at the top to `opacity` at the bottom. */
export const shade = (hex: string, opacity: number): Paint => ({
  type: 'GRADIENT_LINEAR',
  gradientTransform: [
    [0, 1, 0],
    [-1, 0, 1],
  ],
  gradientStops: [
    { position: 0, color: { ...rgb(hex), a: 0 } },
    { position: 1, color: { ...rgb(hex), a: opacity } },
  ],
})

export const rounded = (radius: number): LayerData['cornerRadii'] => [
  radius,
  radius,
  radius,
  radius,
]

/** As large as its words, or as wide as `width` says. */
export function text(
  characters: string,
  [x, y]: Place,
  color: string,
  style: Partial<TextStyleData>,
  width?: number,
): LayerData {
  const name = characters.replaceAll('\n', ' ')
  const made = layer('TEXT', name, [x, y, width ?? 0, 0], {
    characters,
    fills: [solid(color)],
  })
  const sized = width === undefined ? 'WIDTH_AND_HEIGHT' : 'HEIGHT'
  if (made.textStyle)
    made.textStyle = { ...made.textStyle, autoResize: sized, ...style }
  return { ...made, ...measured(made) }
}

/** A group is as large as what is in it. */
export const group = (name: string, [x, y]: Place, children: LayerData[]) =>
  layer('GROUP', name, [x, y, 1, 1], { children })

/** Turned about its upper left, degrees clockwise. */
export const turned = (it: LayerData, degrees: number): LayerData => ({
  ...it,
  transform: withRotation(it.transform, -degrees),
})

/** Hugs its children both ways unless told. */
export const stack = (
  layoutMode: AutoLayoutData['layoutMode'],
  itemSpacing: number,
  [across, down]: readonly [across: number, down: number],
  more: Partial<AutoLayoutData> = {},
): AutoLayoutData => ({
  layoutMode,
  itemSpacing,
  paddingLeft: across,
  paddingRight: across,
  paddingTop: down,
  paddingBottom: down,
  primaryAxisAlignItems: 'MIN',
  counterAxisAlignItems: 'MIN',
  primaryAxisSizingMode: 'AUTO',
  counterAxisSizingMode: 'AUTO',
  ...more,
})

const drop = (y: number, radius: number, a: number): Effect => ({
  type: 'DROP_SHADOW',
  color: { r: 0.1, g: 0.08, b: 0.05, a },
  offset: { x: 0, y },
  radius,
  visible: true,
  blendMode: 'NORMAL',
})

export const shadows = {
  card: drop(12, 32, 0.16),
  print: drop(6, 18, 0.22),
  thing: drop(22, 36, 0.34),
} satisfies Record<string, Effect>

export const colors = {
  ink: '#16303C',
  soft: '#5D6B74',
  cream: '#FFF6E8',
  paper: '#EFE7DA',
  sand: '#E3D6C1',
  teal: '#1F6A75',
  coral: '#D9573A',
  white: '#FFFFFF',
} as const
