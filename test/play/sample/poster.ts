/** The travel poster. */
import type { LayerData } from '../../figma/document/model.ts'
import { image, layer, solid, text } from './layers.ts'

const width = 900
const height = 1200
const cream = '#FFF6E8'

export function poster(photograph: string): LayerData {
  return layer('FRAME', 'Poster', [0, 0, width, height], {
    fills: [solid('#16324A')],
    children: [
      layer('RECTANGLE', 'Photograph', [0, 0, width, height], {
        fills: [image(photograph)],
      }),
      heading(),
      footer(),
    ],
  })
}

function heading(): LayerData {
  const title = text('COASTAL', [0, 0], cream, {
    style: 'Black',
    fontSize: 170,
    letterSpacing: -6,
    lineHeight: 170,
  })
  const lead = text('Seven days on foot,\nbetween the tides', [6, 172], cream, {
    style: 'Medium',
    fontSize: 34,
    lineHeight: 42,
    letterSpacing: -0.4,
  })
  return group('Heading', 56, 60, [title, lead])
}

function footer(): LayerData {
  const line = layer('RECTANGLE', 'Rule', [0, 0, width - 120, 2], {
    fills: [solid(cream, 0.7)],
  })
  const small = { style: 'Semi Bold', fontSize: 20, letterSpacing: 0.2 }
  const left = text('The North Cliff Path', [0, 20], cream, small)
  const right = text('April – October', [0, 20], cream, small)
  right.transform = [
    [1, 0, width - 120 - right.width],
    [0, 1, 20],
  ]
  return group('Footer', 60, 1096, [line, left, right])
}

const group = (name: string, x: number, y: number, children: LayerData[]) =>
  layer('GROUP', name, [x, y, 1, 1], { children })
