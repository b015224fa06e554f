/** A mood board: prints that lie askew, a cut-out, a photograph half seen through. */
import type { LayerData } from '../../figma/document/model.ts'
import {
  colors,
  group,
  image,
  layer,
  rounded,
  shadows,
  solid,
  stack,
  text,
  turned,
} from './layers.ts'
import type { Hashes } from './pictures/pictures.ts'

const { ink, soft, cream, white, sand, teal, coral } = colors

export const notes = (hashes: Hashes): LayerData[] => [
  layer('FRAME', 'Mood board', [0, 0, 1600, 1120], {
    fills: [solid('#F3ECDF')],
    children: [
      title(),
      arch(hashes.coast),
      tide(hashes.surf),
      pedestal(hashes.cutout),
      print('Chalk, 6 pm', hashes.coast, [720, 96], -7),
      print('Kitchen light', hashes.vase, [1010, 60], 5),
      print('Low tide', hashes.surf, [1268, 128], -4),
      swatches(),
      arrow(),
    ],
  }),
]

const title = () =>
  group(
    'Title',
    [80, 72],
    [
      text('Salt, chalk\nand slow light', [0, 0], ink, {
        style: 'Black',
        fontSize: 84,
        lineHeight: 86,
        letterSpacing: -3.6,
      }),
      text(
        'Warm sides, cool shadows. Nothing staged: what the path shows on an evening in May.',
        [4, 196],
        soft,
        { fontSize: 22, lineHeight: 32 },
        460,
      ),
    ],
  )

/** A window with a round top. */
const arch = (picture: string) =>
  layer('RECTANGLE', 'Arch', [80, 420, 320, 460], {
    fills: [image(picture)],
    cornerRadii: [160, 160, 12, 12],
  })

/** A photograph at 55 % on a dark ground. */
const tide = (picture: string) =>
  layer('FRAME', 'Tide times', [440, 560, 420, 480], {
    fills: [solid('#0C2A38')],
    cornerRadii: rounded(28),
    children: [
      layer('RECTANGLE', 'Half-transparent surf', [0, 0, 420, 480], {
        fills: [image(picture)],
        opacity: 0.55,
      }),
      text('06:12', [32, 300], white, {
        style: 'Bold',
        fontSize: 96,
        letterSpacing: -4,
      }),
      text('Low water, Thursday', [36, 412], cream, {
        style: 'Medium',
        fontSize: 22,
      }),
    ],
  })

const pedestal = (cutout: string) =>
  group(
    'Pedestal',
    [900, 520],
    [
      layer('ELLIPSE', 'Sun', [40, 40, 440, 440], {
        fills: [solid('#E9A15B')],
      }),
      layer('RECTANGLE', 'Cut-out vase', [106, 60, 308, 462], {
        fills: [image(cutout, { scaleMode: 'FIT' })],
        effects: [shadows.thing],
      }),
    ],
  )

function print(
  words: string,
  picture: string,
  [x, y]: readonly [number, number],
  degrees: number,
): LayerData {
  return turned(
    layer('FRAME', words, [x, y, 236, 284], {
      fills: [solid('#FDFBF6')],
      cornerRadii: rounded(3),
      effects: [shadows.print],
      children: [
        layer('RECTANGLE', 'Print', [14, 14, 208, 208], {
          fills: [image(picture)],
        }),
        text(words, [16, 238], ink, { style: 'Medium Italic', fontSize: 18 }),
      ],
    }),
    degrees,
  )
}

const palette = [
  ['Deep water', '#12405A'],
  ['Teal glaze', teal],
  ['Chalk', sand],
  ['Evening', '#E9A15B'],
  ['Parasol', coral],
] as const

function swatches(): LayerData {
  const swatch = ([name, color]: (typeof palette)[number]) =>
    layer('FRAME', name, [0, 0, 1, 1], {
      fills: [],
      autoLayout: stack('HORIZONTAL', 14, [0, 0], {
        counterAxisAlignItems: 'CENTER',
      }),
      children: [
        layer('ELLIPSE', 'Color', [0, 0, 44, 44], { fills: [solid(color)] }),
        text(name, [0, 0], ink, { style: 'Medium', fontSize: 18 }),
      ],
    })
  return layer('FRAME', 'Palette', [1400, 560, 1, 1], {
    fills: [],
    autoLayout: stack('VERTICAL', 18, [0, 0]),
    children: palette.map(swatch),
  })
}

/** By hand, from the words to the vase. */
const arrow = () =>
  layer('VECTOR', 'Arrow', [1180, 452, 150, 92], {
    strokes: [solid(coral)],
    strokeWeight: 4,
    strokeCap: 'ROUND',
    strokeJoin: 'ROUND',
    vectorPaths: [
      {
        windingRule: 'NONE',
        data: 'M 148 2 C 130 58 84 82 8 78 M 26 60 L 6 78 L 30 92',
      },
    ],
  })
