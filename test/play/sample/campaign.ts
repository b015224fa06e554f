/** The travel poster, and what belongs to the same campaign. */
import type { LayerData } from '../../figma/document/model.ts'
import {
  colors,
  group,
  image,
  layer,
  rounded,
  shade,
  shadows,
  solid,
  stack,
  text,
} from './layers.ts'
import type { Hashes } from './pictures/pictures.ts'

const { cream, ink, soft, white, coral } = colors
const width = 900
const height = 1200
const margin = 56

export const campaign = (hashes: Hashes): LayerData[] => [
  poster(hashes.coast),
  layer('RECTANGLE', 'Vase', [0, 1280, 436, 436], {
    fills: [image(hashes.vase)],
    cornerRadii: rounded(24),
  }),
  card(hashes.coast, 516, 1280),
]

const poster = (photograph: string) =>
  layer('FRAME', 'Poster', [0, 0, width, height], {
    fills: [solid('#16324A')],
    children: [
      layer('RECTANGLE', 'Photograph', [0, 0, width, height], {
        fills: [image(photograph)],
      }),
      layer('RECTANGLE', 'Shade', [0, 980, width, 220], {
        fills: [shade('#06120C', 0.72)],
      }),
      heading(),
      footer(),
    ],
  })

function heading(): LayerData {
  const title = text('COASTAL', [0, 0], cream, {
    style: 'Black',
    fontSize: 170,
    letterSpacing: -6,
    lineHeight: 170,
  })
  const lead = text('Seven days on foot,\nbetween the tides', [6, 176], cream, {
    style: 'Medium',
    fontSize: 34,
    lineHeight: 42,
    letterSpacing: -0.4,
  })
  return group('Heading', [margin, 60], [title, lead])
}

function footer(): LayerData {
  const wide = width - 2 * margin
  const small = { style: 'Semi Bold', fontSize: 20, letterSpacing: 0.2 }
  const left = text('The North Cliff Path', [0, 20], cream, small)
  const right = text('April – October', [0, 20], cream, small)
  right.transform = [
    [1, 0, wide - right.width],
    [0, 1, 20],
  ]
  const rule = layer('RECTANGLE', 'Rule', [0, 0, wide, 2], {
    fills: [solid(cream, 0.7)],
  })
  return group('Footer', [margin, 1096], [rule, left, right])
}

function card(photograph: string, x: number, y: number): LayerData {
  const wide = 344
  return layer('FRAME', 'Card', [x, y, wide + 40, 436], {
    fills: [solid(white)],
    cornerRadii: rounded(24),
    effects: [shadows.card],
    autoLayout: stack('VERTICAL', 12, [20, 20]),
    children: [
      layer('RECTANGLE', 'Cover', [0, 0, wide, 198], {
        fills: [image(photograph)],
        cornerRadii: rounded(12),
      }),
      text('Harbour to headland', [0, 0], ink, {
        style: 'Bold',
        fontSize: 24,
        letterSpacing: -0.4,
      }),
      text(
        'Eleven kilometres of grass, chalk and wind, with a boat back at dusk.',
        [0, 0],
        soft,
        { fontSize: 16, lineHeight: 24 },
        wide,
      ),
      button('Reserve a walk', coral),
    ],
  })
}

export const button = (label: string, color: string): LayerData =>
  layer('FRAME', 'Button', [0, 0, 120, 44], {
    fills: [solid(color)],
    cornerRadii: rounded(22),
    autoLayout: stack('HORIZONTAL', 8, [22, 12]),
    children: [
      text(label, [0, 0], white, { style: 'Semi Bold', fontSize: 16 }),
    ],
  })
