/** A web page: cards that are instances, and a hero that waits for a picture. */
import { translation } from '../../figma/document/geometry.ts'
import { childrenFor } from '../../figma/document/instances.ts'
import type { LayerData } from '../../figma/document/model.ts'
import { button } from './campaign.ts'
import {
  colors,
  image,
  layer,
  rounded,
  shadows,
  solid,
  stack,
  text,
} from './layers.ts'
import type { Hashes } from './pictures/pictures.ts'

const { ink, soft, white, paper, sand, teal, coral } = colors
const width = 1280
const margin = 80
const gap = 32
const cardWidth = (width - 2 * margin - 2 * gap) / 3

export function stays(hashes: Hashes): LayerData[] {
  const main = stayCard(hashes.vase)
  return [webPage(main, hashes), main, ...hints()]
}

const webPage = (main: LayerData, { coast, surf }: Hashes) =>
  layer('FRAME', 'Stays page', [0, 0, width, 1340], {
    fills: [solid(paper)],
    children: [
      bar(),
      layer('FRAME', 'Hero', [margin, 104, width - 2 * margin, 480], {
        fills: [solid(sand)],
        cornerRadii: rounded(28),
      }),
      text('Places to wake up to', [margin, 640], ink, {
        style: 'Bold',
        fontSize: 56,
        letterSpacing: -1.8,
      }),
      text(
        'Three houses by the path, a day’s walk apart.',
        [margin, 716],
        soft,
        {
          fontSize: 22,
        },
      ),
      layer('FRAME', 'Houses', [margin, 792, 1, 1], {
        fills: [],
        clipsContent: false,
        autoLayout: stack('HORIZONTAL', gap, [0, 0]),
        children: [
          instanceOf(main, {}),
          instanceOf(main, {
            Picture: { fills: [image(coast)] },
            'Clay House': { characters: 'Lookout' },
            'Two rooms, one kiln': { characters: 'Sleeps four, sees far' },
            '€ 120 a night': { characters: '€ 165 a night' },
          }),
          instanceOf(main, {
            Picture: { fills: [image(surf)] },
            'Clay House': { characters: 'Tide Hut' },
            'Two rooms, one kiln': { characters: 'Ten steps from the sea' },
            '€ 120 a night': { characters: '€ 98 a night' },
          }),
        ],
      }),
    ],
  })

function bar(): LayerData {
  const link = (label: string) =>
    text(label, [0, 0], ink, { style: 'Medium', fontSize: 17 })
  const links = layer('FRAME', 'Links', [0, 0, 1, 1], {
    fills: [],
    autoLayout: stack('HORIZONTAL', 36, [0, 0], {
      counterAxisAlignItems: 'CENTER',
    }),
    children: [
      link('Stays'),
      link('Walks'),
      link('Journal'),
      button('Book', coral),
    ],
  })
  return layer('FRAME', 'Navigation', [0, 0, width, 104], {
    fills: [],
    autoLayout: stack('HORIZONTAL', 24, [margin, 0], {
      primaryAxisAlignItems: 'SPACE_BETWEEN',
      counterAxisAlignItems: 'CENTER',
      primaryAxisSizingMode: 'FIXED',
      counterAxisSizingMode: 'FIXED',
    }),
    children: [
      text('coastal', [0, 0], teal, {
        style: 'Black',
        fontSize: 34,
        letterSpacing: -1.6,
      }),
      links,
    ],
  })
}

const stayCard = (picture: string) =>
  layer('COMPONENT', 'Stay card', [width + 120, 0, cardWidth, 470], {
    fills: [solid(white)],
    cornerRadii: rounded(24),
    effects: [shadows.card],
    children: [
      layer('RECTANGLE', 'Picture', [12, 12, cardWidth - 24, 300], {
        fills: [image(picture)],
        cornerRadii: rounded(16),
      }),
      text('Clay House', [28, 336], ink, {
        style: 'Bold',
        fontSize: 28,
        letterSpacing: -0.6,
      }),
      text('Two rooms, one kiln', [28, 374], soft, { fontSize: 18 }),
      text('€ 120 a night', [28, 418], teal, {
        style: 'Semi Bold',
        fontSize: 18,
      }),
    ],
  })

/** Words beside the page, for whoever opens it. */
function hints(): LayerData[] {
  const note = (words: string, y: number) =>
    layer('FRAME', 'Note', [width + 120, y, 1, 1], {
      fills: [solid('#FFE7A6')],
      cornerRadii: rounded(8),
      autoLayout: stack('VERTICAL', 0, [24, 20]),
      children: [
        text(words, [0, 0], '#4A3A12', { fontSize: 20, lineHeight: 30 }, 302),
      ],
    })
  return [
    note('The hero is an empty frame: select it and generate a picture.', 560),
    note('A change to Stay card’s picture shows in every instance.', 700),
  ]
}

function instanceOf(
  main: LayerData,
  overrides: Record<string, Partial<LayerData>>,
): LayerData {
  const { id } = layer('INSTANCE', main.name, [0, 0, 1, 1])
  const children = childrenFor(id, main, []).map((child) => ({
    ...child,
    ...overrides[child.name],
  }))
  return {
    ...main,
    id,
    type: 'INSTANCE',
    mainComponentId: main.id,
    transform: translation(0, 0),
    children,
  }
}
