import { blue, photo, red, row, shape, turnedAt, white } from '../drawn.ts'
import {
  box,
  drawn,
  height,
  left,
  mask,
  source,
  top,
  width,
  type Kind,
} from './kind.ts'

/** Wherever the mask and its source can lie. */
export const places: Record<string, Kind> = {
  'a turned shape': drawn(
    { turned: 30, at: [60, 80, 80, 40] },
    '<rect width="80" height="40" transform="translate(160 130) rotate(-30)"/>',
  ),
  'a shape partly outside': drawn(
    { at: [180, -30, 120, 90] },
    '<rect x="280" y="50" width="60" height="60"/>',
  ),
  'a shape at fractions': drawn(
    { at: [60.37, 40.81, 99.5, 70.25] },
    '<rect x="160.37" y="90.81" width="99.5" height="70.25"/>',
  ),
  'a shape beside the source, over it': {
    layers: [
      {
        type: 'RECTANGLE',
        id: 'source',
        at: [left, top, width, height],
        fills: [blue, { ...photo, visible: false }],
      },
      mask({ at: [300, 120, 120, 60] }),
    ],
    select: ['mask'],
    understood: 'source mask drawn',
    covered: '<rect x="300" y="120" width="40" height="60"/>',
  },
  'a mask of Figma': {
    layers: [
      {
        type: 'GROUP',
        id: 'source',
        at: [left, top, width, height],
        children: [
          shape('mask', {
            isMask: true,
            at: [60, 40, 100, 70],
            fills: [red],
          }),
          { type: 'RECTANGLE', id: 'all', at: [0, 0, 240, 160], fills: [blue] },
        ],
      },
    ],
    select: ['source'],
    understood: 'source mask mask-group',
    covered: '<ellipse cx="210" cy="125" rx="50" ry="35"/>',
  },
  'a shape in a turned frame': {
    layers: [
      source([mask()], {
        transform: turnedAt(left, top + height, 25),
        clipsContent: false,
      }),
    ],
    select: ['mask'],
    understood: 'source mask drawn',
    covered:
      '<rect x="60" y="40" width="100" height="70" transform="translate(100 210) rotate(-25)"/>',
  },
  'a turned shape in a turned group': {
    layers: [
      {
        type: 'GROUP',
        id: 'outer',
        at: [left, top + height, width, height],
        turned: 40,
        children: [
          source([mask({ turned: -15 })], { at: [0, 0, width, height] }),
        ],
      },
    ],
    select: ['mask'],
    understood: 'source mask drawn',
    covered:
      '<rect width="100" height="70" transform="translate(100 210) rotate(-40) translate(60 40) rotate(15)"/>',
  },
  'a shape in the flow of auto-layout': {
    layers: [
      {
        ...row,
        type: 'FRAME',
        id: 'source',
        at: [left, top, 0, 0],
        fills: [white],
        children: [
          mask({ id: 'content', at: [0, 0, 120, 100], fills: [blue] }),
          mask({ at: [0, 0, 80, 100] }),
        ],
      },
    ],
    select: ['mask'],
    understood: 'source mask drawn',
    covered: '<rect x="220" y="50" width="80" height="100"/>',
  },
  'a source in the flow of auto-layout': {
    layers: [
      {
        ...row,
        type: 'FRAME',
        id: 'row',
        at: [10, top, 0, 0],
        children: [
          mask({ id: 'before', at: [0, 0, 90, 160] }),
          source([mask()], { at: [0, 0, width, height] }),
        ],
      },
    ],
    select: ['mask'],
    understood: 'source mask drawn',
    covered: box,
  },
  'a shape in a component': {
    layers: [source([mask()], { type: 'COMPONENT' })],
    select: ['mask'],
    understood: 'source mask drawn',
    covered: box,
  },
  'a shape in an instance': {
    layers: [
      source([mask({ id: '9:2' })], {
        id: '9:1',
        type: 'COMPONENT',
        at: [600, 50, width, height],
      }),
      {
        type: 'INSTANCE',
        id: '9:3',
        mainComponentId: '9:1',
        at: [left, top, width, height],
      },
    ],
    select: ['I9:3;9:2'],
    understood: '9:3 I9:3;9:2 drawn',
    covered: box,
  },
  'a shape in a frame of a section': {
    layers: [
      {
        type: 'SECTION',
        id: 'section',
        at: [60, 20, 400, 300],
        children: [source([mask()], { at: [40, 30, width, height] })],
      },
    ],
    select: ['mask'],
    understood: 'source mask drawn',
    covered: box,
  },
  'a shape in a scrolled frame': {
    layers: [
      {
        type: 'FRAME',
        id: 'viewport',
        at: [150, 100, 120, 80],
        clipsContent: true,
        children: [source([mask()], { at: [-50, -50, width, height] })],
      },
    ],
    select: ['mask'],
    understood: 'source mask drawn',
    covered: box,
  },
}
