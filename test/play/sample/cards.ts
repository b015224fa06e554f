/** A card in auto-layout, and a component with two instances. */
import { childrenFor } from '../../figma/document/instances.ts'
import { translation } from '../../figma/document/geometry.ts'
import type { LayerData } from '../../figma/document/model.ts'
import { image, layer, shadow, solid, stack, text } from './layers.ts'

const ink = '#1C2A33'
const soft = '#5D6B74'
const white = '#FFFFFF'

export function card(photograph: string, x: number, y: number): LayerData {
  const width = 344
  const button = layer('FRAME', 'Button', [0, 0, 120, 44], {
    fills: [solid('#D9573A')],
    cornerRadii: [22, 22, 22, 22],
    autoLayout: {
      ...stack('HORIZONTAL', 8, 12),
      paddingLeft: 22,
      paddingRight: 22,
    },
    children: [
      text('Reserve a walk', [0, 0], white, {
        style: 'Semi Bold',
        fontSize: 16,
      }),
    ],
  })
  return layer('FRAME', 'Card', [x, y, width + 40, 400], {
    fills: [solid(white)],
    cornerRadii: [24, 24, 24, 24],
    effects: [shadow],
    autoLayout: stack('VERTICAL', 14, 20),
    children: [
      layer('RECTANGLE', 'Cover', [0, 0, width, 216], {
        fills: [image(photograph)],
        cornerRadii: [12, 12, 12, 12],
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
        width,
      ),
      button,
    ],
  })
}

/** A component and two instances of it, one with words of its own. */
export function stays(vase: string, coast: string): LayerData[] {
  const main = layer('COMPONENT', 'Stay', [0, 0, 280, 380], {
    fills: [solid(white)],
    cornerRadii: [20, 20, 20, 20],
    children: [
      layer('RECTANGLE', 'Picture', [0, 0, 280, 260], { fills: [image(vase)] }),
      text('Clay House', [20, 280], ink, { style: 'Bold', fontSize: 22 }),
      text('Two rooms, one kiln', [20, 314], soft, { fontSize: 16 }),
    ],
  })
  return [
    main,
    instanceOf(main, 360, {}),
    instanceOf(main, 680, {
      Picture: { fills: [image(coast)] },
      'Clay House': { characters: 'Lookout' },
      'Two rooms, one kiln': { characters: 'Sleeps four, sees far' },
    }),
  ]
}

function instanceOf(
  main: LayerData,
  x: number,
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
    transform: translation(x, 0),
    children,
  }
}
