import type {
  LayerData,
  LayerType,
  Matrix,
} from '../../figma/document/model.ts'
import type { Drawing } from './stage-page.ts'

/** A layer as a test writes it: `at` is x, y, width, height in its parent. */
export interface Drawn extends Partial<Omit<LayerData, 'children' | 'type'>> {
  type: LayerType
  id: string
  at?: [x: number, y: number, width: number, height: number]
  /** Degrees, counter-clockwise about the top left corner, as in Figma. */
  turned?: number
  children?: Drawn[]
}

export function drawing({
  type,
  id,
  at = [0, 0, 100, 100],
  turned = 0,
  children = [],
  ...fields
}: Drawn): Drawing {
  const [x, y, width, height] = at
  const place = { transform: turnedAt(x, y, turned), width, height }
  return {
    type,
    id,
    fields: { ...place, ...fields },
    children: children.map(drawing),
  }
}

export function turnedAt(x: number, y: number, degrees: number): Matrix {
  const angle = (-degrees * Math.PI) / 180
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)]
  return [
    [cos, -sin, x],
    [sin, cos, y],
  ]
}

export const solid = (r: number, g: number, b: number, opacity = 1): Paint => ({
  type: 'SOLID',
  color: { r, g, b },
  opacity,
})

/** From left to right, evenly. */
export const gradientOf = (...colors: readonly RGBA[]): Paint => ({
  type: 'GRADIENT_LINEAR',
  gradientTransform: [
    [1, 0, 0],
    [0, 1, 0],
  ],
  gradientStops: colors.map((color, at) => ({
    position: at / (colors.length - 1),
    color,
  })),
})

export const red = solid(1, 0, 0)
export const green = solid(0, 1, 0)
export const blue = solid(0, 0, 1)
export const white = solid(1, 1, 1)

/** A picture needs no bytes to be recognised as one. */
export const photo: Paint = {
  type: 'IMAGE',
  scaleMode: 'FILL',
  imageHash: null,
}

export const frame = (id: string, x: number, children: Drawn[]): Drawn => ({
  type: 'FRAME',
  id,
  at: [x, 0, 400, 300],
  children,
})
export const shape = (id: string, fields: Partial<Drawn> = {}): Drawn => ({
  type: 'ELLIPSE',
  id,
  at: [50, 60, 100, 80],
  ...fields,
})

/** A row that hugs what is in it. */
export const row: Pick<Drawn, 'autoLayout'> = {
  autoLayout: {
    layoutMode: 'HORIZONTAL',
    itemSpacing: 0,
    paddingLeft: 0,
    paddingRight: 0,
    paddingTop: 0,
    paddingBottom: 0,
    primaryAxisAlignItems: 'MIN',
    counterAxisAlignItems: 'MIN',
    primaryAxisSizingMode: 'AUTO',
    counterAxisSizingMode: 'AUTO',
  },
}
