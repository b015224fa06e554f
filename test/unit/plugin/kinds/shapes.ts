import { red, solid, type Drawn } from '../drawn.ts'
import { box, drawn, mask, named, source, type Kind } from './kind.ts'

const points = (count: number, radius: (corner: number) => number) =>
  Array.from({ length: count }, (_, corner) => {
    const angle = (2 * Math.PI * corner) / count - Math.PI / 2
    const x = 210 + 50 * radius(corner) * Math.cos(angle)
    const y = 125 + 35 * radius(corner) * Math.sin(angle)
    return `${x},${y}`
  }).join(' ')

const wave = 'M 0 35 C 30 -20 60 90 100 35'
const stroked: Partial<Drawn> = {
  fills: [],
  strokes: [red],
  strokeWeight: 12,
  strokeAlign: 'CENTER',
}
const blurred: Partial<Drawn> = {
  effects: [
    { type: 'LAYER_BLUR', blurType: 'NORMAL', radius: 12, visible: true },
  ],
}

/** A 60 × 60 and another, 30 to the right and down of it. */
const two = (operation: Drawn['booleanOperation']): Partial<Drawn> => ({
  type: 'BOOLEAN_OPERATION',
  booleanOperation: operation!,
  at: [60, 40, 90, 90],
  children: [
    mask({ id: 'one', at: [0, 0, 60, 60] }),
    mask({ id: 'other', at: [30, 30, 60, 60] }),
  ],
})
const [one, other] = [
  'M 160 90 h 60 v 60 h -60 z',
  'M 190 120 h 60 v 60 h -60 z',
]

/** Whatever can be drawn over the source. */
export const shapes: Record<string, Kind> = {
  'a rectangle': drawn({}, box),
  'a rectangle with round corners': drawn(
    { cornerRadii: [20, 20, 20, 20] },
    '<rect x="160" y="90" width="100" height="70" rx="20"/>',
  ),
  'an ellipse': drawn(
    { type: 'ELLIPSE' },
    '<ellipse cx="210" cy="125" rx="50" ry="35"/>',
  ),
  'a polygon': drawn(
    { type: 'POLYGON', pointCount: 5 },
    `<polygon points="${points(5, () => 1)}"/>`,
  ),
  'a star': drawn(
    { type: 'STAR', pointCount: 6, innerRadius: 0.4 },
    `<polygon points="${points(12, (corner) => (corner % 2 ? 0.4 : 1))}"/>`,
  ),
  'a vector': drawn(
    {
      type: 'VECTOR',
      strokes: [],
      vectorPaths: [
        { windingRule: 'NONZERO', data: 'M 0 70 L 50 0 L 100 70 Z' },
      ],
    },
    '<path d="M 160 160 L 210 90 L 260 160 Z"/>',
  ),
  // Pencil and brush strokes are vectors with a stroke and no fill.
  'a pencil stroke': drawn(
    {
      ...stroked,
      type: 'VECTOR',
      strokeCap: 'ROUND',
      vectorPaths: [{ windingRule: 'NONE', data: wave }],
    },
    `<path transform="translate(160 90)" d="${wave}" fill="none" stroke="#000" stroke-width="12" stroke-linecap="round"/>`,
  ),
  'a thin line': drawn(
    { ...stroked, type: 'LINE', at: [60, 75, 100, 0], strokeWeight: 4 },
    '<rect x="160" y="123" width="100" height="4"/>',
  ),
  text: named(
    { type: 'TEXT', characters: 'Spring', at: [60, 40, 100, 70] },
    { layer: 'mask' },
  ),
  'a group': named(
    {
      type: 'GROUP',
      fills: [],
      at: [60, 40, 120, 70],
      children: [
        mask({ id: 'a', at: [0, 0, 40, 70] }),
        mask({ id: 'b', type: 'ELLIPSE', at: [60, 0, 60, 70] }),
      ],
    },
    '<rect x="160" y="90" width="40" height="70"/><ellipse cx="250" cy="125" rx="30" ry="35"/>',
  ),
  'a union': drawn(two('UNION'), `<path d="${one} ${other}"/>`),
  'a difference': drawn(
    two('SUBTRACT'),
    '<path d="M 160 90 h 60 v 30 h -30 v 30 h -30 z"/>',
  ),
  'an intersection': drawn(
    two('INTERSECT'),
    '<rect x="190" y="120" width="30" height="30"/>',
  ),
  'an exclusion': drawn(
    two('EXCLUDE'),
    `<path fill-rule="evenodd" d="${one} ${other}"/>`,
  ),
  'a picture with transparency': {
    ...named({}, '<rect x="160" y="90" width="50" height="70"/>'),
    halves: ['mask'],
  },
  'several layers at once': {
    layers: [
      source([
        mask({ id: 'a', at: [20, 20, 60, 60] }),
        mask({ id: 'b', type: 'ELLIPSE', at: [50, 40, 80, 80] }),
        mask({ id: 'c', at: [180, 100, 30, 30], visible: false }),
      ]),
    ],
    select: ['a', 'c', 'b'],
    understood: 'source a+b+c drawn',
    covered:
      '<rect x="120" y="70" width="60" height="60"/><circle cx="190" cy="130" r="40"/><rect x="280" y="150" width="30" height="30"/>',
  },
  'a faint paint': drawn({ fills: [solid(1, 0, 0, 0.3)] }, box),
  'a faint layer': drawn({ opacity: 0.2 }, box),
  'a blurred shape': {
    ...drawn(
      blurred,
      '<filter id="blur" x="-50%" y="-50%" width="200%" height="200%"><feGaussianBlur stdDeviation="6"/></filter><rect x="160" y="90" width="100" height="70" filter="url(#blur)"/>',
    ),
    // No two renderers blur quite alike: of a fade of 100 px.
    within: 2,
  },
  'a hidden shape': drawn({ visible: false }, box),
  'a locked shape': drawn({ locked: true }, box),
}
