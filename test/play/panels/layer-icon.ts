import type { LayerData, LayerType } from '../../figma/document/model.ts'
import type { IconName } from './icons.tsx'

const byType: Record<LayerType, IconName> = {
  FRAME: 'frame',
  GROUP: 'group',
  SECTION: 'section',
  COMPONENT: 'component',
  COMPONENT_SET: 'component',
  INSTANCE: 'instance',
  RECTANGLE: 'rectangle',
  ELLIPSE: 'ellipse',
  POLYGON: 'polygon',
  STAR: 'star',
  LINE: 'line',
  VECTOR: 'vector',
  BOOLEAN_OPERATION: 'union',
  TEXT: 'text',
  SLICE: 'frame',
  TRANSFORM_GROUP: 'group',
  SLOT: 'frame',
  SLIDE_GRID: 'group',
  SLIDE_ROW: 'group',
  SLIDE: 'frame',
}

const byLayout: Partial<Record<string, IconName>> = {
  HORIZONTAL: 'columns',
  VERTICAL: 'rows',
  GRID: 'grid',
}

export function iconOf(layer: LayerData): IconName {
  if (layer.isMask) return 'mask'
  const layout = layer.type === 'FRAME' ? layer.autoLayout?.layoutMode : null
  if (layout) return byLayout[layout] ?? 'columns'
  const painted = layer.fills.some(({ type }) => type === 'IMAGE')
  return painted && layer.type === 'RECTANGLE' ? 'picture' : byType[layer.type]
}

/** As the panels call it: "Rectangle", "Component set". */
export const typeName = ({ type, autoLayout }: LayerData) => {
  const words = type.toLowerCase().replace('_', ' ')
  const name = words.charAt(0).toUpperCase() + words.slice(1)
  return type === 'FRAME' && autoLayout ? 'Auto layout' : name
}
