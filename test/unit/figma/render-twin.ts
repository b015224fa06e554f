/** A scene that SVG can draw too. */
import type { LayerData, LayerType } from '../../figma/document/model.ts'
import { layer, solid } from './render-scene.ts'
import type { Difference, Fields } from './render-scene.ts'

export interface Twin {
  name: string
  /** In a white frame. */
  layers: () => LayerData[]
  svg: string
  /** About twice what was measured. */
  within: Difference
}

/** Two rasterisers see the same edge a little differently. */
export const edges: Difference = { mean: 0.5, far: 0.003 }

/** Areas grown by many small steps have harder edges. */
export const grown: Difference = { mean: 1, far: 0.01 }

export const exactly: Difference = { mean: 0, far: 0 }

export const red = { fills: [solid('#c03020')] }
export const blue = { fills: [solid('#2040c0')] }

export const centred = (type: LayerType, fields: Fields) =>
  layer(type, 50, 35, 60, 50, fields)

export const centredRect = '<rect x="50" y="35" width="60" height="50"'
